import { retentionLimit } from '../../src/rules/retention-limit.js';
import { table } from './table.js';

const none = 'No number of days was stated, so none can be compared with your limit.';
const open = 'It is not said that every kind of data that is kept is named.';

table(retentionLimit, 'retention', {}, [
  [{ periods: [{ kind: 'content', days: 400 }], exhaustive: true }, 'pass'],
  [{ periods: [{ kind: 'unspecified', criteria: 'as long as needed' }] }, 'undecided', none],
  [{ periods: [{ kind: 'content', criteria: 'as long as needed' }], exhaustive: true }, 'undecided', none],
  [{ periods: [{ kind: 'content', days: 30 }] }, 'undecided', open],
  [{ periods: [{ kind: 'content', days: 30 }], exhaustive: false }, 'undecided', open],
  [
    { periods: [{ kind: 'unspecified', days: 30 }], exhaustive: true },
    'undecided',
    'No period is stated for content.',
  ],
  [
    {
      periods: [
        { kind: 'content', days: 30 },
        { kind: 'logs', criteria: 'security' },
        { kind: 'backup' },
        { kind: 'backup' },
      ],
      exhaustive: true,
    },
    'undecided',
    'No number of days was stated for logs and backup.',
  ],
]);

table(retentionLimit, 'retention', { max_days: 30 }, [
  [
    {
      periods: [
        { kind: 'content', days: 30 },
        { kind: 'cache', days: 0 },
      ],
      exhaustive: true,
    },
    'pass',
  ],
  [{ periods: [{ kind: 'content' }], exhaustive: true }, 'undecided', none],
  [
    {
      periods: [
        { kind: 'content', days: 31 },
        { kind: 'unspecified', days: 365 },
        { kind: 'logs', criteria: 'security' },
      ],
    },
    'fail',
    'Kept for more than 30 days: content (31 days) and unspecified (365 days).',
  ],
]);

table(retentionLimit, 'retention', { max_days: 30 }, [
  [
    {
      periods: [
        { kind: 'content', days: 30 },
        { kind: 'logs', days: 7, criteria: 'or as long as security asks' },
        { kind: 'backup', days: 400, criteria: 'or until overwritten' },
      ],
      exhaustive: true,
    },
    'undecided',
    'A number of days, but also criteria are stated for logs (7 days) and backup (400 days).',
  ],
  [
    {
      periods: [
        { kind: 'content', days: 31 },
        { kind: 'logs', days: 7, criteria: 'or as long as security asks' },
      ],
    },
    'fail',
    'Kept for more than 30 days: content (31 days).',
  ],
]);

table(retentionLimit, 'retention', { max_days: 0 }, [
  [{ periods: [{ kind: 'content', days: 0 }], exhaustive: true }, 'pass'],
  [
    { periods: [{ kind: 'content', days: 1 }], exhaustive: true },
    'fail',
    'Kept for more than 0 days: content (1 day).',
  ],
]);
