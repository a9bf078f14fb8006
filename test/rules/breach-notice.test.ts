import { breachNotice } from '../../src/rules/breach-notice.js';
import { table } from './table.js';

const delay = 'That breaches are reported without undue delay is not stated.';

table(breachNotice, 'breach-notification', {}, [
  [{ committed: true, without_undue_delay: true }, 'pass'],
  [{ committed: true, without_undue_delay: true, hours: 100 }, 'pass'],
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
  [{ committed: true }, 'undecided', delay],
  [{ committed: true, hours: 1 }, 'undecided', delay],
  [{ committed: true, hours: 73 }, 'undecided', delay],
]);

table(breachNotice, 'breach-notification', { max_hours: 48 }, [
  [{ committed: true, without_undue_delay: true, hours: 48 }, 'pass'],
  [{ committed: true, without_undue_delay: true, hours: 24 }, 'pass'],
  [
    { committed: true, without_undue_delay: true },
    'undecided',
    'No number of hours was stated; at most 48 are accepted.',
  ],
  [{ committed: true, hours: 48 }, 'undecided', delay],
  [{ committed: true }, 'undecided', `No number of hours was stated; at most 48 are accepted. ${delay}`],
  [
    { committed: true, without_undue_delay: true, hours: 49 },
    'fail',
    'Breaches are reported within 49 hours; at most 48 are accepted.',
  ],
  [
    { committed: true, without_undue_delay: false, hours: 49 },
    'fail',
    'Breaches are reported, but not without undue delay. Breaches are reported within 49 hours; at most 48 are accepted.',
  ],
]);
