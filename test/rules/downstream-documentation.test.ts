import { downstreamDocumentation } from '../../src/rules/downstream-documentation.js';
import { table } from '../kit/table.js';

table(downstreamDocumentation, 'downstream-information', {}, [
  [{ offered: true }, 'pass'],
  [{ offered: false }, 'fail', 'No documentation for downstream providers is offered.'],
]);

table(downstreamDocumentation, 'open-source-exemption', {}, [
  [
    { relied_on: ['53-2'], systemic_risk: false },
    'not-applicable',
    'The provider relies on the exemption of Art. 53(2) for open-source models, for a model without systemic risk.',
  ],
  [
    { relied_on: ['54-6', '53-2'] },
    'undecided',
    'The provider relies on the exemption of Art. 53(2) for open-source models; the statement does not say whether the model has systemic risk.',
  ],
  [
    { relied_on: ['53-2'], systemic_risk: true },
    'fail',
    'The provider relies on the exemption of Art. 53(2) for open-source models, which does not apply to a model with systemic risk.',
  ],
  [
    { relied_on: ['54-6'], systemic_risk: false },
    'fail',
    'The provider does not rely on the exemption of Art. 53(2) for open-source models.',
  ],
]);
