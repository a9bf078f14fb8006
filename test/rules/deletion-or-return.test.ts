import { deletionOrReturn } from '../../src/rules/deletion-or-return.js';
import { table } from './table.js';

const atEnd = { events: ['end-of-service' as const], result: 'deleted' as const };
const anonymised = 'Anonymisation instead of deletion is possible.';

table(deletionOrReturn, 'deletion', {}, [
  [{ ...atEnd, returned: true, customer_choice: true }, 'pass'],
  [
    { ...atEnd, returned: true, customer_choice: false },
    'fail',
    'The customer has no choice between deletion and return.',
  ],
  [{ ...atEnd, returned: false, customer_choice: true }, 'fail', 'Content cannot be had back.'],
  [{ ...atEnd, returned: false }, 'fail', 'Content cannot be had back.'],
  [
    { ...atEnd, events: ['instruction'], returned: true, customer_choice: true },
    'undecided',
    'What happens at the end of the service is not stated.',
  ],
  [
    { ...atEnd, events: ['instruction'], returned: false, customer_choice: false },
    'undecided',
    'What happens at the end of the service is not stated.',
  ],
  [{ ...atEnd, customer_choice: true }, 'undecided', 'Return is not stated.'],
  [{ ...atEnd, returned: true }, 'undecided', "The customer's choice is not stated."],
  [
    { ...atEnd, result: 'deleted-or-anonymised', returned: true, customer_choice: true },
    'undecided',
    anonymised,
  ],
  [
    {
      events: ['purpose-fulfilled', 'erasure-request', 'product-ended'],
      result: 'deleted-or-anonymised',
      limits: ['the law', 'backups'],
    },
    'undecided',
    // The end of the product itself is not the end of the service to one customer.
    `What happens at the end of the service is not stated. Return, and the customer's choice, are not stated. ${anonymised}`,
  ],
]);
