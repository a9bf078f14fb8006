import type { Adequacy, World } from '../core/adequacy.js';
import type { AttributeValue } from '../core/attributes.js';
import { countryLabel } from '../core/country-names.js';
import { lookUpFlaw } from './look-up.js';
import { fail, undecided, type Answer } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from './words.js';

type Tool = AttributeValue<'transfer-tools'>['tools'][number];

const PARTS = {
  module: 'module',
  exporter: 'exporter',
  importer: 'importer',
  looked_up: 'the day of the look-up',
} as const;

function stated(tool: Tool, name: string, parts: readonly (keyof typeof PARTS)[]): Answer {
  const missing = parts.filter((part) => tool[part] === undefined).map((part) => PARTS[part]);
  return weigh(missing.length > 0 && undecided(`${name} without ${enumerate(missing)}.`));
}

function lookedUp({ looked_up }: Tool, decision: Adequacy | undefined, world: World): Answer | false {
  if (looked_up === undefined || decision === undefined) return false;
  const flaw = lookUpFlaw(looked_up, decision, world);
  return flaw !== undefined && undecided(`The entity was looked up on ${looked_up}, ${flaw}.`);
}

const certified = (tool: Tool, name: string, countries: readonly string[], world: World): Answer =>
  weigh(
    stated(tool, name, ['importer', 'looked_up']),
    ...countries.map((country) => lookedUp(tool, world.adequacy[country], world)),
  );

function adequacy(tool: Tool, world: World): Answer {
  const abroad = (tool.countries ?? []).filter((country) => !world.eea.includes(country));
  const without = abroad.filter((country) => world.adequacy[country] === undefined).map(countryLabel);
  const limited = [...new Set(abroad)].filter((country) => world.adequacy[country]?.entity === true);
  const named = enumerate(limited.map(countryLabel));
  return weigh(
    without.length > 0 && fail(`There is no adequacy decision for ${enumerate(without)}.`),
    abroad.length === 0 && undecided('An adequacy decision is named without a country outside the EEA.'),
    limited.length === 0 && stated(tool, 'An adequacy decision is named', ['importer']),
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
    certified(tool, 'The Data Privacy Framework is named', ['US'], world),
  );
}

const clauses = (tool: Tool): Answer =>
  weigh(
    (tool.module === '1' || tool.module === '4') &&
      fail(
        `Module ${tool.module} of the standard contractual clauses is not for transfers to a processor; module 2 or 3 is required.`,
      ),
    stated(tool, 'Standard contractual clauses are named', ['module', 'exporter', 'importer']),
  );

/** Whether a transfer tool is named with all that it takes to rely on it. */
export function judgeTool(tool: Tool, world: World): Answer {
  switch (tool.tool) {
    case 'adequacy':
      return adequacy(tool, world);
    case 'dpf':
      return framework(tool, world);
    case 'scc':
      return clauses(tool);
    case 'bcr':
      return stated(tool, 'Binding corporate rules are named', ['exporter', 'importer']);
    case 'derogation':
      return fail('A derogation (Art. 49) is no tool for the regular traffic of an API.');
  }
}
