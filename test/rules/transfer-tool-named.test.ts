import { expect, test } from 'vitest';
import type { AttributeValue } from '../../src/evidence/attributes/attributes.js';
import { transferToolNamed } from '../../src/rules/transfer-tool-named.js';
import { claimOn, entryOf, filed, findingsOf, type Statement } from '../kit/scenario.js';
import { opposition, table, WORLD, type Opposed } from '../kit/table.js';

const lookedUp = '2026-11-23';
const alone =
  'One entity is looked up in one country only; United States (US) and Canada (CA) need one each.';

const you = 'you' as const;
const alpha = { name: 'Alpha B.V.', kind: 'provider', legal_form: 'B.V.' } as const;
const beta = { name: 'Beta Ltd.', kind: 'affiliate', register: 'CHE-1' } as const;
const gamma = { name: 'Gamma Inc.', kind: 'sub-processor', legal_form: 'Inc.' } as const;
const other = { name: 'Delta AG', kind: 'other', legal_form: 'AG' } as const;
const every = 'every-sub-processor' as const;
const group = 'group-members' as const;

type Value = AttributeValue<'transfer-tools'>;
type Tool = Value['tools'][number];
/** A complete list of these tools. */
const only = (...tools: Tool[]): Value => ({ tools, exhaustive: true });

const scc2: Tool = { tool: 'scc', module: '2', exporter: you, importer: beta };
const scc3: Tool = { tool: 'scc', module: '3', exporter: alpha, importer: gamma };
const bcr: Tool = { tool: 'bcr', exporter: alpha, importer: group };
const japan: Tool = { tool: 'adequacy', countries: ['JP'], exporter: you, importer: alpha };
const dpf: Tool = { tool: 'dpf', exporter: you, importer: beta, looked_up: lookedUp };

const required = 'the policy asks for a legal entity with its kind, and a legal form or register entry.';
const module2 = 'Module 2 of the standard contractual clauses is for transfers from you to your processor;';
const module3 =
  'Module 3 of the standard contractual clauses is for transfers from a processor to its sub-processor;';
const partial = 'The tools are not said to cover every transfer.';
const noLaterTool = 'No tool is relied on for content today; those named are fallbacks, or begin later.';

