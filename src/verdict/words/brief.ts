import type { Considered } from '../evidence.js';
import { isPositive, type Reason } from '../decision.js';
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
import { lowered } from '../../input/words.js';

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

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

/** The longest answer of some statements; the rule's own short words, if it has any. */
function longestAnswer(values: readonly Considered[]): string {
  const own = values.filter(({ answer }) => 'brief' in answer);
  return longest((own.length > 0 ? own : values).map(answerBrief));
}

/** A few words for each reason that the statement itself does not give. Complete, so that none is forgotten. */
const REASON_BRIEFS: Record<Reason, (context: FindingContext) => string> = {
  'other-route': () => BRIEF_TEXTS.otherRoute,
  conflicting: (context) => DISAGREEMENT_WORDS[disagreementOf(context)].brief,
  contested: (context) => CONTEST_WORDS[contestOf(context)].brief,
  // Said before the statement.
  'wrong-scope': () => '',
  'not-accepted': () => BRIEF_TEXTS.notAccepted,
  conditional: (context) => {
    const customers = conditionalCustomers(context);
    return customers.length === 0 ? '' : BRIEF_TEXTS.onlyFor(customers.join(', '));
  },
  'not-specific': () => '',
  stale: ({ maxAgeDays }) => BRIEF_TEXTS.olderThan(maxAgeDays),
  undated: () => REASON_WORDS.undated,
  'not-found': () => REASON_WORDS['not-found'],
  'reported-only': () => REASON_WORDS['reported-only'],
  missing: ({ considered }) => {
    if (considered.some(({ part }) => part === 'out')) return BRIEF_TEXTS.otherCustomers;
    return considered.some(({ part }) => part === 'not-yet') ? BRIEF_TEXTS.laterDay : REASON_WORDS.missing;
  },
};

/** Reasons that need nothing added. Whether the search is dated is left to the details. */
const SEARCHES: readonly Reason[] = ['not-found', 'reported-only', 'missing', 'other-route'];

/** The objection to a promise, and its attribute. */
function objection({ decision, customerTexts }: FindingContext): string {
  const [first] = decision.opposing;
  if (first === undefined) return '';
  const isForAll = decision.opposing.some(({ claim }) => claim.onlyFor === undefined);
  const customers = isForAll ? undefined : customerTexts(decision.opposing).join('; ');
  return BRIEF_TEXTS.objection(longestAnswer(decision.opposing), first.claim.attribute, customers);
}

const isWide = ({ weaknesses }: Considered): boolean => weaknesses.includes('wrong-scope');

/** What the statements say that fails to show it. Their scope is named only if none has an accepted one. */
function statement({ decision, exemption }: FindingContext): string {
  const open = decision.deciding.filter((one) => !isPositive(one));
  const asked = open.filter(({ claim }) => claim.attribute !== exemption);
  const against = asked.length > 0 ? asked : open;
  const narrowAnswer = longestAnswer(against.filter((one) => !isWide(one)));
  const wide = decision.deciding.find(isWide);
  if (narrowAnswer !== '' || wide === undefined) return narrowAnswer;
  const wideAnswer = longestAnswer(against.filter(isWide));
  return wideAnswer === ''
    ? BRIEF_TEXTS.statedOnly(SCOPE_WORDS[wide.scope].brief)
    : `${SCOPE_WORDS[wide.scope].brief}: ${wideAnswer}`;
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
  const head = statement(context);
  const rest = [...reasons]
    // "Undated" is left to the details, unless there is nothing else to say.
    .filter((reason) => reason !== 'undated' || head === '')
    .map((reason) => REASON_BRIEFS[reason](context))
    .filter((text) => text !== '');
  const own =
    !reasons.has('conflicting') && differingStatements(deciding).length > 0
      ? DISAGREEMENT_WORDS.own.brief
      : '';
  return [head === '' && rest.length > 0 ? BRIEF_TEXTS.stated : head, ...rest, own]
    .filter((text) => text !== '')
    .join('; ');
}
