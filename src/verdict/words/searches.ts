import type { Claim } from '../../evidence/dataset.js';
import { dateOf } from '../../evidence/claim.js';
import { asSentence } from '../../input/words.js';

/** Who made a search or in which documents, and when, according to the file. */
const searchOrigin = (claim: Claim, titleOf: (source: string) => string): string => {
  const by = claim.notFound?.by;
  const made = by === undefined ? `of ${claim.sources.map(titleOf).join(', ')}` : `by ${by}`;
  return `${made} (${dateOf(claim) ?? 'undated'})`;
};

/** Says in sentences that a search on file found nothing; `titleOf` gives the title of a source. */
export const ownSearch = (claim: Claim, titleOf: (source: string) => string): string =>
  `A search ${searchOrigin(claim, titleOf)} found no answer. ${asSentence(claim.says ?? '')}`.trim();

/** Says briefly that others did not find it, for the message of a finding. */
export const reportedInVain = ({ says = '' }: Pick<Claim, 'says'>): string =>
  `Others report a search that found no answer (unverified). ${asSentence(says)}`.trim();

/** A search that others report: theirs, not ours. */
interface ReportedSearch {
  notFound: { looked_in: string };
  says?: string;
}

/** Says that others searched and found nothing, without a full stop. */
export function reportedSearch({ notFound, says }: ReportedSearch): string {
  const looked = `Others report that they looked in ${notFound.looked_in}`;
  const said = asSentence(says ?? '').replace(/[.!?…]+$/, '');
  if (said === '') return `${looked} and found no answer`;
  return /^No\b/.test(said)
    ? `${looked} and found n${said.slice(1)}`
    : `${looked} and found no answer: ${said}`;
}
