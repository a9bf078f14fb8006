import type { Adequacy, World } from '../evidence/adequacy.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { countryLabel } from '../input/country-names.js';
import { isCollective } from '../evidence/named-party.js';
import { concernsContent } from '../evidence/named-places.js';
import { lookUpFlaw } from './look-up.js';
import { fail, silent, undecided, type Answer } from './rule.js';
import { reliedTools, TOOL_NAMES, type Tool } from './tool-kinds.js';
import { bothNamed, groupFits, moduleFits, notToYou, partyLabel, stated } from './tool-parties.js';
import { weigh } from './weigh.js';
import { enumerate } from '../input/phrases.js';

function lookedUp({ looked_up }: Tool, decision: Adequacy | undefined, world: World): Answer | false {
  if (looked_up === undefined || decision === undefined) return false;
  const flaw = lookUpFlaw(looked_up, decision, world);
  return flaw !== undefined && undecided(`The entity was looked up on ${looked_up}, ${flaw}.`);
}

/** One entity is certified, not all of a circle. */
function oneEntity({ importer }: Tool): Answer | false {
  return (
    importer !== undefined &&
    isCollective(importer) &&
    undecided(`One certified entity has to be named as importer; given is ${partyLabel(importer)}.`)
  );
}

const certified = (tool: Tool, name: string, countries: readonly string[], world: World): Answer =>
  weigh(
    stated(tool, name, ['exporter', 'importer', 'looked_up']),
    oneEntity(tool),
    ...countries.map((country) => lookedUp(tool, world.adequacy[country], world)),
  );

function adequacy(tool: Tool, world: World): Answer {
  const abroad = (tool.countries ?? []).filter((country) => !world.eea.includes(country));
  const without = abroad.filter((country) => world.adequacy[country] === undefined).map(countryLabel);
  const limited = [...new Set(abroad)].filter((country) => world.adequacy[country]?.entity === true);
  const named = enumerate(limited.map(countryLabel));
  return weigh(
    without.length > 0 && fail(`There is no adequacy decision for ${enumerate(without)}.`),
    tool.countries === undefined && undecided('An adequacy decision is named without a country.'),
    limited.length === 0 && stated(tool, `${TOOL_NAMES.adequacy} named`, ['exporter', 'importer']),
    limited.length > 0 &&
      certified(
        tool,
        `The adequacy decision for ${named}, which covers certified or qualifying entities only, is named`,
        limited,
        world,
      ),
    // An entry names one importer, and one look-up.
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

/** A tool for countries of the EEA alone is none for a transfer outside it. */
function outside({ tool, countries = [] }: Tool, { eea }: World): Answer | false {
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
      return weigh(notToYou(tool), adequacy(tool, world));
    case 'dpf':
      return weigh(notToYou(tool), framework(tool, world));
    case 'scc':
      return weigh(moduleFits(tool), stated(tool, name, ['module', 'exporter', 'importer']));
    case 'bcr':
      return weigh(groupFits(tool), stated(tool, name, ['exporter', 'importer']));
    case 'derogation':
      return fail('A derogation (Art. 49) is no tool for the regular traffic of an API.');
  }
}

/** Whether a transfer tool is named with all that it takes to rely on it. */
export const judgeTool = (tool: Tool, world: World): Answer =>
  weigh(byKind(tool, world), outside(tool, world), bothNamed(tool));

/** Whether the tools that are relied on for content are valid, and said to cover every transfer. */
export function judgeTools(value: AttributeValue<'transfer-tools'>, world: World): Answer {
  if (!value.tools.some(concernsContent)) return silent('The tools are for other data than content.');
  const relied = reliedTools(value, world);
  return weigh(
    relied.length === 0 &&
      undecided('No tool is relied on for content today; those named are fallbacks, or begin later.'),
    ...relied.map((tool) => judgeTool(tool, world)),
    value.exhaustive !== true && silent('The tools are not said to cover every transfer.'),
  );
}
