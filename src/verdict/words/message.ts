import { SCOPES } from '../../evidence/provider-shape.js';
import { REASONS, type Asked, type Reason } from '../asked.js';
import type { Considered } from '../evidence.js';
import { distinctTexts, isWeighed, SENTENCES, type Told } from './reasons.js';
import { attestedSource } from '../../evidence/attestation.js';
import { asSentence, capitalised } from '../../input/words.js';

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]) (?=[A-Z])/);

const messageOf = (asked: Asked): string => ('message' in asked.answer ? asked.answer.message : '');

/** The answers of statements, each under its edition where a document has several. */
const answersOf = (values: readonly Considered[]): string[] =>
  distinctTexts(
    values.map((value) => {
      const message = messageOf(value);
      return value.claim.edition === undefined || message === ''
        ? message
        : `${capitalised(value.claim.edition)}: ${message}`;
    }),
  );

/** The sources of those statements that the user attested. */
const attestedSources = (values: readonly Considered[]): string[] =>
  values.flatMap(({ claim }) => (claim.attestation === undefined ? [] : [attestedSource(claim.attestation)]));

const placeOf = ({ claim: { attribute, location } }: Considered): string =>
  `${attribute}, ${location.file}:${location.line}`;

/** What contradicts a promise elsewhere in the file: both statements, with their places. */
function objections({ decision }: Told): string[] {
  return decision.opposing.map((one) => {
    const said = one.grade === 'reported' ? 'An unverified report disagrees: ' : '';
    const others = decision.deciding.filter(({ claim }) => claim !== one.claim);
    const promised = distinctTexts(others.map(placeOf)).join('; ');
    return `${said}${asSentence(messageOf(one))} That statement (${placeOf(one)}) contradicts ${promised}.`;
  });
}

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
  distinctTexts(told.decision.deciding.flatMap((one) => [one.claim.says ?? '', ...prevailing(one, told)]));

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
  distinctTexts([...whatIsKnown(told), told.coda].map(asSentence).flatMap(sentencesOf)).join(' ');
