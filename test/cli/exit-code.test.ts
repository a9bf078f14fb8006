import { rmSync } from 'node:fs';
import { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { scratch, write } from '../kit/files.js';
import { json, piecesOf, run } from '../kit/run.js';

const { folder, at } = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

describe('without an answer the exit code is 2', () => {
  const nowhere = { write: () => Promise.resolve(), isTTY: false };
  const io = {
    ...{ env: {}, today: '2026-11-23', stdin: () => piecesOf([]) },
    ...{ stdout: nowhere, stderr: nowhere },
  };
  const program = (action: () => void) => () => new Command().allowExcessArguments().action(action);

  test('for a program that ends without a word', async () => {
    expect(
      await main(
        ['check'],
        io,
        program(() => undefined),
      ),
    ).toBe(2);
  });

  test('for a program that throws something other than an error', async () => {
    const failing = program(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the program must survive
      throw 'no error at all';
    });
    expect(await main(['check'], io, failing)).toBe(2);
  });
});

const POLICY = `id: only
others: off
fail_on: error
unknown: same
accept_scopes: [contract, model, offering]
accept_grades: [reviewed]
accept_attestations: []
attestation_digest: any
max_age_days: 365
rules:
  security-measures: { severity: error }
`;

/** A waiver of the only gap, with the evidence digest of that gap or another one. */
const waiver = (evidence: string, granted: string, expires: string): string =>
  `waivers:
  - { rule: security-measures, subject: xiaomi, reason: A trial, measures: [None], owner: Dana,
      granted: ${granted}, expires: ${expires}, evidence: ${evidence} }
`;

describe('the only gap that blocks', () => {
  write(folder, { 'only.yaml': POLICY });
  const args = ['xiaomi', '--policy', at('only.yaml')];

  test.each([
    ['in force', '', '2026-11-01', '2026-11-23', 0],
    ['expired', '', '2026-10-01', '2026-11-22', 1],
    ['void', 'f'.repeat(64), '2026-11-01', '2026-12-01', 1],
    ['not granted yet', '', '2026-11-24', '2026-12-01', 1],
  ])('with a waiver that is %s', async (_state, other, granted, expires, code) => {
    const { findings } = (await json(args)) as { findings: { evidence: string }[] };
    expect(findings).toHaveLength(1);
    const evidence = other === '' ? (findings[0]?.evidence ?? '') : other;
    write(folder, { 'waivers.yaml': waiver(evidence, granted, expires) });
    expect((await run([...args, '--waivers', at('waivers.yaml')])).code).toBe(code);
  });

  test('without a waiver exits 1', async () => {
    expect((await run(args)).code).toBe(1);
  });
});
