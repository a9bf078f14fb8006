import { transferAssessmentOnFile } from '../../src/rules/transfer-assessment-on-file.js';
import { table } from './table.js';

const countries = ['SG'];

table(transferAssessmentOnFile, 'transfer-assessment', {}, [
  [{ countries, concluded_on: '2026-11-23', result: 'essentially-equivalent' }, 'pass'],
  [{ countries, concluded_on: '2026-02-01', result: 'with-supplementary-measures' }, 'pass'],
  [
    { countries, concluded_on: '2026-02-01', result: 'not-sufficient' },
    'fail',
    'The assessment of 2026-02-01 found that the safeguards are not sufficient.',
  ],
  [
    { countries, concluded_on: '2026-11-24', result: 'essentially-equivalent' },
    'undecided',
    'The assessment is dated 2026-11-24, after the as-of date.',
  ],
]);
