import { rangeOf } from '../../input/calendar.js';
import type { Attested } from '../../evidence/attestations/attestation.js';
import { type AttributeId, attributeOf } from '../../evidence/attributes/attributes.js';
import { valueText } from '../../evidence/value-text.js';
import { attestedText } from '../../report/described-attestation.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import { conditionTitles, conditionsOf } from '../../evidence/claim-record.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { reportedSearch } from '../../verdict/words/outcome-words-en.js';
import { asSentence } from '../../input/words.js';
import { WORDS } from '../words/words.js';

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
    : WORDS.claim.notFound(claim.notFound.by, claim.notFound.looked_in);

/** The first and last day on which the sources of a claim were read here. */
function readOnText({ grade, sources }: ClaimLike, provider: DescribedProvider): string {
  if (grade === 'reported') return '';
  const days = rangeOf(sources.flatMap((id) => provider.sources[id]?.read_on ?? []));
  return days === undefined ? '' : WORDS.claim.readBetween(days);
}

/** A text about a value; empty if the value is absent. */
const textIf = <T>(value: T | undefined, text: (value: T) => string): string =>
  value === undefined ? '' : text(value);

/** All known dates of a claim, each with its name: none stands for another. */
export const dateText = (claim: ClaimLike, provider: DescribedProvider): string =>
  [
    claim.dated === undefined ? WORDS.claim.undated : '',
    textIf(claim.recorded, WORDS.claim.recorded),
    textIf(claim.seen, WORDS.claim.seen),
    readOnText(claim, provider),
    textIf(claim.stated, WORDS.claim.stated),
  ]
    .filter((part) => part !== '')
    .join(', ');

/** A source or document by title, with its kept copy and whether it is available on request only. */
function documentText(id: string, provider: DescribedProvider): string {
  const document = provider.sources[id] ?? provider.documents[id];
  const about = keptText(document ?? {});
  return about === '' ? sourceTitle(id, provider) : `${sourceTitle(id, provider)} (${about})`;
}

/** Where a copy of a document is kept, and whether it is available on request only. */
export const keptText = ({ archived, gated }: { archived?: string; gated?: boolean }): string =>
  [textIf(archived, WORDS.claim.copy), gated === true ? WORDS.claim.gated : '']
    .filter((part) => part !== '')
    .join(', ');

/** What limits a claim: its end, its edition, and its customers. */
export const limitTexts = (claim: ClaimLike, { variants }: DescribedProvider): string[] => [
  textIf(claim.until, WORDS.claim.heldUntil),
  textIf(claim.edition, WORDS.claim.edition),
  textIf(claim.onlyFor, () => WORDS.claim.onlyFor(conditionTitles(conditionsOf(claim), variants))),
];

/** Where a claim comes from, its scope and its age, as a line. */
export function claimProvenance(claim: ClaimLike, provider: DescribedProvider): string {
  if (claim.attestation !== undefined)
    return `${attestedText(claim.attestation)} · ${claim.file}:${claim.line}`;
  const by = claim.sources.map((id) => documentText(id, provider)).join('; ');
  const from =
    claim.origin === undefined
      ? WORDS.claim.source(by)
      : WORDS.claim.reportedBy(by, documentText(claim.origin, provider));
  return [
    claim.grade,
    WORDS.claim.scope(claim.scope),
    textIf(claim.at, WORDS.claim.at),
    dateText(claim, provider),
    ...limitTexts(claim, provider),
    from,
    `${claim.file}:${claim.line}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The provider's reply, as a line; empty if there is none. */
export const replyText = ({ vendorReply }: ClaimLike): string => textIf(vendorReply, WORDS.claim.reply);

/** What a lead would change if it were true, in a sentence; empty if that is unknown. */
export function effectText(lead: ConsideredClaim, finding: Pick<Finding, 'outcome'>): string {
  const { ifConfirmed } = lead;
  if (ifConfirmed === undefined) return '';
  const { ifTrue } = WORDS.claim;
  const customers = ifConfirmed.for;
  switch (ifConfirmed.outcome) {
    case 'pass':
    case 'not-applicable':
      return isGap(finding) ? ifTrue.closes(customers) : '';
    case 'fail':
      return ifTrue.isNotMet(ifConfirmed.message, customers);
    case 'unknown':
      return (isGap(finding) ? ifTrue.closesNothing : ifTrue.opens)(customers);
  }
}

/** The figure of a price, which its words may leave out. */
function figureText({ attribute, value }: ConsideredClaim): string {
  if (attribute !== 'input-price' && attribute !== 'output-price') return '';
  const { usd } = value as { usd: string };
  return `${attribute} $${usd}`;
}

/** A lead in one line: what it says, when, and what it would change. */
export function leadText(lead: ConsideredClaim, finding: Pick<Finding, 'outcome' | 'message'>): string {
  const day = lead.dated ?? WORDS.claim.undated;
  const { notFound } = lead;
  const says = notFound === undefined ? (lead.says ?? '') : reportedSearch({ ...lead, notFound });
  // Does not repeat what the message says.
  const isInMessage = says !== '' && finding.message.startsWith(says.replace(/\.$/, ''));
  return [
    WORDS.claim.lead(day, figureText(lead), isInMessage ? '' : asSentence(says)),
    effectText(lead, finding),
  ]
    .filter((text) => text !== '')
    .join(' ');
}
