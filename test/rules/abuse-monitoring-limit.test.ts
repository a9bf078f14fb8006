import { abuseMonitoringLimit } from '../../src/rules/abuse-monitoring-limit.js';
import { opposition, table } from '../kit/table.js';

const party = { name: 'Acme Ops GmbH', kind: 'affiliate' as const, legal_form: 'GmbH' };
const nameless = 'These reviewers are not identified, as no legal form or register entry is stated:';
const conditional = 'Zero retention holds only under the conditions that are stated.';

table(abuseMonitoringLimit, 'abuse-monitoring', { max_days: 30 }, [
  [{ days: 0 }, 'pass'],
  [{ days: 0, human_review: false }, 'pass'],
  [{ days: 0, human_review: true, reviewers: [party] }, 'pass'],
  [{ days: 0, human_review: true }, 'undecided', 'The statement does not say who reviews the copies.'],
  [{ days: 0, human_review: false, conditions: 'on request' }, 'undecided', conditional],
  [
    { days: 0, conditions: 'on request' },
    'undecided',
    `${conditional} The statement does not say whether people review the copies.`,
  ],
  [{ days: 30, human_review: false, zero_retention: true, conditions: 'on request' }, 'pass'],
  [{ days: 30, human_review: false }, 'pass'],
  [{ days: 30, human_review: true, reviewers: [party] }, 'pass'],
  [{ hours: 720, human_review: true, reviewers: [{ name: 'Acme', kind: 'you' }] }, 'pass'],
  [
    { hours: 720, human_review: true, reviewers: [{ name: 'Acme', kind: 'provider' }] },
    'undecided',
    'These reviewers are not identified, as no legal form or register entry is stated: Acme.',
  ],
  [
    {
      days: 30,
      human_review: true,
      reviewers: [{ name: 'Acme Ops', kind: 'sub-processor', register: 'HRB 1' }],
    },
    'pass',
  ],
  [
    { days: 30, human_review: true, reviewers: [{ name: 'Acme Ops', kind: 'affiliate' }] },
    'undecided',
    `${nameless} Acme Ops.`,
  ],
  [
    { days: 30, human_review: true, reviewers: [party, 'staff under a duty of confidence'] },
    'undecided',
    `${nameless} "staff under a duty of confidence".`,
  ],
  [
    { days: 30, human_review: false, reviewers: [party] },
    'undecided',
    'The statement contradicts itself: nobody reviews the copies, but reviewers are stated.',
  ],
  [
    { days: 0, reviewers: [party] },
    'undecided',
    'The statement does not say whether people review the copies.',
  ],
  [
    { days: 90, data: ['account'] },
    'silent',
    'The statement is only about data other than prompts and outputs.',
  ],
  [
    { hours: 721, human_review: false },
    'fail',
    'Copies are kept for 721 hours; the policy accepts at most 30 days.',
  ],
  [{ days: 31, human_review: false }, 'fail', 'Copies are kept for 31 days; the policy accepts at most 30.'],
  [{ days: 90 }, 'fail', 'Copies are kept for 90 days; the policy accepts at most 30.'],
  [
    { human_review: false },
    'undecided',
    'The statement does not say for how many days copies are kept; the policy accepts at most 30.',
  ],
  [{ days: 30 }, 'undecided', 'The statement does not say whether people review the copies.'],
  [{ days: 30, human_review: true }, 'undecided', 'The statement does not say who reviews the copies.'],
  [
    { zero_retention: true },
    'undecided',
    'The statement does not say for how many days copies are kept; the policy accepts at most 30. The statement does not say whether people review the copies.',
  ],
]);

const green = [{ days: 30, human_review: false }];
const options = { max_days: 30 };

opposition(abuseMonitoringLimit, { reads: 'abuse-monitoring', green, options }, 'retention', [
  [
    { periods: [{ kind: 'abuse-monitoring', days: 90 }] },
    'fail',
    'Copies for abuse monitoring are kept for 90 days; the policy accepts at most 30.',
  ],
  [
    { periods: [{ kind: 'abuse-monitoring', hours: 721, clock: 'request' }] },
    'fail',
    'Copies for abuse monitoring are kept for 721 hours; the policy accepts at most 30 days.',
  ],
  [{ periods: [{ kind: 'abuse-monitoring', days: 30 }] }, 'nothing'],
  [{ periods: [{ kind: 'abuse-monitoring', days: 90, clock: 'end-of-service' }] }, 'nothing'],
  [
    { periods: [{ kind: 'content', days: 90 }, { kind: 'account', days: 400 }, { kind: 'unspecified' }] },
    'nothing',
  ],
  [
    { periods: [{ kind: 'abuse-monitoring', criteria: 'as long as needed' }] },
    'undecided',
    'Criteria are stated for copies for abuse monitoring: "as long as needed".',
  ],
  [
    { periods: [{ kind: 'abuse-monitoring', days: 90, criteria: 'as long as needed' }] },
    'undecided',
    'Criteria beside 90 days are stated for copies for abuse monitoring: "as long as needed".',
  ],
  [
    { periods: [{ kind: 'abuse-monitoring' }] },
    'undecided',
    'No period is stated for copies for abuse monitoring.',
  ],
]);

const deletion = { events: ['end-of-service' as const], result: 'deleted' as const };
opposition(abuseMonitoringLimit, { reads: 'abuse-monitoring', green, options }, 'deletion', [
  [deletion, 'nothing'],
  [{ ...deletion, within: 90 }, 'nothing'],
  [{ ...deletion, within: 30, clock: 'request' }, 'nothing'],
  [
    { ...deletion, within: 31, clock: 'request' },
    'fail',
    'Content is deleted within 31 days; the policy accepts at most 30.',
  ],
  [{ ...deletion, limits: [{ what: 'backups', within: 30 }, { what: 'union-law' }] }, 'nothing'],
  [
    { ...deletion, limits: [{ what: 'backups', within: 31 }, { what: 'applicable-law' }] },
    'fail',
    'Backups stay for 31 days after a deletion; the policy accepts at most 30.',
  ],
  [
    { ...deletion, limits: [{ what: 'backups' }] },
    'undecided',
    'The statement does not say for how long backups stay after a deletion.',
  ],
]);
