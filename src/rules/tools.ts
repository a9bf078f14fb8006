import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent } from '../evidence/named-places.js';
import { type Collective, isCollective, isNamedParty } from '../evidence/party.js';
import { type Answer, fail, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';

export type TransferTools = AttributeValue<'transfer-tools'>;

export type Tool = AttributeValue<'transfer-tools'>['tools'][number];

/** Each tool as the start of a sentence that continues with "named" or "relied on". */
export const TOOL_NAMES: Readonly<Record<Tool['tool'], string>> = {
  adequacy: 'An adequacy decision is',
  dpf: 'The Data Privacy Framework is',
  scc: 'Standard contractual clauses are',
  bcr: 'Binding corporate rules are',
  derogation: 'A derogation (Art. 49) is',
};

/** Whether a tool is in use today: it is no fallback, and has taken effect. */
export const isReliedOn = ({ fallback, effective }: Tool, { asOf }: World): boolean =>
  fallback !== true && (effective === undefined || effective <= asOf);

/** The tools that are in use today for content, or for unspecified data. */
export const reliedTools = ({ tools }: AttributeValue<'transfer-tools'>, world: World): Tool[] =>
  tools.filter((tool) => concernsContent(tool) && isReliedOn(tool, world));

/** Whether a tool is based on an adequacy decision, so that no assessment is needed. */
export const isAdequacy = ({ tool }: Tool): boolean => tool === 'adequacy' || tool === 'dpf';

/** Whether a tool is a safeguard under Art. 46, which is valid only with an assessment. */
export const isSafeguard = ({ tool }: Tool): boolean => tool === 'scc' || tool === 'bcr';

type Side = 'exporter' | 'importer';
type SideParty = NonNullable<Tool[Side]>;

const COLLECTIVES: Readonly<Record<Collective, string>> = {
  you: 'you',
  'every-sub-processor': 'every sub-processor',
  'group-members': 'the members of the group',
};

/** The kind of a party, or a collective. */
type PartyKind = Exclude<SideParty, string>['kind'] | Collective;

/** A party's relation to you; undefined for free text, which does not say. */
function partyKindOf(party: SideParty | undefined): PartyKind | undefined {
  if (party === undefined) return undefined;
  if (typeof party === 'object') return party.kind;
  return isCollective(party) ? party : undefined;
}

/** A party for people. */
export const partyLabel = (party: SideParty): string =>
  typeof party === 'object' ? party.name : isCollective(party) ? COLLECTIVES[party] : `“${party}”`;

/** A brand or free text does not identify a legal entity. A collective does if it is a closed group. */
const isNamed = (party: SideParty, side: Side, { tool }: Tool): boolean =>
  isNamedParty(party, [
    'you',
    ...(side === 'importer' ? (['every-sub-processor'] as const) : []),
    ...(tool === 'bcr' ? (['group-members'] as const) : []),
  ]);

/** The answer for a party that is not identified as a legal entity. */
export const unnamed = (side: Side, party: SideParty): Answer =>
  undecided(
    `The ${side} is given as ${partyLabel(party)}; the policy asks for a legal entity with its kind, and a legal form or register entry.`,
    `${side} not named as a legal entity`,
  );

function judgeNamedParty(tool: Tool, side: Side): Answer | false {
  const party = tool[side];
  if (party === undefined || isNamed(party, side, tool)) return false;
  return unnamed(side, party);
}

const TOOL_PART_WORDS = {
  module: 'module',
  exporter: 'exporter',
  importer: 'importer',
  looked_up: 'the day of the look-up',
  countries: 'country',
} as const;

/** The tools in a few words, for one line. */
const SHORT_NAMES: Readonly<Record<Tool['tool'], string>> = {
  adequacy: 'adequacy decision',
  dpf: 'Data Privacy Framework',
  scc: 'SCCs',
  bcr: 'BCRs',
  derogation: 'derogation',
};

function missingBrief({ tool }: Tool, missing: readonly (keyof typeof TOOL_PART_WORDS)[]): string {
  const isBoth = missing.includes('exporter') && missing.includes('importer');
  const words = missing
    .filter((part) => !isBoth || part !== 'exporter')
    .map((part) => (isBoth && part === 'importer' ? 'parties' : TOOL_PART_WORDS[part]));
  return `${SHORT_NAMES[tool]} named, no ${enumerate(words, 'or')}`;
}

/** Checks that parts of a tool are stated; `name` starts the sentence. */
export function judgeStatedParts(
  tool: Tool,
  name: string,
  parts: readonly (keyof typeof TOOL_PART_WORDS)[],
): Answer {
  const missing = parts.filter((part) => tool[part] === undefined);
  const words = missing.map((part) => TOOL_PART_WORDS[part]);
  return weigh(
    missing.length > 0 && undecided(`${name} without ${enumerate(words)}.`, missingBrief(tool, missing)),
  );
}

/** Checks that both parties are identified as legal entities. */
export const bothNamed = (tool: Tool): Answer =>
  weigh(judgeNamedParty(tool, 'exporter'), judgeNamedParty(tool, 'importer'));

interface PartyKinds {
  exporter: readonly string[];
  importer: readonly string[];
  /** The parties that it is between, to follow the tool's name. */
  direction: string;
}

/** Modules 2 and 3 of the standard contractual clauses of Decision (EU) 2021/914. */
const MODULES: Readonly<Record<string, PartyKinds>> = {
  '2': {
    exporter: ['you'],
    importer: ['provider', 'affiliate'],
    direction: 'from you to your processor',
  },
  '3': {
    exporter: ['provider', 'affiliate', 'sub-processor'],
    importer: ['affiliate', 'sub-processor', 'every-sub-processor'],
    direction: 'from a processor to its sub-processor',
  },
};

const GROUP: PartyKinds = {
  exporter: ['you', 'provider', 'affiliate', 'group-members'],
  importer: ['provider', 'affiliate', 'group-members'],
  direction: 'within the group of the provider',
};

const KIND_NAMES: Readonly<Record<PartyKind, string>> = {
  provider: 'the provider',
  affiliate: 'an affiliate of the provider',
  'sub-processor': 'a sub-processor',
  other: 'another party',
  ...COLLECTIVES,
};

function fitsPair(tool: Tool, name: string, pair: PartyKinds): Answer {
  return weigh(
    ...(['exporter', 'importer'] as const).map((side) => {
      const kind = partyKindOf(tool[side]);
      const party = tool[side];
      if (kind === undefined || party === undefined || pair[side].includes(kind)) return false;
      // Not identified at all, which another check reports.
      if (!isNamed(party, side, tool) && typeof party === 'string') return false;
      return fail(`${name} ${pair.direction}; the ${side} is ${KIND_NAMES[kind]}.`);
    }),
  );
}

/** Checks that the module of the standard contractual clauses fits the parties. */
export function moduleFits(tool: Tool): Answer | false {
  const { module } = tool;
  if (module === undefined) return false;
  const pair = MODULES[module];
  return pair === undefined
    ? fail(
        `Module ${module} of the standard contractual clauses is not for transfers to a processor; module 2 or 3 is required.`,
      )
    : fitsPair(tool, `Module ${module} of the standard contractual clauses is for transfers`, pair);
}

/** The data is yours to send: receiving it back needs no tool. */
export const importerIsNotYou = (tool: Tool): Answer | false =>
  partyKindOf(tool.importer) === 'you' &&
  fail(`${TOOL_NAMES[tool.tool]} for transfers to a recipient outside the EEA; the importer is you.`);

/** Checks that binding corporate rules are named for members of the group only. */
export const groupFits = (tool: Tool): Answer => fitsPair(tool, `${TOOL_NAMES.bcr} for transfers`, GROUP);
