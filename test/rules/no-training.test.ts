import { noTraining } from '../../src/rules/no-training.js';
import { opposition, table } from '../kit/table.js';

const both = ['prompts', 'outputs'] as ('prompts' | 'outputs')[];
const uncovered = 'The statement does not say that it covers prompts and outputs.';
const optOut = 'Training is on unless the customer opts out; the policy accepts no opt-out.';

const other = 'The statement is about other data and says nothing of prompts and outputs.';
const feedback = 'The statement is about feedback and says nothing of other prompts and outputs.';
const mayCarryContent =
  'Feedback is used to train models; the statement does not say whether it carries prompts or outputs.';
const files =
  'Files that customers send in are used to train models, or may be; the statement does not say whether these are part of the prompts.';
const carriesContent = 'Feedback that carries prompts or outputs is used to train models.';

table(noTraining, 'training-use', {}, [
  [{ used: 'never', covers: both }, 'pass'],
  [{ used: 'optional', default: 'off', covers: ['feedback', ...both] }, 'pass'],
  [{ used: 'always' }, 'fail', 'Prompts or outputs are used to train models.'],
  [
    { used: 'optional', covers: both },
    'undecided',
    'The statement does not say whether training is on or off by default.',
  ],
  [{ used: 'optional', default: 'on', covers: both }, 'fail', optOut],
  [{ used: 'never', covers: ['prompts'] }, 'silent', 'The statement does not say that it covers outputs.'],
  [
    { used: 'optional', default: 'off', covers: ['outputs', 'feedback'] },
    'silent',
    'The statement does not say that it covers prompts.',
  ],
  [{ used: 'never' }, 'undecided', uncovered],
  [{ used: 'always', covers: ['outputs'] }, 'fail', 'Prompts or outputs are used to train models.'],
  [{ used: 'always', covers: ['files'] }, 'undecided', files],
  [{ used: 'optional', default: 'on', covers: ['files'] }, 'undecided', files],
  [{ used: 'optional', covers: ['files'] }, 'undecided', files],
  [{ used: 'optional', default: 'off', covers: ['files'] }, 'silent', other],
  [{ used: 'never', covers: ['files'] }, 'silent', other],
  [{ used: 'always', covers: ['files'], data: ['account'] }, 'silent', other],
  [{ used: 'always', covers: ['files', 'feedback'], carries_content: false }, 'undecided', files],
  [{ used: 'always', covers: ['files', 'feedback'], carries_content: true }, 'fail', carriesContent],
  [{ used: 'always', covers: ['feedback'], carries_content: false }, 'silent', other],
  [{ used: 'always', covers: both, data: ['account'] }, 'silent', other],
  [{ used: 'never', covers: both, data: ['metadata'] }, 'silent', other],
  [{ used: 'never', covers: both, data: ['content', 'account'] }, 'pass'],
  [{ used: 'always', covers: ['files', 'feedback'] }, 'undecided', mayCarryContent],
  [{ used: 'optional', default: 'on', covers: ['feedback'] }, 'undecided', mayCarryContent],
  [{ used: 'optional', covers: ['feedback'] }, 'undecided', mayCarryContent],
  [{ used: 'optional', default: 'off', covers: ['feedback'] }, 'silent', feedback],
  [{ used: 'never', covers: ['feedback'] }, 'silent', feedback],
  [{ used: 'always', covers: ['feedback'], carries_content: true }, 'fail', carriesContent],
  [{ used: 'optional', default: 'on', covers: ['feedback'], carries_content: true }, 'fail', carriesContent],
  [
    { used: 'optional', covers: ['feedback'], carries_content: true },
    'undecided',
    'The statement does not say whether feedback that carries prompts or outputs is used by default.',
  ],
  [{ used: 'optional', default: 'off', covers: ['feedback'], carries_content: true }, 'silent', feedback],
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
  [{ used: 'optional', default: 'on', covers: ['files'] }, 'silent', other],
  [{ used: 'always', covers: ['files'] }, 'undecided', files],
  [{ used: 'always', covers: both }, 'fail', 'Prompts or outputs are used to train models.'],
  [{ used: 'optional', default: 'on', covers: ['feedback'], carries_content: true }, 'silent', feedback],
  [{ used: 'always', covers: ['feedback'], carries_content: true }, 'fail', carriesContent],
]);

const promise = { reads: 'training-use', green: [{ used: 'never', covers: both }] } as const;

opposition(noTraining, promise, 'training-use', [
  [{ used: 'always', covers: ['feedback'], carries_content: true }, 'fail', carriesContent],
  [{ used: 'optional', default: 'on', covers: ['feedback'], carries_content: true }, 'fail', carriesContent],
  [{ used: 'optional', default: 'on', covers: ['feedback'] }, 'undecided', mayCarryContent],
  [{ used: 'optional', default: 'off', covers: ['feedback'], carries_content: true }, 'nothing'],
  [{ used: 'always', covers: ['feedback'], carries_content: true, data: ['account'] }, 'nothing'],
  [{ used: 'always', covers: ['feedback'], carries_content: false }, 'nothing'],
  [{ used: 'always', covers: ['files'] }, 'undecided', files],
  [{ used: 'optional', default: 'off', covers: ['files'] }, 'nothing'],
  [{ used: 'never', covers: both }, 'nothing'],
]);

const copies = 'Copies kept for abuse monitoring are used to improve models.';
opposition(noTraining, promise, 'abuse-monitoring', [
  [{ improves_models: 'always' }, 'fail', copies],
  [{ improves_models: 'optional-on', data: ['content'] }, 'fail', copies],
  [{ improves_models: 'optional-off' }, 'nothing'],
  [{ improves_models: 'never' }, 'nothing'],
  [{ days: 30 }, 'nothing'],
  [{ improves_models: 'always', data: ['account'] }, 'nothing'],
  [{ improves_models: 'optional-on', data: ['metadata'] }, 'nothing'],
]);
opposition(noTraining, { ...promise, options: { accept_opt_out: true } }, 'abuse-monitoring', [
  [{ improves_models: 'optional-on' }, 'nothing'],
  [{ improves_models: 'always' }, 'fail', copies],
]);

opposition(noTraining, promise, 'data-roles', [
  [
    { roles: [{ data: 'content', role: 'controller' }] },
    'undecided',
    'For prompts and outputs the provider is controller, so it decides itself what they are used for.',
  ],
  [{ roles: [{ data: 'content', role: 'processor' }] }, 'nothing'],
  [{ roles: [{ data: 'account', role: 'controller' }] }, 'nothing'],
  [{ roles: [{ data: 'abuse-monitoring', role: 'controller' }] }, 'nothing'],
]);
