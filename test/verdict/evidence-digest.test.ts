import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, Dataset } from '../../src/evidence/dataset.js';
import { resolveSubject } from '../../src/evidence/subject.js';
import { canonicalJson, digestOf } from '../../src/input/digest.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Policy, PolicyEntry } from '../../src/policy/policy.js';
import { fail, on, pass, silent, type Rule } from '../../src/rules/rule.js';
import { RULES, ruleOf } from '../../src/rules/index.js';
import { attributeOf } from '../../src/evidence/attributes/attributes.js';
import { addDays } from '../../src/input/calendar.js';
import { isGap } from '../../src/verdict/finding.js';
import { couldOppose } from '../../src/verdict/evidence-digest.js';
import { claimOn, entryOf, filed, findingsOf, ruleWith, SHIPPED_WORLD } from '../kit/scenario.js';
import { anyOf } from '../kit/generate.js';
import { checksIn } from '../kit/table.js';
import { PASSING } from '../rules/passing.js';
import { findingOf } from '../kit/waivers.js';
import { AS_OF, DATASET, DEFAULT } from '../kit/shipped.js';

const digest = (rule: string, subject: string, dataset: Dataset, policy: Policy = DEFAULT): string =>
  findingOf(rule, evaluate(dataset, policy, [resolveSubject(dataset, subject)], AS_OF)).evidence;

/** The card with a change to the provider. */
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

