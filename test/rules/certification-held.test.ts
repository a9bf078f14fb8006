import { expect, test } from 'vitest';
import { certificationHeld } from '../../src/rules/certification-held.js';
import { answerOf, table, WORLD } from '../kit/table.js';

const whole = { covers_offering: true, body: 'Alpha', valid_until: '2026-11-23' };
const iso = { id: 'iso-27001', edition: '2022', ...whole } as const;
const c5 = { id: 'c5-type-2', ...whole } as const;
const none = 'No accepted certificate (iso-27001, c5-type-2) is shown to cover this API.';

table(certificationHeld, 'certifications', { accept: ['iso-27001', 'c5-type-2'] }, [
  [{ certificates: [iso] }, 'pass'],
  [{ certificates: [{ ...iso, edition: 'ISO/IEC 27001:2022', scope: 'one site' }] }, 'pass'],
  [{ certificates: [c5] }, 'pass'],
  [{ certificates: [{ ...c5, edition: '2020' }] }, 'pass'],
  [{ certificates: [{ id: 'c5-type-2' }, iso], exhaustive: true }, 'pass'],
  [{ certificates: [{ ...iso, edition: '2013' }, iso] }, 'pass'],
  [{ certificates: [] }, 'silent', none],
  [{ certificates: [{ ...iso, id: 'tisax' }], exhaustive: false }, 'silent', none],
  [{ certificates: [{ ...whole, id: 'soc-2' }] }, 'silent', none],
  [{ certificates: [], exhaustive: true }, 'fail', none],
  [{ certificates: [{ ...iso, id: 'tisax' }], exhaustive: true }, 'fail', none],
  [{ certificates: [{ ...whole, id: 'c5' }] }, 'undecided', `${none} c5 does not state its type.`],
  [
    { certificates: [{ id: 'c5', covers_offering: true, body: 'Alpha' }], exhaustive: true },
    'undecided',
    `${none} c5 does not state its type and until when it is valid.`,
  ],
  [
    { certificates: [{ ...iso, edition: '2013' }] },
    'fail',
    `${none} The edition 2013 of iso-27001 ended on 2025-10-31.`,
  ],
  [
    { certificates: [{ ...iso, edition: 'ISO/IEC 27001:2013' }], exhaustive: true },
    'fail',
    `${none} The edition ISO/IEC 27001:2013 of iso-27001 ended on 2025-10-31.`,
  ],
  [
    { certificates: [{ ...iso, edition: '2031' }] },
    'undecided',
    `${none} The edition 2031 of iso-27001 is not on file.`,
  ],
  [
    { certificates: [{ id: 'iso-27001', ...whole }] },
    'undecided',
    `${none} iso-27001 does not state its edition.`,
  ],
  [
    { certificates: [{ ...iso, valid_until: '2026-11-22' }] },
    'fail',
    `${none} iso-27001 was valid until 2026-11-22.`,
  ],
  [
    { certificates: [{ ...iso, valid_until: '2025-01-01', covers_offering: false }], exhaustive: true },
    'fail',
    `${none} iso-27001 does not cover this API. iso-27001 was valid until 2025-01-01.`,
  ],
  [
    { certificates: [{ id: 'iso-27001' }, { ...c5, covers_offering: false }], exhaustive: true },
    'undecided',
    `${none} iso-27001 does not state its edition. iso-27001 does not state whether it covers this API, who issued it and until when it is valid. c5-type-2 does not cover this API.`,
  ],
]);

test.each([
  ['2025-10-31', 'pass'],
  ['2025-11-01', 'fail'],
])('an edition counts until its last day: on %s the answer is %s', (asOf, kind) => {
  const value = { certificates: [{ ...iso, edition: '2013' }] };
  const options = { accept: ['iso-27001'] };
  expect(answerOf(certificationHeld, 'certifications', value, options, { ...WORLD, asOf }).kind).toBe(kind);
});
