import { deletionOrReturn } from '../../src/rules/deletion-or-return.js';
import { NOTHING_ON_FILE } from '../../src/evidence/world.js';
import { opposition, table, WORLD } from '../kit/table.js';

const atEnd = { events: ['end-of-service' as const], result: 'deleted' as const };
const freeText = (...limits: string[]) =>
  `What may stay after a deletion is described in free text: ${limits.map((limit) => `"${limit}"`).join(', ')}.`;
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
    'The statement does not say what happens when your use of the service ends.',
  ],
  [
    { ...atEnd, events: ['instruction'], returned: false, customer_choice: false },
    'undecided',
    'The statement does not say what happens when your use of the service ends.',
  ],
  [{ ...atEnd, customer_choice: true }, 'undecided', 'The statement does not say that content is returned.'],
  [{ ...atEnd, returned: true }, 'undecided', 'The statement does not say that the customer has the choice.'],
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
    // The end of the product is not the end of the service to one customer.
    `The statement does not say what happens when your use of the service ends. The statement does not say that content is returned, or that the customer has the choice. ${anonymised} ${freeText('the law', 'backups')}`,
  ],
]);

const chosen = { ...atEnd, returned: true, customer_choice: true };
const foreign =
  'Data may stay after a deletion under the law of a third country; no clause 8.5 of the standard contractual clauses with an assessment of that law is on file.';

table(deletionOrReturn, 'deletion', {}, [
  [{ ...chosen, within: 30, clock: 'end-of-service', limits: [] }, 'pass'],
  [{ ...chosen, limits: [{ what: 'union-law' }] }, 'pass'],
  [{ ...chosen, limits: [{ what: 'backups', within: 400 }] }, 'pass'],
  [
    { ...chosen, limits: [{ what: 'backups' }] },
    'undecided',
    'The statement does not say for how long backups stay after a deletion.',
  ],
  [
    { ...chosen, limits: [{ what: 'applicable-law' }] },
    'undecided',
    'Data may stay after a deletion under "applicable law"; the statement does not say which law that is.',
  ],
  [{ ...chosen, limits: [{ what: 'third-country-law' }] }, 'undecided', foreign],
  [{ ...chosen, limits: ['backup systems'] }, 'undecided', freeText('backup systems')],
]);

const bound = {
  ...WORLD,
  onFile: {
    ...NOTHING_ON_FILE,
    tools: [
      { tool: 'scc' as const, module: '3' as const, importer: 'every-sub-processor', countries: ['IN'] },
    ],
    assessments: [
      { countries: ['IN'], concluded_on: '2026-10-01', result: 'essentially-equivalent' as const },
    ],
  },
};
table(
  deletionOrReturn,
  'deletion',
  {},
  [[{ ...chosen, limits: [{ what: 'third-country-law' }] }, 'pass']],
  bound,
);

const lateContent = 'Content is to be deleted within 30 days; it is kept for 90 days.';

opposition(deletionOrReturn, { reads: 'deletion', green: [{ ...chosen, within: 30 }] }, 'retention', [
  [{ periods: [{ kind: 'content', days: 90, clock: 'end-of-service' }] }, 'fail', lateContent],
  [
    { periods: [{ kind: 'unspecified', hours: 721, clock: 'end-of-service' }] },
    'fail',
    'Content is to be deleted within 30 days; data are kept for 721 hours.',
  ],
  [{ periods: [{ kind: 'content', days: 30, clock: 'end-of-service' }] }, 'nothing'],
  [{ periods: [{ kind: 'content', days: 90 }] }, 'nothing'],
  [{ periods: [{ kind: 'content', days: 90, clock: 'end-of-service', criteria: 'at most' }] }, 'nothing'],
  [{ periods: [{ kind: 'account', days: 400, clock: 'end-of-service' }] }, 'nothing'],
  [{ periods: [{ kind: 'logs', days: 400, clock: 'end-of-service' }] }, 'nothing'],
]);
opposition(
  deletionOrReturn,
  {
    reads: 'deletion',
    green: [
      { ...chosen, within: 30, clock: 'request' },
      { ...chosen, within: 100, clock: 'request' },
    ],
  },
  'retention',
  [
    [{ periods: [{ kind: 'content', days: 90 }] }, 'fail', lateContent],
    [{ periods: [{ kind: 'content', days: 90, clock: 'request' }] }, 'fail', lateContent],
    [{ periods: [{ kind: 'content', days: 90, clock: 'end-of-service' }] }, 'nothing'],
    [{ periods: [{ kind: 'content', days: 30 }] }, 'nothing'],
  ],
);
// Without a number of days there is nothing to compare.
opposition(deletionOrReturn, { reads: 'deletion', green: [chosen] }, 'retention', [
  [{ periods: [{ kind: 'content', days: 90, clock: 'end-of-service' }] }, 'nothing'],
  [{ periods: [{ kind: 'content', days: 400 }] }, 'nothing'],
]);
opposition(
  deletionOrReturn,
  { reads: 'deletion', green: [{ ...chosen, within: 30, clock: 'request' }] },
  'abuse-monitoring',
  [
    [
      { days: 90 },
      'fail',
      'Content is to be deleted within 30 days; copies for abuse monitoring are kept for 90 days.',
    ],
    [{ days: 90, data: ['account'] }, 'nothing'],
    [{ days: 30 }, 'nothing'],
    [{ human_review: true }, 'nothing'],
  ],
);
opposition(deletionOrReturn, { reads: 'deletion', green: [{ ...chosen, within: 30 }] }, 'abuse-monitoring', [
  [{ days: 90 }, 'nothing'],
]);

const criteria = (what: string) =>
  `${what} kept after the end of service by criteria and no number of days: "indefinitely".`;
const forever = { criteria: 'indefinitely', clock: 'end-of-service' } as const;
opposition(deletionOrReturn, { reads: 'deletion', green: [chosen] }, 'retention', [
  [{ periods: [{ kind: 'content', ...forever }] }, 'undecided', criteria('Content is')],
  [{ periods: [{ kind: 'unspecified', ...forever }] }, 'undecided', criteria('Data are')],
  [{ periods: [{ kind: 'account', ...forever }] }, 'nothing'],
  [{ periods: [{ kind: 'content', criteria: 'while the account is open' }] }, 'nothing'],
  [{ periods: [{ kind: 'content', ...forever, days: 30 }] }, 'nothing'],
  [{ periods: [{ kind: 'content', days: 30, clock: 'end-of-service' }] }, 'nothing'],
]);
