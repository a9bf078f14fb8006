import { forJson } from './escape.js';

const JSON_INDENT = '  ';

/** The items of a list, or the present members of a mapping, each after its key. */
const itemsOf = (value: object): [head: string, item: unknown][] =>
  Array.isArray(value)
    ? value.map((item: unknown) => ['', item])
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [`${forJson(JSON.stringify(key))}: `, item]);

/** A value in one piece, indented except for its first line. No string contains a raw line end. */
const whole = (value: unknown, indent: string): string =>
  forJson(JSON.stringify(value ?? null, null, JSON_INDENT)).replaceAll('\n', `\n${indent}`);

/**
 * Formats plain data as JSON with an indent of two, in pieces: each item is one, down to `levels`. The text
 * of a large report is several times its data, and can exceed the longest string in Node.
 */
export function* jsonPieces(value: unknown, levels = 2, indent = ''): Iterable<string> {
  const items = levels > 0 && typeof value === 'object' && value !== null ? itemsOf(value) : [];
  if (items.length === 0) {
    yield whole(value, indent);
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = indent + JSON_INDENT;
  for (const [index, [head, item]] of items.entries()) {
    yield `${index === 0 ? open : ','}\n${inner}${head}`;
    yield* jsonPieces(item, levels - 1, inner);
  }
  yield `\n${indent}${close}`;
}
