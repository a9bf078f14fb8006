import { retentionLimit } from '../../src/rules/retention-limit.js';
import { NOTHING_ON_FILE } from '../../src/evidence/world.js';
import { opposition, table, WORLD } from '../kit/table.js';

const none = 'The statement gives no number of days, so no period can be compared with a limit in days.';
const open = 'The statement does not say that it names every kind of data that is kept.';

table(retentionLimit, 'retention', {}, [
  [{ periods: [{ kind: 'content', days: 400 }], exhaustive: true }, 'pass'],
  [{ periods: [{ kind: 'unspecified', criteria: 'as long as needed' }] }, 'undecided', none],
  [{ periods: [{ kind: 'content', criteria: 'as long as needed' }], exhaustive: true }, 'undecided', none],
  [{ periods: [{ kind: 'content', days: 30 }] }, 'silent', open],
  [{ periods: [{ kind: 'content', days: 30 }], exhaustive: false }, 'silent', open],
  [{ periods: [{ kind: 'cache', hours: 1 }] }, 'silent', open],
  [{ periods: [{ kind: 'content', days: 30, clock: 'end-of-service' }], exhaustive: true }, 'pass'],
  [
    { periods: [{ kind: 'unspecified', days: 30 }], exhaustive: true },
    'undecided',
    'The statement gives no period for content.',
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
    'The statement gives no number of days for logs and backup.',
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
    'The statement gives days, but criteria as well: logs (7 days) and backup (400 days).',
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

table(retentionLimit, 'retention', { max_days: 3 }, [
  [{ periods: [{ kind: 'content', hours: 72 }], exhaustive: true }, 'pass'],
  [{ periods: [{ kind: 'content', days: 4 }] }, 'fail', 'Kept for more than 3 days: content (4 days).'],
  [{ periods: [{ kind: 'content', hours: 73 }] }, 'fail', 'Kept for more than 3 days: content (73 hours).'],
  [
    { periods: [{ kind: 'content', days: 1, hours: 80 }], exhaustive: true },
    'fail',
    'Kept for more than 3 days: content (1 day or 80 hours).',
  ],
  [{ periods: [{ kind: 'account', days: 400 }] }, 'fail', 'Kept for more than 3 days: account (400 days).'],
  [
    {
      periods: [
        { kind: 'content', days: 3 },
        { kind: 'account', days: 3, clock: 'end-of-service' },
      ],
      exhaustive: true,
    },
    'pass',
  ],
  [
    { periods: [{ kind: 'account', days: 4, clock: 'end-of-service' }] },
    'fail',
    'Kept for more than 3 days: account (4 days).',
  ],
  [{ periods: [{ kind: 'content', days: 3 }] }, 'silent', open],
  [
    { periods: [{ kind: 'content', days: 3 }, { kind: 'logs' }] },
    'undecided',
    'The statement gives no number of days for logs.',
  ],
  [{ periods: [{ kind: 'content', hours: 1, clock: 'request' }], exhaustive: true }, 'pass'],
  [
    { periods: [{ kind: 'content', hours: 1, clock: 'end-of-service' }], exhaustive: true },
    'undecided',
    'Periods that run from the end of service cannot be compared with the limit of the policy, which runs from the request: content (1 hour).',
  ],
]);

const content = { periods: [{ kind: 'content' as const, days: 30 }], exhaustive: true };
const named = { ...content, periods: [...content.periods, { kind: 'abuse-monitoring' as const, days: 30 }] };
const copies = 'Copies for abuse monitoring are kept for 90 days; the policy accepts at most 30.';
const unstated = 'Copies are kept for abuse monitoring; the statement does not say for how long.';

opposition(
  retentionLimit,
  { reads: 'retention', green: [content], options: { max_days: 30 } },
  'abuse-monitoring',
  [
    [{ days: 90 }, 'fail', copies],
    [{ days: 90, data: ['metadata', 'content'] }, 'fail', copies],
    [{ days: 90, data: ['account'] }, 'nothing'],
    [{ days: 30, human_review: true }, 'nothing'],
    [{ hours: 720 }, 'nothing'],
    [
      { hours: 721 },
      'fail',
      'Copies for abuse monitoring are kept for 721 hours; the policy accepts at most 30 days.',
    ],
    [{ human_review: true }, 'undecided', unstated],
    [{ reviewers: ['support staff'] }, 'undecided', unstated],
    [{ improves_models: 'optional-off' }, 'undecided', unstated],
    [{ improves_models: 'never' }, 'nothing'],
    [{ zero_retention: true }, 'undecided', unstated],
    [{ zero_retention: false }, 'nothing'],
    [{ days: 0, conditions: 'on request' }, 'undecided', unstated],
    [{ days: 0 }, 'nothing'],
    [{ human_review: false }, 'nothing'],
  ],
);
// The list names the copies, so a period is stated, and only a longer one opposes it.
opposition(
  retentionLimit,
  { reads: 'retention', green: [named], options: { max_days: 30 } },
  'abuse-monitoring',
  [
    [{ days: 90 }, 'fail', copies],
    [{ human_review: true }, 'nothing'],
  ],
);
opposition(retentionLimit, { reads: 'retention', green: [content] }, 'abuse-monitoring', [
  [{ days: 90 }, 'nothing'],
  [{ human_review: true }, 'undecided', unstated],
]);

const deletion = { events: ['end-of-service' as const], result: 'deleted' as const };
const backups = 'The statement does not say for how long backups stay after a deletion.';
const anyLaw =
  'Data may stay after a deletion under "applicable law"; the statement does not say which law that is.';
const foreign =
  'Data may stay after a deletion under the law of a third country; no clause 8.5 of the standard contractual clauses with an assessment of that law is on file.';

opposition(retentionLimit, { reads: 'retention', green: [content], options: { max_days: 30 } }, 'deletion', [
  [deletion, 'nothing'],
  [{ ...deletion, within: 90 }, 'nothing'],
  [{ ...deletion, within: 90, clock: 'end-of-service' }, 'nothing'],
  [
    { ...deletion, within: 90, clock: 'request' },
    'fail',
    'Content is deleted within 90 days; the policy accepts at most 30.',
  ],
  [{ ...deletion, within: 30, clock: 'request' }, 'nothing'],
  [{ ...deletion, limits: [{ what: 'backups' }] }, 'undecided', backups],
  [{ ...deletion, limits: [{ what: 'backups', within: 30 }] }, 'nothing'],
  [
    { ...deletion, limits: [{ what: 'backups', within: 31 }] },
    'fail',
    'Backups stay for 31 days after a deletion; the policy accepts at most 30.',
  ],
  [{ ...deletion, limits: [{ what: 'applicable-law' }] }, 'undecided', anyLaw],
  [{ ...deletion, limits: [{ what: 'union-law' }] }, 'nothing'],
  [{ ...deletion, limits: [{ what: 'third-country-law' }] }, 'undecided', foreign],
  [
    { ...deletion, limits: ['the law'] },
    'undecided',
    'What may stay after a deletion is described in free text: "the law".',
  ],
]);
opposition(retentionLimit, { reads: 'retention', green: [content] }, 'deletion', [
  [{ ...deletion, within: 90, clock: 'request' }, 'nothing'],
  [{ ...deletion, limits: [{ what: 'backups', within: 400 }] }, 'nothing'],
  [{ ...deletion, limits: [{ what: 'backups' }] }, 'undecided', backups],
  [{ ...deletion, limits: [{ what: 'applicable-law' }] }, 'undecided', anyLaw],
]);

const bound = {
  ...WORLD,
  onFile: {
    ...NOTHING_ON_FILE,
    tools: [{ tool: 'scc' as const, module: '2' as const, importer: 'Acme, Inc.', countries: ['IN'] }],
    assessments: [
      {
        countries: ['IN'],
        concluded_on: '2026-10-01',
        result: 'with-supplementary-measures' as const,
        importers: ['ACME Inc'],
      },
    ],
  },
};
opposition(retentionLimit, { reads: 'retention', green: [content], world: bound }, 'deletion', [
  [{ ...deletion, limits: [{ what: 'third-country-law' }] }, 'nothing'],
  [{ ...deletion, limits: [{ what: 'applicable-law' }] }, 'undecided', anyLaw],
]);

const backedUp = 'the statement does not say for how long backups are kept.';
const withBackups = { ...content, periods: [...content.periods, { kind: 'backup' as const, days: 30 }] };
for (const options of [{}, { max_days: 30 }]) {
  opposition(retentionLimit, { reads: 'retention', green: [content], options }, 'data-locations', [
    [
      { locations: [{ country: 'FR', uses: ['storage', 'backup'] }] },
      'undecided',
      `Data are handled in France (FR) for storage and backup; ${backedUp}`,
    ],
    [{ locations: [{ country: 'FR', uses: ['storage'] }, { country: 'DE' }] }, 'nothing'],
    [{ locations: [{ country: 'FR', uses: ['backup'], data: ['account'] }] }, 'nothing'],
  ]);
  opposition(retentionLimit, { reads: 'retention', green: [content], options }, 'sub-processors', [
    [
      { entities: [{ name: 'Beta', country: 'FR', tasks: ['backup'] }] },
      'undecided',
      `Data are handled by Beta in France (FR) for backup; ${backedUp}`,
    ],
    [{ entities: [{ name: 'Beta', country: 'FR', tasks: ['storage'] }] }, 'nothing'],
  ]);
  opposition(retentionLimit, { reads: 'retention', green: [withBackups], options }, 'data-locations', [
    [{ locations: [{ country: 'FR', uses: ['backup'] }] }, 'nothing'],
  ]);
}
