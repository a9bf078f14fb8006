import type { PlaceOnFile, World } from '../../src/evidence/world.js';
import { subProcessorsNamed } from '../../src/rules/sub-processors-named.js';
import { opposition, table, type Opposed, WORLD } from '../kit/table.js';

const whole = {
  ...{ name: 'Alpha GmbH', legal_form: 'GmbH', established_in: 'DE', processes_in: ['DE', 'NL'] },
  tasks: ['storage'] as 'storage'[],
};
const old = { name: 'Beta Inc.', register: 'Delaware 1', country: 'US', tasks: ['support'] as 'support'[] };
const list = { exhaustive: true, available: 'public' } as const;
const open = 'The list is not said to be complete.';
const none = 'The statement names no sub-processor, and does not say that none are used.';
const unread =
  'The list of sub-processors is only linked and was not read here, so no sub-processor is shown.';
const brand = (name: string) =>
  `The statement gives no legal form or register entry for ${name}; a brand is not a legal entity.`;

table(subProcessorsNamed, 'sub-processors', {}, [
  [{ entities: [whole], ...list }, 'pass'],
  [{ entities: [whole, old], ...list, available: 'on-request' }, 'pass'],
  [{ entities: [whole], ...list, available_at: 'https://example.com/' }, 'pass'],
  [{ entities: [{ ...whole, data: ['account'] }], ...list }, 'pass'],
  [
    { entities: [], exhaustive: true },
    'not-applicable',
    'No sub-processors are used, and the statement says that this is complete.',
  ],
  [
    { entities: [], exhaustive: true, available: 'withheld' },
    'fail',
    'The list of sub-processors is withheld.',
  ],
  [{ entities: [], available: 'withheld' }, 'fail', 'The list of sub-processors is withheld.'],
  [{ entities: [whole], ...list, available: 'withheld' }, 'fail', 'The list of sub-processors is withheld.'],
  [{ available_at: 'https://example.com/' }, 'undecided', unread],
  [{ available_at: 'https://example.com/', ...list }, 'undecided', unread],
  [{ available_at: 'https://example.com/', entities: [], ...list }, 'undecided', unread],
  [list, 'undecided', none],
  [{ entities: [], available: 'public' }, 'undecided', none],
  [{ entities: [whole], available: 'customers' }, 'silent', open],
  [{ entities: [whole], exhaustive: false }, 'silent', open],
  [{ entities: [whole], exhaustive: true }, 'undecided', 'The statement does not say who can see the list.'],
  [
    { entities: [{ ...whole, name: 'Beta', tasks: ['other'] }], ...list },
    'undecided',
    'The statement gives no task for Beta.',
  ],
  [{ entities: [{ ...whole, tasks: ['other'], task: 'translation' }], ...list }, 'pass'],
  [{ entities: [{ ...whole, tasks: ['other', 'support'] }], ...list }, 'pass'],
  [
    { entities: [{ name: 'Beta', register: '1', country: 'US', task: 'hosting' }], ...list },
    'undecided',
    'The task of Beta is stated in free text only, which cannot be compared.',
  ],
  [
    { entities: [whole, { name: 'Beta', country: 'SG', tasks: ['backup'] }], ...list },
    'undecided',
    brand('Beta'),
  ],
  [{ entities: [{ ...whole, name: 'Beta', legal_form: 'not stated' }], ...list }, 'undecided', brand('Beta')],
  [
    { entities: [{ ...whole, legal_form: 'unknown', register: '?' }], ...list },
    'undecided',
    brand('Alpha GmbH'),
  ],
  [
    { entities: [{ name: 'Beta', register: '1', tasks: ['support'], processes_in: ['US'] }, whole], ...list },
    'undecided',
    'The statement gives no country of establishment for Beta.',
  ],
  [
    { entities: [{ name: 'Beta', register: '1', established_in: 'US', tasks: ['support'] }], ...list },
    'undecided',
    'The statement does not say where Beta handle data.',
  ],
  [
    { entities: [{ ...whole, processes_in: ['DE', 'worldwide'] }], ...list },
    'undecided',
    'The statement gives a region and no country for Alpha GmbH.',
  ],
  [
    { entities: [{ ...old, established_in: 'IE' }], ...list },
    'undecided',
    'The statement gives different countries for Beta Inc.: the key country means every place of an entity.',
  ],
  [
    { entities: [{ ...old, processes_in: ['US', 'IN'] }], ...list },
    'undecided',
    'The statement gives different countries for Beta Inc.: the key country means every place of an entity.',
  ],
  [{ entities: [{ ...old, established_in: 'US', processes_in: ['US'] }], ...list }, 'pass'],
  [
    { entities: [{ name: 'Beta' }, { name: 'Gamma' }] },
    'undecided',
    `${brand('Beta and Gamma')} The statement gives no country of establishment for Beta and Gamma. The statement gives no task for Beta and Gamma.`,
  ],
]);

