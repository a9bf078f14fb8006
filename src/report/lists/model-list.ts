import { behindIn } from '../../evidence/behind.js';
import type { Dataset, Model, Provider } from '../../evidence/dataset.js';
import { statementsOn, type QueryContext } from '../../query/claim-values.js';
import { isTiered, readCost, type Volume } from '../../query/cost.js';
import { fieldsByName, known, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { modelIdsOf } from '../../evidence/subject.js';
import { isGap } from '../../verdict/finding.js';
import { behindTargets } from '../../verdict/targets.js';
import { attributeFields, evidenceOfModel, type RowEvidence } from './attribute-fields.js';
import { listingReport, type ListingReport, type ListText, shownNotice } from './listing-report.js';
import { marksOf, isPrice } from './model-marks.js';
import { viewpointOf, type EvaluableInputs } from './provider-list.js';
import { findingIndex, ruleFields } from './rule-fields.js';
import { COLUMN_TITLES, LIST_HEADS, LIST_NOTES } from '../words-en.js';

interface ModelRow {
  id: string;
  provider: Provider;
  model: Model;
  onFile: RowEvidence;
}

const MODEL_LIST_TEXT: ListText = {
  list: 'models',
  ...LIST_HEADS.models,
  columns: ['model', 'id', 'modality', 'context', 'input-price', 'output-price'],
};

/** The cost replaces the modality: with more columns, the table does not fit 80 characters. */
const COST_COLUMNS = [...MODEL_LIST_TEXT.columns.filter((name) => name !== 'modality'), 'cost'];

const ownFields = ({ providers }: Dataset): Field<ModelRow>[] => [
  {
    name: 'model',
    title: COLUMN_TITLES.model,
    type: { kind: 'text' },
    read: ({ provider, model }) => known(`${provider.name}: ${model.name}`),
  },
  { name: 'id', title: COLUMN_TITLES.id, type: { kind: 'id' }, read: ({ id }) => known(id) },
  { name: 'name', title: COLUMN_TITLES.name, type: { kind: 'text' }, read: ({ model }) => known(model.name) },
  {
    name: 'provider',
    title: COLUMN_TITLES.provider,
    type: { kind: 'choice', of: providers.map(({ id }) => id) },
    read: ({ provider }) => known(provider.id),
  },
  {
    name: 'other-ids',
    title: COLUMN_TITLES.otherIds,
    type: { kind: 'id' },
    list: true,
    read: ({ model }) => known(...model.aliases.map(({ id }) => id)),
  },
  {
    name: 'file',
    title: COLUMN_TITLES.file,
    type: { kind: 'text' },
    read: ({ model }) => known(model.location.file),
  },
];

/** The titles of the card's table. */
const SHORT_TITLES: Record<string, string> = {
  context: COLUMN_TITLES.context,
  'input-price': COLUMN_TITLES.input,
  'output-price': COLUMN_TITLES.output,
};

const pricesOf = ({ provider, onFile }: ModelRow, view: QueryContext): Parameters<typeof readCost>[0] => ({
  input: statementsOn(onFile.claims, 'input-price', provider, view),
  output: statementsOn(onFile.claims, 'output-price', provider, view),
});

const costField = (volume: Volume | undefined, view: QueryContext): Field<ModelRow> => ({
  name: 'cost',
  title: COLUMN_TITLES.cost,
  type: { kind: 'decimal', unit: 'USD' },
  read: (row) => readCost(pricesOf(row, view), volume ?? { input: 0, output: 0 }),
  ...(volume === undefined
    ? {
        refused: {
          message: 'cost needs a number of tokens',
          hint: 'Say how many with --input-tokens and --output-tokens, like --input-tokens 100K.',
        },
      }
    : {}),
});

function priceNotes(
  rows: readonly ModelRow[],
  columns: readonly string[],
  view: QueryContext,
  volume?: Volume,
): string[] {
  const tiered = rows.filter((row) => Object.values(pricesOf(row, view)).some(isTiered)).map(({ id }) => id);
  const priced = columns.some(isPrice);
  return [
    ...(priced ? [LIST_NOTES.prices] : []),
    ...(tiered.length > 0 && priced ? [LIST_NOTES.tiers(tiered)] : []),
    ...(volume === undefined ? [] : [LIST_NOTES.cost(volume.input, volume.output)]),
  ];
}

function modelRowsOf(dataset: Dataset): ModelRow[] {
  const idOf = modelIdsOf(dataset);
  return dataset.providers.flatMap((provider) =>
    provider.models.map((model) => ({
      ...{ id: idOf(model), provider, model, onFile: evidenceOfModel(provider, model) },
    })),
  );
}

/**
 * The fields that models can be filtered and sorted by; with a cost only if the size of a request is given.
 */
export function modelFields(inputs: EvaluableInputs, volume?: Volume): Fields<ModelRow> {
  const { dataset, policy } = inputs;
  const view = viewpointOf(inputs);
  const findingOf = findingIndex(inputs.evaluate);
  const attributes = attributeFields<ModelRow>(view, ({ onFile }) => onFile);
  const context = { asOf: inputs.asOf, idOf: modelIdsOf(dataset) };
  const rules = ruleFields<ModelRow>(policy, ({ id, provider, model }, entry) => {
    const finding = findingOf(entry.id, id) ?? findingOf(entry.id, provider.id);
    const behind = behindTargets(behindIn(dataset).get(model) ?? [], provider, {
      ...context,
      rule: entry.rule,
    });
    const found = [finding ?? [], ...behind.map((target) => findingOf(entry.id, target.id) ?? [])].flat();
    // With several hops, a rule is met only if every hop meets it.
    const gaps = found.filter(isGap);
    return gaps.length > 0 ? gaps : found;
  });
  return fieldsByName(
    ownFields(dataset),
    [costField(volume, view)],
    attributes.map((field) => ({ ...field, title: SHORT_TITLES[field.name] ?? field.title })),
    rules,
  );
}

/** Makes the report of `models`; with a volume, each has a price for one request of that size. */
export function modelsReport(inputs: EvaluableInputs, selection: Selection, volume?: Volume): ListingReport {
  const { dataset } = inputs;
  const text = volume === undefined ? MODEL_LIST_TEXT : { ...MODEL_LIST_TEXT, columns: COST_COLUMNS };
  const list = { rows: modelRowsOf(dataset), fields: modelFields(inputs, volume) };
  return listingReport(inputs, text, list, selection, {
    notesFor: (rows, columns) => priceNotes(rows, columns, viewpointOf(inputs), volume),
    marksFor: (row, columns) => marksOf(row, columns, viewpointOf(inputs), volume),
    noticeFor: (rows) => shownNotice(rows.map(({ provider }) => provider)),
  });
}
