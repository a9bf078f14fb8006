import { isPositive, type Decision, type Reason } from '../decision.js';
import type { Considered } from '../evidence.js';
import {
  CONTEST_WORDS,
  DISAGREEMENT_WORDS,
  FINDING_TEXTS,
  ownSearch,
  reportedInVain,
  SCOPE_WORDS,
} from './outcome-words-en.js';
import type { AttributeId } from '../../evidence/attributes/attributes.js';
import type { AttestationKind, Attested } from '../../evidence/attestations/attestation.js';
import { differingStatements } from './precedence.js';
import { DIGEST_WORDS, KIND_PHRASES } from '../../evidence/words/evidence-words-en.js';
import { knownOn, oldestDay } from '../../evidence/claim.js';
import { enumerate } from '../../input/words.js';
import { distinct } from '../../input/plain-data.js';

/** What a message is made from. It says first what the statements say, then why they are not proof. */
export interface FindingContext {
  decision: Decision<Considered>;
  considered: readonly Considered[];
  /** ISO 8601 day, UTC. */
  asOf: string;
  maxAgeDays: number;
  /** Kinds of attestation that can be proof. */
  attestations: readonly AttestationKind[];
  /** The host that passes requests on. */
  through?: string;
  /** The customers that statements are about. */
  customerTexts: (statements: readonly Considered[]) => string[];
  /** The title of a source of the provider. */
  sourceTitle: (id: string) => string;
  /** The attributes that the rule reads. */
  reads: readonly AttributeId[];
  /** The attribute by which the rule may not apply, if there is one. */
  exemption: AttributeId | undefined;
  /** The sentence at the end of every message. */
  closingNote: string;
}

/** Drops empty and duplicate texts. */
export const distinctTexts = (texts: readonly string[]): string[] =>
  distinct(texts.filter((text) => text !== ''));

/** Whether a statement was weighed as evidence: it is not a lead, and it holds on the day. */
export const isWeighed = ({ part }: Considered): boolean => part === 'proof' || part === 'weak';

/** What contradicts a pass: a report, a statement about the API as a whole, or a later search. */
type Contest = 'report' | 'wider' | 'search';

export function contestOf({ considered, decision }: FindingContext): Contest {
  const others = considered.filter((one) => !decision.deciding.includes(one) && one.answer.kind === 'fail');
  if (others.some(({ part }) => part === 'lead')) return 'report';
  if (others.some(isWeighed)) return 'wider';
  const isSearched = considered.some(({ part }) => part === 'not-found');
  return decision.indication === 'none' && decision.deciding.length > 0 && isSearched ? 'search' : 'report';
}

/** Which statements differ: yours and a public one, versions of one document, or others. */
type Disagreement = 'own' | 'versions' | 'statements';

export function disagreementOf({ considered, decision }: FindingContext): Disagreement {
  if (differingStatements(decision.deciding).length > 0) return 'own';
  const editions = new Set(considered.filter(isWeighed).flatMap(({ claim }) => claim.edition ?? []));
  return editions.size > 1 ? 'versions' : 'statements';
}

/** Why a statement does not count for these customers on this day. */
const ELSEWHERE: Partial<Record<Considered['part'], string>> = {
  out: FINDING_TEXTS.otherCustomers,
  'not-yet': FINDING_TEXTS.laterDay,
};

/** Why there is nothing to weigh: nobody searched, or what was found is about others or a later day. */
function nothingThere({ considered }: FindingContext): string[] {
  const relevantAttributes = new Set(
    considered.filter(({ part }) => ELSEWHERE[part] === undefined).map(({ claim }) => claim.attribute),
  );
  const elsewhere = considered.flatMap(({ claim, part }) =>
    relevantAttributes.has(claim.attribute) ? [] : (ELSEWHERE[part] ?? []),
  );
  return elsewhere.length === 0 ? [FINDING_TEXTS.notResearched] : distinctTexts(elsewhere.sort());
}

type Acceptance = Pick<FindingContext, 'attestations' | 'through'>;

