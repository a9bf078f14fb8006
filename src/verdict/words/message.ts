import { SCOPES } from '../../evidence/provider-shape.js';
import { REASONS, type AnsweredValue, type Reason } from '../decision.js';
import type { Considered } from '../evidence.js';
import { FINDING_TEXTS } from './outcome-words-en.js';
import { citedPlace, comparedStatement, differingStatements, precedenceFix } from './precedence.js';
import { distinctTexts, isWeighed, REASON_SENTENCES, type FindingContext } from './reasons.js';
import { attestedSource } from '../../evidence/attestations/attestation.js';
import { asSentence, capitalised } from '../../input/words.js';

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]) (?=[A-Z])/);

const messageOf = (value: AnsweredValue): string => ('message' in value.answer ? value.answer.message : '');

/** The answers of statements, each with its edition if a document has several. */
const statedAnswers = (values: readonly Considered[]): string[] =>
  distinctTexts(
    values.map((value) => {
      const message = messageOf(value);
      return value.claim.edition === undefined || message === ''
        ? message
        : `${capitalised(value.claim.edition)}: ${message}`;
    }),
  );

/** The sources of the attested statements. */
const attestedSources = (values: readonly Considered[]): string[] =>
  values.flatMap(({ claim }) => (claim.attestation === undefined ? [] : [attestedSource(claim.attestation)]));

/** The statements that contradict a promise, with their positions. */
function objections({ decision, customerTexts }: FindingContext): string[] {
  return decision.opposing.map((one) => {
    const prefix = one.grade === 'reported' ? FINDING_TEXTS.unverifiedObjection : '';
    const others = decision.deciding.filter(({ claim }) => claim !== one.claim);
    const promised = distinctTexts(others.map(citedPlace)).join('; ');
    const customers = one.claim.onlyFor === undefined ? undefined : customerTexts([one]).join('; ');
    return `${prefix}${asSentence(messageOf(one))} ${FINDING_TEXTS.contradicts(citedPlace(one), promised, customers)}`;
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

const answersPositively = ({ answer }: AnsweredValue): boolean =>
  answer.kind === 'pass' || answer.kind === 'not-applicable';

/** Whether a statement on file answers a question differently from the user's own. */
const contradictsOwn =
  (own: Considered) =>
  (one: Considered): boolean =>
    one.claim.attestation === undefined &&
    one.claim.attribute === own.claim.attribute &&
    (answersPositively(own) ? one.answer.kind === 'fail' : answersPositively(one));

/** A company-wide statement is never compared with one about the API. */
const isOfOffering = (one: Considered): boolean =>
  isWeighed(one) && SCOPES.indexOf(one.scope) <= SCOPES.indexOf('offering');

/** What the user's deciding statement overrides, and why. */
function prevailingReason(own: Considered, { considered }: FindingContext): string[] {
  const reason = own.claim.attestation?.prevailsOver;
  if (reason === undefined) return [];
  const others = considered.filter(contradictsOwn(own));
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
  const differing = differingStatements(decision.deciding);
  const others = decision.deciding.filter((one) => !differing.includes(one));
  const own = others.flatMap((one) => [
    ...attestedSources([one]),
    ...(settled ? prevailingReason(one, context) : []),
  ]);
  const fix = precedenceFix(decision) ?? '';
  if (decision.opposing.length > 0)
    return [...objections(context), ...own, ...furtherReasons(context, reasons), fix];
  return [
    ...differing.map(comparedStatement),
    ...(differing.length > 0 ? statedAnswers(others) : decidingAnswers(context)),
    ...own,
    ...reasons.flatMap((reason) => REASON_SENTENCES[reason](context)),
    fix,
  ];
}

/** The reasons that an objection does not already give. */
const furtherReasons = (context: FindingContext, reasons: readonly Reason[]): string[] =>
  reasons
    .filter((reason) => !['conflicting', 'not-specific', 'contested'].includes(reason))
    .flatMap((reason) => REASON_SENTENCES[reason](context));

/** Puts into sentences what is known about a requirement. */
export const findingMessage = (context: FindingContext): string =>
  distinctTexts([...knownSentences(context), context.closingNote].map(asSentence).flatMap(sentencesOf)).join(
    ' ',
  );