const contractor = (name: string, ...customers: string[]) => ({
  entities: [{ name, ...(customers.length === 0 ? {} : { for: customers }) }],
});
/** A name among the places on file does not prove that customers contract with it. */
const reportedPlace: PlaceOnFile = {
  ...{ attribute: 'contracting-entity', place: 'IE', as: 'seat', party: 'Rumour Ltd' },
  ...{ grade: 'reviewed', file: 'alpha.yaml', line: 1 },
};
const contracting = [contractor('Muster Ireland Limited', 'eea'), contractor('Muster India', 'IN')];
const world: World = { ...WORLD, onFile: { ...WORLD.onFile, contracting, places: [reportedPlace] } };

const promise: Opposed<'sub-processors'> = {
  reads: 'sub-processors',
  green: [{ entities: [whole, old], ...list }],
  world,
};
const noEntities: Opposed<'sub-processors'> = { ...promise, green: [{ entities: [], exhaustive: true }] };
const third = (name: string, kind: 'affiliate' | 'sub-processor' | 'other' = 'other') => ({ name, kind });
const unlisted = (role: string, names: string) =>
  `Not among the sub-processors, but named elsewhere as ${role} (${names}).`;
const free = (role: string, names: string) =>
  `Named elsewhere as ${role} in free text (${names}), which cannot be compared with the sub-processors.`;

const party = 'party to a transfer tool';
const scc = { tool: 'scc', module: '3' } as const;
opposition(subProcessorsNamed, promise, 'transfer-tools', [
  [
    { tools: [{ ...scc, importer: third('Gamma Pte. Ltd.', 'affiliate') }] },
    'fail',
    unlisted(party, 'Gamma Pte. Ltd.'),
  ],
  [
    {
      tools: [
        { ...scc, importer: third('Gamma') },
        { ...scc, importer: third('Delta', 'sub-processor') },
      ],
    },
    'fail',
    unlisted(party, 'Gamma and Delta'),
  ],
  [{ tools: [{ ...scc, exporter: third('Gamma', 'affiliate') }] }, 'fail', unlisted(party, 'Gamma')],
  [{ tools: [{ ...scc, importer: third('beta, inc', 'sub-processor') }] }, 'nothing'],
  [{ tools: [{ ...scc, importer: { name: 'Gamma', kind: 'provider' } }] }, 'nothing'],
  [{ tools: [{ ...scc, importer: { name: 'Gamma', kind: 'you' } }] }, 'nothing'],
  [{ tools: [{ ...scc, importer: 'you', exporter: 'the importer, as above' }] }, 'nothing'],
  [
    {
      tools: [
        { ...scc, importer: 'every-sub-processor' },
        { tool: 'bcr', importer: 'group-members' },
      ],
    },
    'nothing',
  ],
  [{ tools: [{ ...scc, importer: third('Muster Ireland Limited', 'affiliate') }] }, 'nothing'],
  [
    { tools: [{ ...scc, importer: third('Rumour Ltd', 'affiliate') }] },
    'fail',
    unlisted(party, 'Rumour Ltd'),
  ],
  [
    { tools: [{ ...scc, importer: third('Muster India', 'affiliate') }] },
    'fail',
    unlisted(party, 'Muster India'),
  ],
  [{ tools: [{ ...scc, importer: third('Gamma'), data: ['account'] }] }, 'nothing'],
  [{ tools: [{ ...scc, importer: 'Gamma of Singapore' }] }, 'undecided', free(party, 'Gamma of Singapore')],
  [{ tools: [{ ...scc, importer: 'Beta, Inc.' }] }, 'nothing'],
  [{ tools: [scc] }, 'nothing'],
]);
opposition(subProcessorsNamed, noEntities, 'transfer-tools', [
  [
    { tools: [{ ...scc, importer: third('Beta Inc.', 'sub-processor') }] },
    'fail',
    unlisted(party, 'Beta Inc.'),
  ],
  [
    { tools: [{ ...scc, importer: 'every-sub-processor' }] },
    'undecided',
    `A group of companies is named elsewhere as ${party}, while no sub-processors are named.`,
  ],
  [{ tools: [{ ...scc, importer: 'you' }] }, 'nothing'],
]);

const access = 'party with access to the data';
opposition(subProcessorsNamed, promise, 'access-locations', [
  [
    { locations: [{ country: 'PH', entity: third('Gamma', 'affiliate') }] },
    'fail',
    unlisted(access, 'Gamma'),
  ],
  [
    { locations: [{ region: 'worldwide', entity: 'the night shift' }] },
    'undecided',
    free(access, 'the night shift'),
  ],
  [{ locations: [{ country: 'PH', data: ['account'], entity: third('Gamma') }] }, 'nothing'],
  [
    { locations: [{ country: 'DE', entity: third('Alpha', 'sub-processor') }, { country: 'NL' }] },
    'fail',
    unlisted(access, 'Alpha'),
  ],
  [{ locations: [{ country: 'DE', entity: { ...third('Alpha'), legal_form: 'GmbH' } }] }, 'nothing'],
  [{ locations: [{ country: 'DE', entity: { name: 'Muster', kind: 'provider' } }] }, 'nothing'],
]);
opposition(subProcessorsNamed, noEntities, 'access-locations', [
  [{ locations: [{ country: 'DE', entity: third('Alpha GmbH') }] }, 'fail', unlisted(access, 'Alpha GmbH')],
  [{ locations: [{ country: 'DE' }] }, 'nothing'],
]);

