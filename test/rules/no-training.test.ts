import { noTraining } from '../../src/rules/no-training.js';
import { table } from './table.js';

const both = ['prompts', 'outputs'] as ('prompts' | 'outputs')[];
const uncovered = 'The statement does not say that it covers prompts and outputs.';
const optOut = 'Training is on unless the customer opts out; an opt-out is not accepted here.';

table(noTraining, 'training-use', {}, [
  [{ used: 'never', covers: both }, 'pass'],
  [{ used: 'optional', default: 'off', covers: ['feedback', ...both] }, 'pass'],
  [{ used: 'always' }, 'fail', 'Prompts or outputs are used to train models.'],
  [
    { used: 'optional', covers: both },
    'undecided',
    'Whether training is on or off by default is not stated.',
  ],
  [{ used: 'optional', default: 'on', covers: both }, 'fail', optOut],
  [{ used: 'never', covers: ['prompts'] }, 'undecided', 'The statement does not say that it covers outputs.'],
  [{ used: 'never' }, 'undecided', uncovered],
  [{ used: 'always', covers: ['outputs'] }, 'fail', 'Prompts or outputs are used to train models.'],
  [{ used: 'always', covers: ['files', 'feedback'] }, 'undecided', uncovered],
  [{ used: 'optional', default: 'on', covers: ['feedback'] }, 'undecided', uncovered],
  [{ used: 'optional', default: 'on', covers: ['prompts'] }, 'fail', optOut],
  [{ used: 'never', default: 'off', covers: both }, 'pass'],
  [
    { used: 'never', default: 'on', covers: both },
    'undecided',
    'The statement contradicts itself: never used, but used by default.',
  ],
]);
table(noTraining, 'training-use', { accept_opt_out: false }, [
  [{ used: 'optional', default: 'on', covers: both }, 'fail', optOut],
]);
table(noTraining, 'training-use', { accept_opt_out: true }, [
  [{ used: 'optional', default: 'on', covers: both }, 'pass'],
  [{ used: 'always', covers: both }, 'fail', 'Prompts or outputs are used to train models.'],
]);
