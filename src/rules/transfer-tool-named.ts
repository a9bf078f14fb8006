import type { World } from '../evidence/world.js';
import type { NamedPlace } from '../evidence/named-places.js';
import { labelsOf, placeOpposers, PLACES_AND_PARTIES, placeStatus } from './places.js';
import {
  type Answer,
  any,
  basis,
  defineRule,
  fail,
  type Objection,
  on,
  opposing,
  undecided,
  weigh,
} from './rule.js';
import { partyAt, sameParty } from './same-party.js';
import { reliedTools, type TransferTools } from './tools.js';
import { judgeCover, judgeTools, type CoverGaps, validTools } from './transfer-tools.js';
import { transfersNone } from './transfers-none.js';
import { enumerate } from '../input/words.js';

/** The words for a place or party outside the EEA without a tool for content. */
const TOOL_GAPS: CoverGaps = {
  none: '; no valid transfer tool is named for that',
  open: '; the statement does not say whether a transfer tool covers that',
  region: ', which may lie outside the EEA; the statement does not say which countries a tool has to cover',
};

/** An importer whose places on file are all in the EEA cannot receive data outside it. */
function importersOutside(
  places: readonly NamedPlace[],
  world: World,
  green: readonly TransferTools[],
): Answer {
  const importers = green.flatMap((value) =>
    reliedTools(value, world).flatMap(({ importer }) => (typeof importer === 'object' ? [importer] : [])),
  );
  return weigh(
    ...importers.map((importer) => {
      const own = places.filter(
        (place) =>
          // Where a party has access from does not say where it is established.
          (place.as === 'seat' || place.attribute !== 'access-locations') &&
          sameParty(partyAt(place) ?? '', importer),
      );
      const isInside = own.length > 0 && own.every((place) => placeStatus(place, world) === 'eea');
      return (
        isInside &&
        fail(
          `The importer ${importer.name} is in ${enumerate(labelsOf(own))}, inside the EEA; a transfer tool needs an importer outside it.`,
        )
      );
    }),
  );
}

const opposers = placeOpposers<TransferTools>(PLACES_AND_PARTIES, (places, _options, world, green) =>
  weigh(
    judgeCover(places, validTools(green, world), world, TOOL_GAPS),
    importersOutside(places, world, green),
  ),
);

/**
 * Recipients in free text are open unless they match an importer of a tool, or a party abroad whose place is
 * proof and is judged. That a tool names a place judges nothing.
 */
const byRecipients = opposing(
  'transfers',
  ({ recipients = [] }, _options, world, green: readonly TransferTools[]): Objection => {
    const importers = validTools(green, world).map(({ importer }) => importer);
    const outsideEea = world.onFile.provenPlaces.flatMap((place) => {
      const isAbroad = !['eea', 'region'].includes(placeStatus(place, world));
      return place.as !== 'tool' && isAbroad ? (partyAt(place) ?? []) : [];
    });
    const open = recipients.filter(
      (recipient) =>
        ![...importers, ...outsideEea].some((party) => party !== undefined && sameParty(party, recipient)),
    );
    return open.length === 0
      ? undefined
      : undecided(
          `Recipients outside the EEA are named in free text (${enumerate(open)}); the statement does not say whether a transfer tool covers them.`,
        );
  },
);

export const transferToolNamed = defineRule({
  id: 'transfer-tool-named',
  title: 'For every transfer outside the EEA a transfer tool is named, with the parties',
  why: 'Each transfer out of the EEA rests on something: an adequacy decision allows it, and without one the law demands appropriate safeguards between named parties.',
  basis: [
    ...basis('GDPR', ['44', '46(1)'], 'requires', 'both'),
    ...basis('GDPR', ['45', '46(2)(b)', '46(2)(c)', '49'], 'permits', 'both'),
  ],
  fix: 'Get, for each transfer, the tool, the module of the standard contractual clauses, exporter and importer, with the annexes filled in.',
  question:
    'For each transfer outside the EEA: which tool, which module of the standard contractual clauses, which exporter and which importer?',
  subject: 'provider',
  about: 'service',
  closingNote: 'A named tool is not an assessment.',
  exemption: 'transfers',
  options: {},
  check: any(
    transfersNone('a tool is needed for each transfer'),
    on('transfer-tools', (value, _options, world) => judgeTools(value, world), {
      opposedBy: [...opposers, byRecipients],
      informs: ['tools.exporter.name', 'tools.importer.name'],
    }),
  ),
});
