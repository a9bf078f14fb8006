import { dateOf } from '../../evidence/claim.js';
import {
  ATTRIBUTE_IDS,
  type AttributeId,
  attributeOf,
  type AttributeValue,
} from '../../evidence/attributes/attributes.js';
import { canonicalJson } from '../../input/digest.js';
import type { Claim, Model, Provider } from '../../evidence/dataset.js';
import { type Statements, statementsOn, type QueryContext } from '../../query/claim-values.js';
import { priceAt, type Volume } from '../../query/cost.js';
import { differsAt, openLeads, reportedTier } from '../../query/reported-differences.js';
import { CELL_MARKS } from '../words-en.js';

/** Notes on cells of a row, by column; a model's end is under `lifecycle`. */
export type Marks = Record<string, string[]>;

const PRICES = ['input-price', 'output-price'] as const;
type PriceId = (typeof PRICES)[number];
export const isPrice = (attribute: string): attribute is PriceId => PRICES.some((one) => one === attribute);

const isUndated = ({ reviewed }: Statements): boolean =>
  reviewed.some((claim) => dateOf(claim) === undefined && claim.attestation === undefined);

/** Whether an open report gives another value. For a price, compares the base price, which is shown. */
function isReportedOtherwise(
  attribute: AttributeId,
  { reviewed }: Statements,
  leads: readonly Claim[],
): boolean {
  if (isPrice(attribute))
    return reviewed.some(({ value }) => differsAt(leads, (value as { usd: string }).usd, 0));
  return leads.some((lead) =>
    reviewed.some(({ value }) => canonicalJson(value) !== canonicalJson(lead.value)),
  );
}

/** What reports say about a model's end, as of their own day. */
function reportedEnds({ planned, retired_on, status }: AttributeValue<'lifecycle'>): string[] {
  if (planned !== undefined) return [CELL_MARKS.endPlanned(planned)];
  if (retired_on !== undefined) return [CELL_MARKS.endedOn(retired_on)];
  return status === 'retired' ? [CELL_MARKS.ended] : [];
}

interface OfferedModel {
  provider: Provider;
  model: Model;
}

/** What reports say against a price for a request of so many input tokens. */
function againstPrice(usd: string, leads: readonly Claim[], inputTokens: number): string[] {
  const tier = reportedTier(leads, usd, inputTokens);
  if (tier !== undefined) return [CELL_MARKS.otherTier(tier)];
  return differsAt(leads, usd, inputTokens) ? [CELL_MARKS.contested] : [];
}

/** The marks on a cost: those on the prices that it needs. */
function costMarks(row: OfferedModel, view: QueryContext, volume: Volume): string[] {
  const needed = PRICES.filter((_, index) => (index === 0 ? volume.input : volume.output) > 0);
  const marks = needed.flatMap((attribute) => {
    const statements = statementsOn(row.model.claims, attribute, row.provider, view);
    const leads = openLeads(statements);
    const against = statements.reviewed.flatMap(({ value }) =>
      againstPrice(priceAt(value as AttributeValue<PriceId>, volume.input), leads, volume.input),
    );
    return [...(isUndated(statements) ? [CELL_MARKS.undated] : []), ...against];
  });
  return [...new Set(marks)];
}

function attributeMarks(attribute: AttributeId, row: OfferedModel, view: QueryContext): string[] {
  const statements = statementsOn(row.model.claims, attribute, row.provider, view);
  if (statements.reviewed.length === 0) return [];
  const leads = openLeads(statements);
  return [
    ...(isUndated(statements) ? [CELL_MARKS.undated] : []),
    ...(isReportedOtherwise(attribute, statements, leads) ? [CELL_MARKS.contested] : []),
  ];
}

/** The model attribute that a column shows. */
function attributeIn(column: string): AttributeId | undefined {
  const id = ATTRIBUTE_IDS.find((one) => column === one || column.startsWith(`${one}.`));
  return id !== undefined && attributeOf(id).subject === 'model' ? id : undefined;
}

/** The marks of a row of models, for the columns shown. */
export function marksOf(
  row: OfferedModel,
  columns: readonly string[],
  view: QueryContext,
  volume?: Volume,
): Marks {
  const lifecycle = statementsOn(row.model.claims, 'lifecycle', row.provider, view);
  const ends = openLeads(lifecycle).flatMap(({ value }) =>
    reportedEnds(value as AttributeValue<'lifecycle'>),
  );
  const ofColumns = columns.map((column): [string, string[]] => {
    if (column === 'cost') return [column, volume === undefined ? [] : costMarks(row, view, volume)];
    const attribute = attributeIn(column);
    return [column, attribute === undefined ? [] : attributeMarks(attribute, row, view)];
  });
  const own = new Map(ofColumns);
  if (ends.length > 0) own.set('lifecycle', [...(own.get('lifecycle') ?? []), ...new Set(ends)]);
  return Object.fromEntries([...own].filter(([, marks]) => marks.length > 0));
}