table(transferToolNamed, 'transfer-tools', {}, [
  [only(scc2), 'pass'],
  [only({ ...scc2, importer: alpha }), 'pass'],
  [only({ ...scc2, exporter: { name: 'Omega', kind: 'you' } }), 'pass'],
  [only(scc3), 'pass'],
  [only({ ...scc3, exporter: gamma, importer: every }), 'pass'],
  [only({ ...scc3, exporter: beta, importer: { ...beta, name: 'Zeta Ltd.' } }), 'pass'],
  [only(bcr), 'pass'],
  [only({ ...bcr, exporter: group, importer: beta }), 'pass'],
  [only(japan), 'pass'],
  [only({ ...japan, countries: ['JP', 'DE', 'CH'], importer: every }), 'pass'],
  [only(dpf), 'pass'],
  [only({ ...dpf, countries: ['US'] }), 'pass'],
  [only({ ...japan, countries: ['US', 'US', 'JP'], looked_up: lookedUp }), 'pass'],

  // Missing parts.
  [{ tools: [scc2] }, 'silent', partial],
  [{ tools: [scc2], exhaustive: false }, 'silent', partial],
  [
    only({ tool: 'scc' }),
    'undecided',
    'Standard contractual clauses are named without module, exporter and importer.',
  ],
  [
    only({ tool: 'scc', module: '2', exporter: you }),
    'undecided',
    'Standard contractual clauses are named without importer.',
  ],
  [
    only({ tool: 'scc', module: '2', importer: beta }),
    'undecided',
    'Standard contractual clauses are named without exporter.',
  ],
  [only({ tool: 'bcr' }), 'undecided', 'Binding corporate rules are named without exporter and importer.'],
  [
    only({ tool: 'adequacy', countries: ['JP', 'CH'], importer: alpha }),
    'undecided',
    'An adequacy decision is named without exporter.',
  ],
  [
    only({ tool: 'adequacy', exporter: you, importer: alpha }),
    'undecided',
    'An adequacy decision is named without country.',
  ],
  [
    only({ tool: 'dpf', looked_up: lookedUp }),
    'undecided',
    'The Data Privacy Framework is named without exporter and importer.',
  ],
  [
    only({ tool: 'dpf', exporter: you, importer: beta }),
    'undecided',
    'The Data Privacy Framework is named without the day of the look-up.',
  ],

  // Data that you receive are not a transfer by you.
  [
    only({ ...japan, importer: you }),
    'fail',
    'An adequacy decision is for transfers to a recipient outside the EEA; the importer is you.',
  ],
  [
    only({ ...dpf, importer: { ...beta, kind: 'you' } }),
    'fail',
    'The Data Privacy Framework is for transfers to a recipient outside the EEA; the importer is you.',
  ],

  // A brand name or free text identifies nobody.
  [only({ ...scc2, importer: 'Beta' }), 'undecided', `The importer is given as “Beta”; ${required}`],
  [
    only({ ...scc3, exporter: 'the vendor' }),
    'undecided',
    `The exporter is given as “the vendor”; ${required}`,
  ],
  [
    only({ ...scc2, importer: { name: 'Beta', kind: 'affiliate' } }),
    'undecided',
    `The importer is given as Beta; ${required}`,
  ],
  [
    only({ ...scc3, exporter: every }),
    'undecided',
    `The exporter is given as every sub-processor; ${required}`,
  ],
  [
    only({ ...scc2, importer: group }),
    'undecided',
    `The importer is given as the members of the group; ${required}`,
  ],
  [
    only({ ...dpf, importer: every }),
    'undecided',
    'One certified entity has to be named as importer; given is every sub-processor.',
  ],

  // A module is for one kind of parties.
  [
    only({ tool: 'scc', module: '1' }),
    'fail',
    'Module 1 of the standard contractual clauses is not for transfers to a processor; module 2 or 3 is required.',
  ],
  [
    only({ ...scc2, module: '4' }, { tool: 'bcr' }),
    'fail',
    'Module 4 of the standard contractual clauses is not for transfers to a processor; module 2 or 3 is required.',
  ],
  [only({ ...scc2, exporter: alpha }), 'fail', `${module2} the exporter is the provider.`],
  [only({ ...scc2, importer: gamma }), 'fail', `${module2} the importer is a sub-processor.`],
  [only({ ...scc2, importer: every }), 'fail', `${module2} the importer is every sub-processor.`],
  [only({ ...scc2, importer: you }), 'fail', `${module2} the importer is you.`],
  [only({ ...scc2, importer: other }), 'fail', `${module2} the importer is another party.`],
  [only({ ...scc3, exporter: you }), 'fail', `${module3} the exporter is you.`],
  [only({ ...scc3, importer: alpha }), 'fail', `${module3} the importer is the provider.`],
  [
    only({ ...bcr, importer: gamma }),
    'fail',
    'Binding corporate rules are for transfers within the group of the provider; the importer is a sub-processor.',
  ],
  [
    only({ ...bcr, importer: every }),
    'fail',
    'Binding corporate rules are for transfers within the group of the provider; the importer is every sub-processor.',
  ],
  [
    only({ ...bcr, exporter: other }),
    'fail',
    'Binding corporate rules are for transfers within the group of the provider; the exporter is another party.',
  ],

  // Countries.
  [
    only({ ...scc2, countries: ['DE', 'NO'] }),
    'fail',
    'Standard contractual clauses are named for Germany (DE) and Norway (NO) only, inside the EEA; an importer outside it is required.',
  ],
  [only({ ...scc2, countries: ['DE', 'CN'] }), 'pass'],
  [
    only({ ...japan, countries: ['DE'] }),
    'fail',
    'An adequacy decision is named for Germany (DE) only, inside the EEA; an importer outside it is required.',
  ],
  [
    only({ ...japan, countries: ['JP', 'CN', 'SG'] }, { tool: 'derogation' }),
    'fail',
    'There is no adequacy decision for China (CN) and Singapore (SG). A derogation (Art. 49) is not a tool for the regular traffic of an API.',
  ],
  [
    only({ ...dpf, countries: ['US', 'IN'] }),
    'fail',
    'The Data Privacy Framework does not cover India (IN).',
  ],
  [only({ ...dpf, tool: 'adequacy', countries: ['US', 'CA'] }), 'undecided', alone],
  [
    only({ ...japan, countries: ['US', 'JP', 'CA'] }),
    'undecided',
    `The adequacy decision for United States (US) and Canada (CA), which covers certified or qualifying entities only, is named without the day of the look-up. ${alone}`,
  ],
  [
    only({ ...dpf, looked_up: '2026-11-24' }),
    'undecided',
    'The entity was looked up on 2026-11-24, after the as-of date.',
  ],
  [
    only({ ...dpf, tool: 'adequacy', countries: ['CA'], looked_up: '2026-01-01' }),
    'undecided',
    'The entity was looked up on 2026-01-01, before the adequacy decision was in force.',
  ],

  // Fallbacks, later tools and tools for other data neither help nor count against.
  [only(scc2, { tool: 'derogation', fallback: true }), 'pass'],
  [only(scc2, { tool: 'derogation', data: ['account'] }), 'pass'],
  [only(scc2, { tool: 'derogation', effective: '2026-11-24' }), 'pass'],
  [only({ ...scc2, effective: '2026-11-23', data: ['content'] }), 'pass'],
  [only({ ...scc2, fallback: true }), 'undecided', noLaterTool],
  [only({ ...scc2, effective: '2026-11-24' }), 'undecided', noLaterTool],
  [only({ ...scc2, data: ['account'] }), 'silent', 'The tools are for other data than content.'],
]);