describe('the evidence digest changes when', () => {
  test('an entry of the policy uses another rule', () => {
    const using = (id: string): Policy => {
      const entries = DEFAULT.entries.filter(({ rule }) => rule.id === id);
      return { ...DEFAULT, entries: entries.map((entry) => ({ ...entry, id: 'our-check' })) };
    };
    expect(digest('our-check', 'xiaomi', DATASET, using('breach-notice'))).not.toBe(
      digest('our-check', 'xiaomi', DATASET, using('security-measures')),
    );
  });

  test('an alias goes through another host', () => {
    const before = digest('dpa-terms', 'openrouter/xiaomi/mimo-v2-pro', DATASET);
    const elsewhere = withChange(({ models }) => ({
      models: models.map((model) => ({
        ...model,
        aliases: model.aliases.map((alias) => (alias.via === undefined ? alias : { ...alias, via: 'other' })),
      })),
    }));
    expect(digest('dpa-terms', 'openrouter/xiaomi/mimo-v2-pro', elsewhere)).not.toBe(before);
  });

  test('the value of a lead changes, but not when only its wording does', () => {
    const before = digest('no-training', 'xiaomi', DATASET);
    const reworded = withLead((claim) => ({ ...claim, says: 'Otherwise.' }));
    expect(digest('no-training', 'xiaomi', reworded)).toBe(before);
    const turned = withLead((claim) => ({ ...claim, value: { used: 'always' } }));
    expect(digest('no-training', 'xiaomi', turned)).not.toBe(before);
  });

  // Each of these statements would oppose a pass. The requirement is open, and was waived as open.
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
    // Each of these could excuse, or no longer excuse.
    ['deletion-or-return', { attribute: 'transfer-tools', value: { tools: [{ tool: 'derogation' }] } }],
    [
      'retention-limit',
      {
        attribute: 'transfer-assessment',
        value: { countries: ['CN'], concluded_on: '2026-11-01', result: 'not-sufficient' },
      },
    ],
    ['sub-processors-named', { attribute: 'contracting-entity', value: { entities: [{ name: 'Else' }] } }],
  ] as const)('a statement that opposes or excuses %s is added: %j', (rule, value) => {
    const before = digest(rule, 'xiaomi', DATASET);
    for (const grade of ['reviewed', 'reported'] as const) {
      const added = {
        ...{ subject: 'xiaomi', scope: 'offering', grade, sources: ['card'], seen: '2026-11-01' },
        location: { file: 'more.yaml', line: 1, column: 1 },
        ...value,
      } as Claim;
      const after = withChange(({ claims }) => ({ claims: [...claims, added] }));
      expect(digest(rule, 'xiaomi', after)).not.toBe(before);
      const elsewhere = withChange(({ claims }) => ({ claims: [...claims, { ...added, scope: 'group' }] }));
      expect(digest(rule, 'xiaomi', elsewhere)).toBe(before);
    }
  });

  // Whatever is promised, these statements say nothing against it.
  test.each([
    [
      'provider-role',
      { attribute: 'training-use', value: { used: 'never', covers: ['prompts', 'outputs'] } },
    ],
    ['no-training', { attribute: 'abuse-monitoring', value: { days: 30, improves_models: 'never' } }],
    ['eu-only-routing', { attribute: 'access-locations', value: { locations: [{ country: 'DE' }] } }],
    [
      'sub-processors-named',
      {
        attribute: 'transfer-tools',
        value: { tools: [{ tool: 'scc', importer: { name: 'Xiaomi', kind: 'provider' }, exporter: 'you' }] },
      },
    ],
  ] as const)('not when a statement is added that cannot oppose %s: %j', (rule, value) => {
    const added = {
      ...{ subject: 'xiaomi', scope: 'contract', grade: 'reviewed', sources: [], seen: '2026-11-01' },
      location: { file: 'more.yaml', line: 1, column: 1 },
      ...value,
    } as unknown as Claim;
    const after = withChange(({ claims }) => ({ claims: [...claims, added] }));
    expect(digest(rule, 'xiaomi', after)).toBe(digest(rule, 'xiaomi', DATASET));
  });

  // Each of these changes neither the outcome nor the reasons.
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
  ])('a deciding statement gets %s', (_, change) => {
    expect(digest('security-measures', 'xiaomi', onFile({ ...group, ...change }))).not.toBe(
      digest('security-measures', 'xiaomi', onFile(group)),
    );
  });

  test('the search that decides gets an end', () => {
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

/** The digest of that rule on a provider with these claims only. */
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

  test('has a fixed form, since waivers outlast versions', () => {
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

  test('includes the options', () => {
    expect(digestOn([wide], { max_days: 30 })).not.toBe(digestOn([wide]));
  });

  test('includes a disputed statement in favour', () => {
    const no = says('always');
    expect(digestOn([no, says('never')])).not.toBe(digestOn([no, says('never', { until: '2027-01-01' })]));
  });

  test('includes a report against, even if the requirement is as open as before', () => {
    const report = says('never', REPORTED);
    expect(digestOn([report, says('always', REPORTED)])).not.toBe(digestOn([report]));
  });

  test.each<[string, Claim]>([
    ['a report in favour', says('never', REPORTED)],
    ['a report that is silent', says('optional', REPORTED)],
    ['a statement that has ended', says('always', { until: '2026-11-22' })],
    ['a statement from a later day', says('always', { seen: '2026-11-24' })],
    ['a statement about other customers', says('always', { onlyFor: ['large'] })],
  ])('ignores %s, which neither decides nor opposes', (_, added) => {
    expect(digestOn([wide, added])).toBe(digestOn([wide]));
  });
});

describe('age alone', () => {
  const subjects = DATASET.providers.map(({ id }) => resolveSubject(DATASET, id));
  const findingsOn = (asOf: string) =>
    evaluate(DATASET, DEFAULT, subjects, asOf).map((finding) => {
      const { claims, outcome, indication, reasons } = finding;
      // The claims that exist on the day, whatever they are worth.
      const heard = claims.filter(({ part }) => !['ended', 'not-yet', 'out', 'silent'].includes(part));
      const content = heard.map(({ attribute, value }) => ({ attribute, value }));
      return {
        ...{ finding, isAged: reasons.includes('stale') },
        same: canonicalJson([outcome, indication, reasons.filter((one) => one !== 'stale'), content]),
      };
    });
  const [before, later] = [findingsOn(AS_OF), findingsOn(addDays(AS_OF, 500))];
  const gaps = before.flatMap((one, index) => {
    const other = later[index];
    return isGap(one.finding) && !one.isAged && other?.isAged === true && one.same === other.same
      ? [[one.finding, other.finding] as const]
      : [];
  });

  test('leaves the digest of a gap as it is', () => {
    expect(gaps.length).toBeGreaterThan(30);
    expect(gaps.filter(([one, other]) => one.evidence !== other.evidence)).toEqual([]);
  });

  test('changes it where the requirement is no longer shown', () => {
    const lost = before.filter(
      ({ finding }, index) => finding.outcome === 'pass' && later[index]?.finding.outcome === 'unknown',
    );
    expect(lost.length).toBeGreaterThan(0);
    for (const { finding } of lost)
      expect(later.map((one) => one.finding.evidence)).not.toContain(finding.evidence);
  });
});

describe('a statement that is said to oppose no promise', () => {
  const opposers = RULES.flatMap((rule) =>
    checksIn(rule.check).flatMap((leaf) => leaf.opposedBy.map((opposer) => ({ rule, leaf, opposer }))),
  );
  test.each(opposers)('$rule.id, $leaf.reads by $opposer.reads', ({ rule, leaf, opposer }) => {
    const entry = entryOf(rule);
    const context = { entry, world: SHIPPED_WORLD };
    const known = PASSING.filter(({ rules, reads }) => rules.includes(rule.id) && reads === leaf.reads);
    const promises = [
      ...known.flatMap(({ values }) => values),
      ...fc.sample(anyOf(attributeOf(leaf.reads).shape), { numRuns: 20, seed: 1 }),
    ];
    for (const value of fc.sample(anyOf(attributeOf(opposer.reads).shape), { numRuns: 100, seed: 2 })) {
      if (couldOppose({ value }, opposer, context)) continue;
      for (const promise of promises)
        expect(
          opposer.ask(value as never, entry.options as never, SHIPPED_WORLD, [promise as never]),
        ).toBeUndefined();
    }
  });
});
