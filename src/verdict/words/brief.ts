import type { Considered } from '../evidence.js';
import { isPositive, type Reason } from '../decision.js';
import { alikeIn, type Alike } from './alike.js';
import {
  BRIEF_TEXTS,
  CONTEST_WORDS,
  DISAGREEMENT_WORDS,
  REASON_WORDS,
  SCOPE_WORDS,
} from './outcome-words-en.js';
import {
  conditionalCustomers,
  contestOf,
  disagreementOf,
  isWeighed,
  type FindingContext,
} from './reasons.js';
import { differingStatements } from './precedence.js';
import { attributeOf, type AttributeId } from '../../evidence/attributes/attributes.js';
import { enumerate, lowered } from '../../input/words.js';

/** The first sentence of a message, without its capital and full stop, for use within a line. */
function firstSentence(message: string): string {
  const [first = ''] = message.split(/(?<=[.!?]) (?=[A-Z])/);
  const text = first.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? lowered(text) : text;
}

/** A statement's answer in a few words. */
function answerBrief({ answer }: Considered): string {
  if (!('message' in answer)) return '';
  return answer.brief ?? firstSentence(answer.message);
}

/** A few words for each reason that no single statement has. Complete, so that none is forgotten. */
const REASON_BRIEFS: Record<Reason, (context: FindingContext) => string> = {
  'other-route': () => BRIEF_TEXTS.otherRoute,
  conflicting: (context) => DISAGREEMENT_WORDS[disagreementOf(context)].brief,
  contested: (context) => CONTEST_WORDS[contestOf(context)].brief,
  // Said with the statement.
  'wrong-scope': () => '',
  'not-accepted': () => '',
  conditional: () => '',
  'not-specific': () => '',
  stale: () => '',
  undated: () => '',
  'not-found': () => REASON_WORDS['not-found'],
  'reported-only': () => REASON_WORDS['reported-only'],
  missing: ({ considered }) => {
    if (considered.some(({ part }) => part === 'out')) return BRIEF_TEXTS.otherCustomers;
    return considered.some(({ part }) => part === 'not-yet') ? BRIEF_TEXTS.laterDay : REASON_WORDS.missing;
  },
};

/** Reasons that need nothing added. Whether the search is dated is left to the details. */
const SEARCHES: readonly Reason[] = ['not-found', 'reported-only', 'missing', 'other-route'];

const isWide = ({ weaknesses }: Considered): boolean => weaknesses.includes('wrong-scope');

/** Sorts answers for a line that has room for one: proof first, then the rule's own short words, then the longest. */
function byRank(a: Alike, b: Alike): number {
  const rank = ({ about, weaknesses }: Alike): number[] => [
    weaknesses.length === 0 ? 0 : 1,
    about.decision.deciding.some(({ answer }) => 'brief' in answer) ? 0 : 1,
  ];
  const [[proofA = 0, ownA = 0], [proofB = 0, ownB = 0]] = [rank(a), rank(b)];
  return proofA - proofB || ownA - ownB || b.answer.length - a.answer.length;
}

const ranked = (context: FindingContext, statements: readonly Considered[]): Alike[] =>
  alikeIn(context, statements, answerBrief).sort(byRank);

/** Why an answer does not count, for some customers or on this day, as part of a line. */
function weaknessTexts({ answer, weaknesses, about }: Alike): string[] {
  const customers = conditionalCustomers(about);
  const isForEach = customers.length > 1 && answer === '';
  return weaknesses
    .map((weakness) => {
      switch (weakness) {
        case 'conditional':
          return isForEach ? BRIEF_TEXTS.dependsOnCustomer : BRIEF_TEXTS.onlyFor(enumerate(customers));
        case 'stale':
          return BRIEF_TEXTS.olderThan(about.maxAgeDays, answer !== '');
        case 'not-accepted':
          return BRIEF_TEXTS.notAccepted;
        // A scope comes before the statement. "Undated" is left to the details, unless there is nothing else.
        case 'wrong-scope':
        case 'undated':
          return '';
      }
    })
    .filter((text) => text !== '');
}

