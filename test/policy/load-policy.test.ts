import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Location } from '../../src/core/problem.js';
import { composePolicy } from '../../src/policy/compose-policy.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import type { Settings } from '../../src/policy/settings.js';
import { problemsOf } from '../core/problems-of.js';
import { AS_OF, withFiles } from './on-file.js';

const HEAD = `fail_on: error
unknown: same
accept_scopes: [offering]
accept_grades: [reviewed]
accept_attestations: []
attestation_digest: any
max_age_days: 100
others: off
`;

/** The severities that are not off, by entry. */
const askedBy = (path: string): Record<string, string> =>
  Object.fromEntries(
    loadPolicy(path, AS_OF)
      .entries.filter(({ severity }) => severity !== 'off')
      .map(({ id, severity }) => [id, severity]),
  );

/** What loading one policy file says is wrong with it, line by line. */
const refusals = (text: string): string[] =>
  withFiles({ 'own.yaml': text }, (folder) =>
    problemsOf(() => loadPolicy(join(folder, 'own.yaml'), AS_OF)).map((line) =>
      line.replaceAll(`${folder}/`, ''),
    ),
  );

describe('an entry', () => {
  test('that is empty names its rule all the same: it is asked, or missed', () => {
    expect(
      refusals(`id: own\n${HEAD}rules:\n  provider-role: { severity: note }\n  no-training: {}\n`),
    ).toEqual([
      'own.yaml:1:1: rules.no-training.severity: is missing: set it here or in a policy that this one extends',
    ]);
    withFiles({ 'own.yaml': 'id: own\nextends: [gdpr]\nrules: { no-training: {} }\n' }, (folder) => {
      expect(askedBy(join(folder, 'own.yaml'))).toEqual(askedBy('gdpr'));
    });
  });

  test.each(['my.rule', 'My Rule', 'strict_one', '-', 'severity:', 'ré'])('cannot be called %j', (id) => {
    const text = `id: own\n${HEAD}rules:\n  ${JSON.stringify(id)}: { uses: no-training, severity: note }\n`;
    expect(refusals(text).join('\n')).toMatch(/^own\.yaml:11:3: rules.*: the key must be an id: lower-case/);
  });

  test('of an own id needs the severity that a rule needs', () => {
    expect(refusals(`id: own\n${HEAD}rules:\n  mine: { uses: no-training }\n`)).toEqual([
      'own.yaml:1:1: rules.mine.severity: is missing: set it here or in a policy that this one extends',
    ]);
  });

  test.each([
    'severity',
    'waivable',
    'unknown',
    'max_age_days',
    'accept_scopes',
    'accept_grades',
    'max_days',
  ])('that holds a wrong %s is refused where it stands', (key) => {
    const [line = ''] = refusals(`id: own\nextends: [gdpr]\nrules:\n  retention-limit: { ${key}: 1.5 }\n`);
    expect(line.startsWith(`own.yaml:4:22: rules.retention-limit.${key}: `)).toBe(true);
  });
});

describe('everything that is wrong with a file is said at once', () => {
  test('about the policy and about its entries', () => {
    const text = `id: own
${HEAD}fail_onn: error
rules:
  no-training: { severityy: note }
  retention-limit: { severity: eror }
  mine: { severity: note }
`;
    expect(refusals(text)).toEqual([
      'own.yaml:10:1: fail_onn: is not a known key\n  Did you mean fail_on?',
      'own.yaml:12:18: rules.no-training.severityy: is not a known key\n  Did you mean severity?',
      'own.yaml:13:22: rules.retention-limit.severity: "eror" is not one of: note, warning, error, off\n  Did you mean error?',
    ]);
  });

  test.each([
    ['', 'own.yaml: is empty'],
    ['[]', 'own.yaml:1:1: must be a mapping of keys to values (found a list)'],
    [
      'id: own\nextends: [gdpr]\nrules:\n',
      'own.yaml:3:1: rules: has no value: it must be a mapping of keys to values',
    ],
    ['extends: [gdpr]\n', 'own.yaml:1:1: id: is missing'],
  ])('of %j', (text, problem) => {
    expect(refusals(text)).toEqual([problem]);
  });
});

