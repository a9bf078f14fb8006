import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../evidence/attributes/attributes.js';
import { pathsOf } from '../../query/attribute-paths.js';
import { operatorsFor } from '../../query/compare.js';
import { fieldsByName, known, typeText, unknown, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { shapeText } from '../../input/shape-text.js';
import { listingReport, type ListingInputs, type ListingReport, type ListText } from './listing-report.js';
import { COLUMN_TITLES, LIST_HEADS, LIST_NOTES } from '../words-en.js';

const ATTRIBUTE_LIST_TEXT: ListText = {
  list: 'attributes',
  ...LIST_HEADS.attributes,
  columns: ['id', 'subject', 'title', 'stands-for', 'type'],
};

const attributeTextField = (
  name: string,
  title: string,
  read: (id: AttributeId) => string,
): Field<AttributeId> => ({
  ...{ name, title, type: { kind: 'text' } },
  read: (id) => known(read(id)),
});

/** The path that the bare id means. */
const mainOf = (id: AttributeId) => pathsOf(id).find(({ name }) => name === id);

const ATTRIBUTE_LIST_FIELDS: Field<AttributeId>[] = [
  { name: 'id', title: COLUMN_TITLES.id, type: { kind: 'id' }, read: (id) => known(id) },
  {
    name: 'subject',
    title: COLUMN_TITLES.of,
    type: { kind: 'choice', of: ['provider', 'model'] },
    read: (id) => known(attributeOf(id).subject),
  },
  attributeTextField('title', COLUMN_TITLES.title, (id) => attributeOf(id).title),
  {
    ...{ name: 'stands-for', title: COLUMN_TITLES.meaning, type: { kind: 'text' } },
    read: (id) => {
      const main = mainOf(id);
      if (main === undefined) return unknown('missing');
      return known([id, ...main.steps].join('.'));
    },
  },
  attributeTextField('type', COLUMN_TITLES.comparedWith, (id) => {
    const main = mainOf(id);
    return main === undefined ? '' : typeText(main.type);
  }),
  attributeTextField('operators', COLUMN_TITLES.operators, (id) => {
    const main = mainOf(id);
    return main === undefined ? '' : operatorsFor(main.type).join(' ');
  }),
  {
    ...{ name: 'paths', title: COLUMN_TITLES.paths, type: { kind: 'text' }, list: true },
    read: (id) => known(...pathsOf(id).map(({ name }) => name)),
  },
  attributeTextField('value', COLUMN_TITLES.value, (id) => shapeText(attributeOf(id).shape)),
  {
    ...{ name: 'attested-only', title: COLUMN_TITLES.attestedOnly, type: { kind: 'boolean' } },
    read: (id) => known(attributeOf(id).attestedOnly === true),
  },
];

/** The fields that rows can be filtered and sorted by. */
export const ATTRIBUTE_FIELDS: Fields<AttributeId> = fieldsByName(ATTRIBUTE_LIST_FIELDS);

/** Makes the report of `attributes`: the vocabulary, for `--where` and for writing a provider file. */
export const attributesReport = (
  inputs: Omit<ListingInputs, 'policy'>,
  selection: Selection,
): ListingReport =>
  listingReport(inputs, ATTRIBUTE_LIST_TEXT, { rows: ATTRIBUTE_IDS, fields: ATTRIBUTE_FIELDS }, selection, {
    notesFor: (_rows, columns) => [
      ...(columns.includes('paths') ? [] : [LIST_NOTES.otherPaths]),
      ...(columns.includes('value') ? [LIST_NOTES.questionMark] : [LIST_NOTES.values]),
    ],
  });
