import { SCOPES } from '../../evidence/provider-shape.js';
import { REASONS, type AnsweredValue, type Reason } from '../decision.js';
import type { Considered } from '../evidence.js';
import { FINDING_TEXTS } from './outcome-words-en.js';
import { citedPlace, comparedStatement, differingStatements, precedenceFix } from './precedence.js';
import { distinctTexts, isWeighed, REASON_SENTENCES, type FindingContext } from './reasons.js';
import { attestedSource } from '../../evidence/attestations/attestation.js';
import { asSentence, capitalised, enumerate } from '../../input/words.js';
import { distinct } from '../../input/plain-data.js';
import { alikeIn, type Alike } from './alike.js';

const sentencesOf = (texts: readonly string[]): string[] =>
  texts.map(asSentence).flatMap((text) => text.split(/(?<=[.!?]) (?=[A-Z])/));

const messageOf = (value: AnsweredValue): string => ('message' in value.answer ? value.answer.message : '');

/** What was found comes first, then why it is not enough. */
const SENTENCE_ORDER: readonly Reason[] = [
  'not-found',
  'reported-only',
  'missing',
  ...REASONS.filter((reason) => !['not-found', 'reported-only', 'missing'].includes(reason)),
];

/** The document that a statement is in. */
function namedDocument({ claim }: Considered, { sourceTitle }: FindingContext): string {
  if (claim.edition !== undefined) return capitalised(claim.edition);
  if (claim.attestation !== undefined) return claim.attestation.title;
  return enumerate(claim.sources.map(sourceTitle));
}

/** Names the documents of statements, each with its place if others are in the same document. */
function labelOf({ about }: Alike, others: readonly Alike[], context: FindingContext): string {
  const documentsOf = (alike: Alike) =>
    alike.about.decision.deciding.map((one) => namedDocument(one, context));
  const shared = others.flatMap(documentsOf);
  return enumerate(
    distinct(
      about.decision.deciding.map((one) => {
        const document = namedDocument(one, context);
        const isClear = document !== '' && !shared.includes(document);
        return isClear ? document : `${document} (${one.claim.at ?? citedPlace(one)})`.trim();
      }),
    ),
  );
}

/** Reasons that a single statement has. */
const ownReasons = ({ weaknesses, about }: Alike): string[] =>
  SENTENCE_ORDER.filter((reason) => weaknesses.some((one) => one === reason)).flatMap((reason) =>
    REASON_SENTENCES[reason](about),
  );

/** What statements say, in texts of a sentence each; a text that names its document has several. */
interface Said {
  texts: string[];
  /** The reasons that the texts already give. */
  given: readonly Reason[];
}

const attributesOf = ({ about }: Alike): string[] =>
  distinct(about.decision.deciding.map(({ claim }) => claim.attribute));

/**
 * What the statements say that does not show the requirement. If they answer one question differently, or
 * are no proof for different reasons, each answer comes with its document and its own reasons.
 */
function statedAnswers(context: FindingContext): Said {
  const groups = alikeIn(context, context.decision.deciding, messageOf).filter(
    ({ answer, weaknesses }) => answer !== '' || weaknesses.length > 0,
  );
  const [first] = groups;
  if (first === undefined || groups.every(({ answer }) => answer === '')) return { texts: [], given: [] };
  const haveSameReasons = groups.every((one) => ownReasons(one).join() === ownReasons(first).join());
  const attributes = groups.flatMap(attributesOf);
  const areOfEditions = first.about.decision.deciding.every(({ claim }) => claim.edition !== undefined);
  if (haveSameReasons && distinct(attributes).length === attributes.length && !areOfEditions)
    return { texts: sentencesOf(groups.map(({ answer }) => answer)), given: [] };
  // A condition comes right after its answer: at the end it would seem to belong to the last one.
  const isEach = !haveSameReasons || (groups.length > 1 && first.weaknesses.includes('conditional'));
  const texts = groups.map((one) => {
    const others = groups.filter((other) => other !== one);
    const answer = one.answer === '' ? FINDING_TEXTS.wouldMeet : one.answer;
    const reasons = isEach ? ownReasons(one) : [];
    return [`${labelOf(one, others, context)}: ${answer}`, ...reasons].map(asSentence).join(' ');
  });
  return { texts, given: isEach ? groups.flatMap(({ weaknesses }) => weaknesses) : [] };
}

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

function decidingAnswers(context: FindingContext): Said {
  const answers = statedAnswers(context);
  if (answers.texts.length > 0) return answers;
  return { texts: context.decision.indication === 'for' ? [FINDING_TEXTS.noProof] : [], given: [] };
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
  if (decision.outcome === 'pass') return sentencesOf(passingSentences(context));
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
    return sentencesOf([...objections(context), ...own, ...furtherReasons(context, reasons), fix]);
  const { texts, given } =
    differing.length > 0
      ? statedAnswers({ ...context, decision: { ...decision, deciding: others } })
      : decidingAnswers(context);
  const further = reasons
    .filter((reason) => !given.includes(reason))
    .flatMap((reason) => REASON_SENTENCES[reason](context));
  return [
    ...differing.map(comparedStatement).map(asSentence),
    ...texts,
    ...sentencesOf([...own, ...further, fix]),
  ];
}

/** The reasons that an objection does not already give. */
const furtherReasons = (context: FindingContext, reasons: readonly Reason[]): string[] =>
  reasons
    .filter((reason) => !['conflicting', 'not-specific', 'contested'].includes(reason))
    .flatMap((reason) => REASON_SENTENCES[reason](context));

/** Puts into sentences what is known about a requirement. */
export const findingMessage = (context: FindingContext): string =>
  distinctTexts([...knownSentences(context), asSentence(context.closingNote)]).join(' ');