/** An answer with its own scope, condition and age. */
function answerText(alike: Alike): string {
  const { answer, weaknesses, about } = alike;
  const [first] = about.decision.deciding;
  const texts = weaknessTexts(alike);
  if (answer !== '') {
    const scope = first !== undefined && isWide(first) ? `${SCOPE_WORDS[first.scope].brief}: ` : '';
    return `${scope}${answer}${texts.length === 0 ? '' : ` (${texts.join('; ')})`}`;
  }
  const scope =
    first !== undefined && isWide(first) ? [BRIEF_TEXTS.only(SCOPE_WORDS[first.scope].brief)] : [];
  const but = [...scope, ...texts];
  if (but.length === 0 && weaknesses.includes('undated')) but.push(REASON_WORDS.undated);
  return but.length === 0 ? BRIEF_TEXTS.stated : BRIEF_TEXTS.statedBut(but.join('; '));
}

/** The objection to a promise, its customers, and its attribute. */
function objection(context: FindingContext): string {
  const [one] = ranked(context, context.decision.opposing);
  const [first] = one?.about.decision.deciding ?? [];
  if (one === undefined || first === undefined) return '';
  const isForAll = one.about.decision.deciding.some(({ claim }) => claim.onlyFor === undefined);
  const customers = isForAll ? undefined : context.customerTexts(one.about.decision.deciding).join('; ');
  return BRIEF_TEXTS.objection(one.answer, first.claim.attribute, customers);
}

/** The statements that fail to show it: those about this API, if there are any. */
function failing({ decision, exemption }: FindingContext): readonly Considered[] {
  const open = decision.deciding.filter((one) => !isPositive(one) && answerBrief(one) !== '');
  const asked = open.filter(({ claim }) => claim.attribute !== exemption);
  const against = asked.length > 0 ? asked : open;
  const narrow = against.filter((one) => !isWide(one));
  return narrow.length > 0 ? narrow : against;
}

const attributeRead = ({ about }: Alike): string | undefined => about.decision.deciding[0]?.claim.attribute;

/** What the statements say that fails to show it: one answer in full, and whether there is another. */
function statement(context: FindingContext): string {
  const against = failing(context);
  const [one, ...more] = ranked(context, against.length > 0 ? against : context.decision.deciding);
  if (one === undefined) return '';
  const [other] = more.filter(
    (two) => two.answer !== one.answer && attributeRead(two) === attributeRead(one),
  );
  // That statements contradict each other is said anyway.
  if (other === undefined || context.decision.reasons.has('conflicting')) return answerText(one);
  return BRIEF_TEXTS.oneAndAnother(answerText(one), other.answer, other.weaknesses.includes('conditional'));
}

/** The other parts of the question, on which there is no statement. */
function openParts(
  { decision, considered, reads, exemption }: FindingContext,
  reason: Reason,
): AttributeId[] {
  const isAnswered = (id: AttributeId) => decision.deciding.some(({ claim }) => claim.attribute === id);
  const about = (id: AttributeId, part: Considered['part']) =>
    considered.some((one) => one.claim.attribute === id && one.part === part);
  return reads.filter((id) => {
    if (id === exemption || isAnswered(id)) return false;
    if (about(id, 'not-found')) return reason === 'not-found';
    return reason === (about(id, 'lead') ? 'reported-only' : 'missing');
  });
}

function openPartsText(context: FindingContext, reason: Reason): string {
  const [first, ...more] = openParts(context, reason);
  if (first === undefined) return '';
  const titles = [first, ...more].map((id) => lowered(attributeOf(id).title));
  return BRIEF_TEXTS.openParts(titles, REASON_BRIEFS[reason](context));
}

/**
 * Says in part of a line why a requirement is not shown: what the statements say, then why that does not
 * settle it.
 */
export function briefOf(context: FindingContext): string {
  const { reasons, deciding, outcome } = context.decision;
  if (outcome === 'pass') return '';
  const against = objection(context);
  if (against !== '') return against;
  const search = SEARCHES.find((reason) => reasons.has(reason));
  if (search !== undefined && !deciding.some(isWeighed)) {
    const found = REASON_BRIEFS[search](context);
    return reasons.has('contested') ? BRIEF_TEXTS.reportDisagrees(found) : found;
  }
  const rest = [...reasons].map((reason) =>
    SEARCHES.includes(reason) ? openPartsText(context, reason) : REASON_BRIEFS[reason](context),
  );
  const own =
    !reasons.has('conflicting') && differingStatements(deciding).length > 0
      ? DISAGREEMENT_WORDS.own.brief
      : '';
  return [statement(context), ...rest, own].filter((text) => text !== '').join('; ');
}
