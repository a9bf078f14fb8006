import { certificationHeld } from '../../src/rules/certification-held.js';
import { table } from './table.js';

const iso = { id: 'iso-27001', covers_offering: true, body: 'Alpha', valid_until: '2026-11-23' } as const;
const none = 'No accepted certificate (iso-27001, c5-type-2) is shown to cover this API.';

table(certificationHeld, 'certifications', { accept: ['iso-27001', 'c5-type-2'] }, [
  [{ certificates: [iso] }, 'pass'],
  [{ certificates: [{ id: 'c5-type-2' }, iso], exhaustive: true }, 'pass'],
  [{ certificates: [] }, 'undecided', none],
  [{ certificates: [{ ...iso, id: 'tisax' }], exhaustive: false }, 'undecided', none],
  [{ certificates: [], exhaustive: true }, 'fail', none],
  [{ certificates: [{ ...iso, id: 'tisax' }], exhaustive: true }, 'fail', none],
  [
    { certificates: [{ ...iso, valid_until: '2026-11-22' }] },
    'undecided',
    `${none} iso-27001 was valid until 2026-11-22.`,
  ],
  [
    { certificates: [{ ...iso, valid_until: '2025-01-01', covers_offering: false }], exhaustive: true },
    'fail',
    `${none} iso-27001 does not cover this API. iso-27001 was valid until 2025-01-01.`,
  ],
  [
    {
      certificates: [{ id: 'iso-27001' }, { ...iso, id: 'c5-type-2', covers_offering: false }],
      exhaustive: true,
    },
    'undecided',
    `${none} iso-27001 does not state whether it covers this API, who issued it and until when it is valid. c5-type-2 does not cover this API.`,
  ],
]);
