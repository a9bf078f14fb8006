import { NOTHING_ON_FILE, type PlaceOnFile } from '../../src/evidence/world.js';
import type { AttributeValue } from '../../src/evidence/attributes/attributes.js';
import { transferAssessmentOnFile as rule } from '../../src/rules/transfer-assessment-on-file.js';
import { opposition, table, type Opposed, WORLD } from '../kit/table.js';

type Assessment = AttributeValue<'transfer-assessment'>;
type Tools = AttributeValue<'transfer-tools'>;
type Tool = Tools['tools'][number];

const reason = 'no personal data leave the EEA';
const open = 'The assessment is not said to cover every country that data go to.';
const later = 'The assessment is dated 2026-11-24, after the as-of date.';
const required = 'the policy asks for a legal entity with its kind, and a legal form or register entry.';
const reviewDay = 'it has to be after the assessment of 2026-02-01, and not after the as-of date.';

const whole: Assessment = {
  countries: ['SG'],
  exhaustive: true,
  concluded_on: '2026-02-01',
  result: 'essentially-equivalent',
};
const notNeeded: Assessment = { countries: [], concluded_on: '2026-02-01', result: 'not-needed', reason };
const yours = 'You are given as an importer; the handling by those who receive the data has to be assessed.';
const alpha = { name: 'Alpha Ltd.', kind: 'provider', register: 'SG-1' } as const;
const beta = { name: 'Beta Inc.', kind: 'sub-processor', legal_form: 'Inc.' } as const;

table(rule, 'transfer-assessment', {}, [
  [whole, 'pass'],
  [{ ...whole, concluded_on: '2026-11-23', result: 'with-supplementary-measures' }, 'pass'],
  [
    { ...whole, result: 'not-sufficient' },
    'fail',
    'The assessment of 2026-02-01 found that the safeguards are not sufficient.',
  ],
  [
    { countries: [], concluded_on: '2026-11-24', result: 'not-sufficient' },
    'fail',
    'The assessment of 2026-11-24 found that the safeguards are not sufficient.',
  ],
  // An incomplete assessment: what it leaves out is answered elsewhere.
  [{ ...whole, exhaustive: false }, 'silent', open],
  [{ countries: ['SG'], concluded_on: '2026-02-01', result: 'essentially-equivalent' }, 'silent', open],
  [{ ...whole, countries: [] }, 'undecided', 'No country is named that was assessed.'],
  [{ ...whole, concluded_on: '2026-11-24' }, 'undecided', later],
  [
    { countries: [], concluded_on: '2026-11-24', result: 'with-supplementary-measures' },
    'undecided',
    `No country is named that was assessed. ${later}`,
  ],
  [{ ...whole, effective: '2026-11-23' }, 'pass'],
  [
    { ...whole, effective: '2026-11-24' },
    'undecided',
    'The assessment is relied on from 2026-11-24, after the as-of date.',
  ],
  [{ ...whole, data: ['content'] }, 'pass'],
  [{ ...whole, data: ['account'] }, 'silent', 'The assessment is about other data than content.'],

  // Author of the assessment.
  [{ ...whole, author: 'you' }, 'pass'],
  [
    { ...whole, author: 'exporter' },
    'undecided',
    'The exporter made the assessment; your own recorded review of it is required.',
  ],
  [{ ...whole, author: 'exporter', your_review: '2026-02-01' }, 'pass'],
  [
    { ...whole, author: 'exporter', your_review: '2026-01-31' },
    'undecided',
    `Your review is dated 2026-01-31; ${reviewDay}`,
  ],
  [
    { ...whole, author: 'exporter', your_review: '2026-11-24' },
    'undecided',
    `Your review is dated 2026-11-24; ${reviewDay}`,
  ],

  // Importers in the assessment.
  [{ ...whole, importers: [alpha, 'every-sub-processor'] }, 'pass'],
  [{ ...whole, importers: [alpha, 'Beta'] }, 'undecided', `The importer is given as “Beta”; ${required}`],
  [
    { ...whole, importers: [{ name: 'Beta', kind: 'sub-processor' }] },
    'undecided',
    `The importer is given as Beta; ${required}`,
  ],

  [{ ...whole, importers: [alpha, 'you'] }, 'undecided', yours],
  [{ ...whole, importers: [{ ...alpha, kind: 'you' }] }, 'undecided', yours],

  // No assessment is needed.
  [
    { ...notNeeded, concluded_on: '2026-11-23' },
    'not-applicable',
    'On 2026-11-23 it was concluded, with a reason, that no assessment is needed.',
  ],
  [
    { ...notNeeded, countries: ['JP', 'DE'] },
    'not-applicable',
    'On 2026-02-01 it was concluded, with a reason, that no assessment is needed.',
  ],
  [
    { ...notNeeded, countries: ['JP', 'CN'] },
    'fail',
    'No assessment is said to be needed, but no adequacy decision covers China (CN); an assessment is required.',
  ],
  [
    { countries: [], exhaustive: true, concluded_on: '2026-02-01', result: 'not-needed' },
    'undecided',
    'The statement does not say why no assessment is needed.',
  ],
  [{ ...notNeeded, concluded_on: '2026-11-24' }, 'undecided', later],
]);

