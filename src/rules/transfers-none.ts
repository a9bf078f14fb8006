import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent } from '../evidence/named-places.js';
import { insideTheEea, placeOpposers, PLACES_AND_PARTIES, placeStatus } from './places.js';
import { placePhrase } from '../evidence/place.js';
import {
  type Answer,
  fail,
  type AttributeCheck,
  notApplicable,
  on,
  type Opposer,
  opposing,
  pass,
  undecided,
  weigh,
  weighAgainst,
} from './rule.js';
import { isReliedOn, TOOL_NAMES } from './tools.js';
import { enumerate } from '../input/words.js';
import type { World } from '../evidence/world.js';

/**
 * A named tool means that there are transfers. A fallback means an adequacy decision that they are based on
 * now.
 */
const judgeTransferTools = ({ tools }: AttributeValue<'transfer-tools'>, world: World): Answer =>
  weigh(
    ...tools.filter(concernsContent).map((tool) => {
      const { countries = [], fallback } = tool;
      const where = countries.length === 0 ? '' : ` to ${enumerate(countries.map(placePhrase))}`;
      if (isReliedOn(tool, world))
        return fail(`${TOOL_NAMES[tool.tool]} relied on for transfers of content${where}.`);
      return (
        fallback === true &&
        undecided(
          `${TOOL_NAMES[tool.tool]} named as a fallback for transfers of content${where}; the statement does not say on what these rest today.`,
        )
      );
    }),
  );

/**
 * Without an offer to keep content in the EEA, it is open where it is, unless proof names one where data are
 * handled and every place on file is inside.
 */
function judgeConfinement({ offered }: AttributeValue<'eea-confinement'>, world: World): Answer {
  const places = world.onFile.places.filter((place) => place.grade === 'reviewed' && concernsContent(place));
  const isInside =
    world.onFile.provenPlaces.some(({ as }) => as === 'location') &&
    places.every((place) => placeStatus(place, world) === 'eea');
  return offered || isInside
    ? pass()
    : undecided('Confinement to the EEA is not offered, and the places on file leave open where content is.');
}

/**
 * Objections to "no personal data leave the EEA". A parent company abroad is not one: being subject to
 * foreign law is not a transfer.
 */
const OPPOSED_BY: Opposer<unknown, AttributeValue<'transfers'>>[] = [
  ...placeOpposers<AttributeValue<'transfers'>>(PLACES_AND_PARTIES, (places, _options, world) =>
    insideTheEea(places, world),
  ),
  opposing('transfer-tools', (value, _options, world) => weighAgainst(judgeTransferTools(value, world))),
  opposing('eea-confinement', (value, _options, world) => weighAgainst(judgeConfinement(value, world))),
];

/** Not applicable if no personal data leave the EEA. `needed`: what is needed if they do. */
export const transfersNone = (needed: string): AttributeCheck<unknown> =>
  on(
    'transfers',
    ({ leave_eea, exhaustive, recipients = [] }) => {
      if (leave_eea === 'yes') return fail(`Personal data leave the EEA; ${needed}.`);
      if (leave_eea === 'may')
        return undecided(
          'The statement provides for transfers of personal data out of the EEA, and does not say whether any take place.',
          'transfers out of the EEA possible',
        );
      if (recipients.length > 0)
        return undecided(
          `The statement contradicts itself: no personal data leave the EEA, but recipients outside it are named (${enumerate(recipients)}).`,
        );
      return exhaustive === true
        ? notApplicable('No personal data leave the EEA, by any kind of data or access.')
        : undecided(
            'The statement says that personal data stay in the EEA, but not for every kind of data and access.',
            'the promise of the EEA does not cover all data and access',
          );
    },
    { opposedBy: OPPOSED_BY },
  );
