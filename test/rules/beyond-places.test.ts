import { accessInAllowedCountries } from '../../src/rules/access-in-allowed-countries.js';
import { dataInAllowedCountries } from '../../src/rules/data-in-allowed-countries.js';
import { inferenceLocationStated } from '../../src/rules/inference-location-stated.js';
import { opposition, type Opposed } from '../kit/table.js';

/** What the three rules on places hear of parties, tools and transfers. */
const IN = 'outside the allowed countries (eea); the statement does not say whether';
const data = (options: object): Opposed<'data-locations'> => ({
  reads: 'data-locations',
  green: [{ locations: [{ country: 'DE', uses: ['storage', 'inference'] }], exhaustive: true }],
  options,
});
const access = (options: object): Opposed<'access-locations'> => ({
  reads: 'access-locations',
  green: [{ locations: [{ country: 'DE' }], exhaustive: true }],
  options,
});
const inference = (options: object): Opposed<'inference-locations'> => ({
  reads: 'inference-locations',
  green: [{ locations: [{ country: 'DE' }], exhaustive: true }],
  options,
});

for (const [rule, promise, key, isOpen] of [
  [dataInAllowedCountries, data, 'allow', 'content is stored or processed there.'],
  [accessInAllowedCountries, access, 'allow', 'content is accessed from there.'],
  [inferenceLocationStated, inference, 'within', 'inference runs there.'],
] as const) {
  const inTheEea = promise({ [key]: ['eea'] }) as Opposed<'data-locations'>;
  const adequate = promise({ [key]: ['eea', 'adequate'] }) as Opposed<'data-locations'>;
  const anywhere = promise({}) as Opposed<'data-locations'>;
  opposition(rule, inTheEea, 'contracting-entity', [
    [
      { entities: [{ name: 'Alpha', established_in: 'IN', processes_in: ['IN'] }] },
      'undecided',
      `Data are handled by Alpha in India (IN), ${IN} ${isOpen}`,
    ],
    // Where it is established says nothing of where content is.
    [{ entities: [{ name: 'Alpha', established_in: 'IN', processes_in: ['DE'] }] }, 'nothing'],
    [{ entities: [{ name: 'Alpha', processes_in: ['IN'], for: ['US'] }] }, 'nothing'],
  ]);
  opposition(rule, inTheEea, 'transfer-tools', [
    [
      { tools: [{ tool: 'scc', countries: ['IN'] }] },
      'undecided',
      `A transfer tool names India (IN), ${IN} ${isOpen}`,
    ],
    [{ tools: [{ tool: 'scc', countries: ['IN'], data: ['account'] }] }, 'nothing'],
    [{ tools: [{ tool: 'scc', countries: ['IN'], fallback: true }] }, 'nothing'],
  ]);
  // Certified recipients are allowed; whether one is named is for the transfer tool to say.
  opposition(rule, adequate, 'transfer-tools', [
    [{ tools: [{ tool: 'dpf' }] }, 'nothing'],
    [{ tools: [{ tool: 'scc', countries: ['JP'] }] }, 'nothing'],
  ]);
  opposition(rule, anywhere, 'transfer-tools', [
    [{ tools: [{ tool: 'scc', countries: ['IN'] }] }, 'nothing'],
  ]);
  const label = {
    'data-in-allowed-countries': 'places of storage and processing',
    'access-in-allowed-countries': 'places of access',
    'inference-location-stated': 'places of inference',
  }[rule.id];
  opposition(rule, anywhere, 'sub-processors', [
    [
      { entities: [{ name: 'Beta', established_in: 'US', processes_in: ['US'] }] },
      'undecided',
      `Data are handled by Beta in United States (US), which the list of ${label ?? ''} does not contain; the statement does not say whether ${isOpen}`,
    ],
    [{ entities: [{ name: 'Beta', established_in: 'US', processes_in: ['DE'] }] }, 'nothing'],
  ]);
}

for (const [rule, promise] of [
  [dataInAllowedCountries, data],
  [accessInAllowedCountries, access],
] as const) {
  const of = (options: object) => promise(options) as Opposed<'data-locations'>;
  const leave = (word: string) =>
    `Personal data ${word} the EEA; the statement does not say whether content does.`;
  opposition(rule, of({ allow: ['eea', 'DE'] }), 'transfers', [
    [{ leave_eea: 'yes' }, 'undecided', leave('leave')],
    [{ leave_eea: 'may' }, 'undecided', leave('may leave')],
    [{ leave_eea: 'no' }, 'nothing'],
  ]);
  opposition(rule, of({ allow: ['eea', 'adequate'] }), 'transfers', [[{ leave_eea: 'yes' }, 'nothing']]);
  opposition(rule, of({}), 'transfers', [[{ leave_eea: 'yes' }, 'nothing']]);
  const billing = (more: object) => ({
    entities: [{ name: 'Beta', processes_in: ['IN'], tasks: ['billing' as const], ...more }],
  });
  opposition(rule, of({ allow: ['eea'] }), 'sub-processors', [
    [
      billing({ data: ['content'] }),
      'fail',
      'Data are handled by Beta in India (IN) for billing, outside the allowed countries (eea).',
    ],
    [billing({ data: ['account'] }), 'nothing'],
    [billing({}), 'nothing'],
  ]);
}
opposition(dataInAllowedCountries, data({}), 'sub-processors', [
  [
    { entities: [{ name: 'Beta', processes_in: ['US'], tasks: ['storage'] }] },
    'fail',
    'Data are handled by Beta in United States (US) for storage, which the list of places of storage and processing does not contain.',
  ],
  // Access has a list of its own.
  [{ entities: [{ name: 'Beta', processes_in: ['US'], tasks: ['support'] }] }, 'nothing'],
]);
