import type { Attested } from '../../src/evidence/attestations/attestation.js';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import type { Claim, Model, Provider } from '../../src/evidence/dataset.js';
import type { Subject } from '../../src/evidence/subject.js';
import { NOTHING_ON_FILE } from '../../src/evidence/world.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import { type Check, defineRule, type Rule } from '../../src/rules/rule.js';
import type { Context } from '../../src/verdict/evidence.js';

// Nothing here loads what ships, so that a test of one file starts at once.

/** The fixed as-of date of the tests, so that none of them changes with the calendar. */
export const AS_OF = '2026-11-23';

/** A model rule with this check only; if it accepts undated claims, it has no age limit either. */
export const ruleWith = (check: Check<never>, undated?: 'accepted'): Rule =>
  defineRule({
    ...{ id: 'asked', title: 'T', why: 'W', fix: 'F', question: 'Q?', basis: [], options: {} },
    ...{ subject: 'model', about: 'service', check, ...(undated === undefined ? {} : { undated }) },
  });

export type FiledUnder = 'provider' | 'model' | 'sibling';

/** A claim, and whether it is filed under the provider, the model or its sibling. */
export interface Statement {
  claim: Claim;
  filedUnder: FiledUnder;
}

/** A claim that is reviewed, dated and about the API, unless a test says otherwise. */
export const claimOn = (attribute: AttributeId, value: unknown, more: Partial<Claim> = {}): Claim => ({
  ...{ attribute, subject: 'alpha', scope: 'offering', grade: 'reviewed', sources: [], seen: '2026-11-01' },
  ...{ value, location: { file: 'alpha.yaml', line: 7, column: 3 } },
  ...more,
});

/** Claims of the provider itself. */
export const ofProvider = (...claims: Claim[]): Statement[] =>
  claims.map((one) => ({ claim: one, filedUnder: 'provider' }));

const model = (id: string, claims: readonly Claim[]): Model => ({
  ...{ id, name: id, provider: 'alpha', aliases: [], claims },
  location: { file: 'alpha.yaml', line: 1, column: 1 },
});

const variant = (title: string, dimension: string) => ({ title, dimension });

/** A provider with two models, and these statements in order. */
export function providerOf(statements: readonly Statement[]): Provider {
  const of = (filedUnder: FiledUnder) =>
    statements.filter((one) => one.filedUnder === filedUnder).map(({ claim }) => claim);
  return {
    ...{ id: 'alpha', name: 'Alpha', kind: 'first-party', offering: 'Alpha API' },
    ...{ sources: {}, collections: {}, documents: {}, routes: {}, families: [] },
    variants: {
      basic: variant('the plan Basic', 'plan'),
      large: variant('the plan Large', 'plan'),
      pinned: variant('requests pinned to a region', 'region'),
      erased: variant('nothing is kept', 'keeping'),
      kept: { ...variant('as it comes', 'keeping'), default: true },
    },
    claims: of('provider'),
    models: [model('alpha/one', of('model')), model('alpha/two', of('sibling'))],
    location: { file: 'alpha.yaml', line: 1, column: 1 },
  };
}

export const subjectOf = (provider: Provider): Subject => ({ kind: 'provider', id: provider.id, provider });

/** The entry of a policy that accepts reviewed statements of a year about the API, and every attestation. */
export const entryWith = (rule: Rule, more: Partial<PolicyEntry> = {}): PolicyEntry => ({
  ...{ id: rule.id, rule, texts: rule, severity: 'error', unknown: 'same', waivable: true },
  ...{ scopes: ['contract', 'model', 'offering'], grades: ['reviewed'], maxAgeDays: 365, options: {} },
  ...{ attestations: ['contract', 'vendor-statement', 'own-assessment'], attestationDigest: 'any' },
  ...more,
});

/** The context of such an entry, with these variants chosen. */
export const contextOf = (entry: PolicyEntry, variants: readonly string[] = []): Context => ({
  ...{ entry, variants },
  world: { asOf: AS_OF, eea: ['DE'], adequacy: {}, editions: {}, onFile: NOTHING_ON_FILE },
});

/** The user's own contract, in force. */
export const OWN_CONTRACT: Attested = {
  ...{ kind: 'contract', parties: ['us', 'Alpha'], title: 'Contract', sha256: '0'.repeat(64) },
  ...{ digest: 'checked', clause: '1', owner: 'us', effectiveFrom: AS_OF, expires: '2027-11-01' },
};
