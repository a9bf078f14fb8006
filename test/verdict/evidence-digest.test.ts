import { describe, expect, test } from 'vitest';
import type { Claim, Dataset } from '../../src/evidence/dataset.js';
import { resolveSubject } from '../../src/evidence/subject.js';
import { canonicalJson, digestOf } from '../../src/input/digest.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Policy, PolicyEntry } from '../../src/policy/policy.js';
import { fail, on, pass, silent, type Rule } from '../../src/rules/rule.js';
import { ruleOf } from '../../src/rules/index.js';
import { claimOn, entryOf, filed, findingsOf, ruleWith } from '../kit/scenario.js';
import { findingOf } from '../kit/waivers.js';
import { AS_OF, DATASET, DEFAULT } from '../kit/shipped.js';

const digest = (rule: string, subject: string, dataset: Dataset, policy: Policy = DEFAULT): string =>
  findingOf(rule, evaluate(dataset, policy, [resolveSubject(dataset, subject)], AS_OF)).evidence;

/** The card with a change of Xiaomi. */
const withChange = (change: (provider: Dataset['providers'][number]) => object): Dataset => ({
  ...DATASET,
  providers: DATASET.providers.map((provider) => ({ ...provider, ...change(provider) })),
});

const withLead = (change: (claim: Claim) => Claim): Dataset =>
  withChange(({ claims }) => ({
    claims: claims.map((claim) =>
      claim.attribute === 'training-use' && claim.grade === 'reported' ? change(claim) : claim,
    ),
  }));

describe('what was accepted has to be looked at again where', () => {
  test('an entry of a policy asks another rule', () => {
    const using = (id: string): Policy => {
      const entries = DEFAULT.entries.filter(({ rule }) => rule.id === id);
      return { ...DEFAULT, entries: entries.map((entry) => ({ ...entry, id: 'our-check' })) };
    };
    expect(digest('our-check', 'xiaomi', DATASET, using('breach-notice'))).not.toBe(
      digest('our-check', 'xiaomi', DATASET, using('security-measures')),
    );
  });

  test('an id goes through another host', () => {
    const before = digest('dpa-terms', 'openrouter/xiaomi/mimo-v2-pro', DATASET);
    const elsewhere = withChange(({ models }) => ({
      models: models.map((model) => ({
        ...model,
        aliases: model.aliases.map((alias) => (alias.via === undefined ? alias : { ...alias, via: 'other' })),
      })),
    }));
    expect(digest('dpa-terms', 'openrouter/xiaomi/mimo-v2-pro', elsewhere)).not.toBe(before);
  });

  test('a report turns, and not where it is worded otherwise', () => {
    const before = digest('no-training', 'xiaomi', DATASET);
    const reworded = withLead((claim) => ({ ...claim, says: 'Otherwise.' }));
    expect(digest('no-training', 'xiaomi', reworded)).toBe(before);
    const turned = withLead((claim) => ({ ...claim, value: { used: 'always' } }));
    expect(digest('no-training', 'xiaomi', turned)).not.toBe(before);
  });

  // Each a statement that would oppose the requirement, were it shown; it is open, and was accepted so.
  test.each([
    ['no-training', { attribute: 'abuse-monitoring', value: { days: 30, improves_models: 'always' } }],
    ['no-training', { attribute: 'data-roles', value: { roles: [{ data: 'content', role: 'controller' }] } }],
    ['transfer-tool-named', { attribute: 'access-locations', value: { locations: [{ country: 'CN' }] } }],
    ['sub-processors-named', { attribute: 'upstreams', value: { parties: ['Somebody Else'] } }],
    [
      'retention-limit',
      {
        attribute: 'deletion',
        value: { events: ['erasure-request'], result: 'deleted', limits: [{ what: 'backups' }] },
      },
    ],
  ] as const)('something that speaks against %s is added: %j', (rule, said) => {
    const before = digest(rule, 'xiaomi', DATASET);
    for (const grade of ['reviewed', 'reported'] as const) {
      const added = {
        ...{ subject: 'xiaomi', scope: 'offering', grade, sources: ['card'], seen: '2026-11-01' },
        location: { file: 'more.yaml', line: 1, column: 1 },
        ...said,
      } as Claim;
      const after = withChange(({ claims }) => ({ claims: [...claims, added] }));
      expect(digest(rule, 'xiaomi', after)).not.toBe(before);
      const elsewhere = withChange(({ claims }) => ({ claims: [...claims, { ...added, scope: 'group' }] }));
      expect(digest(rule, 'xiaomi', elsewhere)).toBe(before);
    }
  });

  // Each changes neither outcome nor reasons: the requirement stays open for the same cause.
  const group = {
    ...{
      attribute: 'security-terms',
      subject: 'xiaomi',
      scope: 'group',
      grade: 'reviewed',
      sources: ['card'],
    },
    ...{ value: { in_writing: true, audit_right: true }, seen: '2026-11-01' },
    location: { file: 'more.yaml', line: 1, column: 1 },
  } as unknown as Claim;
  const onFile = (claim: Claim): Dataset => withChange(({ claims }) => ({ claims: [...claims, claim] }));
  test.each<[string, Partial<Claim>]>([
    ['another grade', { grade: 'reported' }],
    ['an end', { until: '2027-01-01' }],
    ['other customers', { onlyFor: ['outside-mainland-china'] }],
    ['a search in its place', { value: undefined, notFound: { looked_in: 'the terms' } }],
  ])('a statement that decides has %s', (_, change) => {
    expect(digest('security-measures', 'xiaomi', onFile({ ...group, ...change }))).not.toBe(
      digest('security-measures', 'xiaomi', onFile(group)),
    );
  });

  test('a search is added that found nothing', () => {
    const search = { ...group, scope: 'offering', notFound: { looked_in: 'the terms' } } as Claim;
    const [one, two] = [search, { ...search, until: '2027-01-01' }].map((claim) =>
      digest('security-measures', 'xiaomi', onFile({ ...claim, value: undefined })),
    );
    expect(one).not.toBe(two);
  });
});

