import { securityMeasures } from '../../src/rules/security-measures.js';
import { table } from '../kit/table.js';

table(securityMeasures, 'security-terms', {}, [
  [{ in_writing: true, audit_right: true }, 'pass'],
  [{ in_writing: true }, 'undecided', 'The statement does not say that customers have a right to audit.'],
  [{ audit_right: true }, 'undecided', 'The statement does not say that security measures are set out.'],
  [
    {},
    'undecided',
    'The statement does not say that security measures are set out. The statement does not say that customers have a right to audit.',
  ],
  [{ in_writing: true, audit_right: false }, 'fail', 'Customers have no right to audit.'],
  [
    { in_writing: false, audit_right: true },
    'fail',
    'The security measures are not set out in a document that customers can have.',
  ],
]);
