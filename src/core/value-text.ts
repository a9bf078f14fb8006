import { countryLabel } from './country-names.js';
import type { Fields, Shape } from './shape.js';

const words = (key: string): string => key.replace(/[_-]/g, ' ');

function objectText(value: Record<string, unknown>, fields: Fields): string {
  return Object.entries(value)
    .flatMap(([key, item]) => {
      const shape = fields[key];
      return shape === undefined ? [] : [`${words(key)}: ${valueText(item, shape)}`];
    })
    .join('; ');
}

const listText = (items: readonly unknown[], shape: Shape): string =>
  items
    .map((item) => (shape.type === 'object' ? `[${valueText(item, shape)}]` : valueText(item, shape)))
    .join(', ');

function plainText(value: string | number | boolean, shape: Shape): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (shape.type === 'integer' && shape.unit !== undefined)
    return `${value} ${value === 1 ? shape.unit.replace(/s$/, '') : shape.unit}`;
  return shape.type === 'text' && shape.format === 'country' ? countryLabel(String(value)) : String(value);
}

/** A value as a line for people: keys in words, units named, countries by name and code. */
export function valueText(value: unknown, shape: Shape): string {
  switch (shape.type) {
    case 'object':
      return objectText(value as Record<string, unknown>, shape.fields);
    case 'list':
      return listText(value as unknown[], shape.of) || 'none';
    case 'map':
    case 'either':
      return JSON.stringify(value);
    case 'boolean':
    case 'integer':
    case 'text':
    case 'choice':
      return plainText(value as string | number | boolean, shape);
  }
}
