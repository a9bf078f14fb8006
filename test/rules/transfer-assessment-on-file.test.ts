import { transferAssessmentOnFile } from '../../src/rules/transfer-assessment-on-file.js';
import { table } from './table.js';

const countries = ['SG'];
const exhaustive = true;
const reason = 'no personal data leave the EEA';
const open = 'The assessment is not said to cover every country that data go to.';
const later = 'The assessment is dated 2026-11-24, after the as-of date.';

table(transferAssessmentOnFile, 'transfer-assessment', {}, [
  [{ countries, exhaustive, concluded_on: '2026-11-23', result: 'essentially-equivalent' }, 'pass'],
  [{ countries, exhaustive, concluded_on: '2026-02-01', result: 'with-supplementary-measures' }, 'pass'],
  [
    { countries, exhaustive, concluded_on: '2026-02-01', result: 'not-sufficient' },
    'fail',
    'The assessment of 2026-02-01 found that the safeguards are not sufficient.',
  ],
  [
    { countries: [], concluded_on: '2026-11-24', result: 'not-sufficient' },
    'fail',
    'The assessment of 2026-11-24 found that the safeguards are not sufficient.',
  ],
  [{ countries, concluded_on: '2026-02-01', result: 'essentially-equivalent' }, 'undecided', open],
  [
    { countries, exhaustive: false, concluded_on: '2026-02-01', result: 'essentially-equivalent' },
    'undecided',
    open,
  ],
  [
    { countries: [], exhaustive, concluded_on: '2026-02-01', result: 'essentially-equivalent' },
    'undecided',
    'No country is named that was assessed.',
  ],
  [
    { countries, exhaustive, concluded_on: '2026-11-24', result: 'essentially-equivalent' },
    'undecided',
    later,
  ],
  [
    { countries: [], concluded_on: '2026-11-24', result: 'with-supplementary-measures' },
    'undecided',
    `No country is named that was assessed. ${open} ${later}`,
  ],
  [
    { countries: [], concluded_on: '2026-11-23', result: 'not-needed', reason },
    'not-applicable',
    'On 2026-11-23 it was concluded, with a reason, that no assessment is needed.',
  ],
  [
    { countries: [], exhaustive, concluded_on: '2026-02-01', result: 'not-needed' },
    'undecided',
    'Why no assessment is needed is not stated.',
  ],
  [{ countries: [], concluded_on: '2026-11-24', result: 'not-needed', reason }, 'undecided', later],
]);
