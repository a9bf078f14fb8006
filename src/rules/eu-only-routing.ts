import { PLACE_ATTRIBUTES } from '../evidence/named-places.js';
import { insideTheEea, placeOpposers } from './places.js';
import { defineRule, fail, on, opposing, undecided, weigh, weighAgainst } from './rule.js';
import { enumerate } from '../input/words.js';

export const euOnlyRouting = defineRule({
  id: 'eu-only-routing',
  title: 'Processing can be confined to the EEA',
  why: 'Where nothing leaves the EEA, no transfer tool and no assessment of foreign law is needed. The name of an endpoint guarantees nothing.',
  basis: [],
  fix: 'Get the contract clause that keeps storage, backups, inference, failover and access within the EEA, with the endpoint or plan that it holds for.',
  question:
    'Can storage, backups, inference, failover and access be confined to the EEA, for which endpoint or plan, and does the contract guarantee it?',
  subject: 'provider',
  about: 'service',
  shows: ['endpoints', 'data-locations'],
  options: {},
  check: on(
    'eea-confinement',
    ({ offered, covers, guaranteed_by }) => {
      const missing = (['storage', 'backup', 'inference', 'failover', 'access'] as const).filter(
        (part) => !covers?.includes(part),
      );
      return weigh(
        !offered && fail('Confinement of processing to the EEA is not offered.'),
        guaranteed_by === 'nothing' && fail('Nothing guarantees that processing stays within the EEA.'),
        missing.length > 0 && undecided(`The statement does not say that it covers ${enumerate(missing)}.`),
        guaranteed_by === undefined && undecided('The statement does not say what guarantees it.'),
        guaranteed_by === 'documentation' &&
          undecided('It is named in the documentation only; no contract term guarantees it.'),
      );
    },
    {
      opposedBy: [
        ...placeOpposers(PLACE_ATTRIBUTES, (places, _options, world) => insideTheEea(places, world)),
        opposing('transfers', ({ leave_eea }) =>
          weighAgainst(
            leave_eea === 'yes' && fail('Personal data are said to leave the EEA.'),
            leave_eea === 'may' && undecided('It is said that personal data may leave the EEA.'),
          ),
        ),
      ],
    },
  ),
});
