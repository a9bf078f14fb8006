/**
 * Matches strings and literals, which contain no names; otherwise a name, bare or in double quotes, and what
 * follows it: a bracket makes it a function, a colon a key of a new mapping.
 */
const EXPRESSION_PARTS = /'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|("(?:[^"\\]|\\.)*"|[A-Za-z_]\w*)\s*([(:])?/gs;

function collectKeys(data: unknown, keys: Set<string>): Set<string> {
  if (typeof data !== 'object' || data === null) return keys;
  const isList = Array.isArray(data);
  for (const [key, value] of Object.entries(data)) {
    if (!isList) keys.add(key);
    collectKeys(value, keys);
  }
  return keys;
}

/** The names in a JMESPath expression that are neither in the data nor created by the expression. */
export function unknownNames(expression: string, data: unknown): string[] {
  const known = collectKeys(data, new Set());
  const named: string[] = [];
  for (const [, written = '', next] of expression.matchAll(EXPRESSION_PARTS)) {
    if (written === '') continue;
    const name = written.startsWith('"') ? (JSON.parse(written) as string) : written;
    if (next === ':') known.add(name);
    else if (next !== '(') named.push(name);
  }
  return [...new Set(named)].filter((name) => !known.has(name));
}
