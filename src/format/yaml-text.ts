import { formatYaml } from '../input/yaml/format-yaml.js';
import type { Mapping } from '../input/plain-data.js';

/** Texts that begin with a letter and contain nothing to escape. */
const USUAL = /^[A-Za-z][\w .,;:()'"/+=&*!|<>{}?@^~$%`À-ÖØ-öø-ſ–—‘’“”…€§·×→≥≤-]*$/;
/** Texts that a YAML 1.1 parser reads as something else. */
const OTHER_THAN_TEXT = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;
/** The end of an unquoted text, or what would be read as a key. */
const NEEDS_QUOTES = /: |[ :]$/;
/** A digest with letters that occur in no number. */
const HEX_TEXT = /^[\da-f]*[acdf][\da-f]*$/;

/**
 * Writes a common text as the library does: quoted only if needed, with single quotes if these avoid an
 * escape.
 */
function usualText(text: string): string {
  if (!NEEDS_QUOTES.test(text)) return text;
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

const isUsual = (text: string): boolean => USUAL.test(text) && !OTHER_THAN_TEXT.test(text);

/** The most texts kept in a cache. */
const MOST_KEPT = 10_000;

/** Caches a function of a text, since the same texts recur. */
function memoizeText(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size === MOST_KEPT) known.clear();
    const result = compute(text);
    known.set(text, result);
    return result;
  };
}

const valueByLibrary = (text: string): string => formatYaml({ x: text }).slice('x: '.length, -1);
const keyByLibrary = (text: string): string =>
  formatYaml({ x: { [text]: 0 } }).slice('x:\n  '.length, -': 0\n'.length);

/** Whether the library writes a key differently: a long one, or one that could separate documents. */
const hasOddKey = (key: string, indent: string): boolean =>
  key.length > 500 || (indent === '' && /^(?:---|\.\.\.)/.test(key));

const isCollection = (value: unknown): value is unknown[] | Mapping =>
  typeof value === 'object' && value !== null;
const presentMembers = (value: Mapping): [string, unknown][] =>
  Object.entries(value).filter(([, item]) => item !== undefined);

/**
 * Writes plain data just as `formatYaml` does, byte for byte. The library builds a node for every value
 * first: for a large report, that takes ten times as long and several times the memory.
 */
class YamlWriter {
  readonly #value = memoizeText(valueByLibrary);
  readonly #key = memoizeText(keyByLibrary);

  #scalar(value: unknown): string {
    if (typeof value !== 'string') return JSON.stringify(value ?? null);
    if (isUsual(value)) return usualText(value);
    return HEX_TEXT.test(value) ? value : this.#value(value);
  }

  key(name: string): string {
    return isUsual(name) ? usualText(name) : this.#key(name);
  }

  /** A member of a mapping, indented except for its first line. */
  member(key: string, value: unknown, indent: string): string {
    if (hasOddKey(key, indent))
      return formatYaml({ [key]: JSON.parse(JSON.stringify(value)) as unknown })
        .slice(0, -1)
        .replaceAll('\n', `\n${indent}`);
    const name = this.key(key);
    const inner = `${indent}  `;
    return isEmptyOrScalar(value)
      ? `${name}: ${this.node(value, inner)}`
      : `${name}:\n${inner}${this.node(value, inner)}`;
  }

  /** A value, indented except for its first line. */
  node(value: unknown, indent: string): string {
    if (!isCollection(value)) return this.#scalar(value);
    if (Array.isArray(value))
      return value.length === 0
        ? '[]'
        : value.map((item) => `- ${this.node(item, `${indent}  `)}`).join(`\n${indent}`);
    const members = presentMembers(value);
    return members.length === 0
      ? '{}'
      : members.map(([key, item]) => this.member(key, item, indent)).join(`\n${indent}`);
  }
}

const isEmptyOrScalar = (value: unknown): boolean =>
  !isCollection(value) || (Array.isArray(value) ? value : presentMembers(value)).length === 0;

/** Formats plain data as YAML, just as `formatYaml` does, in small pieces even for large data. */
export function* yamlPieces(value: unknown): Iterable<string> {
  const writer = new YamlWriter();
  if (isEmptyOrScalar(value)) {
    yield formatYaml(JSON.parse(JSON.stringify(value ?? null)));
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) yield `- ${writer.node(item, '  ')}\n`;
    return;
  }
  for (const [key, item] of presentMembers(value as Mapping)) {
    if (isEmptyOrScalar(item) || hasOddKey(key, '')) yield `${writer.member(key, item, '')}\n`;
    else {
      yield `${writer.key(key)}:\n`;
      if (Array.isArray(item)) for (const one of item) yield `  - ${writer.node(one, '    ')}\n`;
      else
        for (const [name, one] of presentMembers(item as Mapping))
          yield `  ${writer.member(name, one, '  ')}\n`;
    }
  }
}
