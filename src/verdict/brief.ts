import type { Considered } from './evidence.js';
import { isPositive, type Reason } from './asked.js';
import type { Told } from './message.js';
import { ownAndPublicDiffer } from './attested-text.js';

/** The first sentence of a message, as part of a line. */
function opening(message: string): string {
  const [first = ''] = message.split(/(?<=[.!?]) (?=[A-Z])/);
  const text = first.replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What one statement answers, in a few words. */
function substanceOf({ answer }: Considered): string {
  if (!('message' in answer)) return '';
  return answer.brief ?? opening(answer.message);
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

const isWeighed = ({ part }: Considered): boolean => part === 'proof' || part === 'weak';

function disagreement({ decision, considered }: Told): string {
  if (ownAndPublicDiffer(decision.deciding)) return 'your document and a public statement differ';
  const editions = new Set(considered.filter(isWeighed).flatMap(({ claim }) => claim.edition ?? []));
  return editions.size > 1 ? 'versions on file differ' : 'statements on file differ';
}

function contest({ decision, considered }: Told): string {
  const others = considered.filter((one) => !decision.deciding.includes(one) && one.answer.kind === 'fail');
  if (!others.some(({ part }) => part === 'lead') && others.some(isWeighed))
    return 'a statement about the API as a whole disagrees';
  const hasSearch = considered.some(({ part }) => part === 'not-found');
  const isSearched = decision.indication === 'none' && decision.deciding.length > 0 && hasSearch;
  return isSearched && others.length === 0
    ? 'a later search found nothing'
    : 'an unverified report disagrees';
}

/** A few words for each reason that says more than the statement does; total, so that none is forgotten. */
const WORDS: Record<Reason, (told: Told) => string> = {
  'other-route': () => 'another host; nothing on file about it',
  conflicting: disagreement,
  contested: contest,
  'wrong-scope': () => 'company-wide, not this API’s',
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

/** What was looked for and not found says it all; whether the search is dated is a matter for the details. */
const SEARCHES: readonly Reason[] = ['not-found', 'reported-only', 'missing', 'other-route'];

/** Why a requirement is not shown, as part of one line: what the statements say, then why they do not settle it. */
export function briefOf(told: Told): string {
  const { decision } = told;
  const reasons = [...decision.reasons];
  const search = SEARCHES.find((reason) => decision.reasons.has(reason));
  const against = decision.opposing.map(substanceOf).filter((text) => text !== '');
  if (against.length > 0) return `${longest(against)} (${decision.opposing[0]?.claim.attribute ?? ''})`;
  if (search !== undefined && decision.deciding.every(({ part }) => !isWeighed({ part } as Considered)))
    return WORDS[search](told);
  if (decision.outcome === 'pass') return '';
  const deciding = decision.deciding.filter((one) => !isPositive(one));
  const substance = longest((deciding.length > 0 ? deciding : []).map(substanceOf));
  const scope = decision.reasons.has('wrong-scope') ? 'company-wide' : '';
  const rest = reasons
    .filter((reason) => reason !== 'wrong-scope' && (reason !== 'undated' || substance === ''))
    .map((reason) => WORDS[reason](told));
  const head = substance === '' && scope !== '' ? 'stated, but company-wide only' : substance;
  const lead = scope === '' || substance === '' ? head : `${scope}: ${head}`;
  return [lead === '' && rest.length > 0 ? 'stated' : lead, ...rest].filter((text) => text !== '').join('; ');
}
