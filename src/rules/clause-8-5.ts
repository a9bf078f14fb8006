import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent } from '../evidence/named-places.js';
import { sameParty } from './same-party.js';
import { isAdequacy, type Tool } from './tool-kinds.js';

type Assessment = AttributeValue<'transfer-assessment'>;

/** The law of a country with an adequacy decision has been found to be no threat; a fallback changes nothing yet. */
const needsClauses = (tool: Tool): boolean =>
  tool.fallback !== true && concernsContent(tool) && !isAdequacy(tool);

const isInForce = ({ effective }: { effective?: string }, asOf: string): boolean =>
  effective === undefined || effective <= asOf;

/** Somebody else's assessment counts once you have reviewed it. */
const isYours = ({ author, your_review }: Assessment, asOf: string): boolean =>
  author !== 'exporter' || (your_review !== undefined && your_review <= asOf);

const isSufficient = (assessment: Assessment, asOf: string): boolean =>
  (assessment.result === 'essentially-equivalent' || assessment.result === 'with-supplementary-measures') &&
  assessment.concluded_on <= asOf &&
  concernsContent(assessment) &&
  isInForce(assessment, asOf) &&
  isYours(assessment, asOf);

const covers = ({ countries, importers }: Assessment, { countries: to = [], importer }: Tool): boolean =>
  to.length > 0 &&
  to.every((country) => countries.includes(country)) &&
  importer !== undefined &&
  (importers === undefined || importers.some((one) => sameParty(one, importer)));

/**
 * Whether clause 8.5 of the standard contractual clauses binds every importer where the law of its country forbids a
 * deletion, and that law was assessed. Only modules 2 and 3 have this clause:
 * https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj
 */
export function isForeignLawBound({ onFile, asOf }: World): boolean {
  const assessments = onFile.assessments.filter((assessment) => isSufficient(assessment, asOf));
  const tools = onFile.tools.filter(needsClauses);
  return (
    tools.length > 0 &&
    tools.every(
      (tool) =>
        tool.tool === 'scc' &&
        (tool.module === '2' || tool.module === '3') &&
        isInForce(tool, asOf) &&
        assessments.some((assessment) => covers(assessment, tool)),
    )
  );
}
