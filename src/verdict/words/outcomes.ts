import type { Indication, Outcome, Reason } from '../asked.js';
import type { Caveat } from '../caveats.js';

/** An outcome in words for people. */
export function outcomeWords({ outcome, indication }: { outcome: Outcome; indication: Indication }): string {
  switch (outcome) {
    case 'pass':
      return 'shown';
    case 'fail':
      return 'not met';
    case 'not-applicable':
      return 'not applicable';
    case 'unknown':
      return indication === 'against' ? 'contrary statement' : 'not shown';
  }
}

/** Each reason in words. */
export const REASON_WORDS: Record<Reason, string> = {
  'other-route': 'served through another host',
  conflicting: 'statements on file differ',
  contested: 'other evidence on file disagrees',
  'wrong-scope': 'company-wide, not about this API',
  'not-accepted': 'your own document, which the policy does not accept as it is',
  conditional: 'for some customers only',
  'not-specific': 'does not answer the question in full',
  stale: 'too old',
  undated: 'undated',
  'not-found': 'none found',
  'reported-only': 'reported only',
  missing: 'not researched',
};

/** How to fix each weakness of the evidence. Complete, so that every gap has a way to close it. */
export const REMEDIES: Record<Reason, string> = {
  'other-route':
    'Get evidence about the host that serves this id: a provider file about the host, named as the route.',
  conflicting:
    'Find out which of the differing statements governs, then give the others an end ("until") or record which edition applies.',
  contested:
    'Read the original document of the report or search that disagrees, and record what it says as a reviewed statement.',
  'wrong-scope':
    'Get a statement about this API: its own terms, or a clause that says that the company-wide text covers it.',
  'not-accepted':
    'Get a document of a kind that the policy takes as proof of this, and keep its file beside the attestation so that its digest can be checked.',
  conditional:
    'If the statement is about your kind of customer, choose that variant in the policy; otherwise get a statement about yours.',
  'not-specific': 'Get a statement that answers the question in full.',
  stale: 'Look at the source again, and record the date.',
  undated: 'Record the day on which the source was read.',
  'not-found': 'Get the document that says so: ask the vendor for its title, version, date and clause.',
  'reported-only':
    'Read the original document of the report, and record what it says as a reviewed statement.',
  missing: 'Look at what the provider publishes, and record what it says, or that nothing was found.',
};

/** Each caveat in words. Complete, so that none is forgotten. */
export const CAVEAT_WORDS: Record<Caveat, string> = {
  undated: 'undated',
  conflicting: 'editions differ',
  attested: 'attested by you',
  reported: 'by reports alone',
  'company-wide': 'the company-wide statement differs',
  disputed: 'a statement on file says otherwise',
  'vendor-reply': 'the provider has replied since',
};
