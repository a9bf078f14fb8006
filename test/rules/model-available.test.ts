import { modelAvailable } from '../../src/rules/model-available.js';
import { table } from '../kit/table.js';

const preview = 'It is a preview; the statement does not say how long it will be offered.';

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
  [{ status: 'retired' }, 'fail', 'Switched off; the statement does not say when.'],
  [{ status: 'offered', planned: '2026-12-07' }, 'pass'],
  [{ status: 'deprecated', planned: '2026-12-07' }, 'pass'],
  [
    { status: 'offered', notice: 90, planned: '2026-12-06' },
    'fail',
    'Its end is planned for 2026-12-06, in 13 days; the policy asks for 14.',
  ],
  [
    { status: 'offered', notice: 90, planned: '2026-11-23' },
    'fail',
    'Its end was planned for 2026-11-23; the statement does not say whether it came then.',
  ],
  [
    { status: 'deprecated', planned: '2026-06-30' },
    'fail',
    'Its end was planned for 2026-06-30; the statement does not say whether it came then.',
  ],
  [
    { status: 'offered', planned: '2026-06-30', retired_on: '2027-06-30' },
    'fail',
    'Its end was planned for 2026-06-30; the statement does not say whether it came then.',
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
    'To be switched off on 2026-12-06, in 13 days; the policy asks for 14.',
  ],
  [
    { status: 'preview', retired_on: '2026-11-24' },
    'fail',
    'To be switched off on 2026-11-24, in 1 day; the policy asks for 14.',
  ],
  [
    { status: 'deprecated', notice: 90 },
    'undecided',
    'Marked for retirement; the statement does not say when.',
  ],
  [{ status: 'offered', notice: 13 }, 'fail', 'Its end is announced 13 days ahead; the policy asks for 14.'],
  [
    { status: 'offered' },
    'undecided',
    'The statement gives no notice before its end; the policy asks for 14 days.',
  ],
  [{ status: 'preview', notice: 90 }, 'undecided', preview],
  [{ status: 'preview', retired_on: '2027-12-31' }, 'undecided', preview],
]);

table(modelAvailable, 'lifecycle', { notice_days: 0 }, [
  [{ status: 'offered' }, 'pass'],
  [{ status: 'offered', notice: 0 }, 'pass'],
  [{ status: 'offered', retired_on: '2026-11-24' }, 'pass'],
  [{ status: 'preview' }, 'undecided', preview],
  [{ status: 'retired' }, 'fail', 'Switched off; the statement does not say when.'],
]);
