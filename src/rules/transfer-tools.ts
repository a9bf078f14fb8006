import type { Adequacy, World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { countryLabel } from '../input/countries.js';
import { isCollective } from '../evidence/party.js';
import { concernsContent, type NamedPlace } from '../evidence/named-places.js';
import { lookUpFlaw, placeStatus, placeSentence } from './places.js';
import { type Answer, fail, pass, silent, undecided, weigh } from './rule.js';
import {
  bothNamed,
  groupFits,
  isAdequacy,
  isReliedOn,
  moduleFits,
  importerIsNotYou,
  partyLabel,
  reliedTools,
  judgeStatedParts,
  type Tool,
  TOOL_NAMES,
} from './tools.js';
import { enumerate } from '../input/words.js';
import { partyAt, sameParty } from './same-party.js';

function judgeLookUp({ looked_up }: Tool, decision: Adequacy | undefined, world: World): Answer | false {
  if (looked_up === undefined || decision === undefined) return false;
  const flaw = lookUpFlaw(looked_up, decision, world);
  return flaw !== undefined && undecided(`The entity was looked up on ${looked_up}, ${flaw}.`);
}

/** A certification covers one entity, not a group. */
function oneEntity({ importer }: Tool): Answer | false {
  return (
    importer !== undefined &&
    isCollective(importer) &&
    undecided(`One certified entity has to be named as importer; given is ${partyLabel(importer)}.`)
  );
}

const certified = (tool: Tool, name: string, countries: readonly string[], world: World): Answer =>
  weigh(
    judgeStatedParts(tool, name, ['exporter', 'importer', 'looked_up']),
    oneEntity(tool),
    ...countries.map((country) => judgeLookUp(tool, world.adequacy[country], world)),
  );

function adequacy(tool: Tool, world: World): Answer {
  const outsideEea = (tool.countries ?? []).filter((country) => !world.eea.includes(country));
  const without = outsideEea.filter((country) => world.adequacy[country] === undefined).map(countryLabel);
  const limited = [...new Set(outsideEea)].filter((country) => world.adequacy[country]?.entity === true);
  const named = enumerate(limited.map(countryLabel));
  return weigh(
    without.length > 0 && fail(`There is no adequacy decision for ${enumerate(without)}.`),
    limited.length === 0 &&
      judgeStatedParts(tool, `${TOOL_NAMES.adequacy} named`, ['countries', 'exporter', 'importer']),
    limited.length > 0 &&
      certified(
        tool,
        `The adequacy decision for ${named}, which covers certified or qualifying entities only, is named`,
        limited,
        world,
      ),
    // An entry has one importer and one look-up.
    limited.length > 1 && undecided(`One entity is looked up in one country only; ${named} need one each.`),
  );
}

function framework(tool: Tool, world: World): Answer {
  const others = (tool.countries ?? []).filter((country) => country !== 'US').map(countryLabel);
  return weigh(
    world.adequacy.US === undefined && fail(`There is no adequacy decision for ${countryLabel('US')}.`),
    others.length > 0 && fail(`The Data Privacy Framework does not cover ${enumerate(others)}.`),
    certified(tool, `${TOOL_NAMES.dpf} named`, ['US'], world),
  );
}

/** A tool for EEA countries only is no tool for a transfer outside the EEA. */
function judgeCountries({ tool, countries = [] }: Tool, { eea }: World): Answer | false {
  const isInside = countries.length > 0 && countries.every((country) => eea.includes(country));
  return (
    isInside &&
    fail(
      `${TOOL_NAMES[tool]} named for ${enumerate(countries.map(countryLabel))} only, inside the EEA; an importer outside it is required.`,
    )
  );
}

function byKind(tool: Tool, world: World): Answer {
  const name = `${TOOL_NAMES[tool.tool]} named`;
  switch (tool.tool) {
    case 'adequacy':
      return weigh(importerIsNotYou(tool), adequacy(tool, world));
    case 'dpf':
      return weigh(importerIsNotYou(tool), framework(tool, world));
    case 'scc':
      return weigh(moduleFits(tool), judgeStatedParts(tool, name, ['module', 'exporter', 'importer']));
    case 'bcr':
      return weigh(groupFits(tool), judgeStatedParts(tool, name, ['exporter', 'importer']));
    case 'derogation':
      return fail('A derogation (Art. 49) is not a tool for the regular traffic of an API.');
  }
}

/** Checks that a transfer tool has everything needed to rely on it. */
export const judgeTool = (tool: Tool, world: World): Answer =>
  weigh(byKind(tool, world), judgeCountries(tool, world), bothNamed(tool));

/** Checks that the tools in use for content are valid and are said to cover every transfer. */
export function judgeTools(value: AttributeValue<'transfer-tools'>, world: World): Answer {
  if (!value.tools.some(concernsContent)) return silent('The tools are for other data than content.');
  const inUse = reliedTools(value, world);
  return weigh(
    inUse.length === 0 &&
      undecided('No tool is relied on for content today; those named are fallbacks, or begin later.'),
    ...inUse.map((tool) => judgeTool(tool, world)),
    value.exhaustive !== true && silent('The tools are not said to cover every transfer.'),
  );
}

/**
 * How a place is covered. `covered`: it is in the EEA, or an adequacy decision or a tool covers it. `region`:
 * it is open which countries are meant. `open`: it is open whether anything covers it. `none`: nothing does.
 */
export type PlaceCover = 'covered' | 'region' | 'open' | 'none';

type ToolMatch = 'covered' | 'open' | 'none';

/**
 * Whether a collective of importers includes the party at a place. An affiliate can be a sub-processor too.
 */
function isInCollective(
  { kind, attribute }: NamedPlace,
  collective: 'every-sub-processor' | 'group-members',
): ToolMatch {
  const isSub = attribute === 'sub-processors' || kind === 'sub-processor';
  const isGroup = attribute === 'contracting-entity' || kind === 'provider' || kind === 'affiliate';
  if (collective === 'every-sub-processor' ? isSub : isGroup) return 'covered';
  return kind === undefined && attribute !== 'contracting-entity' ? 'open' : 'none';
}

/** Whether the importer of a tool is the party at a place. */
function matchOf(place: NamedPlace, importer: Tool['importer']): ToolMatch {
  const party = partyAt(place);
  if (party === undefined || importer === undefined) return 'open';
  if (importer === 'every-sub-processor' || importer === 'group-members')
    return isInCollective(place, importer);
  return sameParty(importer, party) ? 'covered' : 'none';
}

/** Whether a valid tool covers a place outside the EEA. */
function byTool(place: NamedPlace, tool: Tool): ToolMatch {
  const countries = tool.countries ?? (tool.tool === 'dpf' ? ['US'] : undefined);
  if (countries !== undefined && !countries.includes(place.place)) return 'none';
  const match = matchOf(place, tool.importer);
  if (match !== 'open' || place.party !== undefined) return match;
  // The recipient there is not stated. A tool for the country covers it; the certification of one entity may
  // not.
  return countries === undefined || (isAdequacy(tool) && place.as !== 'tool') ? 'open' : 'covered';
}

/** How valid tools, including adequacy decisions, cover a place. */
export function coverOf(place: NamedPlace, tools: readonly Tool[], world: World): PlaceCover {
  const status = placeStatus(place, world);
  if (status === 'eea' || status === 'adequate') return 'covered';
  if (status === 'region') return 'region';
  const matches = tools.map((tool) => byTool(place, tool));
  if (matches.includes('covered')) return 'covered';
  const isFlawed = status !== 'third' && status !== 'uncertified';
  return isFlawed || matches.includes('open') ? 'open' : 'none';
}

/**
 * How a sentence ends for a place that nothing covers, whose cover is open, or that is a region. `uncertified`:
 * nothing covers it, but an adequacy decision would cover certain recipients there.
 */
export type CoverGaps = Readonly<Record<'none' | 'open' | 'region', string>> & { uncertified?: string };

/** The end of a sentence on a place where an adequacy decision covers certain recipients only. */
export const CERTAIN_RECIPIENTS =
  '; the adequacy decision there covers certain recipients only, and the statement does not say that this is one';

/** Answers for the places that are not covered. */
export const judgeCover = (
  places: readonly NamedPlace[],
  tools: readonly Tool[],
  world: World,
  coverGaps: CoverGaps,
): Answer =>
  weigh(
    ...places.map((place) => {
      const cover = coverOf(place, tools, world);
      if (cover === 'covered') return pass();
      const isUncertified = cover === 'none' && placeStatus(place, world) === 'uncertified';
      const gap = isUncertified ? (coverGaps.uncertified ?? coverGaps.none) : coverGaps[cover];
      const message = `${placeSentence(place)}${gap}.`;
      return cover === 'none' ? fail(message) : undecided(message);
    }),
  );

/** The valid tools of some values and of all statements that are proof. */
export const validTools = (values: readonly AttributeValue<'transfer-tools'>[], world: World): Tool[] =>
  [
    ...values.flatMap((value) => reliedTools(value, world)),
    ...world.onFile.tools.filter((tool) => concernsContent(tool) && isReliedOn(tool, world)),
  ].filter((tool) => judgeTool(tool, world).kind === 'pass');

/** Those that certify a recipient under an adequacy decision. */
export const certifications = (values: readonly AttributeValue<'transfer-tools'>[], world: World): Tool[] =>
  validTools(values, world).filter(isAdequacy);
