import { modelAvailable } from '../../src/rules/model-available.js';
import { table } from '../kit/table.js';

const preview = 'It is a preview; how long it will be offered is not stated.';

table(modelAvailable, 'lifecycle', { notice_days: 14 }, [
  [{ status: 'offered', notice: 14 }, 'pass'],
  [{ status: 'offered', retired_on: '2026-12-07' }, 'pass'],
  [{ status: 'deprecated', retired_on: '2026-12-07' }, 'pass'],
  [
    { status: 'retired', retired_on: '2027-01-01' },
    'undecided',
    'The statement contradicts itself: retired, but to be switched off on 2027-01-01.',
  ],
  [
    { status: 'retired', retired_on: '2026-11-24' },
    'undecided',
    'The statement contradicts itself: retired, but to be switched off on 2026-11-24.',
  ],
  [{ status: 'retired', retired_on: '2026-11-23' }, 'fail', 'Switched off since 2026-11-23.'],
  [{ status: 'retired', retired_on: '2026-06-30' }, 'fail', 'Switched off since 2026-06-30.'],
  [{ status: 'retired' }, 'fail', 'Switched off; the day is not stated.'],
  [{ status: 'offered', planned: '2026-12-07' }, 'pass'],
  [{ status: 'deprecated', planned: '2026-12-07' }, 'pass'],
  [
    { status: 'offered', notice: 90, planned: '2026-12-06' },
    'fail',
    'Its end is planned for 2026-12-06, in 13 days; 14 are required.',
  ],
  [
    { status: 'offered', notice: 90, planned: '2026-11-23' },
    'fail',
    'Its end was planned for 2026-11-23; whether it came then is not stated.',
  ],
  [
    { status: 'deprecated', planned: '2026-06-30' },
    'fail',
    'Its end was planned for 2026-06-30; whether it came then is not stated.',
  ],
  [
    { status: 'offered', planned: '2026-06-30', retired_on: '2027-06-30' },
    'fail',
    'Its end was planned for 2026-06-30; whether it came then is not stated.',
  ],
  [
    { status: 'offered', planned: '2027-06-30', retired_on: '2026-06-30' },
    'fail',
    'Switched off since 2026-06-30.',
  ],
  [
    { status: 'offered', planned: '2026-06-30', retired_on: '2026-06-30' },
    'fail',
    'Switched off since 2026-06-30.',
  ],
  [{ status: 'retired', planned: '2026-06-30' }, 'fail', 'Switched off; its end was planned for 2026-06-30.'],
  [
    { status: 'retired', planned: '2027-06-30' },
    'undecided',
    'The statement contradicts itself: retired, but to be switched off on 2027-06-30.',
  ],
  [{ status: 'preview', planned: '2027-06-30' }, 'undecided', preview],
  [{ status: 'offered', notice: 30, retired_on: '2026-11-23' }, 'fail', 'Switched off since 2026-11-23.'],
  [
    { status: 'deprecated', retired_on: '2026-12-06' },
    'fail',
    'To be switched off on 2026-12-06, in 13 days; 14 are required.',
  ],
  [
    { status: 'preview', retired_on: '2026-11-24' },
    'fail',
    'To be switched off on 2026-11-24, in 1 day; 14 are required.',
  ],
  [{ status: 'deprecated', notice: 90 }, 'undecided', 'Marked for retirement; the day is not stated.'],
  [{ status: 'offered', notice: 13 }, 'fail', 'Its end is announced 13 days ahead; 14 are required.'],
  [{ status: 'offered' }, 'undecided', 'No notice before its end is stated; 14 days are required.'],
  [{ status: 'preview', notice: 90 }, 'undecided', preview],
  [{ status: 'preview', retired_on: '2027-12-31' }, 'undecided', preview],
]);

table(modelAvailable, 'lifecycle', { notice_days: 0 }, [
  [{ status: 'offered' }, 'pass'],
  [{ status: 'offered', notice: 0 }, 'pass'],
  [{ status: 'offered', retired_on: '2026-11-24' }, 'pass'],
  [{ status: 'preview' }, 'undecided', preview],
  [{ status: 'retired' }, 'fail', 'Switched off; the day is not stated.'],
]);