function whyNotAccepted(attested: Attested, { attestations: accepts, through }: Acceptance): string {
  if (through !== undefined) return FINDING_TEXTS.ownApiOnly(attested.title, through);
  if (accepts.includes(attested.kind))
    return FINDING_TEXTS.documentNotCounted(attested.title, DIGEST_WORDS[attested.digest]);
  const accepted = enumerate(
    accepts.map((kind) => KIND_PHRASES[kind]),
    'or',
  );
  return FINDING_TEXTS.otherKind(KIND_PHRASES[attested.kind], accepted);
}

/** Why attestations do not count as proof. */
const notAccepted = (considered: readonly Considered[], accepts: Acceptance): string[] =>
  considered.flatMap(({ claim, weaknesses }) => {
    if (!weaknesses.includes('not-accepted')) return [];
    if (claim.attestation !== undefined) return [whyNotAccepted(claim.attestation, accepts)];
    return [claim.gated === true ? FINDING_TEXTS.gatedSource : FINDING_TEXTS.reviewedAlone];
  });

/** Why evidence is too old: the day that its age counts from, which may differ from other dates shown. */
function tooOld({ considered, maxAgeDays, asOf }: FindingContext): string[] {
  const old = considered.filter((one) => isWeighed(one) && one.weaknesses.includes('stale'));
  if (old.length > 0)
    return distinctTexts(
      old.map(({ claim }) => FINDING_TEXTS.tooOld(oldestDay(knownOn(claim, asOf)) ?? '', maxAgeDays)),
    );
  return considered
    .filter(({ part }) => part === 'ended')
    .map(({ claim }) => FINDING_TEXTS.heldUntil(claim.until ?? ''));
}

/** The customers of the statements that decide for some customers only. */
export const conditionalCustomers = ({ decision, customerTexts }: FindingContext): string[] =>
  customerTexts(decision.deciding.filter(({ weaknesses }) => weaknesses.includes('conditional')));

/** A sentence for each reason. Complete, so that no reason goes unexplained. */
export const REASON_SENTENCES: Record<Reason, (context: FindingContext) => string[]> = {
  'other-route': () => [],
  conflicting: (context) => [DISAGREEMENT_WORDS[disagreementOf(context)].sentence],
  contested: (context) => [
    CONTEST_WORDS[context.decision.reasons.has('not-found') ? 'report' : contestOf(context)].sentence,
  ],
  'wrong-scope': ({ considered }) =>
    distinctTexts(
      considered
        .filter((one) => isWeighed(one) && one.weaknesses.includes('wrong-scope'))
        .map(({ scope }) => SCOPE_WORDS[scope].sentence),
    ),
  'not-accepted': (context) => notAccepted(context.considered.filter(isWeighed), context),
  conditional: (context) => {
    const customers = conditionalCustomers(context);
    // A gap is not closed by the choice of a customer.
    return customers.length > 1 && context.decision.deciding.every(isPositive)
      ? [FINDING_TEXTS.dependsOnCustomer(customers)]
      : customers.map(FINDING_TEXTS.holdsOnlyFor);
  },
  'not-specific': () => [],
  stale: tooOld,
  undated: ({ considered }) =>
    considered.some((one) => isWeighed(one) && one.weaknesses.includes('undated'))
      ? [FINDING_TEXTS.undated]
      : [FINDING_TEXTS.undatedSearch],
  'not-found': ({ considered, sourceTitle }) => {
    const searches = considered.filter(({ part }) => part === 'not-found');
    return distinctTexts(searches.map(({ claim }) => ownSearch(claim, sourceTitle)));
  },
  'reported-only': ({ considered }) => {
    const leads = considered.filter(({ part }) => part === 'lead');
    const found = leads.filter(({ claim }) => claim.notFound === undefined);
    if (found.length === 0) return distinctTexts(leads.map(({ claim }) => reportedInVain(claim)));
    const says = distinctTexts(found.map(({ claim }) => claim.says ?? ''));
    return says.length > 0
      ? says.map((text) => FINDING_TEXTS.unverified(text.replace(/\.$/, '')))
      : [FINDING_TEXTS.uncheckedReport];
  },
  missing: nothingThere,
};