const lookedUp = '2026-11-01';
const japan: Tool = { tool: 'adequacy', countries: ['JP'], exporter: 'you', importer: alpha };
const dpf: Tool = { tool: 'dpf', exporter: 'you', importer: beta, looked_up: lookedUp };
const scc: Tool = { tool: 'scc', module: '2', exporter: 'you', importer: alpha, countries: ['SG'] };
const only = (...tools: Tool[]): Tools => ({ tools, exhaustive: true });
const byAdequacy = 'Every transfer rests on an adequacy decision; no assessment is needed.';
const clauses = 'Standard contractual clauses are relied on';

table(rule, 'transfer-tools', {}, [
  [only(japan), 'not-applicable', byAdequacy],
  [only(japan, dpf), 'not-applicable', byAdequacy],
  [only(japan, { ...scc, fallback: true }), 'not-applicable', byAdequacy],
  [only(japan, { ...scc, data: ['account'] }), 'not-applicable', byAdequacy],
  [only(japan, scc), 'fail', `${clauses}, so an assessment is needed.`],
  [
    only({ tool: 'bcr', exporter: 'you', importer: 'group-members' }),
    'fail',
    'Binding corporate rules are relied on, so an assessment is needed.',
  ],
  [
    only({ tool: 'adequacy', countries: ['CN'], exporter: 'you', importer: alpha }),
    'fail',
    'There is no adequacy decision for China (CN).',
  ],
  [
    only({ tool: 'dpf', exporter: 'you', importer: beta }),
    'undecided',
    'The Data Privacy Framework is named without the day of the look-up.',
  ],
  [{ tools: [japan] }, 'silent', 'The tools are not said to cover every transfer.'],
  [only({ ...japan, data: ['account'] }), 'silent', 'The tools are for other data than content.'],
]);

const adequate: Opposed<'transfer-tools'> = { reads: 'transfer-tools', green: [only(japan, dpf)] };
const certain =
  'the adequacy decision there covers certain recipients only, and the statement does not say that this is one';
const none = 'which no adequacy decision covers.';
const unknown = 'the statement does not say whether the recipient there is certified.';

