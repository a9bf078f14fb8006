import { authorityRequests } from '../../src/rules/authority-requests.js';
import { table } from '../kit/table.js';

const writing = 'The statement does not say whether the commitments are part of the terms.';

table(authorityRequests, 'authority-access', {}, [
  [{ commits: ['notify', 'challenge'], in_writing: true }, 'pass'],
  [{ commits: ['report', 'challenge', 'minimise', 'notify'], in_writing: true, exhaustive: true }, 'pass'],
  [{ commits: ['notify', 'challenge'] }, 'undecided', writing],
  [
    { commits: ['notify', 'challenge'], in_writing: false },
    'fail',
    'The commitments are not part of the terms; the policy asks for them in writing.',
  ],
  [
    { commits: ['notify'], in_writing: true },
    'silent',
    'The statement does not say that the provider commits to challenge unlawful requests.',
  ],
  [
    { commits: ['challenge'], in_writing: true, exhaustive: false },
    'silent',
    'The statement does not say that the provider commits to notify customers.',
  ],
  [{ commits: ['challenge'] }, 'undecided', writing],
  [
    { ultimate_parent: { name: 'Alpha Holding', country: 'US' }, commits: [] },
    'silent',
    'The statement does not say that the provider commits to notify customers and to challenge unlawful requests.',
  ],
  [
    {
      ultimate_parent: { name: 'Alpha Holding', country: 'US' },
      commits: ['notify', 'challenge'],
      in_writing: true,
    },
    'pass',
  ],
  [
    { commits: [], exhaustive: true },
    'fail',
    'There is no commitment to notify customers and to challenge unlawful requests.',
  ],
  [
    { commits: [] },
    'silent',
    'The statement does not say that the provider commits to notify customers and to challenge unlawful requests.',
  ],
  [
    { commits: ['notify'], exhaustive: true, in_writing: true },
    'fail',
    'There is no commitment to challenge unlawful requests.',
  ],
]);
