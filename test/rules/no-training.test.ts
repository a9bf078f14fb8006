import { noTraining } from '../../src/rules/no-training.js';
import { table } from './table.js';

const both = ['prompts', 'outputs'] as ('prompts' | 'outputs')[];
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
  [{ used: 'never' }, 'undecided', 'The statement does not say that it covers prompts and outputs.'],
]);
table(noTraining, 'training-use', { accept_opt_out: false }, [
  [{ used: 'optional', default: 'on', covers: both }, 'fail', optOut],
]);
table(noTraining, 'training-use', { accept_opt_out: true }, [
  [{ used: 'optional', default: 'on', covers: both }, 'pass'],
  [{ used: 'always', covers: both }, 'fail', 'Prompts or outputs are used to train models.'],
]);