opposition(rule, adequate, 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Data are handled in China (CN), ${none}`],
  [{ locations: [{ country: 'CA' }] }, 'fail', `Data are handled in Canada (CA); ${certain}.`],
  [{ locations: [{ country: 'US' }] }, 'undecided', `Data are handled in United States (US); ${unknown}`],
  [{ locations: [{ country: 'US', covered_entity: { name: 'Beta', looked_up: lookedUp } }] }, 'nothing'],
  [{ locations: [{ country: 'JP' }, { country: 'DE' }, { region: 'eea' }] }, 'nothing'],
  [{ locations: [{ country: 'CN', data: ['account'] }] }, 'nothing'],
  [
    { locations: [{ region: 'worldwide' }] },
    'undecided',
    'Data are handled in the region “worldwide”, which may lie outside the EEA; the statement does not say whether an adequacy decision covers it.',
  ],
]);
opposition(rule, adequate, 'inference-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Inference runs in China (CN), ${none}`],
  [{ locations: [{ country: 'JP' }] }, 'nothing'],
]);
opposition(rule, adequate, 'access-locations', [
  [{ locations: [{ country: 'IN' }] }, 'fail', `Data can be accessed from India (IN), ${none}`],
  [{ locations: [{ country: 'US', entity: 'beta inc' }] }, 'nothing'],
]);
opposition(rule, adequate, 'sub-processors', [
  [{ entities: [{ name: 'Beta Inc.', country: 'US' }] }, 'nothing'],
  [
    { entities: [{ name: 'Gamma', country: 'US' }] },
    'fail',
    `Data are handled by Gamma in United States (US); ${certain}.`,
  ],
  [{ entities: [{ name: 'Gamma', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
]);
opposition(rule, adequate, 'contracting-entity', [
  [
    { entities: [{ name: 'Alpha', country: 'SG' }] },
    'fail',
    `Data are handled by Alpha in Singapore (SG), ${none}`,
  ],
  [{ entities: [{ name: 'Alpha', country: 'JP' }] }, 'nothing'],
]);

const assessed: Opposed<'transfer-assessment'> = { reads: 'transfer-assessment', green: [whole] };
const missing = 'which no adequacy decision covers; the assessment does not cover that.';
const withTools = (...tools: Tool[]) => ({ ...WORLD, onFile: { ...WORLD.onFile, tools } });

opposition(rule, assessed, 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Data are handled in China (CN), ${missing}`],
  [
    { locations: [{ country: 'US' }] },
    'fail',
    `Data are handled in United States (US); ${certain}; the assessment does not cover that.`,
  ],
  [{ locations: [{ country: 'SG' }, { country: 'JP' }, { country: 'DE' }] }, 'nothing'],
  [{ locations: [{ country: 'CN', data: ['metadata'] }] }, 'nothing'],
  [
    { locations: [{ region: 'asia-pacific' }] },
    'undecided',
    'Data are handled in the region “Asia-Pacific”, which may lie outside the EEA; the statement does not say which countries have to be assessed.',
  ],
]);
opposition(rule, { ...assessed, world: withTools(dpf) }, 'data-locations', [
  [
    { locations: [{ country: 'US' }] },
    'undecided',
    'Data are handled in United States (US); the statement does not say whether the recipient there is certified, and the assessment does not cover that.',
  ],
]);
opposition(rule, assessed, 'inference-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Inference runs in China (CN), ${missing}`],
  [{ locations: [{ country: 'SG' }] }, 'nothing'],
]);
opposition(rule, assessed, 'access-locations', [
  [
    { locations: [{ country: 'IN', entity: 'Beta' }] },
    'fail',
    `Data can be accessed from India (IN) by Beta, ${missing}`,
  ],
  [{ locations: [{ country: 'SG' }] }, 'nothing'],
]);
opposition(rule, { ...assessed, world: withTools(dpf) }, 'sub-processors', [
  [{ entities: [{ name: 'Beta Inc.', country: 'US' }] }, 'nothing'],
  [
    { entities: [{ name: 'Gamma', country: 'US' }] },
    'fail',
    `Data are handled by Gamma in United States (US); ${certain}; the assessment does not cover that.`,
  ],
]);
opposition(rule, assessed, 'contracting-entity', [
  [
    { entities: [{ name: 'Alpha', established_in: 'CN' }] },
    'fail',
    `The company Alpha is established in China (CN), ${missing}`,
  ],
  [{ entities: [{ name: 'Alpha', established_in: 'CN', for: ['US'] }] }, 'nothing'],
]);

/** Another assessment that is proof covers the countries that it names, even if it is incomplete. */
const another: Assessment = { ...whole, exhaustive: false, countries: ['CN'], concluded_on: '2026-06-01' };
const besides = (assessment: Assessment): Opposed<'transfer-assessment'> => ({
  ...assessed,
  world: { ...WORLD, onFile: { ...WORLD.onFile, assessments: [assessment] } },
});
opposition(rule, besides(another), 'data-locations', [[{ locations: [{ country: 'CN' }] }, 'nothing']]);
opposition(rule, besides({ ...another, result: 'not-sufficient' }), 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Data are handled in China (CN), ${missing}`],
]);

opposition(rule, assessed, 'transfer-tools', [
  [only(scc), 'nothing'],
  [
    only({ ...scc, countries: ['SG', 'CN'] }),
    'fail',
    `${clauses} for China (CN); the assessment of 2026-02-01 does not cover it. A transfer tool names China (CN) for the importer Alpha Ltd., ${missing}`,
  ],
  [only({ ...scc, countries: ['JP', 'DE'] }), 'nothing'],
  [only({ ...scc, effective: '2026-02-01' }), 'nothing'],
  [
    only({ ...scc, effective: '2026-02-02' }),
    'fail',
    `${clauses} from 2026-02-02; the assessment was concluded on 2026-02-01, before that.`,
  ],
  // Tools that are not yet relied on, a fallback, or for other data.
  [only({ ...scc, countries: ['CN'], effective: '2026-11-24' }), 'nothing'],
  [only({ ...scc, countries: ['CN'], fallback: true }), 'nothing'],
  [only({ ...scc, countries: ['CN'], data: ['account'] }), 'nothing'],
  [only(japan), 'nothing'],
]);
opposition(rule, besides(another), 'transfer-tools', [
  [only({ ...scc, countries: ['SG', 'CN'] }), 'nothing'],
  [only({ ...scc, countries: ['CN'], effective: '2026-05-01' }), 'nothing'],
]);

const of = (...importers: NonNullable<Assessment['importers']>): Opposed<'transfer-assessment'> => ({
  ...assessed,
  green: [{ ...whole, importers }],
});
const unhandled = 'the assessment of 2026-02-01 does not cover its handling.';
opposition(rule, of(alpha), 'transfer-tools', [
  [only(scc), 'nothing'],
  [only({ ...scc, importer: { ...alpha, name: 'ALPHA LTD' } }), 'nothing'],
  [
    only({ ...scc, module: '3', exporter: alpha, importer: beta }),
    'fail',
    `${clauses} with the importer Beta Inc.; ${unhandled}`,
  ],
  [
    only({ ...scc, module: '3', exporter: alpha, importer: 'every-sub-processor' }),
    'fail',
    `${clauses} with the importer every sub-processor; ${unhandled}`,
  ],
]);
opposition(rule, of('every-sub-processor', 'group-members'), 'transfer-tools', [
  [only({ ...scc, importer: beta }, scc, { ...scc, tool: 'bcr', importer: 'group-members' }), 'nothing'],
  [
    only({ ...scc, importer: { ...beta, kind: 'other' } }),
    'fail',
    `${clauses} with the importer Beta Inc.; ${unhandled}`,
  ],
]);

const without: Opposed<'transfer-assessment'> = { reads: 'transfer-assessment', green: [notNeeded] };
const needed = 'an assessment is needed for that.';
opposition(rule, without, 'transfer-tools', [
  [only({ ...scc, countries: ['JP'] }), 'fail', `${clauses}; ${needed}`],
  [
    only({ tool: 'bcr', exporter: alpha, importer: 'group-members' }),
    'fail',
    `Binding corporate rules are relied on; ${needed}`,
  ],
  [only(japan, { ...scc, countries: ['JP'], fallback: true }), 'nothing'],
]);
opposition(rule, without, 'data-locations', [
  [
    { locations: [{ country: 'CN' }] },
    'fail',
    `Data are handled in China (CN), which no adequacy decision covers; ${needed}`,
  ],
  [{ locations: [{ country: 'JP' }, { country: 'DE' }] }, 'nothing'],
]);
const leaves =
  'and no country is on file that an adequacy decision covers; why no assessment is needed is open.';
opposition(rule, without, 'transfers', [
  [{ leave_eea: 'yes' }, 'undecided', `Personal data leave the EEA, ${leaves}`],
  [{ leave_eea: 'may' }, 'undecided', `Personal data may leave the EEA, ${leaves}`],
  [{ leave_eea: 'no' }, 'nothing'],
]);
opposition(rule, { ...without, green: [{ ...notNeeded, countries: ['JP'] }] }, 'transfers', [
  [{ leave_eea: 'yes' }, 'nothing'],
]);
opposition(rule, { ...without, green: [{ ...notNeeded, countries: ['DE'] }] }, 'transfers', [
  [{ leave_eea: 'yes' }, 'undecided', `Personal data leave the EEA, ${leaves}`],
]);
for (const [part, kind] of [
  ['provenPlaces', 'nothing'],
  ['places', 'undecided'],
] as const) {
  const place = {
    ...({ place: 'JP', as: 'location', attribute: 'data-locations', grade: 'reviewed' } as const),
    ...{ file: 'alpha.yaml', line: 1 },
  };
  const world = { ...WORLD, onFile: { ...WORLD.onFile, [part]: [place] } };
  opposition(rule, { ...without, world }, 'transfers', [
    kind === 'nothing'
      ? [{ leave_eea: 'yes' }, kind]
      : [{ leave_eea: 'yes' }, kind, `Personal data leave the EEA, ${leaves}`],
  ]);
}
opposition(rule, assessed, 'transfers', [[{ leave_eea: 'yes' }, 'nothing']]);

/** "Every sub-processor" means those on a complete list that receive the data in that country. */
const listed = (party: string, place: string, more: Partial<PlaceOnFile> = {}): PlaceOnFile => ({
  ...{ attribute: 'sub-processors', party, place, as: 'location', grade: 'reviewed' },
  ...{ file: 'alpha.yaml', line: 1 },
  ...more,
});
const onList = (...places: PlaceOnFile[]): Opposed<'transfer-assessment'> => onLists(places, places);
const onLists = (places: PlaceOnFile[], provenPlaces: PlaceOnFile[]): Opposed<'transfer-assessment'> => ({
  ...of(alpha),
  world: {
    ...WORLD,
    onFile: { ...WORLD.onFile, places, provenPlaces, subProcessors: [{ exhaustive: true }] },
  },
});
const onOpenList = (...places: PlaceOnFile[]): Opposed<'transfer-assessment'> => ({
  ...of(alpha),
  world: { ...WORLD, onFile: { ...WORLD.onFile, places, subProcessors: [{ exhaustive: false }] } },
});
const anywhere: Tool = { tool: 'scc', module: '3', exporter: alpha, importer: 'every-sub-processor' };
const toAll: Tool = { ...anywhere, countries: ['SG'] };
const ofBeta = `${clauses} with the importer Beta; ${unhandled}`;
opposition(
  rule,
  onList(
    listed('Alpha Ltd', 'SG'),
    listed('Gamma', 'DE'),
    listed('Gamma', 'JP'),
    listed('Delta', 'SG', { data: ['account'] }),
    listed('Rumour', 'SG', { grade: 'reported' }),
    listed('Customer', 'SG', { attribute: 'access-locations' }),
  ),
  'transfer-tools',
  [
    [only(toAll), 'nothing'],
    [only(anywhere), 'nothing'],
    [only({ ...toAll, importer: beta }), 'fail', `${clauses} with the importer Beta Inc.; ${unhandled}`],
  ],
);
opposition(rule, onList(listed('Alpha Ltd', 'SG'), listed('Beta', 'SG', { as: 'seat' })), 'transfer-tools', [
  [only(toAll), 'fail', ofBeta],
]);
opposition(rule, onList(listed('Alpha Ltd', 'SG'), listed('Beta', 'worldwide')), 'transfer-tools', [
  [only(toAll), 'nothing'],
  [only(anywhere), 'fail', ofBeta],
]);
// A list that is no proof does not replace "every sub-processor", which the assessment must then cover, too.
opposition(rule, onLists([listed('Alpha Ltd', 'SG')], [listed('Gamma', 'DE')]), 'transfer-tools', [
  [only(toAll), 'fail', `${clauses} with the importer every sub-processor; ${unhandled}`],
]);
// If nobody on the list handles data there, the assessment must cover "every sub-processor" itself.
opposition(rule, onList(listed('Gamma', 'DE')), 'transfer-tools', [
  [only(toAll), 'fail', `${clauses} with the importer every sub-processor; ${unhandled}`],
]);

// A list that is not complete, or not proof, does not say who "every sub-processor" is.
opposition(rule, onOpenList(listed('Alpha Ltd', 'SG')), 'transfer-tools', [
  [only(toAll), 'fail', `${clauses} with the importer every sub-processor; ${unhandled}`],
]);

/** An entity is certified, but the assessment does not say whether it is the one that receives the data. */
table(
  rule,
  'transfer-assessment',
  {},
  [
    [
      { ...notNeeded, countries: ['US'] },
      'undecided',
      'The statement does not say whether the recipient in United States (US) is certified.',
    ],
  ],
  {
    ...WORLD,
    onFile: {
      ...NOTHING_ON_FILE,
      tools: [
        {
          ...{ tool: 'dpf', exporter: 'you', looked_up: '2026-11-01' },
          importer: { name: 'Beta Inc.', kind: 'provider', legal_form: 'Inc.' },
        },
      ],
    },
  },
);
