import { rangeOf } from '../../input/calendar.js';
import type { Attested } from '../../evidence/attestation.js';
import { type AttributeId, attributeOf } from '../../evidence/attributes/attributes.js';
import { valueText } from '../../evidence/value-text.js';
import { attestedText } from '../../report/described-attestation.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import { conditionTitles, conditionsOf } from '../../evidence/claim-record.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { reportedSearch } from '../../verdict/words/searches.js';
import { asSentence } from '../../input/words.js';
import { SCOPE_WORDS } from './labels.js';

/** What `show` and `explain` both print of a claim. */
export interface ClaimLike {
  attribute: AttributeId;
  value?: unknown;
  notFound?: { looked_in: string; by?: string };
  says?: string;
  scope: string;
  grade: string;
  sources: readonly string[];
  origin?: string;
  edition?: string;
  onlyFor?: string | readonly string[];
  at?: string;
  recorded?: string;
  seen?: string;
  stated?: string;
  dated?: string;
  until?: string;
  vendorReply?: { date: string; text: string; url: string };
  attestation?: Attested;
  file: string;
  line: number;
}

const sourceTitle = (id: string, provider: DescribedProvider): string =>
  provider.sources[id]?.title ?? provider.documents[id]?.title ?? id;

/** What a claim says, as a line. */
export const claimValue = (claim: ClaimLike): string =>
  claim.notFound === undefined
    ? valueText(claim.value, attributeOf(claim.attribute).shape)
    : `${claim.notFound.by === undefined ? '' : `${claim.notFound.by} `}looked in ${claim.notFound.looked_in}: not found`;

/** The days on which what a claim rests on was read here, first and last. */
function readOnText({ grade, sources }: ClaimLike, provider: DescribedProvider): string {
  if (grade === 'reported') return '';
  const days = rangeOf(sources.flatMap((id) => provider.sources[id]?.read_on ?? []));
  if (days === undefined) return '';
  return `read ${days.first}${days.last === days.first ? '' : ` to ${days.last}`}`;
}

/** Each date that is known of a claim, under its name: they are never one another. */
export const dateText = (claim: ClaimLike, provider: DescribedProvider): string =>
  [
    claim.dated === undefined ? 'undated' : '',
    claim.recorded === undefined ? '' : `recorded ${claim.recorded}`,
    claim.seen === undefined ? '' : `seen ${claim.seen}`,
    readOnText(claim, provider),
    claim.stated === undefined ? '' : `itself dated ${claim.stated}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** A source or document by its title, with where a copy is kept and whether everybody can read it. */
function documentText(id: string, provider: DescribedProvider): string {
  const document = provider.sources[id] ?? provider.documents[id];
  const about = keptText(document ?? {});
  return about === '' ? sourceTitle(id, provider) : `${sourceTitle(id, provider)} (${about})`;
}

/** Where a copy of a document is kept, and whether it is shown on request only. */
export const keptText = ({ archived, gated }: { archived?: string; gated?: boolean }): string =>
  [archived === undefined ? '' : `copy: ${archived}`, gated === true ? 'shown on request only' : '']
    .filter((part) => part !== '')
    .join(', ');

/** Where a claim comes from, how wide it is and how old, as a line. */
export function claimProvenance(claim: ClaimLike, provider: DescribedProvider): string {
  if (claim.attestation !== undefined)
    return `${attestedText(claim.attestation)} · ${claim.file}:${claim.line}`;
  const by = claim.sources.map((id) => documentText(id, provider)).join(', ');
  const from =
    claim.origin === undefined
      ? `source: ${by}`
      : `reported by: ${by}; goes back to: ${documentText(claim.origin, provider)}, not read here`;
  return [
    claim.grade,
    SCOPE_WORDS[claim.scope] ?? claim.scope,
    claim.at === undefined ? '' : `at ${claim.at}`,
    dateText(claim, provider),
    claim.until === undefined ? '' : `held until ${claim.until}`,
    claim.edition === undefined ? '' : `edition: ${claim.edition}`,
    claim.onlyFor === undefined ? '' : `only for ${conditionTitles(conditionsOf(claim), provider.variants)}`,
    from,
    `${claim.file}:${claim.line}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What the provider answered, as a line; empty where it did not. */
export const replyText = ({ vendorReply }: ClaimLike): string =>
  vendorReply === undefined
    ? ''
    : `The provider replied on ${vendorReply.date}: ${vendorReply.text} (${vendorReply.url})`;

/** What a lead would change if it were true, as a sentence after a blank; empty: nothing is known. */
export function effectText(lead: ConsideredClaim, finding: Pick<Finding, 'outcome'>): string {
  const { ifConfirmed } = lead;
  if (ifConfirmed === undefined) return '';
  const customers = ifConfirmed.for === undefined ? '' : ` for ${ifConfirmed.for}`;
  switch (ifConfirmed.outcome) {
    case 'pass':
    case 'not-applicable':
      return isGap(finding) ? ` If true, it closes this gap${customers}.` : '';
    case 'fail':
      return ` If true, the requirement would not be met${customers}. ${ifConfirmed.message}`;
    case 'unknown':
      return isGap(finding)
        ? ` Even if true, it would not close this gap${customers}.`
        : ` If true, this would be a gap${customers}.`;
  }
}

/** A lead as one line: what is said, by how many who go back to what, when, and what it would change. */
export function leadText(lead: ConsideredClaim, finding: Pick<Finding, 'outcome' | 'message'>): string {
  const day = lead.dated ?? 'undated';
  const { notFound } = lead;
  const says = notFound === undefined ? (lead.says ?? '') : reportedSearch({ ...lead, notFound });
  // What the message says already is not repeated.
  const isSaid = says !== '' && finding.message.startsWith(says.replace(/\.$/, ''));
  return `Lead (${day}, unverified)${isSaid || says === '' ? '.' : `: ${asSentence(says)}`}${effectText(lead, finding)}`;
}