table(
  transferToolNamed,
  'transfer-tools',
  {},
  [[only(dpf), 'fail', 'There is no adequacy decision for United States (US).']],
  { ...WORLD, adequacy: {} },
);

/** A year after the decision, so that a look-up can be too old. */
table(
  transferToolNamed,
  'transfer-tools',
  {},
  [
    [only({ ...dpf, looked_up: '2027-03-01' }), 'pass'],
    [
      only({ ...dpf, looked_up: '2027-02-28' }),
      'undecided',
      'The entity was looked up on 2027-02-28, more than 365 days before the as-of date.',
    ],
  ],
  { ...WORLD, asOf: '2028-02-29' },
);

const green = (...tools: Tool[]): Opposed<'transfer-tools'> => ({
  reads: 'transfer-tools',
  green: [only(...tools)],
});
const noTool = 'no valid transfer tool is named for that.';
const openTool = 'the statement does not say whether a transfer tool covers that.';
const inSingapore: Tool = { ...scc2, countries: ['SG'] };
const inIndia: Tool = { ...scc3, countries: ['IN'], importer: { ...gamma, name: 'Gamma' } };
const entity = (name: string, country: string) => ({ entities: [{ name, country }] });

opposition(transferToolNamed, green(inSingapore), 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Data are handled in China (CN); ${noTool}`],
  [{ locations: [{ country: 'US' }] }, 'fail', `Data are handled in United States (US); ${noTool}`],
  [{ locations: [{ country: 'SG' }, { country: 'DE' }, { region: 'eu' }] }, 'nothing'],
  [{ locations: [{ country: 'JP' }] }, 'nothing'],
  [{ locations: [{ country: 'CN', data: ['account'] }] }, 'nothing'],
  [{ locations: [{ country: 'US', covered_entity: { name: 'Beta', looked_up: lookedUp } }] }, 'nothing'],
  [
    { locations: [{ country: 'US', covered_entity: { name: 'Beta', looked_up: '2026-01-01' } }] },
    'undecided',
    `Data are handled in United States (US); ${openTool}`,
  ],
  [
    { locations: [{ region: 'worldwide' }] },
    'undecided',
    'Data are handled in the region “worldwide”, which may lie outside the EEA; the statement does not say which countries a tool has to cover.',
  ],
]);
/** Clauses without countries cover a party, but no place. */
opposition(transferToolNamed, green(scc2), 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'undecided', `Data are handled in China (CN); ${openTool}`],
]);
/** The certification of one entity does not cover an unnamed recipient. */
opposition(transferToolNamed, green(dpf), 'data-locations', [
  [{ locations: [{ country: 'US' }] }, 'undecided', `Data are handled in United States (US); ${openTool}`],
]);
opposition(transferToolNamed, green(inSingapore), 'inference-locations', [
  [{ locations: [{ country: 'CN' }] }, 'fail', `Inference runs in China (CN); ${noTool}`],
  [{ locations: [{ country: 'SG' }] }, 'nothing'],
]);
opposition(transferToolNamed, green(scc3, bcr, dpf), 'access-locations', [
  [
    { locations: [{ country: 'IN', entity: { name: 'Zeta', kind: 'sub-processor' } }] },
    'fail',
    `Data can be accessed from India (IN) by Zeta; ${noTool}`,
  ],
  [{ locations: [{ country: 'IN', entity: { name: 'gamma inc', kind: 'sub-processor' } }] }, 'nothing'],
  [{ locations: [{ country: 'IN', entity: { name: 'Zeta', kind: 'affiliate' } }] }, 'nothing'],
  [
    { locations: [{ country: 'IN', entity: 'Zeta' }] },
    'undecided',
    `Data can be accessed from India (IN) by Zeta; ${openTool}`,
  ],
  [{ locations: [{ country: 'US', entity: 'BETA LTD' }] }, 'nothing'],
]);
const certifiedAs = (name: string) => ({
  entities: [{ name: 'Zeta, Inc.', country: 'US', covered_entity: { name, looked_up: lookedUp } }],
});
const uncertified = `Data are handled by Zeta, Inc. in United States (US); ${noTool}`;
opposition(transferToolNamed, green(inSingapore, inIndia, dpf), 'sub-processors', [
  [entity('Gamma Inc.', 'CN'), 'fail', `Data are handled by Gamma Inc. in China (CN); ${noTool}`],
  // A tool for the country, but between other parties.
  [entity('Gamma Inc.', 'SG'), 'fail', `Data are handled by Gamma Inc. in Singapore (SG); ${noTool}`],
  // Another entity is certified.
  [entity('Gamma Inc.', 'US'), 'fail', `Data are handled by Gamma Inc. in United States (US); ${noTool}`],
  [entity('Beta Ltd.', 'US'), 'nothing'],
  [entity('beta ltd', 'SG'), 'nothing'],
  [{ entities: [{ name: 'Gamma', legal_form: 'Inc.', country: 'IN' }] }, 'nothing'],
  // The same name with another legal form is another party.
  [
    { entities: [{ name: 'Gamma', legal_form: 'GmbH', country: 'IN' }] },
    'fail',
    `Data are handled by Gamma in India (IN); ${noTool}`,
  ],
  [
    {
      entities: [
        {
          ...{ name: 'Zeta', legal_form: 'Inc.', country: 'US' },
          covered_entity: { name: 'Zeta, Inc.', looked_up: lookedUp },
        },
      ],
    },
    'nothing',
  ],
  // The certification of another entity, or of none.
  [certifiedAs('Totally Other LLC'), 'fail', uncertified],
  [certifiedAs('our US cloud'), 'fail', uncertified],
  [{ entities: [{ name: 'Gamma Inc.', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
  [entity('Gamma Inc.', 'JP'), 'nothing'],
  [
    entity('Beta Ltd.', 'DE'),
    'fail',
    'The importer Beta Ltd. is in Germany (DE), inside the EEA; a transfer tool needs an importer outside it.',
  ],
  [{ entities: [{ name: 'Beta Ltd.', established_in: 'SG', processes_in: ['DE'] }] }, 'nothing'],
]);
opposition(transferToolNamed, green({ ...scc3, importer: every }), 'sub-processors', [
  [entity('Zeta', 'CN'), 'nothing'],
]);
opposition(transferToolNamed, green(bcr), 'sub-processors', [
  [entity('Zeta', 'CN'), 'undecided', `Data are handled by Zeta in China (CN); ${openTool}`],
]);
opposition(transferToolNamed, green({ ...scc3, importer: every }), 'contracting-entity', [
  [entity('Alpha', 'SG'), 'fail', `Data are handled by Alpha in Singapore (SG); ${noTool}`],
]);
opposition(transferToolNamed, green(bcr), 'contracting-entity', [[entity('Alpha', 'SG'), 'nothing']]);
opposition(transferToolNamed, green(scc2), 'contracting-entity', [
  [entity('Alpha', 'SG'), 'fail', `Data are handled by Alpha in Singapore (SG); ${noTool}`],
  [entity('Beta Ltd.', 'SG'), 'nothing'],
  [{ entities: [{ name: 'Alpha', established_in: 'SG', for: ['asia-pacific'] }] }, 'nothing'],
  [
    entity('Beta Ltd.', 'IE'),
    'fail',
    'The importer Beta Ltd. is in Ireland (IE), inside the EEA; a transfer tool needs an importer outside it.',
  ],
]);
/** A tool that is proof elsewhere on file can help. */
opposition(
  transferToolNamed,
  {
    ...green(scc2),
    world: { ...WORLD, onFile: { ...WORLD.onFile, tools: [{ ...scc3, countries: ['CN'] }] } },
  },
  'sub-processors',
  [
    [entity('Gamma Inc.', 'CN'), 'nothing'],
    [entity('Gamma Inc.', 'IN'), 'fail', `Data are handled by Gamma Inc. in India (IN); ${noTool}`],
  ],
);
/** An invalid tool never helps, wherever it is on file. */
opposition(
  transferToolNamed,
  {
    ...green(scc2),
    world: {
      ...WORLD,
      onFile: {
        ...WORLD.onFile,
        tools: [
          { ...scc3, module: '2' },
          { ...scc3, fallback: true },
          { ...scc3, data: ['account'] },
        ],
      },
    },
  },
  'sub-processors',
  [[entity('Gamma Inc.', 'CN'), 'fail', `Data are handled by Gamma Inc. in China (CN); ${noTool}`]],
);

const certified = (name: string) => ({ country: 'US', covered_entity: { name, looked_up: lookedUp } });
opposition(transferToolNamed, green(inSingapore), 'access-locations', [
  [{ locations: [{ ...certified('Zeta Inc.'), entity: 'Zeta Inc' }] }, 'nothing'],
  [
    { locations: [{ ...certified('Totally Other LLC'), entity: 'Zeta Inc' }] },
    'fail',
    `Data can be accessed from United States (US) by Zeta Inc; ${noTool}`,
  ],
]);

const inWords = (names: string) =>
  `Recipients outside the EEA are named in free text (${names}); the statement does not say whether a transfer tool covers them.`;
const placesOf = (...places: [place: string, as: 'location' | 'seat' | 'tool'][]) => ({
  ...WORLD,
  onFile: {
    ...WORLD.onFile,
    provenPlaces: places.map(
      ([place, as]) => ({ attribute: 'sub-processors', as, party: 'Zeta Ltd', place }) as const,
    ),
  },
});
opposition(transferToolNamed, green(inIndia), 'transfers', [
  [{ leave_eea: 'yes', recipients: ['Gamma', 'Zeta Ltd'] }, 'undecided', inWords('Zeta Ltd')],
  [{ leave_eea: 'may', recipients: ['group entities'] }, 'undecided', inWords('group entities')],
  [{ leave_eea: 'yes', recipients: ['gamma'] }, 'nothing'],
  [{ leave_eea: 'yes', recipients: [] }, 'nothing'],
  [{ leave_eea: 'yes' }, 'nothing'],
]);
// A party whose place abroad is proof is checked by that place.
opposition(transferToolNamed, { ...green(inIndia), world: placesOf(['CN', 'location']) }, 'transfers', [
  [{ leave_eea: 'yes', recipients: ['Zeta Ltd'] }, 'nothing'],
  [{ leave_eea: 'yes', recipients: ['Eta Ltd'] }, 'undecided', inWords('Eta Ltd')],
]);
opposition(
  transferToolNamed,
  { ...green(inIndia), world: placesOf(['CN', 'tool'], ['DE', 'location'], ['worldwide', 'location']) },
  'transfers',
  [[{ leave_eea: 'yes', recipients: ['Zeta Ltd'] }, 'undecided', inWords('Zeta Ltd')]],
);
const tools = (...named: Tool[]) => filed(claimOn('transfer-tools', only(...named)));
const toYou = tools({ ...japan, importer: you });
const leave = (value: object) => filed(claimOn('transfers', value));
test.each<[what: string, outcome: string, statements: Statement[]]>([
  ['a tool', 'pass', tools(japan)],
  ['a tool, in words', 'pass', filed(claimOn('transfer-tools', only(japan), { says: 'For Japan.' }))],
  ['a tool that is not valid', 'fail', [...toYou, ...leave({ leave_eea: 'yes' })]],
  ['a tool without parties', 'unknown', tools({ tool: 'adequacy' })],
  ['a contradiction', 'unknown', [...tools(japan), ...toYou]],
  ['a report', 'unknown', filed(claimOn('transfer-tools', only(japan), { grade: 'reported' }))],
  ['a search', 'unknown', filed(claimOn('transfer-tools', undefined, { notFound: { looked_in: 'terms' } }))],
  ['nothing', 'unknown', []],
  ['no transfers', 'not-applicable', leave({ leave_eea: 'no', exhaustive: true })],
])('with %s on file, the message (%s) ends with the reminder', (_, outcome, statements) => {
  const [finding] = findingsOf({ statements, entry: entryOf(transferToolNamed), variants: [] });
  expect(finding?.outcome).toBe(outcome);
  expect(finding?.message).toMatch(/(^|[.] )A named tool is not an assessment[.]$/);
});
