import { branchOf } from '../input/branch-of.js';
import { countryLabel } from '../input/countries.js';
import { COLLECTIVE_PARTIES, collectiveText, PARTY, partyText } from './party.js';
import { isRegion, placeLabel, REGIONS } from './place.js';
import type { ShapeFields, Shape, ValueOf } from '../input/shape.js';
import { grouped } from '../input/words.js';
import { NOTHING_STATED, printedAs } from './words/evidence-words-en.js';

const spacedKey = (key: string): string => key.replace(/[_-]/g, ' ');

/** An empty object says so, rather than print an empty line. */
const objectText = (value: Record<string, unknown>, fields: ShapeFields): string => {
  const { shown, ...others } = fields['shown'] === undefined ? { ...value, shown: undefined } : value;
  const text = Object.entries(others)
    .flatMap(([key, item]) => {
      const shape = fields[key];
      if (shape === undefined) return [];
      // The unit names the key already: 30 days, not days: 30 days.
      const isUnit = shape.type === 'integer' && shape.unit === key;
      return [isUnit ? valueText(item, shape) : `${spacedKey(key)}: ${valueText(item, shape)}`];
    })
    .join('; ');
  return [text || NOTHING_STATED, ...(typeof shown === 'string' ? [printedAs(shown)] : [])].join(' ');
};

/** Fixed words for parties and places. */
function ownWords(value: unknown, shape: Shape): string | undefined {
  if (shape.type === 'object')
    return shape.fields === PARTY.fields ? partyText(value as ValueOf<typeof PARTY>) : undefined;
  if (shape.type === 'text') return shape.format === 'country' ? countryLabel(String(value)) : undefined;
  if (shape.type !== 'choice') return undefined;
  if (shape.of === REGIONS && isRegion(value)) return placeLabel(value);
  return shape.of === COLLECTIVE_PARTIES ? collectiveText(String(value)) : undefined;
}

function itemText(item: unknown, shape: Shape): string {
  const branch = branchOf(shape, item);
  const own = ownWords(item, branch);
  if (own !== undefined) return own;
  return branch.type === 'object' ? `[${valueText(item, branch)}]` : valueText(item, branch);
}

function scalarValueText(value: string | number | boolean, shape: Shape): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (shape.type === 'integer' && shape.unit !== undefined)
    return `${grouped(Number(value))} ${Number(value) === 1 ? shape.unit.replace(/s$/, '') : shape.unit}`;
  return String(value);
}

/**
 * Formats a value as one line: keys in words, units spelt out, parties by name, countries by name and code.
 */
export function valueText(value: unknown, union: Shape): string {
  const shape = branchOf(union, value);
  const own = ownWords(value, shape);
  if (own !== undefined) return own;
  switch (shape.type) {
    case 'object':
      return objectText(value as Record<string, unknown>, shape.fields);
    case 'list':
      return (value as unknown[]).map((item) => itemText(item, shape.of)).join(', ') || 'none';
    case 'map':
    case 'either':
      return JSON.stringify(value);
    case 'boolean':
    case 'integer':
    case 'text':
    case 'choice':
      return scalarValueText(value as string | number | boolean, shape);
  }
}
