import { euRepresentative } from '../../src/rules/eu-representative.js';
import { opposition, table } from '../kit/table.js';

table(euRepresentative, 'authorised-representative', {}, [
  [{ appointed: true, name: 'Alpha B.V.', country: 'NL' }, 'pass'],
  [{ appointed: false }, 'fail', 'No authorised representative in the Union is appointed.'],
  [
    { appointed: true, name: 'Beta Ltd.', country: 'GB' },
    'fail',
    'The representative is in United Kingdom (GB), outside the Union.',
  ],
  [{ appointed: true, country: 'NL' }, 'undecided', 'The statement does not say who the representative is.'],
  [
    { appointed: true, name: 'Alpha' },
    'undecided',
    'The statement does not say in which country the representative is.',
  ],
]);

table(euRepresentative, 'open-source-exemption', {}, [
  [
    { relied_on: ['54-6'], systemic_risk: false },
    'not-applicable',
    'The provider relies on the exemption of Art. 54(6) for open-source models, for a model without systemic risk.',
  ],
  [
    { relied_on: [] },
    'fail',
    'The provider does not rely on the exemption of Art. 54(6) for open-source models.',
  ],
]);

opposition(
  euRepresentative,
  { reads: 'open-source-exemption', green: [{ relied_on: ['54-6'], systemic_risk: false }] },
  'licence',
  [
    [
      { weights: 'closed' },
      'fail',
      'The weights of the model are closed; the exemption is for open-source models.',
    ],
    [{ weights: 'open' }, 'nothing'],
  ],
);
