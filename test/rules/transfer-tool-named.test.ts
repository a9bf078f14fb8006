import { expect, test } from 'vitest';
import { transferToolNamed } from '../../src/rules/transfer-tool-named.js';
import { table, WORLD } from './table.js';

const parties = { exporter: 'Alpha B.V.', importer: 'Beta Ltd.' };
const lookedUp = '2026-11-23';
const alone =
  'One entity is looked up in one country only; United States (US) and Canada (CA) need one each.';

test('the reminder ends every message, that of a pass too', () => {
  expect(transferToolNamed.coda).toBe('A named tool is not an assessment.');
});

table(transferToolNamed, 'transfers', {}, [
  [{ leave_eea: 'yes' }, 'fail', `Personal data leave the EEA; a tool is needed for each transfer.`],
  [
    { leave_eea: 'may', exhaustive: true },
    'undecided',
    `Personal data may leave the EEA; whether they do is not stated.`,
  ],
  [
    { leave_eea: 'no' },
    'undecided',
    `Personal data are said to stay in the EEA, but not for every kind of data and access.`,
  ],
  [
    { leave_eea: 'no', exhaustive: true },
    'not-applicable',
    `No personal data leave the EEA, by any kind of data or access.`,
  ],
]);

table(transferToolNamed, 'transfer-tools', {}, [
  [{ tools: [{ tool: 'scc', module: '2', ...parties }], exhaustive: true }, 'pass'],
  [{ tools: [{ tool: 'scc', module: '3', ...parties }], exhaustive: true }, 'pass'],
  [{ tools: [{ tool: 'bcr', ...parties }], exhaustive: true }, 'pass'],
  [
    { tools: [{ tool: 'adequacy', countries: ['JP', 'DE', 'CH'], importer: 'Beta' }], exhaustive: true },
    'pass',
  ],
  [
    { tools: [{ tool: 'adequacy', countries: ['JP', 'CH'], exporter: 'Alpha' }], exhaustive: true },
    'undecided',
    `An adequacy decision is named without importer.`,
  ],
  [
    {
      tools: [
        { tool: 'adequacy', countries: ['US', 'US', 'JP'], importer: 'Beta Inc.', looked_up: lookedUp },
        { tool: 'adequacy', countries: ['CA'], importer: 'Gamma', looked_up: lookedUp },
      ],
      exhaustive: true,
    },
    'pass',
  ],
  [
    {
      tools: [{ tool: 'adequacy', countries: ['US', 'CA'], importer: 'Beta', looked_up: lookedUp }],
      exhaustive: true,
    },
    'undecided',
    alone,
  ],
  [
    {
      tools: [{ tool: 'adequacy', countries: ['CA'], importer: 'Beta', looked_up: lookedUp }],
      exhaustive: true,
    },
    'pass',
  ],
  [{ tools: [{ tool: 'dpf', importer: 'Beta Inc.', looked_up: lookedUp }], exhaustive: true }, 'pass'],
  [
    { tools: [{ tool: 'dpf', importer: 'Beta', looked_up: lookedUp, countries: ['US'] }], exhaustive: true },
    'pass',
  ],
  [
    { tools: [{ tool: 'scc', module: '2', ...parties }] },
    'undecided',
    `The tools are not said to cover every transfer.`,
  ],
  [
    { tools: [{ tool: 'scc', module: '2', ...parties }], exhaustive: false },
    'undecided',
    `The tools are not said to cover every transfer.`,
  ],
  [
    { tools: [{ tool: 'scc' }] },
    'undecided',
    `Standard contractual clauses are named without module, exporter and importer. The tools are not said to cover every transfer.`,
  ],
  [
    { tools: [{ tool: 'scc', module: '2', exporter: 'Alpha' }], exhaustive: true },
    'undecided',
    `Standard contractual clauses are named without importer.`,
  ],
  [
    { tools: [{ tool: 'scc', module: '1' }], exhaustive: true },
    'fail',
    `Module 1 of the standard contractual clauses is not for transfers to a processor; module 2 or 3 is required.`,
  ],
  [
    { tools: [{ tool: 'scc', module: '4', ...parties }, { tool: 'bcr' }] },
    'fail',
    `Module 4 of the standard contractual clauses is not for transfers to a processor; module 2 or 3 is required.`,
  ],
  [
    { tools: [{ tool: 'bcr' }], exhaustive: true },
    'undecided',
    `Binding corporate rules are named without exporter and importer.`,
  ],
  [
    { tools: [{ tool: 'derogation' }, { tool: 'scc', module: '2', ...parties }], exhaustive: true },
    'fail',
    `A derogation (Art. 49) is no tool for the regular traffic of an API.`,
  ],
  [
    {
      tools: [{ tool: 'adequacy', countries: ['JP', 'CN', 'SG'] }, { tool: 'derogation' }],
      exhaustive: true,
    },
    'fail',
    `There is no adequacy decision for China (CN) and Singapore (SG). A derogation (Art. 49) is no tool for the regular traffic of an API.`,
  ],
  [
    { tools: [{ tool: 'adequacy' }], exhaustive: true },
    'undecided',
    `An adequacy decision is named without a country outside the EEA. An adequacy decision is named without importer.`,
  ],
  [
    { tools: [{ tool: 'adequacy', countries: ['DE'], importer: 'Beta' }], exhaustive: true },
    'undecided',
    `An adequacy decision is named without a country outside the EEA.`,
  ],
  [
    { tools: [{ tool: 'adequacy', countries: ['US', 'JP', 'CA'] }], exhaustive: true },
    'undecided',
    `The adequacy decision for United States (US) and Canada (CA), which covers certified or qualifying entities only, is named without importer and the day of the look-up. ${alone}`,
  ],
  [
    {
      tools: [{ tool: 'adequacy', countries: ['US'], importer: 'Beta', looked_up: '2026-11-24' }],
      exhaustive: true,
    },
    'undecided',
    `The entity was looked up on 2026-11-24, after the as-of date.`,
  ],
  [
    {
      tools: [{ tool: 'adequacy', countries: ['CA'], importer: 'Beta', looked_up: '2026-01-01' }],
      exhaustive: true,
    },
    'undecided',
    `The entity was looked up on 2026-01-01, before the adequacy decision was in force.`,
  ],
  [
    { tools: [{ tool: 'dpf', importer: 'Beta', looked_up: '2026-11-24' }], exhaustive: true },
    'undecided',
    `The entity was looked up on 2026-11-24, after the as-of date.`,
  ],
  [
    { tools: [{ tool: 'dpf', importer: 'Beta', looked_up: '2026-01-01' }], exhaustive: true },
    'undecided',
    `The entity was looked up on 2026-01-01, before the adequacy decision was in force.`,
  ],
  [
    { tools: [{ tool: 'dpf', looked_up: lookedUp }], exhaustive: true },
    'undecided',
    `The Data Privacy Framework is named without importer.`,
  ],
  [
    { tools: [{ tool: 'dpf', importer: 'Beta' }], exhaustive: true },
    'undecided',
    `The Data Privacy Framework is named without the day of the look-up.`,
  ],
  [
    {
      tools: [{ tool: 'dpf', importer: 'Beta', looked_up: lookedUp, countries: ['US', 'IN'] }],
      exhaustive: true,
    },
    'fail',
    `The Data Privacy Framework does not cover India (IN).`,
  ],
]);

table(
  transferToolNamed,
  'transfer-tools',
  {},
  [
    [
      { tools: [{ tool: 'dpf', importer: 'Beta', looked_up: lookedUp }], exhaustive: true },
      'fail',
      `There is no adequacy decision for United States (US).`,
    ],
  ],
  { ...WORLD, adequacy: {} },
);

/** A year after the decision, so that a look-up can be old. */
table(
  transferToolNamed,
  'transfer-tools',
  {},
  [
    [{ tools: [{ tool: 'dpf', importer: 'Beta', looked_up: '2027-03-01' }], exhaustive: true }, 'pass'],
    [
      { tools: [{ tool: 'dpf', importer: 'Beta', looked_up: '2027-02-28' }], exhaustive: true },
      'undecided',
      `The entity was looked up on 2027-02-28, more than 365 days before the as-of date.`,
    ],
  ],
  { ...WORLD, asOf: '2028-02-29' },
);
