import { euOnlyRouting } from '../../src/rules/eu-only-routing.js';
import { table } from './table.js';

const covers = ['storage', 'backup', 'inference', 'failover'] as const;

table(euOnlyRouting, 'eea-confinement', {}, [
  [{ offered: true, covers: [...covers], guaranteed_by: 'contract' }, 'pass'],
  [{ offered: false }, 'fail', 'Confinement of processing to the EEA is not offered.'],
  [
    { offered: true, covers: [...covers], guaranteed_by: 'nothing' },
    'fail',
    'Nothing guarantees that processing stays within the EEA.',
  ],
  [{ offered: true, covers: [...covers] }, 'undecided', 'What guarantees it is not stated.'],
  [
    { offered: true, covers: [...covers], guaranteed_by: 'documentation' },
    'undecided',
    'It is named in the documentation only; no contract term guarantees it.',
  ],
  [
    { offered: true, covers: ['storage', 'backup', 'access'], guaranteed_by: 'contract' },
    'undecided',
    'The statement does not say that it covers inference and failover.',
  ],
  [
    { offered: true },
    'undecided',
    'The statement does not say that it covers storage, backup, inference and failover. What guarantees it is not stated.',
  ],
]);
