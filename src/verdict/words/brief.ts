import type { Considered } from '../evidence.js';
import { isPositive, type Reason } from '../asked.js';
import { BRIEF_TEXTS, CONTEST_WORDS, DISAGREEMENT_WORDS, REASON_WORDS, SCOPE_WORDS } from '../words-en.js';
import { contestOf, disagreementOf, isWeighed, type FindingContext } from './reasons.js';
import { lowered } from '../../input/words.js';

/** The first sentence of a message, as part of a line. */
function firstSentence(message: string): string {
  const [first = ''] = message.split(/(?<=[.!?]) (?=[A-Z])/);
  const text = first.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? lowered(text) : text;
}

/** What one statement answers, in a few words. */
function answerBrief({ answer }: Considered): string {
  if (!('message' in answer)) return '';
  return answer.brief ?? firstSentence(answer.message);
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

/** The longest of what some statements answer; where a rule has few words for an answer, these. */
function longestAnswer(values: readonly Considered[]): string {
  const own = values.filter(({ answer }) => 'brief' in answer);
  return longest((own.length > 0 ? own : values).map(answerBrief));
}

/** A few words for each reason that says more than the statement does; total, so that none is forgotten. */
const REASON_BRIEFS: Record<Reason, (context: FindingContext) => string> = {
  'other-route': () => BRIEF_TEXTS.otherRoute,
  conflicting: (context) => DISAGREEMENT_WORDS[disagreementOf(context)].brief,
  contested: (context) => CONTEST_WORDS[contestOf(context)].brief,
  // Said before what the statement says.
  'wrong-scope': () => '',
  'not-accepted': () => BRIEF_TEXTS.notAccepted,
  conditional: ({ decision, variantTitle }) => {
    const titles = decision.deciding
      .filter(({ weaknesses }) => weaknesses.includes('conditional'))
      .map(variantTitle);
    return titles.length === 0 ? '' : BRIEF_TEXTS.onlyFor([...new Set(titles)].join(', '));
  },
  'not-specific': () => '',
  stale: ({ maxAgeDays }) => BRIEF_TEXTS.olderThan(maxAgeDays),
  undated: () => REASON_WORDS.undated,
  'not-found': () => REASON_WORDS['not-found'],
  'reported-only': () => REASON_WORDS['reported-only'],
  missing: ({ considered }) =>
    considered.some(({ part }) => part === 'out') ? BRIEF_TEXTS.otherCustomers : REASON_WORDS.missing,
};

/** What was looked for and not found says it all; whether the search is dated is a matter for the details. */
const SEARCHES: readonly Reason[] = ['not-found', 'reported-only', 'missing', 'other-route'];

/** What speaks against a promise, and under which attribute. */
function objection({ decision }: FindingContext): string {
  const [first] = decision.opposing;
  return first === undefined
    ? ''
    : BRIEF_TEXTS.objection(longestAnswer(decision.opposing), first.claim.attribute);
}

const isWide = ({ weaknesses }: Considered): boolean => weaknesses.includes('wrong-scope');

/** What the statements say that do not show it; only where none of them has an accepted scope, how wide they are. */
function statement({ decision }: FindingContext): string {
  const against = decision.deciding.filter((one) => !isPositive(one));
  const said = longestAnswer(against.filter((one) => !isWide(one)));
  const wide = decision.deciding.find(isWide);
  if (said !== '' || wide === undefined) return said;
  const wideSaid = longestAnswer(against.filter(isWide));
  return wideSaid === ''
    ? BRIEF_TEXTS.statedOnly(SCOPE_WORDS[wide.scope].brief)
    : `${SCOPE_WORDS[wide.scope].brief}: ${wideSaid}`;
}

/** Why a requirement is not shown, as part of one line: what the statements say, then why they do not settle it. */
export function briefOf(context: FindingContext): string {
  const { reasons, deciding, outcome } = context.decision;
  if (outcome === 'pass') return '';
  const against = objection(context);
  if (against !== '') return against;
  const search = SEARCHES.find((reason) => reasons.has(reason));
  if (search !== undefined && !deciding.some(isWeighed)) return REASON_BRIEFS[search](context);
  const head = statement(context);
  const rest = [...reasons]
    // That a statement is undated is a matter for the details, unless there is nothing else to say of it.
    .filter((reason) => reason !== 'undated' || head === '')
    .map((reason) => REASON_BRIEFS[reason](context))
    .filter((text) => text !== '');
  return [head === '' && rest.length > 0 ? BRIEF_TEXTS.stated : head, ...rest]
    .filter((text) => text !== '')
    .join('; ');
}
