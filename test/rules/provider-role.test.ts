import { providerRole } from '../../src/rules/provider-role.js';
import { opposition, table, type Opposed } from '../kit/table.js';

const lawful = '(can be lawful; you need a legal basis for the disclosure)';
const monitoring = `For abuse monitoring of prompts and outputs the provider is controller ${lawful}.`;

table(providerRole, 'data-roles', {}, [
  [{ roles: [{ data: 'content', role: 'processor' }] }, 'pass'],
  [
    {
      roles: [
        { data: 'account', role: 'controller' },
        { data: 'content', role: 'processor' },
      ],
    },
    'pass',
  ],
  [
    { roles: [{ data: 'telemetry', role: 'processor' }] },
    'silent',
    'The statement is about other data and gives no role for prompts and outputs.',
  ],
  [
    { roles: [{ data: 'content', role: 'controller' }] },
    'fail',
    'For prompts and outputs the provider is controller; the policy asks for processor.',
  ],
  [
    {
      roles: [
        { data: 'content', role: 'processor' },
        { data: 'content', role: 'joint-controller' },
        { data: 'content', role: 'controller' },
        { data: 'content', role: 'controller' },
      ],
    },
    'fail',
    'For prompts and outputs the provider is joint controller and controller; the policy asks for processor.',
  ],
]);

table(providerRole, 'data-roles', {}, [
  [
    {
      roles: [
        { data: 'content', role: 'processor' },
        { data: 'abuse-monitoring', role: 'controller' },
      ],
    },
    'undecided',
    monitoring,
  ],
  [{ roles: [{ data: 'abuse-monitoring', role: 'controller' }] }, 'undecided', monitoring],
  [
    {
      roles: [
        { data: 'content', role: 'processor' },
        { data: 'abuse-monitoring', role: 'processor' },
        { data: 'telemetry', role: 'controller' },
      ],
    },
    'pass',
  ],
]);

const promise: Opposed<'data-roles'> = {
  reads: 'data-roles',
  green: [{ roles: [{ data: 'content', role: 'processor' }] }],
};

opposition(providerRole, promise, 'data-roles', [
  [{ roles: [{ data: 'abuse-monitoring', role: 'controller' }] }, 'undecided', monitoring],
  [{ roles: [{ data: 'abuse-monitoring', role: 'processor' }] }, 'nothing'],
  [
    {
      roles: [
        { data: 'account', role: 'controller' },
        { data: 'telemetry', role: 'joint-controller' },
      ],
    },
    'nothing',
  ],
]);

const trained = "Prompts or outputs are used to train models, which is a purpose of the provider's own.";
const files =
  'Files that customers send in are used to train models, or may be; the statement does not say whether these are part of the prompts.';
const open = 'The statement does not say whether prompts or outputs are used to train models by default.';
opposition(providerRole, promise, 'training-use', [
  [{ used: 'always' }, 'fail', trained],
  [{ used: 'always', covers: ['outputs'] }, 'fail', trained],
  [{ used: 'always', data: ['metadata', 'content'] }, 'fail', trained],
  [{ used: 'optional', default: 'on' }, 'fail', trained],
  [{ used: 'optional', default: 'on', covers: ['prompts', 'outputs'] }, 'fail', trained],
  [{ used: 'optional', default: 'off' }, 'nothing'],
  [{ used: 'optional' }, 'undecided', open],
  [{ used: 'never', default: 'on' }, 'undecided', open],
  [{ used: 'never' }, 'nothing'],
  [{ used: 'always', data: ['account'] }, 'nothing'],
  [{ used: 'always', data: ['metadata', 'account'] }, 'nothing'],
  [{ used: 'always', covers: ['files'] }, 'undecided', files],
  [{ used: 'optional', default: 'on', covers: ['files'] }, 'undecided', files],
  [{ used: 'optional', default: 'off', covers: ['files'] }, 'nothing'],
  [{ used: 'never', covers: ['files'] }, 'nothing'],
  [{ used: 'always', covers: ['feedback'], carries_content: false }, 'nothing'],
  [
    { used: 'always', covers: ['feedback'], carries_content: true },
    'fail',
    "Feedback that carries prompts or outputs is used to train models, which is a purpose of the provider's own.",
  ],
  [
    { used: 'always', covers: ['feedback'] },
    'undecided',
    'Feedback is used to train models; the statement does not say whether it carries prompts or outputs.',
  ],
]);

const improved =
  "Copies kept for abuse monitoring are used to improve models, which is a purpose of the provider's own.";
opposition(providerRole, promise, 'abuse-monitoring', [
  [{ improves_models: 'always' }, 'fail', improved],
  [{ improves_models: 'optional-on', data: ['content', 'account'] }, 'fail', improved],
  [{ improves_models: 'optional-off' }, 'nothing'],
  [{ improves_models: 'never' }, 'nothing'],
  [{ days: 30 }, 'nothing'],
  [{ improves_models: 'always', data: ['account'] }, 'nothing'],
]);
