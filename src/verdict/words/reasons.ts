import type { Scope } from '../../evidence/provider-shape.js';
import type { Decision, Reason } from '../asked.js';
import type { Considered } from '../evidence.js';
import { ownSearch, reportedInVain } from './searches.js';
import {
  DIGEST_WORDS,
  KIND_PHRASES,
  type AttestationKind,
  type Attested,
} from '../../evidence/attestation.js';
import { oldestDay } from '../../evidence/claim.js';
import { enumerate } from '../../input/words.js';
import { distinct } from '../../input/present.js';

/** What a message is made from. It says first what the statements say, then why they are not proof. */
export interface FindingContext {
  decision: Decision<Considered>;
  considered: readonly Considered[];
  maxAgeDays: number;
  /** Kinds of attestation that can be proof. */
  attestations: readonly AttestationKind[];
  variantTitle: (claim: Considered) => string;
  /** The title of a source of the provider. */
  sourceTitle: (id: string) => string;
  /** The sentence at the end of every message. */
  coda: string;
}

/** Drops empty and duplicate texts. */
export const distinctTexts = (texts: readonly string[]): string[] =>
  distinct(texts.filter((text) => text !== ''));

/** Whether a statement was weighed as evidence: it is not a lead, and it holds on the day. */
export const isWeighed = ({ part }: Considered): boolean => part === 'proof' || part === 'weak';

/** What contradicts a pass: a report, a statement about the API as a whole, or a later search. */
export type Contest = 'report' | 'wider' | 'search';

export function contestOf({ considered, decision }: FindingContext): Contest {
  const others = considered.filter((one) => !decision.deciding.includes(one) && one.answer.kind === 'fail');
  if (others.some(({ part }) => part === 'lead')) return 'report';
  if (others.some(isWeighed)) return 'wider';
  const isSearched = considered.some(({ part }) => part === 'not-found');
  return decision.indication === 'none' && decision.deciding.length > 0 && isSearched ? 'search' : 'report';
}

const CONTEST_SENTENCES: Record<Contest, string> = {
  report: 'An unverified report disagrees.',
  wider: 'A statement on file about the API as a whole disagrees.',
  search: "A later search of the API's own terms found no answer.",
};

/** Which statements differ: yours and a public one, versions of one document, or others. */
export type Disagreement = 'own' | 'versions' | 'statements';

export function disagreementOf({ considered, decision }: FindingContext): Disagreement {
  if (ownAndPublicDiffer(decision.deciding)) return 'own';
  const editions = new Set(considered.filter(isWeighed).flatMap(({ claim }) => claim.edition ?? []));
  return editions.size > 1 ? 'versions' : 'statements';
}

/** Why a statement does not count whose scope the policy does not accept. */
const SCOPE_SENTENCES: Record<Scope, string> = {
  contract: 'Said in a contract; this policy does not accept that scope.',
  model: 'Said of the model; this policy does not accept that scope.',
  offering: 'Said of the API as a whole; this policy does not accept that scope.',
  group: 'Company-wide, not about this API.',
};

/** Why a statement does not count for these customers on this day. */
const ELSEWHERE: Partial<Record<Considered['part'], string>> = {
  out: 'What is on file is about other customers.',
  'not-yet': 'What is on file is dated after this day.',
};

/** Why there is nothing to weigh: nobody searched, or what was found is about others or a later day. */
function nothingThere({ considered }: FindingContext): string[] {
  const heard = new Set(
    considered.filter(({ part }) => ELSEWHERE[part] === undefined).map(({ claim }) => claim.attribute),
  );
  const elsewhere = considered.flatMap(({ claim, part }) =>
    heard.has(claim.attribute) ? [] : (ELSEWHERE[part] ?? []),
  );
  return elsewhere.length === 0 ? ['Not researched.'] : distinctTexts(elsewhere.sort());
}

function whyNotAccepted(attested: Attested, accepts: readonly AttestationKind[]): string {
  if (accepts.includes(attested.kind))
    return `Its document ${JSON.stringify(attested.title)} does not count here as it is (${DIGEST_WORDS[attested.digest]}).`;
  const wanted = enumerate(
    accepts.map((kind) => KIND_PHRASES[kind]),
    'or',
  );
  return `Attested as ${KIND_PHRASES[attested.kind]}; as proof of this the policy takes ${wanted === '' ? 'none' : `only ${wanted}`}.`;
}

/** Why attestations do not count as proof. */
const notAccepted = (considered: readonly Considered[], accepts: readonly AttestationKind[]): string[] =>
  considered.flatMap(({ claim, weaknesses }) => {
    if (!weaknesses.includes('not-accepted')) return [];
    if (claim.attestation !== undefined) return [whyNotAccepted(claim.attestation, accepts)];
    return [
      claim.gated === true
        ? 'Its source is shown on request only.'
        : 'That a requirement does not apply is shown by reviewed evidence alone.',
    ];
  });

/** Why evidence is too old: the day that its age counts from, which may differ from other dates shown. */
function tooOld({ considered, maxAgeDays }: FindingContext): string[] {
  const old = considered.filter((one) => isWeighed(one) && one.weaknesses.includes('stale'));
  if (old.length > 0)
    return distinctTexts(
      old.map(
        ({ claim }) => `Its age counts from ${oldestDay(claim) ?? ''}, more than ${maxAgeDays} days ago.`,
      ),
    );
  return considered
    .filter(({ part }) => part === 'ended')
    .map(({ claim }) => `The statement on file held until ${claim.until ?? ''}; nothing newer is on file.`);
}

/** Whether the user's own statements and public ones are among those that decide. */
const ownAndPublicDiffer = (deciding: readonly Considered[]): boolean =>
  deciding.some(({ claim }) => claim.attestation !== undefined) &&
  deciding.some(({ claim }) => claim.attestation === undefined);

const DISAGREEMENT_SENTENCES: Record<Disagreement, string> = {
  own: 'Your document and a statement on file differ. If your document takes precedence, say so and why in its entry (prevails_over).',
  versions: 'Versions on file differ, and the file does not say which one governs.',
  statements: 'Statements on file differ.',
};

/** A sentence for each reason. Complete, so that no reason goes unexplained. */
export const REASON_SENTENCES: Record<Reason, (context: FindingContext) => string[]> = {
  'other-route': () => [],
  conflicting: (context) => [DISAGREEMENT_SENTENCES[disagreementOf(context)]],
  contested: (context) => [
    context.decision.reasons.has('not-found')
      ? 'An unverified report disagrees.'
      : CONTEST_SENTENCES[contestOf(context)],
  ],
  'wrong-scope': ({ considered }) =>
    distinctTexts(
      considered
        .filter((one) => isWeighed(one) && one.weaknesses.includes('wrong-scope'))
        .map(({ scope }) => SCOPE_SENTENCES[scope]),
    ),
  'not-accepted': ({ considered, attestations }) => notAccepted(considered.filter(isWeighed), attestations),
  conditional: ({ decision, variantTitle }) =>
    distinctTexts(
      decision.deciding
        .filter(({ weaknesses }) => weaknesses.includes('conditional'))
        .map((one) => `Holds only for ${variantTitle(one)}.`),
    ),
  'not-specific': () => [],
  stale: tooOld,
  undated: ({ considered }) =>
    considered.some((one) => isWeighed(one) && one.weaknesses.includes('undated'))
      ? ['Undated.']
      : ['The search has no date.'],
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
      ? says.map((text) => `${text.replace(/\.$/, '')} (unverified).`)
      : ['Only reported; nobody here has checked it.'];
  },
  missing: nothingThere,
};
