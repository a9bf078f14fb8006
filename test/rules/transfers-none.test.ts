import { describe, expect, test } from 'vitest';
import type { PlaceOnFile } from '../../src/evidence/world.js';
import { transferAssessmentOnFile } from '../../src/rules/transfer-assessment-on-file.js';
import { severalCountries } from '../../src/rules/parties.js';
import { transferToolNamed } from '../../src/rules/transfer-tool-named.js';
import { opposition, table, type Opposed, WORLD, checksIn } from '../kit/table.js';

const promise: Opposed<'transfers'> = { reads: 'transfers', green: [{ leave_eea: 'no', exhaustive: true }] };

/** A place from another statement. */
const onFile = (place: string, more: Partial<PlaceOnFile> = {}): PlaceOnFile => ({
  ...{ attribute: 'data-locations', place, as: 'location', grade: 'reviewed' },
  ...{ file: 'alpha.yaml', line: 1 },
  ...more,
});
const beside = (...places: PlaceOnFile[]): Opposed<'transfers'> => ({
  ...promise,
  world: { ...WORLD, onFile: { ...WORLD.onFile, places, provenPlaces: places.slice(0, 1) } },
});
const refused = 'Confinement to the EEA is not offered, and the places on file leave open where content is.';

describe.each([
  [transferToolNamed, 'a tool is needed for each transfer'],
  [transferAssessmentOnFile, 'an adequacy decision or an assessment is needed for each country'],
])('%o', (rule, needed) => {
  table(rule, 'transfers', {}, [
    [{ leave_eea: 'yes' }, 'fail', `Personal data leave the EEA; ${needed}.`],
    [
      { leave_eea: 'may', exhaustive: true },
      'undecided',
      'The statement provides for transfers of personal data out of the EEA, and does not say whether any take place.',
    ],
    [
      { leave_eea: 'no' },
      'undecided',
      'The statement says that personal data stay in the EEA, but not for every kind of data and access.',
    ],
    [
      { leave_eea: 'no', exhaustive: true },
      'not-applicable',
      'No personal data leave the EEA, by any kind of data or access.',
    ],
    [
      { leave_eea: 'no', exhaustive: true, recipients: [] },
      'not-applicable',
      'No personal data leave the EEA, by any kind of data or access.',
    ],
    [
      { leave_eea: 'no', exhaustive: true, recipients: ['group entities', 'Zeta Ltd, Shenzhen'] },
      'undecided',
      'The statement contradicts itself: no personal data leave the EEA, but recipients outside it are named (group entities and Zeta Ltd, Shenzhen).',
    ],
  ]);

  opposition(rule, promise, 'data-locations', [
    [
      { locations: [{ country: 'CN', uses: ['backup'] }] },
      'fail',
      'Data are handled in China (CN) for backup, outside the EEA.',
    ],
    [
      { locations: [{ country: 'JP' }, { country: 'DE' }] },
      'fail',
      'Data are handled in Japan (JP), outside the EEA.',
    ],
    [
      { locations: [{ region: 'europe' }] },
      'undecided',
      'Data are handled in the region “Europe”, which may lie outside the EEA.',
    ],
    [{ locations: [{ region: 'eea' }, { region: 'eu' }, { country: 'NO' }] }, 'nothing'],
    [{ locations: [{ country: 'CN', data: ['account'] }] }, 'nothing'],
  ]);
  opposition(rule, promise, 'inference-locations', [
    [{ locations: [{ country: 'CN' }] }, 'fail', 'Inference runs in China (CN), outside the EEA.'],
    [{ locations: [{ country: 'FR' }] }, 'nothing'],
  ]);
  opposition(rule, promise, 'access-locations', [
    [
      { locations: [{ country: 'US', covered_entity: { name: 'Beta Inc.', looked_up: '2026-11-01' } }] },
      'fail',
      'Data can be accessed from United States (US), outside the EEA.',
    ],
    [{ locations: [{ country: 'IE' }] }, 'nothing'],
  ]);
  opposition(rule, promise, 'sub-processors', [
    [
      { entities: [{ name: 'Beta', country: 'CN', tasks: ['inference'] }] },
      'fail',
      'Data are handled by Beta in China (CN) for inference, outside the EEA.',
    ],
    [
      { entities: [{ name: 'Beta', established_in: 'CN', processes_in: ['DE'] }] },
      'fail',
      'The company Beta is established in China (CN), outside the EEA.',
    ],
    [
      { entities: [{ name: 'Beta', established_in: 'DE', processes_in: ['worldwide'] }] },
      'undecided',
      'Data are handled by Beta in the region “worldwide”, which may lie outside the EEA.',
    ],
    [
      { entities: [{ name: 'Beta', country: 'CN', established_in: 'DE', processes_in: ['DE'] }] },
      'undecided',
      severalCountries('Beta'),
    ],
    [
      { entities: [{ name: 'Beta', country: 'CN', processes_in: ['DE'] }] },
      'fail',
      'The company Beta is established in China (CN), outside the EEA.',
    ],
    [
      { entities: [{ name: 'Beta', country: 'DE', established_in: 'CN', processes_in: ['DE'] }] },
      'fail',
      'The company Beta is established in China (CN), outside the EEA.',
    ],
    [{ entities: [{ name: 'Beta', country: 'FR', established_in: 'DE', processes_in: ['DE'] }] }, 'nothing'],
    [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
    [{ entities: [{ name: 'Beta', country: 'DE' }] }, 'nothing'],
  ]);
  opposition(rule, promise, 'contracting-entity', [
    [
      { entities: [{ name: 'Alpha', country: 'SG' }] },
      'fail',
      'Data are handled by Alpha in Singapore (SG), outside the EEA.',
    ],
    [
      { entities: [{ name: 'Alpha', established_in: 'SG', for: ['DE', 'US'] }] },
      'fail',
      'The company Alpha is established in Singapore (SG), outside the EEA.',
    ],
    [
      { entities: [{ name: 'Alpha', established_in: 'SG', for: ['worldwide'] }] },
      'fail',
      'The company Alpha is established in Singapore (SG), outside the EEA.',
    ],
    // For customers elsewhere only.
    [{ entities: [{ name: 'Alpha', established_in: 'SG', for: ['US', 'north-america'] }] }, 'nothing'],
    [{ entities: [{ name: 'Alpha GmbH', country: 'DE' }] }, 'nothing'],
  ]);
  opposition(rule, promise, 'transfer-tools', [
    [
      { tools: [{ tool: 'scc', countries: ['SG', 'IN'] }] },
      'fail',
      'Standard contractual clauses are relied on for transfers of content to Singapore (SG) and India (IN).',
    ],
    [
      { tools: [{ tool: 'dpf', data: ['content', 'account'] }] },
      'fail',
      'The Data Privacy Framework is relied on for transfers of content.',
    ],
    [
      { tools: [{ tool: 'derogation' }] },
      'fail',
      'A derogation (Art. 49) is relied on for transfers of content.',
    ],
    [{ tools: [{ tool: 'scc', data: ['account'] }] }, 'nothing'],
    [
      { tools: [{ tool: 'scc', fallback: true }] },
      'undecided',
      'Standard contractual clauses are named as a fallback for transfers of content; the statement does not say on what these rest today.',
    ],
    [
      { tools: [{ tool: 'scc', fallback: true, countries: ['US'], effective: '2027-01-01' }] },
      'undecided',
      'Standard contractual clauses are named as a fallback for transfers of content to United States (US); the statement does not say on what these rest today.',
    ],
    [{ tools: [{ tool: 'scc', fallback: true, data: ['account'] }] }, 'nothing'],
    [{ tools: [{ tool: 'scc', effective: '2026-11-24' }] }, 'nothing'],
    [
      { tools: [{ tool: 'scc', effective: '2026-11-23' }] },
      'fail',
      'Standard contractual clauses are relied on for transfers of content.',
    ],
  ]);

  opposition(rule, promise, 'eea-confinement', [
    [{ offered: false }, 'undecided', refused],
    [{ offered: true }, 'nothing'],
  ]);
  opposition(rule, beside(onFile('DE'), onFile('CN')), 'eea-confinement', [
    [{ offered: false }, 'undecided', refused],
    [{ offered: true }, 'nothing'],
  ]);
  opposition(rule, beside(onFile('DE'), onFile('worldwide')), 'eea-confinement', [
    [{ offered: false }, 'undecided', refused],
  ]);
  opposition(
    rule,
    beside(
      onFile('DE'),
      onFile('eea'),
      onFile('CN', { data: ['account'] }),
      onFile('CN', { grade: 'reported' }),
    ),
    'eea-confinement',
    [[{ offered: false }, 'nothing']],
  );

  const weakOnly = { ...WORLD.onFile, places: [onFile('DE')] };
  opposition(rule, { ...promise, world: { ...WORLD, onFile: weakOnly } }, 'eea-confinement', [
    [{ offered: false }, 'undecided', refused],
  ]);

  test('a parent company abroad does not oppose it: being subject to foreign law is not a transfer', () => {
    const none = checksIn(rule.check).filter(({ reads }) => reads === 'transfers');
    expect(none.flatMap(({ opposedBy }) => opposedBy.map(({ reads }) => reads))).not.toContain(
      'authority-access',
    );
  });
});
