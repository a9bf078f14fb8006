import { authorityRequests } from '../../src/rules/authority-requests.js';
import { table } from './table.js';

const writing = 'Whether the commitments are part of the terms is not stated.';

table(authorityRequests, 'authority-access', {}, [
  [{ commits: ['notify', 'challenge'], in_writing: true }, 'pass'],
  [{ commits: ['report', 'challenge', 'minimise', 'notify'], in_writing: true, exhaustive: true }, 'pass'],
  [{ commits: ['notify', 'challenge'] }, 'undecided', writing],
  [
    { commits: ['notify', 'challenge'], in_writing: false },
    'fail',
    'The commitments are not part of the terms; writing is required.',
  ],
  [
    { commits: ['notify'], in_writing: true },
    'undecided',
    'A commitment to challenge unlawful requests is not stated.',
  ],
  [
    { commits: ['challenge'], in_writing: true, exhaustive: false },
    'undecided',
    'A commitment to notify customers is not stated.',
  ],
  [
    { commits: [] },
    'undecided',
    `A commitment to notify customers and to challenge unlawful requests is not stated. ${writing}`,
  ],
  [
    { commits: ['notify'], exhaustive: true, in_writing: true },
    'fail',
    'There is no commitment to challenge unlawful requests.',
  ],
]);
