import type { AttestationKind } from '../evidence/attestation.js';
import { type Scope, SCOPES } from '../evidence/provider-shape.js';
import { dateOf } from '../evidence/claim.js';
import type { Claim } from '../evidence/dataset.js';
import { asSentence } from '../input/words.js';
import { type Asked, type Decision, type Reason, REASONS } from './asked.js';
import type { Considered } from './evidence.js';
import { attestedSources, notAccepted, OWN_AND_PUBLIC_DIFFER, ownAndPublicDiffer } from './attested-text.js';

/** What is known, in the order: what the statements say, then what keeps them from being proof. */
export interface Told {
  decision: Decision<Considered>;
  considered: readonly Considered[];
  maxAgeDays: number;
  /** Kinds of attestations that can be proof. */
  attestations: readonly AttestationKind[];
  variantTitle: (claim: Considered) => string;
  /** The title of a source of the provider, by its id. */
  sourceTitle: (id: string) => string;
  /** The sentence with which every message ends. */
  coda: string;
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]) (?=[A-Z])/);

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

const messageOf = (asked: Asked): string => ('message' in asked.answer ? asked.answer.message : '');

/** The answers of statements, each under its edition where a document has several. */
const answersOf = (values: readonly Considered[]): string[] =>
  distinct(
    values.map((value) => {
      const message = messageOf(value);
      return value.claim.edition === undefined || message === ''
        ? message
        : `${capitalised(value.claim.edition)}: ${message}`;
    }),
  );

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** By what a search was made, and when: it is the source's, never ours. */
const searchedBy = (claim: Claim, titleOf: Told['sourceTitle']): string => {
  const by = claim.notFound?.by;
  const made = by === undefined ? `in ${claim.sources.map(titleOf).join(', ')}` : `by ${by}`;
  return `${made} (${dateOf(claim) ?? 'undated'})`;
};

/** Why a pass does not hold: a report, a wider statement, or a later search says otherwise. */
function contestedBy({ considered, decision }: Told): string[] {
  if (decision.reasons.has('not-found')) return ['A report speaks of it (unverified).'];
  const others = considered.filter((one) => !decision.deciding.includes(one) && one.answer.kind === 'fail');
  if (others.some(({ part }) => part === 'lead')) return ['A report says otherwise.'];
  if (others.some(({ part }) => part === 'proof' || part === 'weak'))
    return ['A statement on file about the API as a whole says otherwise.'];
  return decision.indication === 'none' &&
    decision.deciding.length > 0 &&
    considered.some(({ part }) => part === 'not-found')
    ? ["A later search of the API's own terms did not find it."]
    : ['A report says otherwise.'];
}

const placeOf = ({ claim: { attribute, location } }: Considered): string =>
  `${attribute}, ${location.file}:${location.line}`;

/** What speaks against a promise elsewhere in the file: both statements, with their places. */
function objections({ decision }: Told): string[] {
  return decision.opposing.map((one) => {
    const said = one.grade === 'reported' ? 'A report says otherwise: ' : '';
    const others = decision.deciding.filter(({ claim }) => claim !== one.claim);
    const promised = distinct(others.map(placeOf)).join('; ');
    return `${said}${asSentence(messageOf(one))} That statement (${placeOf(one)}) speaks against ${promised}.`;
  });
}

/** Whether a statement was weighed as evidence: not as a lead, and it holds on the day. */
const isWeighed = ({ part }: Considered): boolean => part === 'proof' || part === 'weak';

/** Why a statement of a scope that the policy does not accept is none about the question. */
const WIDE: Record<Scope, string> = {
  contract: 'Said in a contract; this policy does not accept that scope.',
  model: 'Said of the model; this policy does not accept that scope.',
  offering: 'Said of the API as a whole; this policy does not accept that scope.',
  group: 'Said of the whole company, not of this API.',
};

/** What makes a statement none for these customers on this day. */
const ELSEWHERE: Partial<Record<Considered['part'], string>> = {
  out: 'What is on file is about other customers.',
  'not-yet': 'What is on file is dated after this day.',
};

/** Why nothing is there to weigh: nobody has looked, or what was found is about others or a later day. */
function notThere({ considered }: Told): string[] {
  const heard = new Set(
    considered.filter(({ part }) => ELSEWHERE[part] === undefined).map(({ claim }) => claim.attribute),
  );
  const elsewhere = considered.flatMap(({ claim, part }) =>
    heard.has(claim.attribute) ? [] : (ELSEWHERE[part] ?? []),
  );
  return elsewhere.length === 0 ? ['Nobody has looked yet.'] : distinct(elsewhere.sort());
}

