import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, execute, programIn, type Program } from '../kit/built.js';
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

/** Makes `Date` tell the time that `now` holds. */
const CLOCK = `
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(now); else super(...given); }
    static now() { return now; }
  };`;

/** Runs the program at a fixed time, in a time zone. */
const code = async (instant: string, zone: string): Promise<number> => {
  const preload = `const now = Date.parse('${instant}');${CLOCK}`;
  return (await program.run(ASK, { preload, env: { TZ: zone } })).code;
};

/** The exit codes of the built program at several times, in one process in a time zone. */
async function codes(instants: readonly string[], zone: string): Promise<number[]> {
  const script = `
    let now = 0;${CLOCK}
    const { main, processIo } = require(${JSON.stringify(join(program.bin, '../../dist/cli.cjs'))});
    (async () => {
      const codes = [];
      for (const instant of ${JSON.stringify(instants)}) {
        now = Real.parse(instant);
        codes.push(await main(${JSON.stringify([...ASK, '-q'])}, processIo()));
      }
      console.log(JSON.stringify(codes));
    })();`;
  const { stdout, stderr } = await execute([process.execPath, '-e', script], { env: { TZ: zone } });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as number[];
}

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
const FIRST = [
  ['2026-11-19T23:59:59.999Z', 1],
  ['2026-11-20T00:00:00.000Z', 0],
] as const;
const LAST = [
  ['2026-11-30T23:59:59.999Z', 0],
  ['2026-12-01T00:00:00.000Z', 1],
] as const;

describe('the first day of a waiver starts at 00:00:00 UTC, and the last one ends at 23:59:59', () => {
  test.each(ZONES)('in %s', async (zone) => {
    const days = [...FIRST, ...LAST];
    const instants = days.map(([instant]) => instant);
    expect(await codes(instants, zone)).toEqual(days.map(([, expected]) => expected));
  });

  test.each([...FIRST, ...LAST])('at %s, in a process of its own: %i', async (instant, expected) => {
    expect(await code(instant, 'Pacific/Kiritimati')).toBe(expected);
  });
});
