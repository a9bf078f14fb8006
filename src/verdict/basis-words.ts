import type { Bearer, Relation } from '../evidence/law.js';

const NEEDED_FOR: Readonly<Record<Bearer, string>> = {
  vendor: 'needed for a duty of the vendor',
  you: 'you need it for a duty of your own',
  both: 'needed for a duty of both of you',
};

const REQUIRED_OF: Readonly<Record<Bearer, string>> = {
  vendor: 'duty of the vendor',
  you: 'your duty',
  both: 'duty of both',
};

/** What an article does for a requirement, and whose duty that is, where it is one. */
export const basisWords = (relation: Relation, dutyOf: Bearer): string =>
  ({
    requires: `requires this very thing; ${REQUIRED_OF[dutyOf]}`,
    permits: 'allows it',
    defines: 'defines the word',
    'needed-for': NEEDED_FOR[dutyOf],
    'own-policy': 'no law demands it',
  })[relation];
