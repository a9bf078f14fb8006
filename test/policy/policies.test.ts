import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatProblem, InputError } from '../../src/input/problem.js';
import { parseYaml } from '../../src/input/yaml.js';
import { entryNamed, formerNameNote, type PolicyEntry, withNameNotes } from '../../src/policy/policy.js';
import { loadPolicy, policyFiles } from '../../src/policy/load-policy.js';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import { entryShape, policyShape } from '../../src/policy/policy-shape.js';
import { RULES } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import { describeSettings, policyNotes } from '../../src/report/described-policy.js';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';
import { AS_OF } from '../kit/shipped.js';

const { folder, at } = scratch();

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a policy file; returns its path. */
function file(name: string, text: string): string {
  write(folder, { [name]: text });
  return at(name);
}

const entry = (path: string, id: string, asOf = AS_OF, rules = RULES): PolicyEntry => {
  const found = loadPolicy(path, asOf, rules).entries.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};

function problems(path: string, rules = RULES): string {
  try {
    loadPolicy(path, AS_OF, rules);
    return '';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, '')).join('\n');
  }
}

/** The general settings of the default policy, which a policy that extends nothing must have. */
const HEAD = readFileSync('data/policies/default.yaml', 'utf8')
  .replace(/^[\s\S]*^(?=fail_on:)/m, '')
  .replace(/^rules:[\s\S]*$/m, '');

/** The line on which a built-in policy names a rule. */
const lineOf = (policy: string, rule: string): number =>
  readFileSync(`data/policies/${policy}.yaml`, 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(`  ${rule}:`)) + 1;

