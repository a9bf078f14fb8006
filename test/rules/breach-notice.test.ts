import { breachNotice } from '../../src/rules/breach-notice.js';
import { table } from '../kit/table.js';

const delay = 'The statement does not say that breaches are reported without undue delay.';
const over = 'Up to 73 hours are stated for a notice without undue delay; you have 72 hours yourself.';
const confirmed = 'The time runs from the confirmation of a breach; the law counts from awareness.';

table(breachNotice, 'breach-notification', {}, [
  [{ committed: true, without_undue_delay: true }, 'pass'],
  [{ committed: true, without_undue_delay: true, hours: 72, clock: 'awareness' }, 'pass'],
  [{ committed: true, without_undue_delay: true, hours: 73 }, 'undecided', over],
  [{ committed: true, without_undue_delay: true, clock: 'confirmation' }, 'undecided', confirmed],
  [
    { committed: true, without_undue_delay: true, hours: 73, clock: 'confirmation' },
    'undecided',
    `${over} ${confirmed}`,
  ],
  [
    { committed: false, without_undue_delay: true },
    'fail',
    'There is no commitment to report breaches to customers.',
  ],
  [
    { committed: true, without_undue_delay: false },
    'fail',
    'Breaches are reported, but not without undue delay.',
  ],
  [
    { committed: true, without_undue_delay: false, hours: 24 },
    'fail',
    'Breaches are reported, but not without undue delay.',
  ],
  [
    { committed: true, without_undue_delay: true, limited_to: 'those that the provider caused' },
    'undecided',
    'The statement covers only those that the provider caused.',
  ],
  [{ committed: true }, 'undecided', delay],
  [{ committed: true, hours: 1 }, 'undecided', delay],
  [{ committed: true, hours: 73 }, 'undecided', `${delay} ${over}`],
]);

table(breachNotice, 'breach-notification', { max_hours: 48 }, [
  [{ committed: true, without_undue_delay: true, hours: 48 }, 'pass'],
  [{ committed: true, without_undue_delay: true, hours: 24 }, 'pass'],
  [
    { committed: true, without_undue_delay: true },
    'undecided',
    'The statement gives no number of hours; the policy accepts at most 48.',
  ],
  [{ committed: true, hours: 48 }, 'undecided', delay],
  [
    { committed: true },
    'undecided',
    `The statement gives no number of hours; the policy accepts at most 48. ${delay}`,
  ],
  [
    { committed: true, without_undue_delay: true, hours: 49 },
    'fail',
    'Breaches are reported within 49 hours; the policy accepts at most 48.',
  ],
  [
    { committed: true, without_undue_delay: false, hours: 49 },
    'fail',
    'Breaches are reported, but not without undue delay. Breaches are reported within 49 hours; the policy accepts at most 48.',
  ],
]);

table(breachNotice, 'breach-notification', { max_hours: 100 }, [
  [{ committed: true, without_undue_delay: true, hours: 72 }, 'pass'],
  [{ committed: true, without_undue_delay: true, hours: 73 }, 'undecided', over],
  [{ committed: true, without_undue_delay: true, hours: 72, clock: 'confirmation' }, 'undecided', confirmed],
  [
    { committed: true, without_undue_delay: true, hours: 101, clock: 'confirmation' },
    'fail',
    'Breaches are reported within 101 hours; the policy accepts at most 100.',
  ],
]);
