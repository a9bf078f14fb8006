import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../evidence/attributes/attributes.js';
import { pathsOf } from '../../query/attribute-paths.js';
import { operatorsFor } from '../../query/compare.js';
import { fieldsByName, known, typeText, unknown, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { shapeText } from '../../input/shape-text.js';
import { listingReport, type ListingInputs, type ListingReport, type ListText } from './listing-report.js';

const ATTRIBUTE_LIST_TEXT: ListText = {
  list: 'attributes',
  title: 'Attributes: what can be known of providers and models',
  noun: 'attribute',
  nouns: 'attributes',
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
  { name: 'id', title: 'Id', type: { kind: 'id' }, read: (id) => known(id) },
  {
    name: 'subject',
    title: 'Of',
    type: { kind: 'choice', of: ['provider', 'model'] },
    read: (id) => known(attributeOf(id).subject),
  },
  attributeTextField('title', 'Title', (id) => attributeOf(id).title),
  {
    ...{ name: 'stands-for', title: 'Meaning in --where', type: { kind: 'text' } },
    read: (id) => {
      const main = mainOf(id);
      if (main === undefined) return unknown('missing');
      return known([id, ...main.steps].join('.'));
    },
  },
  attributeTextField('type', 'Compared with', (id) => {
    const main = mainOf(id);
    return main === undefined ? '' : typeText(main.type);
  }),
  attributeTextField('operators', 'Operators', (id) => {
    const main = mainOf(id);
    return main === undefined ? '' : operatorsFor(main.type).join(' ');
  }),
  {
    ...{ name: 'paths', title: 'Paths for --where', type: { kind: 'text' }, list: true },
    read: (id) => known(...pathsOf(id).map(({ name }) => name)),
  },
  attributeTextField('value', 'Value in a provider file', (id) => shapeText(attributeOf(id).shape)),
  {
    ...{ name: 'attested-only', title: 'By attestation only', type: { kind: 'boolean' } },
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
      ...(columns.includes('paths')
        ? []
        : ['Other parts go by their path, like retention.periods.kind: --columns id,paths lists them.']),
      ...(columns.includes('value')
        ? ['A question mark: the key may be left out.']
        : ['--columns id,value says how a provider file writes each value.']),
    ],
  });