/** A sentence for each reason; total, so that no reason goes unexplained. */
const SENTENCES: Record<Reason, (told: Told) => string[]> = {
  'other-route': () => [],
  conflicting: ({ considered, decision }) =>
    ownAndPublicDiffer(decision.deciding)
      ? [OWN_AND_PUBLIC_DIFFER]
      : new Set(considered.filter(isWeighed).flatMap(({ claim }) => claim.edition ?? [])).size > 1
        ? ['Our file holds editions that differ, and does not say which one governs.']
        : ['The statements on file do not agree.'],
  contested: contestedBy,
  'wrong-scope': ({ considered }) =>
    distinct(
      considered
        .filter((one) => isWeighed(one) && one.weaknesses.includes('wrong-scope'))
        .map(({ scope }) => WIDE[scope]),
    ),
  'not-accepted': ({ considered, attestations }) => notAccepted(considered.filter(isWeighed), attestations),
  conditional: ({ decision, variantTitle }) =>
    distinct(
      decision.deciding
        .filter(({ weaknesses }) => weaknesses.includes('conditional'))
        .map((one) => `Holds for ${variantTitle(one)} only.`),
    ),
  'not-specific': () => [],
  stale: ({ considered, maxAgeDays }) =>
    considered.some((one) => isWeighed(one) && one.weaknesses.includes('stale'))
      ? [`Seen more than ${maxAgeDays} days ago.`]
      : considered
          .filter(({ part }) => part === 'ended')
          .map(
            ({ claim }) => `The statement on file held until ${claim.until ?? ''}; nothing newer is on file.`,
          ),
  undated: ({ considered }) =>
    considered.some((one) => isWeighed(one) && one.weaknesses.includes('undated'))
      ? ['Undated.']
      : ['The search has no date.'],
  'not-found': ({ considered, sourceTitle }) => {
    const searches = considered.filter(({ part }) => part === 'not-found');
    return distinct(
      searches.map(({ claim }) =>
        `None found ${searchedBy(claim, sourceTitle)}. ${asSentence(claim.says ?? '')}`.trim(),
      ),
    );
  },
  'reported-only': ({ considered }) => {
    const leads = considered.filter(({ part }) => part === 'lead');
    const found = leads.filter(({ claim }) => claim.notFound === undefined);
    if (found.length === 0)
      return distinct(
        leads.map(({ claim }) =>
          `Others report that none was found (unverified). ${asSentence(claim.says ?? '')}`.trim(),
        ),
      );
    const says = distinct(found.map(({ claim }) => claim.says ?? ''));
    return says.length > 0
      ? says.map((text) => `${text.replace(/\.$/, '')} (unverified).`)
      : ['Only reported; nobody here has checked it.'];
  },
  missing: notThere,
};

/** What was found comes first, then what stands in its way. */
const TOLD_ORDER: readonly Reason[] = [
  'not-found',
  'reported-only',
  'missing',
  ...REASONS.filter((reason) => !['not-found', 'reported-only', 'missing'].includes(reason)),
];

function whatCounted({ decision }: Told): string[] {
  const answers = answersOf(decision.deciding);
  if (answers.length > 0) return answers;
  return decision.indication === 'for'
    ? ['A statement that would meet this is on file, but it is not proof.']
    : [];
}

const isGreen = ({ answer }: Asked): boolean => answer.kind === 'pass' || answer.kind === 'not-applicable';

/** Whether a statement on file answers otherwise than one of the user's own to the same question. */
const saysOtherwise =
  (own: Considered) =>
  (one: Considered): boolean =>
    one.claim.attestation === undefined &&
    one.claim.attribute === own.claim.attribute &&
    (isGreen(own) ? one.answer.kind === 'fail' : isGreen(one));

/** What is said of a whole company is never set against what is said of its API. */
const isOfOffering = (one: Considered): boolean =>
  isWeighed(one) && SCOPES.indexOf(one.scope) <= SCOPES.indexOf('offering');

/** Over what a deciding statement of the user's own prevails, and why. */
function prevailing(own: Considered, { considered }: Told): string[] {
  const reason = own.claim.attestation?.prevailsOver;
  if (reason === undefined) return [];
  const others = considered.filter(saysOtherwise(own));
  if (others.some(isOfOffering)) return [`It goes before a statement on file that says otherwise: ${reason}`];
  return others.some(({ part }) => part === 'lead')
    ? [`It goes before a report that says otherwise: ${reason}`]
    : [];
}

const passing = (told: Told): string[] =>
  distinct(told.decision.deciding.flatMap((one) => [one.claim.says ?? '', ...prevailing(one, told)]));

function whatIsKnown(told: Told): string[] {
  const { decision } = told;
  if (decision.outcome === 'pass') return passing(told);
  const reasons = TOLD_ORDER.filter((reason) => decision.reasons.has(reason));
  const settled = decision.outcome !== 'unknown';
  const own = decision.deciding.flatMap((one) => [
    ...attestedSources([one]),
    ...(settled ? prevailing(one, told) : []),
  ]);
  if (decision.opposing.length > 0) return [...objections(told), ...own, ...furtherReasons(told, reasons)];
  return [...whatCounted(told), ...own, ...reasons.flatMap((reason) => SENTENCES[reason](told))];
}

/** Beside an objection: the reasons that it does not give itself. */
const furtherReasons = (told: Told, reasons: readonly Reason[]): string[] =>
  reasons
    .filter((reason) => !['conflicting', 'not-specific', 'contested'].includes(reason))
    .flatMap((reason) => SENTENCES[reason](told));

/** What we know about a requirement, as sentences for people. */
export const tell = (told: Told): string =>
  distinct([...whatIsKnown(told), told.coda].map(asSentence).flatMap(sentencesOf)).join(' ');
