import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatProblem, InputError } from '../../src/core/problem.js';
import { entryNamed, formerNameNote, withNameNotes } from '../../src/policy/entry-named.js';
import { builtinPolicies, loadPolicy, policyFiles } from '../../src/policy/load-policy.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import { RULES } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import { policyNotes } from '../../src/report/policy-notes.js';
import { scratch, write } from '../cli/files.js';
import { run } from '../cli/run.js';

const { folder, at } = scratch();
const TODAY = '2026-11-23';

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A policy file under a name of its own; answers with its path. */
function file(name: string, text: string): string {
  write(folder, { [name]: text });
  return at(name);
}

const entry = (path: string, id: string, asOf = TODAY, rules = RULES): PolicyEntry => {
  const found = loadPolicy(path, asOf, rules).entries.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};

function problems(path: string, rules = RULES): string {
  try {
    loadPolicy(path, TODAY, rules);
    return '';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, '')).join('\n');
  }
}

/** What a policy that extends nothing must say in general, as the default policy says it. */
const HEAD = readFileSync('data/policies/default.yaml', 'utf8')
  .replace(/^[\s\S]*^(?=fail_on:)/m, '')
  .replace(/^rules:[\s\S]*$/m, '');

describe('the policies that ship', () => {
  test.each(builtinPolicies())('%s says something about every rule, and where', (id) => {
    const policy = loadPolicy(id, TODAY);
    expect(policy.entries.map((one) => one.id)).toEqual(RULES.map((rule) => rule.id));
    for (const one of policy.entries)
      expect(policy.origins.get(`rules.${one.id}.severity`)?.file).toMatch(/^data\/policies\//);
    expect(policy.notCovered.length).toBeGreaterThan(0);
    expect(policy.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('extending', () => {
  test('goes through any depth, the nearest word last, each value with its file and line', () => {
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
    const policy = loadPolicy(path, TODAY);
    const place = (key: string): string => {
      const origin = policy.origins.get(key);
      return `${(origin?.file ?? '').split('/').at(-1) ?? ''}:${origin?.line ?? 0}`;
    };
    expect(entry(path, 'no-training').severity).toBe('warning');
    expect(entry(path, 'retention-limit').options).toEqual({ max_days: 60 });
    expect(entry(path, 'retention-limit').severity).toBe('error');
    expect(entry(path, 'retention-limit').maxAgeDays).toBe(30);
    expect(place('rules.no-training.severity')).toBe('three.yaml:4');
    expect(place('rules.no-training.waivable')).toBe('gdpr.yaml:33');
    expect(place('rules.retention-limit.max_days')).toBe('two.yaml:5');
    expect(place('max_age_days')).toBe('two.yaml:3');
    expect(policyFiles(path).map((name) => name.split('/').at(-1))).toEqual([
      'gdpr.yaml',
      'one.yaml',
      'two.yaml',
      'three.yaml',
    ]);
  });

  test('a policy that two of them extend does not undo the first', () => {
    file('left.yaml', 'id: left\nextends: [lenient]\nrules:\n  no-training: { severity: note }\n');
    file('right.yaml', 'id: right\nextends: [lenient]\nrules:\n  dpa-terms: { severity: note }\n');
    const path = file('both.yaml', 'id: both\nextends: [./left.yaml, ./right.yaml]\n');
    expect(entry(path, 'no-training').severity).toBe('note');
    expect(entry(path, 'dpa-terms').severity).toBe('note');
  });

  test('of two, the later has the word', () => {
    const path = file('later.yaml', 'id: later\nextends: [lenient, gdpr]\n');
    expect(entry(path, 'security-measures').severity).toBe('error');
  });

  test.each([
    [
      'itself',
      'self.yaml',
      'id: self\nextends: [./self.yaml]\n',
      /self\.yaml:2:11: policies extend each other in a circle: .*self\.yaml → .*self\.yaml/,
    ],
    [
      'what is not there',
      'gone.yaml',
      'id: gone\nextends: [./nowhere.yaml]\n',
      /nowhere\.yaml: no such file/,
    ],
    [
      'a built-in policy misspelt',
      'mis.yaml',
      'id: mis\nextends: [gpdr]\n',
      /mis\.yaml:2:11: unknown policy "gpdr"\n {2}Did you mean gdpr\?/,
    ],
    ['nothing', 'none.yaml', 'id: none\nextends: []\n', /extends: must have at least 1 entry/],
    ['a text', 'text.yaml', 'id: text\nextends: gdpr\n', /extends: must be a list/],
  ])('%s is an error', (_, name, text, message) => {
    expect(problems(file(name, text))).toMatch(message);
  });
});

describe('a policy of its own', () => {
  test('says something about every rule, or says so', () => {
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
    expect(loadPolicy(others, TODAY).origins.get('rules.dpa-terms.severity')?.line).toBe(
      HEAD.split('\n').length + 1,
    );
  });

  test.each([
    ['others: on', /others: "on" is not one of: off/],
    ['others: off\nextends: [default]', /:2:1: others: belongs to a policy that extends nothing/],
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
  ])('%s', (text, message) => {
    expect(problems(file('own.yaml', `id: own\n${text}\n`))).toMatch(message);
  });

  test('may use a rule several times', () => {
    const path = file(
      'several.yaml',
      'id: several\nextends: [default]\nrules:\n  retention-30: { uses: retention-limit, severity: note, max_days: 30 }\n  retention-90: { uses: retention-limit, severity: error, max_days: 90 }\n',
    );
    const ids = loadPolicy(path, TODAY).entries.filter(({ rule }) => rule.id === 'retention-limit');
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

describe('a limit', () => {
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
    ['off', 'error', 'off'],
  ])('on %s, with %s kept for it, makes %s', (severity, withLimit, effective) => {
    expect(limited(severity, withLimit).severity).toBe(effective);
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
  ])('on %s it is %s, by line %i', (asOf, severity, line) => {
    expect(entry(path(), 'ai-act-statement', asOf).severity).toBe(severity);
    expect(loadPolicy(path(), asOf).origins.get('rules.ai-act-statement.severity')?.line).toBe(line);
  });

  test('change the digest of the policy in force on the day, and nothing else', () => {
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

  test('are told beforehand', () => {
    expect(policyNotes(loadPolicy(path(), '2026-11-23'), '2026-11-23')).toEqual([
      'ai-act-statement counts as note now, and as warning from 2026-12-02',
    ]);
    expect(policyNotes(loadPolicy(path(), '2027-09-01'), '2027-09-01')).toEqual([]);
  });

  test('give way to a severity that is stated above them, and hold above one stated below', () => {
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

  test('ask for the options that they will need', () => {
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
  ])('refuse %s', (dated, message) => {
    const text = `id: wrong\nextends: [default]\nrules:\n  retention-limit: { dated: ${dated} }\n`;
    expect(problems(file('wrong.yaml', text))).toMatch(message);
  });
});

describe('a rule that was renamed', () => {
  const rules: readonly Rule[] = RULES.map((rule) =>
    rule.id === 'no-training' ? { ...rule, formerly: ['no-model-training'] } : rule,
  );
  const OLD = 'id: old\nextends: [default]\nrules:\n  no-model-training: { severity: note }\n';

  test('works under its former name, and says so', () => {
    const path = file('old.yaml', OLD);
    expect(entry(path, 'no-training', TODAY, rules).severity).toBe('note');
    const policy = loadPolicy(path, TODAY, rules);
    expect(policy.entries.map(({ id }) => id)).not.toContain('no-model-training');
    expect(policyNotes(policy, TODAY).map((note) => note.replaceAll(`${folder}/`, ''))).toEqual([
      'old.yaml:4: rule no-model-training is now called no-training',
    ]);
    expect(policy.origins.get('rules.no-training.severity')?.line).toBe(4);
  });

  test('is overridden under its present name, and the other way round', () => {
    file('old.yaml', OLD);
    const above = file(
      'new.yaml',
      'id: new\nextends: [./old.yaml]\nrules:\n  no-training: { severity: error }\n',
    );
    expect(entry(above, 'no-training', TODAY, rules).severity).toBe('error');
    const back = file(
      'back.yaml',
      'id: back\nextends: [./new.yaml]\nrules:\n  no-model-training: { severity: warning }\n',
    );
    expect(entry(back, 'no-training', TODAY, rules).severity).toBe('warning');
  });

  test('is used by an entry of its own under either name', () => {
    const path = file(
      'uses.yaml',
      'id: uses\nextends: [default]\nrules:\n  mine: { uses: no-model-training, severity: note }\n',
    );
    expect(entry(path, 'mine', TODAY, rules).rule.id).toBe('no-training');
    expect(loadPolicy(path, TODAY, rules).notes?.[0]?.message).toBe(
      'rule no-model-training is now called no-training',
    );
  });

  test('stands under one name in a file', () => {
    const text = `${OLD}  no-training: { severity: error }\n`;
    expect(problems(file('twice.yaml', text), rules)).toMatch(
      /twice\.yaml:5:3: rules\.no-training: no-model-training and no-training are the same rule, once under a former name/,
    );
  });

  test('is explained under either name, and says so', () => {
    const policy = loadPolicy('default', TODAY, rules);
    for (const name of ['no-model-training', 'No-Model-Training', 'no-training'])
      expect(entryNamed(policy, name).id).toBe('no-training');
    const found = entryNamed(policy, 'no-training');
    expect(formerNameNote(found, 'No-Model-Training')).toBe(
      'rule no-model-training is now called no-training',
    );
    expect(formerNameNote(found, 'no-training')).toBeUndefined();
    expect(policyNotes(withNameNotes(policy, ['no-model-training', 'dpa-terms']), TODAY)).toEqual([
      'rule no-model-training is now called no-training',
    ]);
    expect(withNameNotes(policy, ['no-training'])).toBe(policy);
    expect(() => entryNamed(loadPolicy('default', TODAY), 'no-model-training')).toThrow(InputError);
  });

  test('no rule has a name that another has or had', () => {
    const names = RULES.flatMap((rule) => [rule.id, ...(rule.formerly ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
