import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace } from '../evidence/named-places.js';
import { sentenceOn } from './place-words.js';
import { type Answer, fail, pass, undecided } from './rule.js';
import { placeStanding } from './place-standing.js';
import { sameParty } from './same-party.js';
import { isAdequacy, isReliedOn, reliedTools, type Tool } from './tool-kinds.js';
import { judgeTool } from './transfer-tools.js';
import { weigh } from './weigh.js';

/**
 * Whether a place needs nothing more: `covered`: it lies in the EEA, or an adequacy decision or a tool covers it;
 * `region`: which countries it means is open; `open`: whether a tool covers it is; `none`: nothing covers it.
 */
export type Cover = 'covered' | 'region' | 'open' | 'none';

type Match = 'covered' | 'open' | 'none';

/** Whether a circle of importers contains the party at a place. An affiliate can be a sub-processor too. */
function inCircle({ kind, attribute }: NamedPlace, circle: 'every-sub-processor' | 'group-members'): Match {
  const isSub = attribute === 'sub-processors' || kind === 'sub-processor';
  const isGroup = attribute === 'contracting-entity' || kind === 'provider' || kind === 'affiliate';
  if (circle === 'every-sub-processor' ? isSub : isGroup) return 'covered';
  return kind === undefined && attribute !== 'contracting-entity' ? 'open' : 'none';
}

/** Whether the importer of a tool is the party at a place. */
function matchOf(place: NamedPlace, importer: Tool['importer']): Match {
  if (place.party === undefined || importer === undefined) return 'open';
  if (importer === 'every-sub-processor' || importer === 'group-members') return inCircle(place, importer);
  return sameParty(importer, { name: place.party, legal_form: place.legal_form }) ? 'covered' : 'none';
}

/** Whether a valid tool covers a place outside the EEA. */
function byTool(place: NamedPlace, tool: Tool): Match {
  const countries = tool.countries ?? (tool.tool === 'dpf' ? ['US'] : undefined);
  if (countries !== undefined && !countries.includes(place.place)) return 'none';
  const match = matchOf(place, tool.importer);
  if (match !== 'open' || place.party !== undefined) return match;
  // Who receives the data there is not stated: a tool for the country covers it, the certification of one entity may not.
  return countries === undefined || (isAdequacy(tool) && place.as !== 'tool') ? 'open' : 'covered';
}

/** What valid tools, those of an adequacy decision among them, are to a place. */
export function coverOf(place: NamedPlace, tools: readonly Tool[], world: World): Cover {
  const standing = placeStanding(place, world);
  if (standing === 'eea' || standing === 'adequate') return 'covered';
  if (standing === 'region') return 'region';
  const matches = tools.map((tool) => byTool(place, tool));
  if (matches.includes('covered')) return 'covered';
  const isFlawed = standing !== 'third' && standing !== 'uncertified';
  return isFlawed || matches.includes('open') ? 'open' : 'none';
}

/** How a sentence on a place ends that nothing covers, where that is open, and where the countries are. */
export type Lacks = Readonly<Record<'none' | 'open' | 'region', string>>;

/** What is said of places that nothing covers. */
export const judgeCover = (
  places: readonly NamedPlace[],
  tools: readonly Tool[],
  world: World,
  lacks: Lacks,
): Answer =>
  weigh(
    ...places.map((place) => {
      const cover = coverOf(place, tools, world);
      if (cover === 'covered') return pass();
      const message = `${sentenceOn(place)}${lacks[cover]}.`;
      return cover === 'none' ? fail(message) : undecided(message);
    }),
  );

/** The valid tools of some values, and of all statements that are proof. */
export const validTools = (values: readonly AttributeValue<'transfer-tools'>[], world: World): Tool[] =>
  [
    ...values.flatMap((value) => reliedTools(value, world)),
    ...world.onFile.tools.filter((tool) => concernsContent(tool) && isReliedOn(tool, world)),
  ].filter((tool) => judgeTool(tool, world).kind === 'pass');

/** Those of them that certify a recipient under an adequacy decision. */
export const certifications = (values: readonly AttributeValue<'transfer-tools'>[], world: World): Tool[] =>
  validTools(values, world).filter(isAdequacy);
