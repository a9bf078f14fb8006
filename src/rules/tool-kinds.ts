import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent } from '../evidence/named-places.js';

export type Tool = AttributeValue<'transfer-tools'>['tools'][number];

/** The tools, as they begin a sentence that goes on with "named" or "relied on". */
export const TOOL_NAMES: Readonly<Record<Tool['tool'], string>> = {
  adequacy: 'An adequacy decision is',
  dpf: 'The Data Privacy Framework is',
  scc: 'Standard contractual clauses are',
  bcr: 'Binding corporate rules are',
  derogation: 'A derogation (Art. 49) is',
};

/** Whether a tool is relied on today: a fallback is not, nor what begins later. */
export const isReliedOn = ({ fallback, effective }: Tool, { asOf }: World): boolean =>
  fallback !== true && (effective === undefined || effective <= asOf);

/** The tools of a value that are relied on today for content, or for data that they do not name. */
export const reliedTools = ({ tools }: AttributeValue<'transfer-tools'>, world: World): Tool[] =>
  tools.filter((tool) => concernsContent(tool) && isReliedOn(tool, world));

/** Whether a tool rests on an adequacy decision, so that no assessment is needed. */
export const isAdequacy = ({ tool }: Tool): boolean => tool === 'adequacy' || tool === 'dpf';

/** Whether a tool is a safeguard under Art. 46, which holds only with an assessment. */
export const isSafeguard = ({ tool }: Tool): boolean => tool === 'scc' || tool === 'bcr';
