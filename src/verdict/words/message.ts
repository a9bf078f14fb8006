import { SCOPES } from '../../evidence/provider-shape.js';
import { REASONS, type AnsweredValue, type Reason } from '../asked.js';
import type { Considered } from '../evidence.js';
import { FINDING_TEXTS } from '../words-en.js';
import { distinctTexts, isWeighed, REASON_SENTENCES, type FindingContext } from './reasons.js';
import { attestedSource } from '../../evidence/attestation.js';
import { asSentence, capitalised } from '../../input/words.js';

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]) (?=[A-Z])/);

const messageOf = (asked: AnsweredValue): string => ('message' in asked.answer ? asked.answer.message : '');

/** The answers of statements, each under its edition where a document has several. */
const statedAnswers = (values: readonly Considered[]): string[] =>
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

const citedPlace = ({ claim: { attribute, location } }: Considered): string =>
  `${attribute}, ${location.file}:${location.line}`;

/** What contradicts a promise elsewhere in the file: both statements, with their places. */
function objections({ decision }: FindingContext): string[] {
  return decision.opposing.map((one) => {
    const said = one.grade === 'reported' ? FINDING_TEXTS.unverifiedObjection : '';
    const others = decision.deciding.filter(({ claim }) => claim !== one.claim);
    const promised = distinctTexts(others.map(citedPlace)).join('; ');
    return `${said}${asSentence(messageOf(one))} ${FINDING_TEXTS.contradicts(citedPlace(one), promised)}`;
  });
}

/** What was found comes first, then why it is not enough. */
const SENTENCE_ORDER: readonly Reason[] = [
  'not-found',
  'reported-only',
  'missing',
  ...REASONS.filter((reason) => !['not-found', 'reported-only', 'missing'].includes(reason)),
];

function decidingAnswers({ decision }: FindingContext): string[] {
  const answers = statedAnswers(decision.deciding);
  if (answers.length > 0) return answers;
  return decision.indication === 'for' ? [FINDING_TEXTS.noProof] : [];
}

const answersGreen = ({ answer }: AnsweredValue): boolean =>
  answer.kind === 'pass' || answer.kind === 'not-applicable';

/** Whether a statement on file answers otherwise than the user's statement on the same question. */
const saysOtherwise =
  (own: Considered) =>
  (one: Considered): boolean =>
    one.claim.attestation === undefined &&
    one.claim.attribute === own.claim.attribute &&
    (answersGreen(own) ? one.answer.kind === 'fail' : answersGreen(one));

/** What is said of a whole company is never set against what is said of its API. */
const isOfOffering = (one: Considered): boolean =>
  isWeighed(one) && SCOPES.indexOf(one.scope) <= SCOPES.indexOf('offering');

/** What a deciding statement of the user's prevails over, and why. */
function prevailingReason(own: Considered, { considered }: FindingContext): string[] {
  const reason = own.claim.attestation?.prevailsOver;
  if (reason === undefined) return [];
  const others = considered.filter(saysOtherwise(own));
  if (others.some(isOfOffering)) return [FINDING_TEXTS.beforeStatement(reason)];
  return others.some(({ part }) => part === 'lead') ? [FINDING_TEXTS.beforeReport(reason)] : [];
}

const passingSentences = (context: FindingContext): string[] =>
  distinctTexts(
    context.decision.deciding.flatMap((one) => [one.claim.says ?? '', ...prevailingReason(one, context)]),
  );

function knownSentences(context: FindingContext): string[] {
  const { decision } = context;
  if (decision.outcome === 'pass') return passingSentences(context);
  const reasons = SENTENCE_ORDER.filter((reason) => decision.reasons.has(reason));
  const settled = decision.outcome !== 'unknown';
  const own = decision.deciding.flatMap((one) => [
    ...attestedSources([one]),
    ...(settled ? prevailingReason(one, context) : []),
  ]);
  if (decision.opposing.length > 0)
    return [...objections(context), ...own, ...furtherReasons(context, reasons)];
  return [
    ...decidingAnswers(context),
    ...own,
    ...reasons.flatMap((reason) => REASON_SENTENCES[reason](context)),
  ];
}

/** Beside an objection: the reasons that it does not give itself. */
const furtherReasons = (context: FindingContext, reasons: readonly Reason[]): string[] =>
  reasons
    .filter((reason) => !['conflicting', 'not-specific', 'contested'].includes(reason))
    .flatMap((reason) => REASON_SENTENCES[reason](context));

/** What we know about a requirement, as sentences for people. */
export const findingMessage = (context: FindingContext): string =>
  distinctTexts([...knownSentences(context), context.coda].map(asSentence).flatMap(sentencesOf)).join(' ');
