import type { Indication, Outcome, Reason } from '../asked.js';
import type { Caveat } from '../caveats.js';

/** The words that people read for an outcome. */
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

/** What would have to be mended, in words. */
export const REASON_WORDS: Record<Reason, string> = {
  'other-route': 'served through another host',
  conflicting: 'statements on file differ',
  contested: 'an unverified report or a later search disagrees',
  'wrong-scope': 'company-wide, not about this API',
  'not-accepted': 'your own document, which the policy does not accept as it is',
  conditional: 'for some customers only',
  'not-specific': 'does not answer the question',
  stale: 'too old',
  undated: 'undated',
  'not-found': 'none found',
  'reported-only': 'reported only',
  missing: 'not researched',
};

/** What would mend each weakness of the evidence; total, so that no gap is left without a way out. */
export const REMEDIES: Record<Reason, string> = {
  'other-route':
    'Evidence about the host that serves this id: a provider file of its own, named as the route.',
  conflicting:
    'Which of the differing statements governs: end the others with "until", or record which edition applies.',
  contested: 'A look at the document that the report goes back to, recorded as a reviewed statement.',
  'wrong-scope':
    'A statement about this API: its own terms, or a clause that says that the company-wide text covers it.',
  'not-accepted':
    'A document of a kind that the policy takes as proof of this, with its file beside the attestation so that its digest can be checked.',
  conditional:
    'Your variant, chosen in the policy, if it is the one that the statement is about; else a statement about yours.',
  'not-specific': 'A statement that answers the question in full.',
  stale: 'A fresh look at the source, with its date.',
  undated: 'The day on which the source was read.',
  'not-found': 'The document that says so: ask the vendor for its title, version, date and clause.',
  'reported-only': 'A look at the document that the report goes back to, recorded as a reviewed statement.',
  missing: 'A look at what the provider publishes, recorded either way.',
};

/** What a reader of an outcome should know all the same, in words; total, so that none is forgotten. */
export const CAVEAT_WORDS: Record<Caveat, string> = {
  undated: 'undated',
  conflicting: 'editions differ',
  attested: 'attested by you',
  reported: 'by reports alone',
  'company-wide': 'the company-wide statement differs',
  disputed: 'a statement on file says otherwise',
  'vendor-reply': 'the provider has replied since',
};
