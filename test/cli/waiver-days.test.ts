import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, programIn, type Program } from '../kit/built.js';
import { policy, provider, scratch, write } from '../kit/files.js';

const { folder, at } = scratch();
let program: Program;

const ASK = [
  'alpha',
  '--data',
  at('alpha.yaml'),
  '--policy',
  at('asks.yaml'),
  '--waivers',
  at('waivers.yaml'),
];

/** Runs the program at a fixed time, in a time zone. */
const code = async (instant: string, zone: string, argv = ASK): Promise<number> => {
  const preload = `
    const Real = Date;
    const now = Real.parse('${instant}');
    globalThis.Date = class extends Real {
      constructor(...given) { if (given.length === 0) super(now); else super(...given); }
      static now() { return now; }
    };`;
  return (await program.run(argv, { preload, env: { TZ: zone } })).code;
};

beforeAll(async () => {
  write(folder, {
    'alpha.yaml': provider('alpha'),
    'asks.yaml': policy('asks', { 'no-training': 'error' }),
  });
  program = programIn(buildPackage(folder));
  const argv = ['waive', 'no-training', 'alpha', '--reason', 'a trial', '--measures', 'no names', '--owner'];
  const given = [...argv, 'Dana', '--expires', '2026-11-30', '--as-of', '2026-11-20', ...ASK.slice(1)];
  const { code: written, stderr } = await program.run(given);
  if (written !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'America/St_Johns'];

describe('the first and last day of a waiver', () => {
  test.each(ZONES)('the last day ends at 23:59:59 UTC, in %s', async (zone) => {
    expect(await code('2026-11-30T23:59:59.999Z', zone)).toBe(0);
    expect(await code('2026-12-01T00:00:00.000Z', zone)).toBe(1);
  });

  test.each(ZONES)('the first day starts at 00:00:00 UTC, in %s', async (zone) => {
    expect(await code('2026-11-19T23:59:59.999Z', zone)).toBe(1);
    expect(await code('2026-11-20T00:00:00.000Z', zone)).toBe(0);
  });
});
