import type { ConsideredClaim } from '../../verdict/finding.js';
import { BRIEF_TEXTS } from '../../verdict/words/outcome-words-en.js';

const SCOPE_TITLES: Record<string, string> = {
  contract: 'your contract',
  model: 'this model',
  offering: 'this API',
  group: 'company-wide',
};

/** The part of a claim in an evaluation. */
const PARTS: Record<ConsideredClaim['part'], string> = {
  proof: 'proof',
  weak: 'weak: no proof, but can count against',
  lead: 'lead: unverified, shows nothing',
  'not-found': 'search that found nothing',
  out: 'about other customers: left out',
  silent: 'about another part of the question: left out',
  ended: 'ended',
  'not-yet': 'dated after this day',
};

export interface DayRange {
  first: string;
  last: string;
}

const daysText = ({ first, last }: DayRange): string => (first === last ? first : `${first} to ${last}`);

const forCustomers = (customers: string | undefined): string =>
  customers === undefined ? '' : ` for ${customers}`;

/** Words about a statement, a report or a search on file. */
export const CLAIM_WORDS_EN = {
  /** How wide a statement is. */
  scope: (scope: string) => SCOPE_TITLES[scope] ?? scope,
  part: PARTS,
  notFound: (by: string | undefined, lookedIn: string) =>
    `${by === undefined ? '' : `${by} `}looked in ${lookedIn}: not found`,
  undated: 'undated',
  recorded: (day: string) => `recorded ${day}`,
  seen: (day: string) => `seen ${day}`,
  stated: (day: string) => `itself dated ${day}`,
  read: (day: string) => `read ${day}`,
  days: daysText,
  readBetween: (days: DayRange) => `read ${daysText(days)}`,
  readOnNoDay: 'read, day not stated',
  notRead: 'not read here',
  copy: (address: string) => `copy: ${address}`,
  copyOf: (title: string) => `copy of ${title}`,
  gated: 'shown on request only',
  notStated: 'not stated',
  noneOnFile: 'none on file',
  source: (titles: string) => `source: ${titles}`,
  reportedBy: (titles: string, origin: string) =>
    `reported by: ${titles} · original document: ${origin}, not read here`,
  at: (place: string) => `at ${place}`,
  heldUntil: (day: string) => `held until ${day}`,
  edition: (name: string) => `edition: ${name}`,
  onlyFor: BRIEF_TEXTS.onlyFor,
  reply: ({ date, text, url }: { date: string; text: string; url: string }) =>
    `The provider replied on ${date}: ${text} (${url})`,
  ifTrue: {
    closes: (customers?: string) => `If true, it closes this gap${forCustomers(customers)}.`,
    isNotMet: (why: string, customers?: string) =>
      `If true, the requirement would not be met${forCustomers(customers)}. ${why}`,
    closesNothing: (customers?: string) =>
      `Even if true, it would not close this gap${forCustomers(customers)}.`,
    opens: (customers?: string) => `If true, this would be a gap${forCustomers(customers)}.`,
  },
  lead: (day: string, figure: string, says: string) => {
    const text = [figure === '' ? '' : `${figure}.`, says].filter((part) => part !== '').join(' ');
    return `Lead (${day}, unverified)${text === '' ? '.' : `: ${text}`}`;
  },
  relatedLeads: (leads: readonly string[]) => `Related leads, unverified: ${leads.join(', ')}.`,
} as const;
