import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { without } from '../../src/input/plain-data.js';
import { reportDifferences, type VerifyReport } from '../../src/report/verify-report.js';
import { models, policy, provider, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();

const EVIDENCE = ['--data', 'data/alpha.yaml', '--policy', './asks.yaml'];
const OWN = ['--waivers', 'waivers.yaml', '--attestations', 'attestations.yaml'];
const CHECK = ['check', 'alpha', ...EVIDENCE, ...OWN];

const report = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(name, 'utf8')) as Record<string, unknown>;

beforeAll(async () => {
  mkdirSync(`${folder}/.git`);
  process.chdir(folder);
  write(folder, {
    'data/alpha.yaml': provider('alpha', models('alpha/one')),
    'asks.yaml': policy('asks', {
      ...{ 'no-training': 'error', 'dpa-terms': 'error', 'breach-notice': 'note' },
      'contracting-entity-named': 'error',
    }),
    'dpa.txt': 'the contract',
  });
  const accepted = [
    '--reason',
    'a trial',
    '--measures',
    'none',
    '--owner',
    'Dana',
    '--expires',
    '2026-12-31',
  ];
  await run(['waive', 'no-training', 'alpha', ...EVIDENCE, ...accepted, '--waivers', 'waivers.yaml']);
  const about = [
    '--title',
    'DPA',
    '--kind',
    'contract',
    '--party',
    'Us',
    '--party',
    'Alpha',
    '--owner',
    'Dana',
  ];
  const options = ['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}', '--clause'];
  const days = ['--effective-from', '2026-09-01', '--expires', '2027-08-31'];
  const into = [...days, ...options, 'processor-terms=1', '--attestations', 'attestations.yaml'];
  await run(['attest', 'alpha', '--data', 'data/alpha.yaml', '--document', 'dpa.txt', ...about, ...into]);
  const { code, stderr } = await run([...CHECK, '--format', 'json', '--output', 'report.json']);
  if (code !== 0) throw new Error(`${code} ${stderr}`);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const verify = (...argv: string[]) => run(['verify', ...argv]);
const verified = async (...argv: string[]) => (await json(['verify', ...argv])) as VerifyReport;

describe('an unchanged report holds', () => {
  test('and the page says what was compared', async () => {
    const { code, stdout, stderr } = await verify('report.json');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^report\.json: reproduced, every field is the same\./);
    for (const part of [
      'dataset',
      'law tables',
      'adequacy tables',
      'table of certificates',
      'effective policy',
      'waivers',
      'attestations',
    ])
      expect(stdout).toContain(`✓ digest of the ${part}`);
  });

  test.each<[kind: string, argv: string[]]>([
    ['check of a shipped provider', ['check', 'xiaomi']],
    ['check that gates nothing', ['xiaomi', '--fail-on', 'never', '--policy', 'gdpr']],
    ['check of some rules', ['xiaomi', '--rule', 'no-training', '--rule', 'dpa-terms']],
    ['check of a route', ['openrouter/xiaomi/mimo-v2-pro']],
    ['gaps', ['gaps', 'alpha', ...EVIDENCE, ...OWN]],
    [
      'gaps with a filter and a limit',
      ['gaps', 'xiaomi', '--where', 'severity=error', '--limit', '2', '--sort=-rule'],
    ],
    ['gaps in columns', ['gaps', 'xiaomi', '--columns', 'rule,subject']],
    ['explain', ['explain', 'no-training', 'alpha', ...EVIDENCE, ...OWN]],
    ['show', ['show', 'alpha', '--data', 'data/alpha.yaml', '--attestations', 'attestations.yaml']],
    ['compare', ['compare', 'xiaomi', 'alpha', '--data', 'data/alpha.yaml']],
    ['providers', ['providers', '--where', 'dpa-terms=unknown']],
    ['models', ['models', '--input-tokens', '1000', '--output-tokens', '200']],
    ['questions', ['questions', 'xiaomi']],
  ])('%s', async (_kind, argv) => {
    await run([...argv, '--format', 'json', '--output', 'other.json', '--as-of', '2026-11-20']);
    const { holds, differences, parts } = await verified('other.json');
    expect([holds, differences]).toEqual([true, []]);
    // A verdict is compared only if the report has one.
    expect(parts.some(({ what }) => what === 'verdict')).toBe('verdict' in report('other.json'));
  });

  test('made under a project file, with the settings of that file', async () => {
    write(folder, {
      'project/mimo-check.yaml':
        'policy: ../asks.yaml\ndata: [../data]\nwaivers: [../waivers.yaml]\nattestations: [../attestations.yaml]\nsubjects: [alpha]\nfail_on: note\n',
    });
    const given = [
      'check',
      '--project',
      'project/mimo-check.yaml',
      '--format',
      'json',
      '--output',
      'project.json',
    ];
    expect((await run(given)).code).toBe(1);
    expect(report('project.json')['project']).toEqual({ file: 'project/mimo-check.yaml', line: 1 });
    expect((await verified('project.json')).differences).toEqual([]);
  });

  test('with another layout, and with other line endings in its inputs', async () => {
    writeFileSync('compact.json', JSON.stringify(report('report.json')));
    expect((await verify('compact.json')).code).toBe(0);
    const asks = readFileSync('asks.yaml', 'utf8');
    writeFileSync('asks.yaml', asks.replaceAll('\n', '\r\n'));
    expect((await verify('report.json')).code).toBe(0);
    writeFileSync('asks.yaml', asks);
  });
});

type Path = (string | number)[];

/** Every leaf of a report, including empty lists and mappings. */
function leavesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return entries.length === 0
    ? [{ path, value }]
    : entries.flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** Another value of the same kind. */
function forged(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return ['forged'];
  if (typeof value === 'object') return { forged: true };
  const text = typeof value === 'string' ? value : '';
  if (/^[0-9a-f]{12,64}$/.test(text)) return (text.startsWith('0') ? '1' : '0') + text.slice(1);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return text.replace(/\d$/, (digit) => String((Number(digit) + 1) % 9));
  return { fail: 'pass', pass: 'fail', unknown: 'pass', error: 'note', note: 'error' }[text] ?? `${text}x`;
}

type Owner = Record<string | number, unknown>;

function changed(path: Path, change: (owner: Owner, key: string | number) => void): Record<string, unknown> {
  const copy = report('report.json');
  let owner: Owner = copy;
  for (const step of path.slice(0, -1)) owner = owner[step] as Owner;
  change(owner, path.at(-1) ?? '');
  return copy;
}

const codeOf = async (data: unknown): Promise<number> => {
  writeFileSync('forged.json', JSON.stringify(data));
  return (await verify('forged.json')).code;
};

describe('a forged report does not hold', () => {
  /**
   * The program is run for these leaves and for every tenth of the rest, where the comparison alone decides.
   */
  const isAsked = ({ path: [first, second] }: { path: Path }, index: number): boolean =>
    ['kind', 'asOf', 'tool', 'schemaVersion'].includes(String(first)) ||
    second === 'asked' ||
    index % 10 === 0;

  test('if any leaf is changed', async () => {
    const whole = report('report.json');
    const leaves = leavesOf(whole);
    expect(leaves.length).toBeGreaterThan(300);
    const passed: string[] = [];
    for (const [index, leaf] of leaves.entries()) {
      const data = changed(leaf.path, (owner, key) => (owner[key] = forged(leaf.value)));
      const differs = reportDifferences(data, whole).length > 0;
      const code = isAsked(leaf, index) ? await codeOf(data) : Number(differs);
      if (!differs || code === 0) passed.push(leaf.path.join('.'));
    }
    expect(passed).toEqual([]);
  });

  test('if any key is removed', async () => {
    const whole = report('report.json');
    const parts = leavesOf(whole).flatMap(({ path }) =>
      path.map((_, end) => JSON.stringify(path.slice(0, end + 1))),
    );
    const passed: string[] = [];
    for (const [index, text] of [...new Set(parts)].entries()) {
      const path = JSON.parse(text) as Path;
      const data = changed(path, (owner, key) => {
        if (Array.isArray(owner)) owner.splice(Number(key), 1);
        else Reflect.deleteProperty(owner, key);
      });
      const differs = reportDifferences(data, whole).length > 0;
      const code = isAsked({ path }, index) ? await codeOf(data) : Number(differs);
      if (!differs || code === 0) passed.push(text);
    }
    // Without a subject, the providers of the user's own files are evaluated, which gives the same report.
    expect(passed).toEqual(['["proof","asked","subjects",0]']);
  });

  test.each<[what: string, forge: (data: Record<string, unknown>) => unknown]>([
    ['a key is added', (data) => ({ ...data, approved: true })],
    ['a finding is left out', (data) => ({ ...data, findings: (data['findings'] as unknown[]).slice(1) })],
    [
      'a finding is repeated',
      (data) => ({
        ...data,
        findings: [...(data['findings'] as unknown[]), (data['findings'] as unknown[])[0]],
      }),
    ],
    [
      'findings change places',
      (data) => ({ ...data, findings: [...(data['findings'] as unknown[])].reverse() }),
    ],
    ['a waiver is left out', (data) => ({ ...data, waivers: [] })],
    ['the version differs', (data) => ({ ...data, tool: { name: 'mimo-check', version: '9.9.9' } })],
  ])('if %s', async (_what, forge) => {
    expect(await codeOf(forge(report('report.json')))).toBe(1);
  });

  test('if a key occurs twice, which exits 2', async () => {
    const text = readFileSync('report.json', 'utf8');
    writeFileSync('forged.json', text.replace('"verdict":', '"verdict": "fail",\n  "verdict":'));
    const { code, stderr } = await verify('forged.json');
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds the key "verdict" twice')]);
  });

  test('and each difference is named by its finding', async () => {
    const data = changed(['findings', 0, 'outcome'], (owner, key) => (owner[key] = 'not-applicable'));
    writeFileSync('forged.json', JSON.stringify({ ...data, verdict: 'fail' }));
    const { code, stdout } = await verify('forged.json');
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(code).toBe(1);
    expect(text).toContain('forged.json: differs in 2 places.');
    expect(text).toContain(
      'findings[dpa-terms of alpha].outcome: the report says "not-applicable"; reproduced: "pass"',
    );
    expect(text).toContain('✗ verdict ✗ findings ✓ summary');
  });
});

describe('when an input has changed', () => {
  const spoilt = async (name: string, change: (text: string) => string, part: string): Promise<void> => {
    const text = readFileSync(name, 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(name, change(text));
    try {
      const result = await verified('report.json');
      expect(result.holds).toBe(false);
      expect(result.parts.find(({ what }) => what === part)).toEqual({ what: part, holds: false });
    } finally {
      writeFileSync(name, text);
    }
  };

  test.each<[name: string, change: (text: string) => string, part: string]>([
    ['data/alpha.yaml', (text) => text.replace('Firm of alpha', 'Firm'), 'digest of the dataset'],
    [
      'asks.yaml',
      (text) => text.replace('breach-notice: { severity: note', 'breach-notice: { severity: warning'),
      'digest of the effective policy',
    ],
    ['waivers.yaml', (text) => text.replace('a trial', 'a long trial'), 'digest of the waivers'],
    ['attestations.yaml', (text) => text.replace('clause: "1"', 'clause: "2"'), 'digest of the attestations'],
  ])('in %s, the report does not hold and the changed part is named', spoilt);

  test('a missing input exits 2, and an option can name its new place', async () => {
    mkdirSync('elsewhere', { recursive: true });
    const moves = {
      'waivers.yaml': '--waivers',
      'attestations.yaml': '--attestations',
      data: '--data',
      'asks.yaml': '--policy',
    };
    for (const [name, option] of Object.entries(moves)) {
      renameSync(name, `elsewhere/${name}`);
      if (name === 'attestations.yaml') renameSync('dpa.txt', 'elsewhere/dpa.txt');
      const { code, stderr } = await verify('report.json');
      expect([name, code, stderr]).toEqual([name, 2, expect.stringContaining('say where it is now')]);
      const now = name === 'data' ? 'elsewhere/data/alpha.yaml' : `./elsewhere/${name}`;
      const result = await verified('report.json', option, now);
      expect([name, result.differences]).toEqual([name, []]);
      expect(result.inputs).toContainEqual({ what: option.slice(2), name: now, saidBy: 'option' });
      renameSync(`elsewhere/${name}`, name);
      if (name === 'attestations.yaml') renameSync('elsewhere/dpa.txt', 'dpa.txt');
    }
  });

  test('another policy than the one in the report is a difference', async () => {
    expect((await verify('report.json', '--policy', 'default')).code).toBe(1);
    await run(['check', 'xiaomi', '--policy', 'lenient', '--format', 'json', '--output', 'lenient.json']);
    const result = await verified('lenient.json', '--policy', 'gdpr');
    expect(result.differences.map(({ path }) => path)).toContain('policy.digest');
    expect((await verify('report.json', '--no-waivers')).code).toBe(1);
  });
});

describe('an input that is not a report exits 2', () => {
  test.each<[what: string, content: string, says: RegExp]>([
    ['nothing', '', /is not JSON/],
    ['no JSON', 'kind: check', /is not JSON/],
    ['a list', '[]', /is not a report of mimo-check/],
    ['another tool', '{"tool": {"name": "other"}, "kind": "check"}', /is not a report of mimo-check/],
    [
      'a kind that cannot be verified',
      '{"tool": {"name": "mimo-check"}, "kind": "validate"}',
      /is not a report that can be made again/,
    ],
    ['no date', '{"tool": {"name": "mimo-check"}, "kind": "check", "asOf": "today"}', /has no as-of date/],
    [
      'nothing asked',
      '{"tool": {"name": "mimo-check"}, "kind": "check", "asOf": "2026-11-23"}',
      /is missing|must be a mapping/,
    ],
    [
      'a question of another form',
      '{"tool": {"name": "mimo-check"}, "kind": "check", "asOf": "2026-11-23", "proof": {"asked": {"policy": 5}}}',
      /policy: must be/,
    ],
    [
      'explain without a rule',
      '{"tool": {"name": "mimo-check"}, "kind": "explain", "asOf": "2026-11-23", "proof": {"asked": {}}}',
      /unknown rule/,
    ],
    [
      'show without a subject',
      '{"tool": {"name": "mimo-check"}, "kind": "show", "asOf": "2026-11-23", "proof": {"asked": {}}}',
      /unknown provider/,
    ],
  ])('%s', async (_what, content, says) => {
    writeFileSync('none.json', content);
    const { code, stdout, stderr } = await verify('none.json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('bug');
  });

  test('a missing file', async () => {
    expect((await verify('missing.json')).stderr).toContain('missing.json: no such file');
  });
});

test('the digests in the parts of a report agree', async () => {
  const digests = (await json(CHECK)) as {
    proof: { digests: object };
    dataset: { digests: object };
    policy: { digest: string };
  };
  expect(
    without(digests.proof.digests as Record<string, unknown>, 'policy', 'waivers', 'attestations'),
  ).toEqual(digests.dataset.digests);
  expect(digests.proof.digests).toMatchObject({ policy: digests.policy.digest });
});
