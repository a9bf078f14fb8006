import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../src/input/problem.js';
import { check } from '../../src/cli/commands/check.js';
import { provider, scratch, write, FILES } from '../kit/files.js';
import { run } from '../kit/run.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';

const { folder, at } = scratch();
beforeAll(() =>
  write(folder, {
    ...FILES,
    'bare.yaml': provider('bare'),
    'open.yaml': provider('open').replace("leave_eea: 'no'", 'leave_eea: may'),
    'shouting/delta.YAML': provider('delta'),
    'shouting/alpha.yaml': provider('alpha'),
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const files = (...names: string[]): string[] => names.flatMap((name) => ['--data', at(`${name}.yaml`)]);

describe('a check exits 2 if one of its subjects has no answer', () => {
  test.each([
    ['has no models, where only models are asked', 'asks-models', ['alpha', 'bare'], /asks nothing of bare/],
    ['has nothing that applies to it', 'applies-not', ['alpha', 'open'], /no rule applies to alpha/],
  ])('one subject %s', async (_, policy, names, message) => {
    const more = [...files(...names), '--policy', at(`${policy}.yaml`), '--fail-on', 'never'];
    for (const subjects of [names, names.toReversed()]) {
      const whole = await run([...subjects, ...more]);
      expect(whole).toMatchObject({ code: 2, stdout: '' });
      expect(whole.stderr).toMatch(message);
      const stream = await run(['check', '-', ...more, '-f', 'ndjson'], {
        stdin: `${subjects.join('\n')}\n`,
      });
      expect(stream.code).toBe(2);
      expect(stream.stderr).toMatch(message);
      expect(stream.stdout).not.toContain('"kind":"summary"');
    }
  });

  test('in a stream, a model gets all of its rules, even if some were already asked of it behind a host', async () => {
    const value = 'value: { used: never, covers: [prompts, outputs, files, feedback] }, seen: 2026-11-01';
    const trained = claimText(value, 'scope: model, grade: reviewed, sources: [terms]');
    write(folder, {
      'routes/alpha.yaml': providerText({
        models: modelText('one', `claims: { training-use: [${trained}] }`),
      }),
      'routes/beta.yaml': providerText({
        id: 'beta',
        models: modelText('beta/one', 'claims: {}, made_by: alpha, upstream: maker'),
      })
        .replace('kind: first-party', 'kind: gateway')
        .replace('name: Alpha', 'name: Beta'),
    });
    const more = ['--data', at('routes'), '--policy', 'gdpr'];
    const whole = await run(['check', 'beta/one', 'one', ...more, '-f', 'json']);
    const { findings } = JSON.parse(whole.stdout) as { findings: { id: string }[] };
    const stream = await run(['check', '-', ...more, '-f', 'ndjson'], { stdin: 'beta/one\none\n' });
    const lines = stream.stdout.trimEnd().split('\n');
    const parts = lines.map((line) => JSON.parse(line) as { kind: string; id: string });
    const findingIds = parts.filter(({ kind }) => kind === 'finding').map(({ id }) => id);
    expect(findingIds.toSorted()).toEqual(findings.map(({ id }) => id).toSorted());
  });

  test('a finding shared by sibling models is reported once in a stream', async () => {
    const more = [...files('alpha'), '--policy', at('holds.yaml'), '-f', 'ndjson'];
    const { code, stdout } = await run(['check', '-', ...more], { stdin: 'alpha/one\nalpha/two\n' });
    expect(code).toBe(0);
    expect(stdout.match(/"kind":"finding"/g)).toHaveLength(1);
  });
});

test('a file with an extension that the loader does not know is refused, not skipped', async () => {
  const { code, stderr } = await run(['check', '--data', at('shouting'), '--policy', at('holds.yaml')]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/delta\.YAML: is in a folder of YAML files/);
});

test.each([
  { asOf: 'tomorrow' },
  { asOf: '2026-11-23T10:00:00Z' },
  { asOf: '2026-02-30' },
  { asOf: undefined },
  { asOf: 20_261_123 },
  { subjects: 'xiaomi' },
  { subjects: [5] },
  { policy: 5 },
  { failOn: 'fatal' },
  { data: 'data' },
])('check() in the library throws on %j and names the wrong key', (change) => {
  const request = { subjects: ['xiaomi'], rules: ['price-stated'], asOf: '2026-11-23', ...change };
  const [key] = Object.keys(change);
  expect(() => check(request as Parameters<typeof check>[0])).toThrow(InputError);
  expect(() => check(request as Parameters<typeof check>[0])).toThrow(`${key ?? ''} must be`);
});

describe('verify of a report whose list of inputs was changed exits 1', () => {
  const forged = (change: (asked: Record<string, unknown>) => void): string[] => {
    const report = JSON.parse(readFileSync(at('r.json'), 'utf8')) as {
      proof: { asked: Record<string, unknown> };
    };
    change(report.proof.asked);
    write(folder, { 'forged.json': JSON.stringify(report) });
    return ['verify', at('forged.json'), ...files('alpha')];
  };

  beforeAll(async () => {
    expect((await run(['alpha', ...files('alpha'), '-f', 'json', '-o', at('r.json')])).code).toBe(1);
  });

  test.each<[string, (asked: Record<string, unknown>) => void, string[], number]>([
    ['none', () => undefined, [], 0],
    ['one more file', (asked) => (asked['data'] = [...(asked['data'] as string[]), 'x.yaml']), [], 1],
    ['waivers', (asked) => (asked['waivers'] = ['w.yaml']), ['--no-waivers'], 1],
    ['a policy file', (asked) => (asked['policy'] = './p.yaml'), ['--policy', 'default'], 1],
  ])('%s', async (_, change, options, code) => {
    expect((await run([...forged(change), ...options])).code).toBe(code);
  });
});