/** A rule that nothing opposes. */
const RULE: Rule = {
  ...ruleWith(
    on('training-use', ({ used }) =>
      used === 'optional' ? silent('Another part.') : used === 'never' ? pass() : fail('No.'),
    ),
  ),
  subject: 'provider',
};
const ENTRY: PolicyEntry = { ...entryOf(ruleOf('no-training') as Rule), id: RULE.id, rule: RULE };

/** The digest of that rule on a provider that says just this. */
const digestOn = (claims: readonly Claim[], options: PolicyEntry['options'] = {}): string => {
  const entry = { ...ENTRY, options };
  return findingOf(RULE.id, findingsOf({ statements: filed(...claims), entry, variants: ['basic'] }))
    .evidence;
};

const says = (used: 'never' | 'always' | 'optional', more: Partial<Claim> = {}): Claim =>
  claimOn('training-use', { used }, more);
const REPORTED = { grade: 'reported', origin: 'survey' } as const;

describe('the digest of a finding', () => {
  const wide = says('never', { scope: 'group' });

  test('has one form: waivers hold from one version to the next', () => {
    const search = { ...wide, value: undefined, notFound: { looked_in: 'the terms' } };
    const some = says('never', { scope: 'group', onlyFor: ['basic'] });
    const no = says('always', { until: '2027-01-01' });
    const held = (content: object) =>
      canonicalJson({ attribute: 'training-use', grade: 'reviewed', ...content });
    expect(digestOn([search, no, some, { ...some, says: 'In other words.' }], { max_days: 30 })).toBe(
      digestOf({
        ...{ rule: RULE.id, outcome: 'fail', indication: 'none', reasons: [] },
        options: { max_days: 30 },
        claims: [
          held({ conditions: ['basic'], scope: 'group', value: { used: 'never' } }),
          held({ scope: 'group', search: true }),
          held({ scope: 'offering', until: '2027-01-01', value: { used: 'always' } }),
        ],
      }),
    );
  });

  test('holds the options', () => {
    expect(digestOn([wide], { max_days: 30 })).not.toBe(digestOn([wide]));
  });

  test('holds a statement in favour that is disputed', () => {
    const no = says('always');
    expect(digestOn([no, says('never')])).not.toBe(digestOn([no, says('never', { until: '2027-01-01' })]));
  });

  test('holds a report against, also where the requirement is as open as before', () => {
    const report = says('never', REPORTED);
    expect(digestOn([report, says('always', REPORTED)])).not.toBe(digestOn([report]));
  });

  test.each<[string, Claim]>([
    ['a report in favour', says('never', REPORTED)],
    ['a report that is silent', says('optional', REPORTED)],
    ['what has ended', says('always', { until: '2026-11-22' })],
    ['what comes later', says('always', { seen: '2026-11-24' })],
    ['what is about other customers', says('always', { onlyFor: ['large'] })],
  ])('is the same with %s: it neither decides nor speaks against', (_, added) => {
    expect(digestOn([wide, added])).toBe(digestOn([wide]));
  });
});
