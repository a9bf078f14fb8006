import { securityMeasures } from '../../src/rules/security-measures.js';
import { table } from '../kit/table.js';

table(securityMeasures, 'security-terms', {}, [
  [{ in_writing: true, audit_right: true }, 'pass'],
  [{ in_writing: true }, 'undecided', 'A right to audit is not stated.'],
  [{ audit_right: true }, 'undecided', 'That the security measures are set out is not stated.'],
  [{}, 'undecided', 'That the security measures are set out is not stated. A right to audit is not stated.'],
  [{ in_writing: true, audit_right: false }, 'fail', 'Customers have no right to audit.'],
  [
    { in_writing: false, audit_right: true },
    'fail',
    'The security measures are not set out in a document that customers can have.',
  ],
]);