describe('the built-in policies', () => {
  test.each(builtinPolicies())('%s has an entry for every rule, with its place', (id) => {
    const policy = loadPolicy(id, AS_OF);
    expect(policy.entries.map((one) => one.id)).toEqual(RULES.map((rule) => rule.id));
    for (const one of policy.entries)
      expect(policy.origins.get(`rules.${one.id}.severity`)?.file).toMatch(/^data\/policies\//);
    expect(policy.notCovered.length).toBeGreaterThan(0);
    expect(policy.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('extending', () => {
  test('works at any depth: the nearest setting counts, with its file and line', () => {
    file(
      'one.yaml',
      'id: one\nextends: [gdpr]\nrules:\n  no-training: { severity: note }\n  retention-limit: { max_days: 90 }\n',
    );
    file(
      'two.yaml',
      'id: two\nextends: [./one.yaml]\nmax_age_days: 30\nrules:\n  retention-limit: { max_days: 60 }\n',
    );
    const path = file(
      'three.yaml',
      'id: three\nextends: [./two.yaml]\nrules:\n  no-training: { severity: warning }\n',
    );
    const policy = loadPolicy(path, AS_OF);
    const place = (key: string): string => {
      const origin = policy.origins.get(key);
      return `${(origin?.file ?? '').split('/').at(-1) ?? ''}:${origin?.line ?? 0}`;
    };
    expect(entry(path, 'no-training').severity).toBe('warning');
    expect(entry(path, 'retention-limit').options).toEqual({ max_days: 60 });
    expect(entry(path, 'retention-limit').severity).toBe('error');
    expect(entry(path, 'retention-limit').maxAgeDays).toBe(30);
    expect(place('rules.no-training.severity')).toBe('three.yaml:4');
    expect(place('rules.no-training.waivable')).toBe(`gdpr.yaml:${lineOf('gdpr', 'no-training')}`);
    expect(place('rules.retention-limit.max_days')).toBe('two.yaml:5');
    expect(place('max_age_days')).toBe('two.yaml:3');
    expect(policyFiles(path).map((name) => name.split('/').at(-1))).toEqual([
      'gdpr.yaml',
      'one.yaml',
      'two.yaml',
      'three.yaml',
    ]);
  });

  test.each([
    ['the later of two', '[lenient, gdpr]', 'error'],
    ['one that occurs twice', '[gdpr, lenient, gdpr]', 'error'],
    ['one that occurs many times', '[lenient, gdpr, lenient, gdpr, gdpr, lenient]', 'off'],
    ['one that another one extends, named after it', '[./loose.yaml, gdpr]', 'error'],
    ['one that another one extends, named before it', '[gdpr, ./loose.yaml]', 'note'],
    ['the later of two that extend the same policy', '[./loose.yaml, ./strict.yaml]', 'error'],
    ['the same two in the other order', '[./strict.yaml, ./loose.yaml]', 'note'],
    ['the same file under another path', '[gdpr, ./loose.yaml, ./../extended/./again.yaml, gdpr]', 'error'],
  ])('the later entry of extends counts: %s', (_, entries, severity) => {
    file(
      'extended/loose.yaml',
      'id: loose\nextends: [gdpr]\nrules:\n  security-measures: { severity: note }\n',
    );
    file('extended/strict.yaml', 'id: strict\nextends: [gdpr]\nmax_age_days: 30\n');
    file('extended/again.yaml', 'id: again\nextends: [./loose.yaml]\n');
    const path = file('extended/top.yaml', `id: top\nextends: ${entries}\n`);
    expect(entry(path, 'security-measures').severity).toBe(severity);
  });

  test('the last policy in extends counts as if it were the only one', () => {
    file('extended/base.yaml', 'id: base\nextends: [gdpr]\nrules:\n  no-training: { severity: warning }\n');
    file('extended/one.yaml', 'id: one\nextends: [./base.yaml, lenient]\n');
    file('extended/two.yaml', 'id: two\nextends: [./base.yaml]\nrules:\n  dpa-terms: { severity: note }\n');
    const both = file(
      'extended/both.yaml',
      'id: both\nextends: [./one.yaml, ./two.yaml, ./one.yaml, ./two.yaml]\n',
    );
    const severities = (path: string): string[] =>
      loadPolicy(path, AS_OF).entries.map(({ id, severity }) => `${id} ${severity}`);
    expect(severities(both)).toEqual(
      severities(file('extended/alone.yaml', 'id: alone\nextends: [./two.yaml]\n')),
    );
  });

  test.each([
    [
      'itself',
      'self.yaml',
      'id: self\nextends: [./self.yaml]\n',
      /self\.yaml:2:11: policies extend each other in a circle: .*self\.yaml → .*self\.yaml/,
    ],
    ['a missing file', 'gone.yaml', 'id: gone\nextends: [./nowhere.yaml]\n', /nowhere\.yaml: no such file/],
    [
      'a built-in policy misspelt',
      'mis.yaml',
      'id: mis\nextends: [gpdr]\n',
      /mis\.yaml:2:11: unknown policy "gpdr"\n {2}Did you mean gdpr\?/,
    ],
    ['nothing', 'none.yaml', 'id: none\nextends: []\n', /extends: must have at least 1 entry/],
    ['a text', 'text.yaml', 'id: text\nextends: gdpr\n', /extends: must be a list/],
  ])('extending %s is an error', (_, name, text, message) => {
    expect(problems(file(name, text))).toMatch(message);
  });
});

describe('a policy that extends nothing', () => {
  test('must name every rule or say others: off', () => {
    const path = file('short.yaml', `id: short\n${HEAD}rules:\n  no-training: { severity: error }\n`);
    expect(problems(path)).toMatch(
      /^short\.yaml:1:1: others: nothing is said about dpa-terms, .*context-minimum/,
    );
    const others = file(
      'others.yaml',
      `id: short\n${HEAD}others: off\nrules:\n  no-training: { severity: error }\n`,
    );
    expect(entry(others, 'no-training').severity).toBe('error');
    expect(entry(others, 'dpa-terms').severity).toBe('off');
    expect(loadPolicy(others, AS_OF).origins.get('rules.dpa-terms.severity')?.line).toBe(
      HEAD.split('\n').length + 1,
    );
  });

  test.each([
    ['others: on', /others: "on" is not one of: off/],
    ['others: off\nextends: [default]', /:2:1: others: cannot be used with extends/],
    [
      'fail_on: never\nothers: off',
      /unknown: is missing[\s\S]*accept_scopes: is missing[\s\S]*max_age_days: is missing/,
    ],
    ['others: off', /fail_on: is missing/],
    [
      `${HEAD}others: off\nrules:\n  no-training: { waivable: false }`,
      /rules\.no-training\.severity: is missing/,
    ],
    [
      `${HEAD}others: off\nrules:\n  abuse-monitoring-limit: { severity: error }`,
      /rules\.abuse-monitoring-limit\.max_days: is missing/,
    ],
    [`${HEAD}others: off\nrules:\n  retention-30: { severity: error }`, /unknown rule "retention-30"/],
    [
      `${HEAD}others: off\nrules:\n  no-training: { uses: dpa-terms, severity: error }`,
      /rules\.no-training\.uses: no-training is a rule itself, so it cannot use "dpa-terms"/,
    ],
    [
      `${HEAD}others: off\nrules:\n  mine: { uses: no-trainin, severity: error }`,
      /unknown rule "no-trainin"\n {2}Did you mean no-training\?/,
    ],
    [
      `${HEAD}others: off\nrules:\n  mine: { uses: no-training, max_days: 3, severity: error }`,
      /rules\.mine\.max_days: is not a known key/,
    ],
    [`${HEAD}others: off\nrules: [no-training]`, /rules: must be a mapping/],
  ])('is refused with %s', (text, message) => {
    expect(problems(file('own.yaml', `id: own\n${text}\n`))).toMatch(message);
  });

  test('and any other may use a rule several times', () => {
    const path = file(
      'several.yaml',
      'id: several\nextends: [default]\nrules:\n  retention-30: { uses: retention-limit, severity: note, max_days: 30 }\n  retention-90: { uses: retention-limit, severity: error, max_days: 90 }\n',
    );
    const ids = loadPolicy(path, AS_OF).entries.filter(({ rule }) => rule.id === 'retention-limit');
    expect(ids.map(({ id, options, severity }) => [id, options, severity])).toEqual([
      ['retention-30', { max_days: 30 }, 'note'],
      ['retention-90', { max_days: 90 }, 'error'],
      ['retention-limit', {}, 'warning'],
    ]);
    const above = file(
      'above.yaml',
      'id: above\nextends: [./several.yaml]\nrules:\n  retention-30: { max_days: 10 }\n',
    );
    expect(entry(above, 'retention-30').options).toEqual({ max_days: 10 });
  });
});

describe('a limit on a rule', () => {
  const limited = (severity: string, withLimit: string): PolicyEntry => {
    file(
      'base.yaml',
      `id: base\nextends: [default]\nrules:\n  price-stated: { severity: ${severity}, severity_with_limit: ${withLimit} }\n`,
    );
    return entry(
      file('limit.yaml', 'id: limit\nextends: [./base.yaml]\nrules:\n  price-stated: { max_input: "1.0" }\n'),
      'price-stated',
    );
  };
  test.each([
    ['note', 'error', 'error'],
    ['error', 'note', 'error'],
  ])('of severity %s, with severity_with_limit %s, makes it %s', (severity, withLimit, effective) => {
    expect(limited(severity, withLimit).severity).toBe(effective);
  });
});

/** Files that extend each other, the base first, each with its own lines; returns the path of the last. */
function stack(base: string, ...texts: readonly string[]): string {
  const paths = texts.map((text, index) =>
    file(
      `s${index}.yaml`,
      `id: s${index}\n${index === 0 ? base : `extends: [./s${index - 1}.yaml]`}\n${text}\n`,
    ),
  );
  return paths.at(-1) ?? '';
}

/** A setting as `policies show` and `explain` show it: its value, and the file and line that decided it. */
function settingOf(path: string, id: string, name: string, rules = RULES): [value: unknown, place: string] {
  const found = describeSettings(loadPolicy(path, AS_OF, rules), entry(path, id, AS_OF, rules));
  const { value, file: where, line } = found.find((one) => one.name === name) ?? { value: 'not told' };
  return [value, `${(where ?? '').split('/').at(-1) ?? ''}:${line ?? 0}`];
}

const own = (settings: string, id = 'no-training'): string => `rules: { ${id}: { ${settings} } }`;

describe('a general setting in a later file', () => {
  const GENERAL: [key: string, rule: string, general: string, value: unknown, decides: 'rule' | 'general'][] =
    [
      ['unknown', 'note', 'warning', 'warning', 'general'],
      ['unknown', 'warning', 'same', 'same', 'general'],
      ['unknown', 'same', 'note', 'same', 'rule'],
      ['unknown', 'warning', 'warning', 'warning', 'rule'],
      ['accept_scopes', '[group, offering]', '[offering, model]', ['offering'], 'general'],
      ['accept_scopes', '[group]', '[contract]', [], 'general'],
      ['accept_grades', '[reported, reviewed]', '[reviewed]', ['reviewed'], 'general'],
      ['accept_grades', '[reviewed]', '[reviewed, reported]', ['reviewed'], 'rule'],
      ['accept_attestations', '[contract]', '[]', [], 'general'],
      ['accept_attestations', '[]', '[contract]', [], 'rule'],
      [
        'accept_attestations',
        '[vendor-statement, contract]',
        '[contract, own-assessment, vendor-statement]',
        ['vendor-statement', 'contract'],
        'rule',
      ],
      [
        'accept_attestations',
        '[vendor-statement, own-assessment, contract]',
        '[contract, vendor-statement]',
        ['vendor-statement', 'contract'],
        'general',
      ],
      ['attestation_digest', 'any', 'checked', 'checked', 'general'],
      ['attestation_digest', 'checked', 'any', 'checked', 'rule'],
      ['max_age_days', '90', '30', 30, 'general'],
      ['max_age_days', '30', '90', 30, 'rule'],
    ];

  test.each(GENERAL)('tightens %s: rule %s, general %s', (key, rule, general, value, decides) => {
    const path = stack('extends: [default]', own(`${key}: ${rule}`), `${key}: ${general}`);
    expect(settingOf(path, 'no-training', key)).toEqual([value, `s${decides === 'rule' ? 0 : 1}.yaml:3`]);
  });

  test.each(GENERAL)(
    "does not override a rule's setting in the same file or a later one: %s: %s, with general %s",
    (key, rule, general) => {
      const expected = parseYaml(rule, '').data;
      const together = stack('extends: [default]', `${key}: ${general}\n${own(`${key}: ${rule}`)}`);
      expect(settingOf(together, 'no-training', key)).toEqual([expected, 's0.yaml:4']);
      const above = stack('extends: [default]', `${key}: ${general}`, own(`${key}: ${rule}`));
      expect(settingOf(above, 'no-training', key)).toEqual([expected, 's1.yaml:3']);
    },
  );

  test('is tested here for every setting that exists in general and for a rule', () => {
    const sameSettings = RULES.flatMap((rule) => {
      const shape = entryShape(rule);
      return shape.type === 'object' ? Object.keys(shape.fields) : [];
    }).filter((key) => key in policyShape().fields);
    expect(new Set(GENERAL.map(([key]) => key))).toEqual(new Set(sameSettings));
  });

  const age = (days: number): string => `max_age_days: ${days}`;
  test.each<[string, string[], number, string]>([
    ['the strictest of two later files', [own(age(100)), age(50), age(200)], 50, 's1.yaml:3'],
    ['the first of two as strict', [own(age(100)), age(50), age(50)], 50, 's1.yaml:3'],
    ['the stricter of two', [own(age(100)), age(50), age(20)], 20, 's2.yaml:3'],
    ['a setting in an earlier file does not count', [age(10), own(age(100)), age(200)], 100, 's1.yaml:3'],
    ['the later file counts, not the earlier one', [age(10), own(age(100)), age(50)], 50, 's2.yaml:3'],
    ['not if a later file sets it for the rule', [own(age(100)), age(5), own(age(90))], 90, 's2.yaml:3'],
    [
      'even if a later file sets something else for the rule',
      [own(age(9)), age(5), own('waivable: false')],
      5,
      's1.yaml:3',
    ],
    ['no tightening without a setting for the rule', [age(10), age(100)], 100, 's1.yaml:3'],
  ])('at any depth: %s', (_, texts, value, place) => {
    expect(settingOf(stack('extends: [default]', ...texts), 'no-training', 'max_age_days')).toEqual([
      value,
      place,
    ]);
  });

  test('accept_attestations: [] applies to every rule of a built-in policy, and of two that are extended', () => {
    for (const id of builtinPolicies()) {
      const found = loadPolicy(stack(`extends: [${id}]`, 'accept_attestations: []'), AS_OF).entries;
      expect(found.flatMap(({ attestations }) => attestations)).toEqual([]);
    }
    const none = stack('extends: [lenient]', 'accept_attestations: []');
    const both = file('both-ways.yaml', `id: both\nextends: [default, ${none}]\n`);
    expect(entry(both, 'no-training').attestations).toEqual([]);
  });

  const renamed: readonly Rule[] = RULES.map((rule) =>
    rule.id === 'no-training' ? { ...rule, formerly: ['no-model-training'] } : rule,
  );
  test.each([
    ['with its own id', 'extends: [default]', 'mine: { uses: no-training, severity: error, accept', 'mine'],
    ['under a former name', 'extends: [default]', 'no-model-training: { accept', 'no-training'],
    [
      'beside others that are off',
      `${HEAD}others: off`,
      'no-training: { severity: error, accept',
      'no-training',
    ],
  ])('tightens an entry %s', (_, base, start, id) => {
    const path = stack(base, `rules: { ${start}_attestations: [contract] } }`, 'accept_attestations: []');
    expect(settingOf(path, id, 'accept_attestations', renamed)).toEqual([[], 's1.yaml:3']);
  });
});

describe('a rule that is off in an earlier file', () => {
  const HINT = '\n  Say its severity here, or take the setting out.';
  const OFF = own('severity: off', 'context-minimum');
  const LIMIT = own('tokens: 200000', 'context-minimum');
  const dated = (...changes: string[]): string =>
    `severity: note, dated: [${changes.map((change) => `{ from: ${change} }`).join(', ')}]`;
  const SOON = '2027-01-01, severity: error';
  const GONE = '2026-01-01, severity: off';

  test('cannot be given an option, which would have no effect', () => {
    expect(problems(stack('extends: [ai-act]', LIMIT))).toBe(
      `s0.yaml:3:29: rules.context-minimum.tokens: asks nothing: the rule is off (data/policies/ai-act.yaml:${lineOf('ai-act', 'context-minimum')})${HINT}`,
    );
  });

  test.each<[command: string, argv: string[], code: number]>([
    ['a check', ['xiaomi', '-p'], 2],
    ['policies show', ['policies', 'show'], 2],
    ['validate', ['validate'], 1],
  ])('is refused by %s', async (_, argv, refusal) => {
    const { code, stdout, stderr } = await run([...argv, stack('extends: [ai-act]', LIMIT)]);
    expect([code, (stdout + stderr).replace(/\s+/g, ' ')]).toEqual([
      refusal,
      expect.stringContaining('asks nothing: the rule is off'),
    ]);
  });

  test.each([
    'waivable: false',
    'unknown: same',
    'max_age_days: 30',
    'accept_scopes: [contract]',
    'accept_grades: [reviewed]',
    'accept_attestations: []',
    'attestation_digest: checked',
    'max_days: 30',
  ])('cannot be given %s', (setting) => {
    const path = stack(
      'extends: [default]',
      own('severity: off', 'retention-limit'),
      own(setting, 'retention-limit'),
    );
    const [key = ''] = setting.split(':');
    expect(problems(path)).toBe(
      `s1.yaml:3:29: rules.retention-limit.${key}: asks nothing: the rule is off (s0.yaml:3)${HINT}`,
    );
  });

  test('is reported for every setting without effect, in every file', () => {
    const path = stack('extends: [ai-act]', own('tokens: 8, waivable: false', 'context-minimum'), LIMIT);
    expect(problems(path).match(/^s\d\.yaml:\S+ \S+/gm)).toEqual([
      's0.yaml:3:29: rules.context-minimum.tokens:',
      's0.yaml:3:40: rules.context-minimum.waivable:',
      's1.yaml:3:29: rules.context-minimum.tokens:',
    ]);
  });

  test.each<[string, string[]]>([
    [
      'with a severity for limits',
      [own('severity: off, severity_with_limit: error', 'context-minimum'), LIMIT],
    ],
    ['from a past day on', [own(dated(GONE), 'context-minimum'), LIMIT]],
    ['after it was on', [own(dated('2025-01-01, severity: error', GONE), 'context-minimum'), LIMIT]],
    [
      'and off on a later day too',
      [own(dated('2027-01-01, severity: off').replace('note', 'off'), 'context-minimum'), LIMIT],
    ],
    [
      'with a future day that changes nothing',
      [OFF, own('tokens: 8, dated: [{ from: 2027-01-01, severity: off }]', 'context-minimum')],
    ],
    [
      'and used by another entry',
      ['rules: { mine: { uses: context-minimum, severity: off } }', own('tokens: 8', 'mine')],
    ],
  ])('is refused a setting: off %s', (_, texts) => {
    expect(problems(stack('extends: [default]', ...texts))).toMatch(
      /^s1\.yaml:3:\d+: rules\.[\w-]+\.tokens: asks nothing: the rule is off \(s0\.yaml:3\)/,
    );
  });

  test.each<[string, string[], string]>([
    ['with its severity', [OFF, own('severity: warning, tokens: 8', 'context-minimum')], 'warning'],
    [
      'after a file in between sets its severity',
      [OFF, own('severity: note', 'context-minimum'), LIMIT],
      'error',
    ],
    [
      'before a future day on which it is asked',
      [own(dated(SOON).replace('note', 'off'), 'context-minimum'), LIMIT],
      'off',
    ],
    [
      'together with a future day on which it is asked',
      [OFF, own(`tokens: 8, dated: [{ from: ${SOON} }]`, 'context-minimum')],
      'off',
    ],
    ['in the file that turns it off', [own('severity: off, tokens: 8', 'context-minimum')], 'off'],
    ['below the file that turns it off', [LIMIT, OFF], 'off'],
    ['under a file that turns it off again', [OFF, LIMIT, OFF], 'off'],
    ['with only a severity for limits', [OFF, own('severity_with_limit: error', 'context-minimum')], 'off'],
    [
      'when nothing is set',
      ['rules: { context-minimum: { severity: off } }', 'rules: { context-minimum: {} }'],
      'off',
    ],
  ])('is accepted %s', (_, texts, severity) => {
    expect(entry(stack('extends: [default]', ...texts), 'context-minimum').severity).toBe(severity);
  });
});

describe('dated severities', () => {
  const path = (): string =>
    file(
      'dated.yaml',
      `id: dated
extends: [default]
rules:
  ai-act-statement:
    severity: note
    dated:
      - { from: 2026-12-02, severity: warning }
      - { from: 2027-08-02, severity: error }
`,
    );

  test.each([
    ['2026-12-01', 'note', 5],
    ['2026-12-02', 'warning', 7],
    ['2027-08-01', 'warning', 7],
    ['2027-08-02', 'error', 8],
    ['2030-01-01', 'error', 8],
  ])('on %s the severity is %s, from line %i', (asOf, severity, line) => {
    expect(entry(path(), 'ai-act-statement', asOf).severity).toBe(severity);
    expect(loadPolicy(path(), asOf).origins.get('rules.ai-act-statement.severity')?.line).toBe(line);
  });

  test('change the digest of the policy on their day only', () => {
    const digests = ['2026-12-01', '2026-12-02', '2026-12-03'].map((day) => loadPolicy(path(), day).digest);
    expect(digests[0]).not.toBe(digests[1]);
    expect(digests[1]).toBe(digests[2]);
  });

  test.each([
    ['2026-12-01', 0],
    ['2026-12-02', 1],
  ])('decide the exit code as of %s: %i', async (asOf, code) => {
    const fixture = ['-p', 'test/fixtures/policies/dated.yaml', '--as-of', asOf];
    const { code: found, stdout } = await run(['xiaomi', ...fixture]);
    expect(found).toBe(code);
    const note = 'ai-act-statement counts as warning now, and as error from 2026-12-02';
    expect(stdout.replace(/\s+/g, ' ').includes(note)).toBe(code === 0);
    const explained = await run(['explain', 'ai-act-statement', ...fixture]);
    expect(explained.stdout.replace(/\s+/g, ' ')).toContain(
      'dated: warning before 2026-12-02, error from 2026-12-02',
    );
    const shown = await run(['policies', 'show', 'test/fixtures/policies/dated.yaml', '--as-of', asOf]);
    expect(shown.stdout).toContain('dated: warning before 2026-12-02, error from 2026-12-02');
  });

  test('are announced in the notes before they apply', () => {
    expect(policyNotes(loadPolicy(path(), '2026-11-23'), '2026-11-23')).toEqual([
      'ai-act-statement counts as note now, and as warning from 2026-12-02',
    ]);
    expect(policyNotes(loadPolicy(path(), '2027-09-01'), '2027-09-01')).toEqual([]);
  });

  test('are overridden by a severity in a later file, and override one in an earlier file', () => {
    path();
    const above = file(
      'above-dated.yaml',
      'id: above\nextends: [./dated.yaml]\nrules:\n  ai-act-statement: { severity: warning }\n',
    );
    expect(entry(above, 'ai-act-statement', '2028-01-01').severity).toBe('warning');
    expect(entry(above, 'ai-act-statement', '2028-01-01').schedule).toBeUndefined();
    const over = file(
      'over.yaml',
      'id: over\nextends: [default]\nrules:\n  ai-act-statement: { dated: [{ from: 2027-01-01, severity: off }] }\n',
    );
    expect(entry(over, 'ai-act-statement', '2026-12-31').severity).toBe('warning');
    expect(entry(over, 'ai-act-statement', '2027-01-01').severity).toBe('off');
  });

  test('require the options that the rule will need', () => {
    const text = `id: soon\n${HEAD}others: off\nrules:\n  abuse-monitoring-limit: { severity: off, dated: [{ from: 2027-01-01, severity: error }] }\n`;
    expect(problems(file('soon.yaml', text))).toMatch(/max_days: is missing/);
  });

  const day = (severity: string): string => `{ from: 2027-01-01, severity: ${severity} }`;
  test.each([
    [`[${day('error')}, ${day('note')}]`, /dated\[?\.?1\]?\.from: must be later than 2027-01-01/],
    [`[${day('error')}, { from: 2026-01-01, severity: note }]`, /must be later than 2027-01-01/],
    ['[]', /dated: must have at least 1 entry/],
    ['{ from: 2027-01-01, severity: error }', /dated: must be a list/],
    ['[{ from: 2027-02-30, severity: error }]', /dated\[0\]\.from: must be a calendar day/],
    ['[{ from: 2027-01-01 }]', /dated\[0\]\.severity: is missing/],
    ['[{ severity: error }]', /dated\[0\]\.from: is missing/],
    ['[{ from: 2027-01-01, severity: eror }]', /"eror" is not one of/],
    ['[{ from: 2027-01-01, severity: error, max_days: 3 }]', /dated\[0\]\.max_days: is not a known key/],
    ['[{ from: 2027-01-01, severity: error, unknown: note }]', /dated\[0\]\.unknown: is not a known key/],
  ])('are refused as %s', (dated, message) => {
    const text = `id: wrong\nextends: [default]\nrules:\n  retention-limit: { dated: ${dated} }\n`;
    expect(problems(file('wrong.yaml', text))).toMatch(message);
  });
});

describe('a rule that was renamed', () => {
  const rules: readonly Rule[] = RULES.map((rule) =>
    rule.id === 'no-training' ? { ...rule, formerly: ['no-model-training'] } : rule,
  );
  const OLD = 'id: old\nextends: [default]\nrules:\n  no-model-training: { severity: note }\n';

  test('works under its former name, with a note', () => {
    const path = file('old.yaml', OLD);
    expect(entry(path, 'no-training', AS_OF, rules).severity).toBe('note');
    const policy = loadPolicy(path, AS_OF, rules);
    expect(policy.entries.map(({ id }) => id)).not.toContain('no-model-training');
    expect(policyNotes(policy, AS_OF).map((note) => note.replaceAll(`${folder}/`, ''))).toEqual([
      'old.yaml:4: rule no-model-training is now called no-training',
    ]);
    expect(policy.origins.get('rules.no-training.severity')?.line).toBe(4);
  });

  test('is overridden under its new name, and the other way round', () => {
    file('old.yaml', OLD);
    const above = file(
      'new.yaml',
      'id: new\nextends: [./old.yaml]\nrules:\n  no-training: { severity: error }\n',
    );
    expect(entry(above, 'no-training', AS_OF, rules).severity).toBe('error');
    const back = file(
      'back.yaml',
      'id: back\nextends: [./new.yaml]\nrules:\n  no-model-training: { severity: warning }\n',
    );
    expect(entry(back, 'no-training', AS_OF, rules).severity).toBe('warning');
  });

  test('can be used by another entry under either name', () => {
    const path = file(
      'uses.yaml',
      'id: uses\nextends: [default]\nrules:\n  mine: { uses: no-model-training, severity: note }\n',
    );
    expect(entry(path, 'mine', AS_OF, rules).rule.id).toBe('no-training');
    expect(loadPolicy(path, AS_OF, rules).notes?.[0]?.message).toBe(
      'rule no-model-training is now called no-training',
    );
  });

  test('cannot have both names in one file', () => {
    const text = `${OLD}  no-training: { severity: error }\n`;
    expect(problems(file('twice.yaml', text), rules)).toMatch(
      /twice\.yaml:5:3: rules\.no-training: no-model-training and no-training are the same rule, once under a former name/,
    );
  });

  test('is found under either name, with a note on the former one', () => {
    const policy = loadPolicy('default', AS_OF, rules);
    for (const name of ['no-model-training', 'No-Model-Training', 'no-training'])
      expect(entryNamed(policy, name).id).toBe('no-training');
    const found = entryNamed(policy, 'no-training');
    expect(formerNameNote(found, 'No-Model-Training')).toBe(
      'rule no-model-training is now called no-training',
    );
    expect(formerNameNote(found, 'no-training')).toBeUndefined();
    expect(policyNotes(withNameNotes(policy, ['no-model-training', 'dpa-terms']), AS_OF)).toEqual([
      'rule no-model-training is now called no-training',
    ]);
    expect(withNameNotes(policy, ['no-training'])).toBe(policy);
    expect(() => entryNamed(loadPolicy('default', AS_OF), 'no-model-training')).toThrow(InputError);
  });

  test('no rule has a current or former name of another rule', () => {
    const names = RULES.flatMap((rule) => [rule.id, ...(rule.formerly ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