const reader = 'reader of copies kept for abuse monitoring';
opposition(subProcessorsNamed, promise, 'abuse-monitoring', [
  [{ reviewers: [third('Gamma')] }, 'fail', unlisted(reader, 'Gamma')],
  [{ reviewers: ['trained staff'] }, 'undecided', free(reader, 'trained staff')],
  [{ reviewers: [third('Beta Inc.'), { name: 'Muster', kind: 'provider' }] }, 'nothing'],
  [{ reviewers: [third('Gamma')], data: ['account'] }, 'nothing'],
  [{ days: 30, human_review: true }, 'nothing'],
]);
opposition(subProcessorsNamed, noEntities, 'abuse-monitoring', [
  [{ reviewers: [third('Beta Inc.')] }, 'fail', unlisted(reader, 'Beta Inc.')],
  [{ days: 0 }, 'nothing'],
]);

const upstream = 'provider that requests are passed on to';
opposition(subProcessorsNamed, promise, 'upstreams', [
  [{ parties: [third('Gamma')] }, 'fail', unlisted(upstream, 'Gamma')],
  [{ parties: ['several labs'] }, 'undecided', free(upstream, 'several labs')],
  [{ parties: [third('Alpha GmbH')], exhaustive: true }, 'nothing'],
]);
opposition(subProcessorsNamed, noEntities, 'upstreams', [
  [{ parties: [third('Alpha GmbH')] }, 'fail', unlisted(upstream, 'Alpha GmbH')],
  [{ parties: [{ name: 'Muster', kind: 'provider' }] }, 'nothing'],
]);

// Each of two complete lists must name a third party.
opposition(
  subProcessorsNamed,
  { ...promise, green: [...promise.green, { entities: [old], ...list }] },
  'upstreams',
  [
    [{ parties: [third('Alpha GmbH')] }, 'fail', unlisted(upstream, 'Alpha GmbH')],
    [{ parties: [third('Beta Inc.')] }, 'nothing'],
  ],
);

const recipient = 'certified recipient under an adequacy decision';
const covered = (name: string) => ({ country: 'US', covered_entity: { name, looked_up: '2026-11-01' } });
for (const attribute of ['data-locations', 'inference-locations'] as const)
  opposition(subProcessorsNamed, promise, attribute, [
    [{ locations: [covered('Zeta Inc')] }, 'fail', unlisted(recipient, 'Zeta Inc')],
    [{ locations: [covered('Beta Inc')] }, 'nothing'],
    [{ locations: [covered('Muster Ireland Limited')] }, 'nothing'],
    [{ locations: [{ ...covered('Zeta Inc'), data: ['account'] }] }, 'nothing'],
    [{ locations: [{ country: 'US' }] }, 'nothing'],
  ]);
opposition(subProcessorsNamed, noEntities, 'data-locations', [
  [{ locations: [covered('Beta Inc.')] }, 'fail', unlisted(recipient, 'Beta Inc.')],
]);
opposition(subProcessorsNamed, promise, 'access-locations', [
  [{ locations: [covered('Zeta Inc')] }, 'fail', unlisted(recipient, 'Zeta Inc')],
  [
    { locations: [{ ...covered('Zeta Inc'), entity: third('Beta Inc.') }] },
    'fail',
    unlisted(recipient, 'Zeta Inc'),
  ],
  // A party that is named is checked as a party.
  [
    { locations: [{ ...covered('Zeta Inc'), entity: third('Zeta, Inc.') }] },
    'fail',
    unlisted(access, 'Zeta, Inc.'),
  ],
  [
    { locations: [{ ...covered('Muster Inc'), entity: { name: 'Muster Inc.', kind: 'provider' } }] },
    'nothing',
  ],
  [{ locations: [covered('Beta Inc')] }, 'nothing'],
]);

const outside = 'recipient outside the EEA';
opposition(subProcessorsNamed, promise, 'transfers', [
  [
    { leave_eea: 'yes', recipients: ['Beta Inc', 'Zeta Ltd, Shenzhen'] },
    'undecided',
    free(outside, 'Zeta Ltd, Shenzhen'),
  ],
  [{ leave_eea: 'yes', recipients: ['Beta Inc', 'Muster Ireland Limited'] }, 'nothing'],
  [{ leave_eea: 'yes' }, 'nothing'],
]);
opposition(subProcessorsNamed, noEntities, 'transfers', [
  [{ leave_eea: 'may', recipients: ['Beta Inc.'] }, 'undecided', free(outside, 'Beta Inc.')],
]);
