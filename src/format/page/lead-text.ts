import { reportedSearch } from '../../verdict/words/searches.js';
import { asSentence } from '../../input/sentence.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';

/** What a lead would change, were it confirmed. */
function effectText(lead: ConsideredClaim, finding: Pick<Finding, 'outcome'>): string {
  const { ifConfirmed } = lead;
  if (ifConfirmed === undefined) return '';
  const whom = ifConfirmed.for === undefined ? '' : ` for ${ifConfirmed.for}`;
  switch (ifConfirmed.outcome) {
    case 'pass':
    case 'not-applicable':
      return finding.outcome === 'pass' ? '' : ` If confirmed: would close this gap${whom}.`;
    case 'fail':
      return ` If confirmed: ${finding.outcome === 'pass' ? 'not met' : 'still not met'}${whom}. ${ifConfirmed.message}`;
    case 'unknown':
      return ` If confirmed: would not settle it${whom}.`;
  }
}

/** A lead as one line: what is said, by how many who go back to what, when, and what it would change. */
export function leadText(lead: ConsideredClaim, finding: Pick<Finding, 'outcome' | 'message'>): string {
  const seen = lead.seen ?? lead.recorded ?? 'undated';
  const { notFound } = lead;
  const says = notFound === undefined ? (lead.says ?? '') : reportedSearch({ ...lead, notFound });
  // What the message already tells is not told twice.
  const told = says !== '' && finding.message.startsWith(says.replace(/\.$/, ''));
  return `Lead (${seen}, unverified)${told || says === '' ? '.' : `: ${asSentence(says)}`}${effectText(lead, finding)}`;
}
