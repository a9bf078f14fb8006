import type { Scope } from '../../evidence/provider-shape.js';
import type { Considered } from '../evidence.js';
import { isPositive, type Reason } from '../asked.js';
import {
  contestOf,
  disagreementOf,
  isWeighed,
  type Contest,
  type Disagreement,
  type FindingContext,
} from './reasons.js';
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

const DISAGREEMENT_BRIEFS: Record<Disagreement, string> = {
  own: 'your document and a public statement differ',
  versions: 'versions on file differ',
  statements: 'statements on file differ',
};

const CONTEST_BRIEFS: Record<Contest, string> = {
  report: 'an unverified report disagrees',
  wider: 'a statement about the API as a whole disagrees',
  search: 'a later search found nothing',
};

/**
 * A few words for each reason that the statement itself does not give. Complete, so that none is forgotten.
 */
const REASON_BRIEFS: Record<Reason, (context: FindingContext) => string> = {
  'other-route': () => 'another host; nothing on file about it',
  conflicting: (context) => DISAGREEMENT_BRIEFS[disagreementOf(context)],
  contested: (context) => CONTEST_BRIEFS[contestOf(context)],
  // Said before the statement.
  'wrong-scope': () => '',
  'not-accepted': () => 'your document does not count here',
  conditional: ({ decision, variantTitle }) => {
    const titles = decision.deciding
      .filter(({ weaknesses }) => weaknesses.includes('conditional'))
      .map(variantTitle);
    return titles.length === 0 ? '' : `only for ${[...new Set(titles)].join(', ')}`;
  },
  'not-specific': () => '',
  stale: ({ maxAgeDays }) => `older than ${maxAgeDays} days`,
  undated: () => 'undated',
  'not-found': () => 'none found',
  'reported-only': () => 'reported only',
  missing: ({ considered }) =>
    considered.some(({ part }) => part === 'out') ? 'only about other customers' : 'not researched',
};

/** Reasons that need nothing added. Whether the search is dated is left to the details. */
const SEARCHES: readonly Reason[] = ['not-found', 'reported-only', 'missing', 'other-route'];

/** How wide a statement is whose scope the policy does not accept. */
const SCOPE_BRIEFS: Record<Scope, string> = {
  contract: 'in a contract',
  model: 'about the model',
  offering: 'about the API as a whole',
  group: 'company-wide',
};

/** The objection to a promise, and its attribute. */
function objection({ decision }: FindingContext): string {
  const [first] = decision.opposing;
  return first === undefined ? '' : `${longestAnswer(decision.opposing)} (see ${first.claim.attribute})`;
}

const isWide = ({ weaknesses }: Considered): boolean => weaknesses.includes('wrong-scope');

/** What the statements say that fails to show it. Their scope is named only if none has an accepted one. */
function statement({ decision }: FindingContext): string {
  const against = decision.deciding.filter((one) => !isPositive(one));
  const said = longestAnswer(against.filter((one) => !isWide(one)));
  const wide = decision.deciding.find(isWide);
  if (said !== '' || wide === undefined) return said;
  const wideSaid = longestAnswer(against.filter(isWide));
  return wideSaid === ''
    ? `stated, but ${SCOPE_BRIEFS[wide.scope]} only`
    : `${SCOPE_BRIEFS[wide.scope]}: ${wideSaid}`;
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
  if (search !== undefined && !deciding.some(isWeighed)) return REASON_BRIEFS[search](context);
  const head = statement(context);
  const rest = [...reasons]
    // "Undated" is left to the details, unless there is nothing else to say.
    .filter((reason) => reason !== 'undated' || head === '')
    .map((reason) => REASON_BRIEFS[reason](context))
    .filter((text) => text !== '');
  return [head === '' && rest.length > 0 ? 'stated' : head, ...rest].filter((text) => text !== '').join('; ');
}
