import fc from 'fast-check';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Location } from '../../src/input/problem.js';
import { GRADES, SCOPES } from '../../src/evidence/provider-shape.js';
import { ATTESTATION_KINDS } from '../../src/evidence/attestations/attestation.js';
import { composePolicy } from '../../src/policy/compose-policy.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import type { Policy, PolicyEntry } from '../../src/policy/policy.js';
import type { SettingsByPath } from '../../src/policy/layers.js';
import { RULES } from '../../src/rules/index.js';
import { problemsOf } from '../kit/problems-of.js';
import { withFiles } from '../kit/on-file.js';
import { AS_OF } from '../kit/shipped.js';

const HEAD = `fail_on: error
unknown: same
accept_scopes: [offering]
accept_grades: [reviewed]
accept_attestations: []
attestation_digest: any
max_age_days: 100
others: off
`;

/** The severities other than off, by entry. */
const askedBy = (path: string): Record<string, string> =>
  Object.fromEntries(
    loadPolicy(path, AS_OF)
      .entries.filter(({ severity }) => severity !== 'off')
      .map(({ id, severity }) => [id, severity]),
  );

/** The problems with one policy file, one line each. */
const refusals = (text: string): string[] =>
  withFiles({ 'own.yaml': text }, (folder) =>
    problemsOf(() => loadPolicy(join(folder, 'own.yaml'), AS_OF)).map((line) =>
      line.replaceAll(`${folder}/`, ''),
    ),
  );

describe('an entry', () => {
  test('with an empty body still names its rule: it inherits a severity, or the severity is missing', () => {
    expect(
      refusals(`id: own\n${HEAD}rules:\n  provider-role: { severity: note }\n  no-training: {}\n`),
    ).toEqual([
      'own.yaml:1:1: rules.no-training.severity: is missing: set it here or in a policy that this one extends',
    ]);
    withFiles({ 'own.yaml': 'id: own\nextends: [gdpr]\nrules: { no-training: {} }\n' }, (folder) => {
      expect(askedBy(join(folder, 'own.yaml'))).toEqual(askedBy('gdpr'));
    });
  });

  test.each(['my.rule', 'My Rule', 'strict_one', '-', 'severity:', 'ré'])('cannot have the id %j', (id) => {
    const text = `id: own\n${HEAD}rules:\n  ${JSON.stringify(id)}: { uses: no-training, severity: note }\n`;
    expect(refusals(text).join('\n')).toMatch(/^own\.yaml:11:3: rules.*: the key must be an id: lower-case/);
  });

  test('with its own id needs a severity as a rule does', () => {
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
  ])('with an invalid %s is refused at its line', (key) => {
    const [line = ''] = refusals(`id: own\nextends: [gdpr]\nrules:\n  retention-limit: { ${key}: 1.5 }\n`);
    expect(line.startsWith(`own.yaml:4:22: rules.retention-limit.${key}: `)).toBe(true);
  });
});

describe('all problems of a policy file are reported at once', () => {
  test('for the policy and for its entries', () => {
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
      'own.yaml:14:3: rules.mine: unknown rule "mine"\n  An entry with its own id names its rule with "uses".',
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
  ])('for %j', (text, problem) => {
    expect(refusals(text)).toEqual([problem]);
  });
});

