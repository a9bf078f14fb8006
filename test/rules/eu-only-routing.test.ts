import { euOnlyRouting } from '../../src/rules/eu-only-routing.js';
import { opposition, table, type Opposed } from '../kit/table.js';

const covers = ['storage', 'backup', 'inference', 'failover', 'access'] as const;

table(euOnlyRouting, 'eea-confinement', {}, [
  [{ offered: true, covers: [...covers], guaranteed_by: 'contract' }, 'pass'],
  [{ offered: false }, 'fail', 'Confinement of processing to the EEA is not offered.'],
  [
    { offered: true, covers: [...covers], guaranteed_by: 'nothing' },
    'fail',
    'Nothing guarantees that processing stays within the EEA.',
  ],
  [{ offered: true, covers: [...covers] }, 'undecided', 'The statement does not say what guarantees it.'],
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
    { offered: true, covers: ['storage', 'backup', 'inference', 'failover'], guaranteed_by: 'contract' },
    'undecided',
    'The statement does not say that it covers access.',
  ],
  [
    { offered: true },
    'undecided',
    'The statement does not say that it covers storage, backup, inference, failover and access. The statement does not say what guarantees it.',
  ],
]);

const promise: Opposed<'eea-confinement'> = {
  reads: 'eea-confinement',
  green: [{ offered: true, covers: [...covers], guaranteed_by: 'contract' }],
};

opposition(euOnlyRouting, promise, 'data-locations', [
  [{ locations: [{ country: 'JP' }] }, 'fail', 'Data are handled in Japan (JP), outside the EEA.'],
  [
    { locations: [{ region: 'worldwide' }] },
    'undecided',
    'Data are handled in the region “worldwide”, which may lie outside the EEA.',
  ],
  [{ locations: [{ country: 'DE' }, { region: 'eu' }, { country: 'CN', data: ['account'] }] }, 'nothing'],
]);
opposition(euOnlyRouting, promise, 'inference-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', 'Inference runs in China (CN), outside the EEA.'],
  [{ locations: [{ country: 'DE' }] }, 'nothing'],
]);
opposition(euOnlyRouting, promise, 'access-locations', [
  [
    { locations: [{ country: 'IN', entity: 'Beta' }] },
    'fail',
    'Data can be accessed from India (IN) by Beta, outside the EEA.',
  ],
  [{ locations: [{ country: 'DE' }] }, 'nothing'],
]);
opposition(euOnlyRouting, promise, 'sub-processors', [
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['inference'] }] },
    'fail',
    'Data are handled by Beta in China (CN) for inference, outside the EEA.',
  ],
  [
    { entities: [{ name: 'Beta', established_in: 'US', processes_in: ['DE'] }] },
    'fail',
    'The company Beta is established in United States (US), outside the EEA.',
  ],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
]);
opposition(euOnlyRouting, promise, 'contracting-entity', [
  [
    { entities: [{ name: 'Alpha', established_in: 'SG' }] },
    'fail',
    'The company Alpha is established in Singapore (SG), outside the EEA.',
  ],
  [{ entities: [{ name: 'Alpha', established_in: 'SG', for: ['US', 'asia-pacific'] }] }, 'nothing'],
  [{ entities: [{ name: 'Alpha GmbH', country: 'DE' }] }, 'nothing'],
]);
opposition(euOnlyRouting, promise, 'transfer-tools', [
  [
    { tools: [{ tool: 'scc', countries: ['SG'], importer: { name: 'Beta', kind: 'affiliate' } }] },
    'fail',
    'A transfer tool names Singapore (SG) for the importer Beta, outside the EEA.',
  ],
  [{ tools: [{ tool: 'scc', countries: ['SG'], fallback: true }] }, 'nothing'],
  [{ tools: [{ tool: 'scc', countries: ['SG'], effective: '2026-11-24' }] }, 'nothing'],
  [{ tools: [{ tool: 'scc', countries: ['SG'], data: ['account'] }] }, 'nothing'],
]);
opposition(euOnlyRouting, promise, 'transfers', [
  [{ leave_eea: 'yes' }, 'fail', 'Personal data are said to leave the EEA.'],
  [{ leave_eea: 'may' }, 'undecided', 'It is said that personal data may leave the EEA.'],
  [{ leave_eea: 'no' }, 'nothing'],
]);
