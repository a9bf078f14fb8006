import fc from 'fast-check';
import {
  ATTESTATION_KINDS,
  type AttestationKind,
  type Attested,
} from '../../src/evidence/attestations/attestation.js';
import { type AttributeId, attributeOf } from '../../src/evidence/attributes/attributes.js';
import type { Claim, Dataset, Provider } from '../../src/evidence/dataset.js';
import { type Grade, GRADES, type Scope, SCOPES } from '../../src/evidence/provider-shape.js';
import { worldOf } from '../../src/evidence/world.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import type { Policy, PolicyEntry } from '../../src/policy/policy.js';
import { SEVERITIES } from '../../src/policy/severity.js';
import { RULES } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import { PASSING } from '../rules/passing.js';
import { type FiledUnder, providerOf, type Statement, subjectOf } from './claims.js';
import { AS_OF, DATASET, DEFAULT } from './shipped.js';
import { checksIn } from './table.js';
import { anyOf } from './generate.js';

export { claimOn, ofProvider as filed, providerOf, ruleWith, subjectOf, type Statement } from './claims.js';

const { law, adequacy, certificates } = DATASET;
export const SHIPPED_WORLD = worldOf(adequacy, certificates, AS_OF);

/** The entry of a rule in policy `default`, with severity error. */
export function entryOf(rule: Rule): PolicyEntry {
  const entry = DEFAULT.entries.find((one) => one.rule.id === rule.id);
  if (entry === undefined) throw new Error(`policy default has no entry for ${rule.id}`);
  return { ...entry, severity: 'error' };
}

/** A policy with these entries and otherwise the settings of `default`. */
export const policyOf = (entries: readonly PolicyEntry[], variants: readonly string[] = []): Policy => ({
  ...DEFAULT,
  entries,
  variants: { alpha: variants },
});

export const datasetOf = (...providers: readonly Provider[]): Dataset => ({
  ...{ providers, law, adequacy, certificates, digest: '', added: [], replaced: [] },
  digests: { providers: '', law: '', adequacy: '' },
});

/** The statements, policy entry and variants that determine the outcome of a rule. */
export interface Scenario {
  statements: readonly Statement[];
  entry: PolicyEntry;
  variants: readonly string[];
}

/** The findings of one entry on a provider with these statements, and on its models. */
export function findingsOf({ statements, entry, variants }: Scenario, asOf = AS_OF): Finding[] {
  const provider = providerOf(statements);
  return evaluate(datasetOf(provider), policyOf([entry], variants), [subjectOf(provider)], asOf);
}

type Leaf = ReturnType<typeof checksIn>[number];

const MOST_OF_A_KIND = 6;

const isYes = (kind: string): boolean => kind === 'pass' || kind === 'not-applicable';

/** Some values of what a check reads, a few for each of its answers; a yes is drawn more often. */
function valuesFor(rule: Rule, leaf: Leaf, options: PolicyEntry['options']): fc.Arbitrary<unknown> {
  const found: Record<string, unknown[]> = {
    pass: [],
    fail: [],
    undecided: [],
    'not-applicable': [],
    silent: [],
  };
  const sample = fc.sample(anyOf(attributeOf(leaf.reads).shape), { numRuns: 600, seed: 1 });
  // Few random values are a yes to a demanding rule.
  const known = PASSING.filter(({ rules, reads }) => rules.includes(rule.id) && reads === leaf.reads);
  for (const value of [...known.flatMap(({ values }) => values), ...sample]) {
    const sameKind = found[leaf.ask(value as never, options as never, SHIPPED_WORLD).kind];
    if (sameKind !== undefined && sameKind.length < MOST_OF_A_KIND) sameKind.push(value);
  }
  const kinds = Object.entries(found).filter(([, values]) => values.length > 0);
  return fc.oneof(
    ...kinds.map(([kind, values]) => ({
      weight: isYes(kind) ? 4 : 1,
      arbitrary: fc.constantFrom(...values),
    })),
  );
}

const usually = <T>(value: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(value) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );

export const FIELDS = {
  grade: usually<Grade>('reviewed', 'reported'),
  seen: usually<string | undefined>(
    '2026-11-01',
    undefined,
    '2026-10',
    '2024-02-29',
    '2026-11',
    '2026-12-01',
  ),
  until: usually<string | undefined>(undefined, undefined, '2026-11-22', '2026-11-23'),
  onlyFor: usually<readonly string[] | undefined>(
    undefined,
    ['basic'],
    ['large'],
    ['pinned'],
    ['basic', 'pinned'],
    ['erased'],
    ['kept'],
  ),
  edition: usually<string | undefined>(undefined, 'first', 'second'),
  says: fc.constantFrom(undefined, 'It says so.'),
};

