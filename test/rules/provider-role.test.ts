import { providerRole } from '../../src/rules/provider-role.js';
import { table } from './table.js';

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
    'undecided',
    'The role for prompts and outputs is not stated.',
  ],
  [
    { roles: [{ data: 'content', role: 'controller' }] },
    'fail',
    'For prompts and outputs the provider is controller; processor is required.',
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
    'For prompts and outputs the provider is joint-controller and controller; processor is required.',
  ],
]);
