import { dpaTerms } from '../../src/rules/dpa-terms.js';
import { opposition, table } from '../kit/table.js';

const signed = { concluded_by: 'signature' } as const;
const modules = 'only modules 2 and 3 set out the duties of a processor';
const binding = 'The statement does not say how the terms become binding.';

table(dpaTerms, 'processor-terms', { covers: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }, [
  [{ form: 'none' }, 'fail', 'No terms that bind the provider as processor are offered.'],
  [{ form: 'scc-2021-915', ...signed }, 'pass'],
  [{ form: 'scc-2021-915' }, 'undecided', binding],
  [{ form: 'scc-2021-914', module: '2', ...signed }, 'pass'],
  [
    { form: 'scc-2021-914', module: '3', ...signed },
    'undecided',
    'Standard contractual clauses are offered in module 3, which is for customers who are processors themselves.',
  ],
  [{ form: 'scc-2021-914', module: '2' }, 'undecided', binding],
  [
    { form: 'scc-2021-914', ...signed },
    'undecided',
    `Standard contractual clauses are named without their module; ${modules}.`,
  ],
  [
    { form: 'scc-2021-914', module: '1', ...signed },
    'fail',
    `Standard contractual clauses are offered in module 1; ${modules}.`,
  ],
  [
    { form: 'scc-2021-914', module: '4' },
    'fail',
    `Standard contractual clauses are offered in module 4; ${modules}.`,
  ],
  [{ form: 'scc-2021-915', covers: ['a'], ...signed }, 'pass'],
  [{ form: 'scc-2021-914', module: '2', exhaustive: true, ...signed }, 'pass'],
  [
    { form: 'scc-2021-915', covers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], exhaustive: true, ...signed },
    'fail',
    'The terms do not cover GDPR Art. 28(3)(h).',
  ],
  [
    { form: 'scc-2021-914', module: '4', covers: ['b', 'c', 'd', 'e', 'f', 'g', 'h'], exhaustive: true },
    'fail',
    `Standard contractual clauses are offered in module 4; ${modules}. The terms do not cover GDPR Art. 28(3)(a).`,
  ],
  [{ form: 'separate-dpa', covers: ['h', 'a', 'b', 'c', 'd', 'e', 'f', 'g'], ...signed }, 'pass'],
  [{ form: 'separate-dpa', covers: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }, 'undecided', binding],
  [
    { form: 'separate-dpa', ...signed },
    'undecided',
    'The file does not record which points of GDPR Art. 28(3) the terms cover.',
  ],
  [
    { form: 'terms-section' },
    'undecided',
    `The file does not record which points of GDPR Art. 28(3) the terms cover. ${binding}`,
  ],
  [
    { form: 'terms-section', covers: ['a', 'b', 'c', 'd', 'e', 'f'], ...signed },
    'undecided',
    'The file does not record that the terms cover GDPR Art. 28(3)(g) and (h).',
  ],
  [
    { form: 'terms-section', covers: ['a', 'b', 'c', 'd', 'e', 'f'], exhaustive: false, ...signed },
    'undecided',
    'The file does not record that the terms cover GDPR Art. 28(3)(g) and (h).',
  ],
  [
    { form: 'terms-section', covers: ['a', 'b', 'c', 'd', 'e'], exhaustive: true },
    'fail',
    'The terms do not cover GDPR Art. 28(3)(f), (g) and (h).',
  ],
]);

table(dpaTerms, 'processor-terms', { covers: ['a', 'g'] }, [
  [{ form: 'terms-section', covers: ['a', 'g'], concluded_by: 'acceptance' }, 'pass'],
  [
    { form: 'terms-section', covers: ['b'], exhaustive: true, concluded_by: 'incorporation' },
    'fail',
    'The terms do not cover GDPR Art. 28(3)(a) and (g).',
  ],
]);

const green = [{ form: 'scc-2021-915', concluded_by: 'signature' }] as const;
opposition(dpaTerms, { reads: 'processor-terms', green }, 'data-roles', [
  [
    { roles: [{ data: 'content', role: 'controller' }] },
    'fail',
    'For prompts and outputs the provider is controller; these terms bind it as processor only.',
  ],
  [
    {
      roles: [
        { data: 'content', role: 'processor' },
        { data: 'content', role: 'joint-controller' },
      ],
    },
    'fail',
    'For prompts and outputs the provider is joint controller; these terms bind it as processor only.',
  ],
  [{ roles: [{ data: 'content', role: 'processor' }] }, 'nothing'],
  [
    {
      roles: [
        { data: 'account', role: 'controller' },
        { data: 'telemetry', role: 'controller' },
        { data: 'abuse-monitoring', role: 'controller' },
      ],
    },
    'nothing',
  ],
]);

// A module given with another form changes nothing.
table(dpaTerms, 'processor-terms', { covers: ['a'] }, [
  [{ form: 'separate-dpa', covers: ['a'], module: '1', ...signed }, 'pass'],
  [{ form: 'scc-2021-915', module: '4', ...signed }, 'pass'],
]);
