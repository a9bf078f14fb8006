import { abuseMonitoringLimit } from '../../src/rules/abuse-monitoring-limit.js';
import { table } from './table.js';

const conditional = 'Zero retention holds only under the conditions that are stated.';

table(abuseMonitoringLimit, 'abuse-monitoring', { max_days: 30 }, [
  [{ days: 0 }, 'pass'],
  [{ days: 0, human_review: false }, 'pass'],
  [{ days: 0, human_review: true, reviewers: ['staff under a duty of confidence'] }, 'pass'],
  [{ days: 0, human_review: true }, 'undecided', 'Who reviews the copies is not stated.'],
  [{ days: 0, human_review: false, conditions: 'on request' }, 'undecided', conditional],
  [
    { days: 0, conditions: 'on request' },
    'undecided',
    `${conditional} Whether people review the copies is not stated.`,
  ],
  [{ days: 30, human_review: false, zero_retention: true, conditions: 'on request' }, 'pass'],
  [{ days: 30, human_review: false }, 'pass'],
  [{ days: 30, human_review: true, reviewers: ['staff under a duty of confidence'] }, 'pass'],
  [{ days: 31, human_review: false }, 'fail', 'Copies are kept for 31 days; at most 30 are accepted.'],
  [{ days: 90 }, 'fail', 'Copies are kept for 90 days; at most 30 are accepted.'],
  [{ human_review: false }, 'undecided', 'No number of days was stated; at most 30 are accepted.'],
  [{ days: 30 }, 'undecided', 'Whether people review the copies is not stated.'],
  [{ days: 30, human_review: true }, 'undecided', 'Who reviews the copies is not stated.'],
  [
    { zero_retention: true },
    'undecided',
    'No number of days was stated; at most 30 are accepted. Whether people review the copies is not stated.',
  ],
]);