describe('policy files that extend others', () => {
  test('are read once each, however often they are named', () => {
    const files: Record<string, string> = { 'p0.yaml': 'id: p0\nextends: [gdpr, gdpr]\n' };
    for (let step = 1; step <= 40; step++)
      files[`p${step}.yaml`] = `id: p${step}\nextends: [./p${step - 1}.yaml, ./p${step - 1}.yaml]\n`;
    withFiles(files, (folder) => {
      expect(askedBy(join(folder, 'p40.yaml'))).toEqual(askedBy('gdpr'));
    });
  });

  test('are recognised under another path', () => {
    withFiles({ 'one.yaml': 'id: one\nextends: [./two.yaml]\n' }, (folder) => {
      symlinkSync(join(folder, 'one.yaml'), join(folder, 'two.yaml'));
      const [problem = ''] = problemsOf(() => loadPolicy(join(folder, 'one.yaml'), AS_OF));
      expect(problem).toMatch(
        /one\.yaml:2:11: policies extend each other in a circle: .*one\.yaml → .*two\.yaml$/,
      );
    });
  });

  test('name the circle, without the files that only lead to it', () => {
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

  test('override variants one by one, and do not inherit title and description', () => {
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
  test.each(['gdpr', 'GDPR', 'Gdpr'])('is found by its id, whatever the case: %s', (id) => {
    expect(loadPolicy(id, AS_OF).id).toBe('gdpr');
  });

  test.each([
    ['gpdr', 'Did you mean gdpr? Built in: ai-act, default, eu-only, gdpr, lenient.'],
    ['strictest', 'Built in: ai-act, default, eu-only, gdpr, lenient.'],
  ])('is not found as %s, with a suggestion', (id, hint) => {
    expect(problemsOf(() => loadPolicy(id, AS_OF))).toEqual([
      `unknown policy "${id}"\n  ${hint} A file is named by its path, like ./${id}.yaml.`,
    ]);
  });

  test('keeps its digest when its meaning stays the same, and changes it otherwise', () => {
    const digest = (text: string): string =>
      withFiles({ 'own.yaml': text }, (folder) => loadPolicy(join(folder, 'own.yaml'), AS_OF).digest);
    const text = 'id: own\nextends: [gdpr]\n';
    expect(digest(`# a comment\n${text}`)).toBe(digest(text));
    expect(digest(`${text}max_age_days: 180\n`)).toBe(digest(text));
    expect(digest(`${text}max_age_days: 179\n`)).not.toBe(digest(text));
  });
});

describe('settings that do not come from a file', () => {
  const origin: Location = { file: 'made.yaml', line: 3, column: 5 };
  const layer = (settings: Record<string, unknown>): SettingsByPath =>
    new Map(Object.entries(settings).map(([path, value]) => [path, { value, origin }]));

  test('are refused with the same messages', () => {
    expect(
      problemsOf(() => composePolicy([layer({ id: 'own', 'rules.nobody.severity': 'note' })], AS_OF)),
    ).toContain(
      'made.yaml:3:5: rules.nobody: unknown rule "nobody"\n  An entry with its own id names its rule with "uses".',
    );
    expect(problemsOf(() => composePolicy([], AS_OF))[0]).toBe(
      ':1:1: fail_on: is missing: set it here or in a policy that this one extends',
    );
  });
});

/**
 * The settings that exist both in general and for a rule, with a test of whether one value is at least as
 * strict as another.
 */
const subset = (a: unknown, b: unknown): boolean =>
  (a as readonly unknown[]).every((item) => (b as readonly unknown[]).includes(item));
const after =
  (...words: readonly unknown[]) =>
  (a: unknown, b: unknown): boolean =>
    words.indexOf(a) >= words.indexOf(b);
const lists = (...items: readonly string[]) => fc.shuffledSubarray([...items]);
interface SameInOneFile {
  of: keyof PolicyEntry;
  values: fc.Arbitrary<unknown>;
  asStrict: (a: unknown, b: unknown) => boolean;
}
const ALIKE: Readonly<Record<string, SameInOneFile>> = {
  unknown: {
    of: 'unknown',
    values: fc.constantFrom('note', 'warning', 'same'),
    asStrict: after('note', 'warning', 'same'),
  },
  accept_scopes: { of: 'scopes', values: lists(...SCOPES), asStrict: subset },
  accept_grades: { of: 'grades', values: lists(...GRADES), asStrict: subset },
  accept_attestations: { of: 'attestations', values: lists(...ATTESTATION_KINDS), asStrict: subset },
  attestation_digest: {
    of: 'attestationDigest',
    values: fc.constantFrom('any', 'checked'),
    asStrict: after('any', 'checked'),
  },
  max_age_days: {
    of: 'maxAgeDays',
    values: fc.integer({ min: 1, max: 5 }),
    asStrict: (a, b) => (a as number) <= (b as number),
  },
};

describe('a later file with stricter general settings', () => {
  const KEYS = Object.keys(ALIKE);
  const IDS = ['no-training', 'retention-limit', 'mine'];
  // The named rules, and one that no file names.
  const rules = RULES.filter(({ id }) => [...IDS, 'dpa-terms'].includes(id));
  const valuesUnder = (prefix: string) =>
    fc.record(
      Object.fromEntries(
        KEYS.map((key) => [`${prefix}${key}`, ALIKE[key]?.values ?? fc.constant(undefined)]),
      ),
      { requiredKeys: [] },
    );
  const general = valuesUnder('');
  const any: fc.Arbitrary<Record<string, unknown>> = fc
    .tuple(general, ...IDS.map((id) => valuesUnder(`rules.${id}.`)))
    .map((parts) => Object.assign({}, ...parts) as Record<string, unknown>);

  /** Each layer has its own file, named by its index. */
  const layersOf = (stack: readonly Record<string, unknown>[]): SettingsByPath[] =>
    stack.map(
      (settings, index) =>
        new Map(
          Object.entries(settings).map(([path, value]) => [
            path,
            { value, origin: { file: String(index), line: 1, column: 1 } },
          ]),
        ),
    );
  const base = {
    ...{ id: 'own', fail_on: 'error', others: 'off', unknown: 'note', max_age_days: 6 },
    ...{ accept_scopes: SCOPES, accept_grades: GRADES, accept_attestations: ATTESTATION_KINDS },
    ...{ attestation_digest: 'any', 'rules.mine.uses': 'no-training' },
    ...Object.fromEntries(IDS.map((id) => [`rules.${id}.severity`, 'error'])),
  };
  const composed = (stack: readonly Record<string, unknown>[]) => ({
    ...composePolicy(layersOf([base, ...stack]), AS_OF, rules),
    ...{ origin: 'yours' as const, file: 'own.yaml', extends: [] },
  });
  const stack = fc.array(any, { maxLength: 3 });

  /** Calls `step` with each of these settings of each entry. */
  function eachSetting(
    policy: Policy,
    step: (value: unknown, key: string, entry: PolicyEntry) => void,
  ): void {
    for (const entry of policy.entries)
      for (const [key, { of }] of Object.entries(ALIKE)) step(entry[of], key, entry);
  }
  const valueIn = (policy: Policy, id: string, key: string): unknown =>
    policy.entries.find((entry) => entry.id === id)?.[ALIKE[key]?.of ?? 'id'];

  test('never makes an entry less strict, nor one that an earlier file sets by rule', () => {
    fc.assert(
      fc.property(stack, general, (below, added) => {
        const before = composed(below);
        const held: Record<string, unknown> = Object.assign({}, base, ...below) as Record<string, unknown>;
        const stricter = (key: string) => ALIKE[key]?.asStrict(added[key], held[key]) === true;
        const named = (id: string, key: string) => held[`rules.${id}.${key}`] !== undefined;
        eachSetting(composed([...below, added]), (value, key, { id }) => {
          const was = valueIn(before, id, key);
          if (!(key in added)) expect(value).toEqual(was);
          else if (stricter(key) || named(id, key)) expect(ALIKE[key]?.asStrict(value, was)).toBe(true);
          // The general setting is a lower bound for every rule, whatever an earlier file says about it.
          if (key in added) expect(ALIKE[key]?.asStrict(value, added[key])).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('and every setting names the file that decided it', () => {
    fc.assert(
      fc.property(stack, (above) => {
        const all: Record<string, unknown>[] = [base, ...above];
        const policy = composed(above);
        eachSetting(policy, (value, key, { id }) => {
          const path = `rules.${id}.${key}`;
          const origin = policy.origins.get(path) ?? policy.origins.get(key);
          const ruled = all.findLastIndex((layer) => path in layer);
          const decided = Number(origin?.file);
          if (ruled < 0) expect(decided).toBe(all.findLastIndex((layer) => key in layer));
          else if (isDeepStrictEqual(value, all[ruled]?.[path])) expect(decided).toBe(ruled);
          else {
            expect(decided).toBeGreaterThan(ruled);
            expect(ALIKE[key]?.asStrict(value, all[decided]?.[key])).toBe(true);
          }
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