describe('files that extend files', () => {
  test('are read once each, however often they are named', () => {
    const files: Record<string, string> = { 'p0.yaml': 'id: p0\nextends: [gdpr, gdpr]\n' };
    for (let step = 1; step <= 40; step++)
      files[`p${step}.yaml`] = `id: p${step}\nextends: [./p${step - 1}.yaml, ./p${step - 1}.yaml]\n`;
    withFiles(files, (folder) => {
      expect(askedBy(join(folder, 'p40.yaml'))).toEqual(askedBy('gdpr'));
    });
  });

  test('are the same file under another name', () => {
    withFiles({ 'one.yaml': 'id: one\nextends: [./two.yaml]\n' }, (folder) => {
      symlinkSync(join(folder, 'one.yaml'), join(folder, 'two.yaml'));
      const [problem = ''] = problemsOf(() => loadPolicy(join(folder, 'one.yaml'), AS_OF));
      expect(problem).toMatch(
        /one\.yaml:2:11: policies extend each other in a circle: .*one\.yaml → .*two\.yaml$/,
      );
    });
  });

  test('say which circle it is, and leave out what only leads there', () => {
    const files = {
      'door.yaml': 'id: door\nextends: [./a.yaml]\n',
      'a.yaml': 'id: a\nextends: [./b.yaml]\n',
      'b.yaml': 'id: b\nextends: [gdpr, ./a.yaml]\n',
    };
    withFiles(files, (folder) => {
      const [problem = ''] = problemsOf(() => loadPolicy(join(folder, 'door.yaml'), AS_OF));
      expect(problem.replaceAll(`${folder}/`, '')).toBe(
        'b.yaml:2:17: policies extend each other in a circle: a.yaml → b.yaml → a.yaml',
      );
    });
  });

  test('name their variants and texts: the nearest word counts, title and description are their own', () => {
    const files = {
      'base.yaml':
        'id: base\nextends: [gdpr]\ntitle: Base\nnot_covered: [one thing]\nvariants: { xiaomi: [mainland-china], acme-us: [enterprise] }\n',
      'top.yaml': 'id: top\nextends: [./base.yaml]\nvariants: { xiaomi: [outside-mainland-china] }\n',
    };
    withFiles(files, (folder) => {
      const policy = loadPolicy(join(folder, 'top.yaml'), AS_OF);
      expect(policy).toMatchObject({
        ...{ id: 'top', title: 'top', description: '', notCovered: ['one thing'] },
        variants: { xiaomi: ['outside-mainland-china'], 'acme-us': ['enterprise'] },
      });
      expect(policy.origins.get('variants.xiaomi')).toMatchObject({ line: 3, column: 13 });
    });
  });
});

describe('a built-in policy', () => {
  test.each(['gdpr', 'GDPR', 'Gdpr'])('is found by its id in any case: %s', (id) => {
    expect(loadPolicy(id, AS_OF).id).toBe('gdpr');
  });

  test.each([
    ['gpdr', 'Did you mean gdpr? Built in: ai-act, default, eu-only, gdpr, lenient.'],
    ['strictest', 'Built in: ai-act, default, eu-only, gdpr, lenient.'],
  ])('is not %s', (id, hint) => {
    expect(problemsOf(() => loadPolicy(id, AS_OF))).toEqual([
      `unknown policy "${id}"\n  ${hint} A file is named by its path, like ./${id}.yaml.`,
    ]);
  });

  test('keeps its digest when what it says stays the same, and changes it with a word', () => {
    const digest = (text: string): string =>
      withFiles({ 'own.yaml': text }, (folder) => loadPolicy(join(folder, 'own.yaml'), AS_OF).digest);
    const text = 'id: own\nextends: [gdpr]\n';
    expect(digest(`# a comment\n${text}`)).toBe(digest(text));
    expect(digest(`${text}max_age_days: 180\n`)).toBe(digest(text));
    expect(digest(`${text}max_age_days: 179\n`)).not.toBe(digest(text));
  });
});

describe('settings that no file could have held', () => {
  const origin: Location = { file: 'made.yaml', line: 3, column: 5 };
  const layer = (settings: Record<string, unknown>): Settings =>
    new Map(Object.entries(settings).map(([path, value]) => [path, { value, origin }]));

  test('are refused in the same words', () => {
    expect(
      problemsOf(() => composePolicy([layer({ id: 'own', 'rules.nobody.severity': 'note' })], AS_OF)),
    ).toContain(
      'made.yaml:3:5: rules.nobody: unknown rule "nobody"\n  An entry with an id of its own names its rule with "uses".',
    );
    expect(problemsOf(() => composePolicy([], AS_OF))[0]).toBe(
      ':1:1: fail_on: is missing: set it here or in a policy that this one extends',
    );
  });
});
