import type { Attested } from '../../core/attested.js';
import { conditionsOf, conditionTitles } from '../../core/claim-record.js';
import { attributeOf, type AttributeId } from '../../core/attributes.js';
import { valueText } from '../../core/value-text.js';
import { attestedText } from '../described-attestation.js';
import type { DescribedProvider } from '../described-provider.js';

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

const SCOPE_WORDS: Record<string, string> = {
  contract: 'your contract',
  model: 'this model',
  offering: 'this API',
  group: 'company-wide',
};

const titleOf = (id: string, provider: DescribedProvider): string =>
  provider.sources[id]?.title ?? provider.documents[id]?.title ?? id;

/** What a claim says, as a line. */
export const claimValue = (claim: ClaimLike): string =>
  claim.notFound === undefined
    ? valueText(claim.value, attributeOf(claim.attribute).shape)
    : `${claim.notFound.by === undefined ? '' : `${claim.notFound.by} `}looked in ${claim.notFound.looked_in}: not found`;

/** Each date that is known of a claim, under its name. */
const dateText = ({ recorded, seen, stated, dated }: ClaimLike): string =>
  [
    recorded === undefined ? '' : `recorded ${recorded}`,
    seen === undefined ? '' : `seen ${seen}`,
    recorded === undefined && seen === undefined && dated !== undefined ? `read ${dated}` : '',
    stated === undefined ? '' : `itself dated ${stated}`,
  ]
    .filter((part) => part !== '')
    .join(', ') || 'undated';

/** Where a claim comes from, how wide it is and how old, as a line. */
export function claimProvenance(claim: ClaimLike, provider: DescribedProvider): string {
  if (claim.attestation !== undefined)
    return `${attestedText(claim.attestation)} · ${claim.file}:${claim.line}`;
  const by = claim.sources.map((id) => titleOf(id, provider)).join(', ');
  const from =
    claim.origin === undefined
      ? `source: ${by}`
      : `reported by: ${by}; goes back to: ${titleOf(claim.origin, provider)} (not read here)`;
  return [
    claim.grade,
    SCOPE_WORDS[claim.scope] ?? claim.scope,
    claim.at === undefined ? '' : `at ${claim.at}`,
    dateText(claim),
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