const FILED_PLACES: fc.Arbitrary<{ filedUnder: FiledUnder; scope: Scope }> = fc.constantFrom(
  { filedUnder: 'provider', scope: 'offering' },
  { filedUnder: 'provider', scope: 'group' },
  { filedUnder: 'provider', scope: 'contract' },
  { filedUnder: 'model', scope: 'model' },
  { filedUnder: 'sibling', scope: 'model' },
);

const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

type ClaimContent = Pick<Claim, 'value' | 'notFound'>;

/** A claim of scope contract comes from an attestation. */
const ATTESTED: fc.Arbitrary<Attested> = fc
  .record({
    kind: usually<AttestationKind>('contract', ...ATTESTATION_KINDS),
    digest: usually<Attested['digest']>('checked', 'not-checked'),
    prevailsOver: fc.constantFrom(undefined, 'It is the later one.'),
  })
  .map(({ prevailsOver, ...one }) => ({
    ...{ parties: ['us', 'Alpha'], title: 'Contract', sha256: '0'.repeat(64), clause: '1', owner: 'us' },
    ...{ effectiveFrom: '2026-11-01', expires: '2027-11-01', ...one },
    ...(prevailsOver === undefined ? {} : { prevailsOver }),
  }));

function claimOf(
  attribute: AttributeId,
  filedUnder: FiledUnder,
  scope: Scope,
  content: ClaimContent,
  fields: { grade: Grade } & Record<string, string | readonly string[] | undefined>,
  attestation: Attested | undefined,
): Statement {
  const subject = filedUnder === 'provider' ? 'alpha' : filedUnder === 'model' ? 'alpha/one' : 'alpha/two';
  const location = { file: 'alpha.yaml', line: 7, column: 3 };
  const own = scope === 'contract' ? { attestation, grade: 'reviewed', onlyFor: undefined } : {};
  const rest = { sources: ['card'], location, ...content, ...fields, ...own };
  const claim = present({ attribute, subject, scope, ...rest });
  return { filedUnder, claim: claim as Claim };
}

const NOT_FOUND: ClaimContent = { notFound: { looked_in: 'the documentation' } };

/** Statements on the attributes that oppose a rule, with any value. */
const opposingContent = ({
  opposedBy,
}: Rule): fc.Arbitrary<{ attribute: AttributeId; content: ClaimContent }>[] =>
  opposedBy.map((attribute) =>
    anyOf(attributeOf(attribute).shape).map((value) => ({ attribute, content: { value } })),
  );

/**
 * Any statement on an attribute that a rule reads or is opposed by; every answer of the rule is about equally
 * likely.
 */
export function statementFor(rule: Rule): fc.Arbitrary<Statement> {
  const { options } = entryOf(rule);
  const ownContent = checksIn(rule.check).map((leaf) => {
    const value = valuesFor(rule, leaf, options).map((one): ClaimContent => ({ value: one }));
    return fc.record({
      attribute: fc.constant(leaf.reads),
      content: fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant(NOT_FOUND) }),
    });
  });
  return fc
    .record({
      what: fc.oneof(
        { weight: 60, arbitrary: fc.oneof(...ownContent) },
        ...opposingContent(rule).map((arbitrary) => ({
          weight: Math.ceil(15 / rule.opposedBy.length),
          arbitrary,
        })),
      ),
      where: FILED_PLACES,
      fields: fc.record(FIELDS),
      own: ATTESTED,
    })
    .map(({ what, where, fields, own }) =>
      claimOf(what.attribute, where.filedUnder, where.scope, what.content, fields, own),
    );
}

/** Any scenario for a rule: up to five statements, a policy entry and chosen variants. */
export function scenarioFor(rule: Rule): fc.Arbitrary<Scenario> {
  const entry = entryOf(rule);
  return fc.record({
    statements: fc.array(statementFor(rule), { maxLength: 5 }),
    entry: fc
      .record({
        severity: fc.constantFrom(...SEVERITIES),
        unknown: fc.constantFrom('same' as const, 'warning' as const, 'note' as const),
        scopes: usually<readonly Scope[]>(
          ['contract', 'model', 'offering'],
          SCOPES,
          ['contract'],
          ['offering'],
        ),
        grades: usually<readonly Grade[]>(['reviewed'], GRADES),
        maxAgeDays: fc.constantFrom(22, 23, 60, 365, 36_500),
        attestations: usually<readonly AttestationKind[]>(ATTESTATION_KINDS, ['contract'], []),
        attestationDigest: fc.constantFrom('any' as const, 'checked' as const),
      })
      .map((settings) => ({ ...entry, ...settings })),
    variants: usually<readonly string[]>([], ['basic'], ['large'], ['basic', 'pinned']),
  });
}

/** Every rule with its scenarios. */
export const SCENARIOS = RULES.map((rule) => ({ id: rule.id, rule, scenario: scenarioFor(rule) }));
