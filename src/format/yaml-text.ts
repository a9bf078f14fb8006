import { formatYaml } from '../input/yaml.js';
import type { Mapping } from '../input/present.js';

/** Texts that begin with a letter and hold nothing that is escaped. */
const USUAL = /^[A-Za-z][\w .,;:()'"/+=&*!|<>{}?@^~$%`À-ÖØ-öø-ſ–—‘’“”…€§·×→≥≤-]*$/;
/** What a reader of YAML 1.1 takes for something else than a text. */
const OTHER_THAN_TEXT = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;
/** What ends a text without quotes, or would be read as a key. */
const NEEDS_QUOTES = /: |[ :]$/;
/** A digest, which no reader takes for a number: it has letters that none has. */
const HEX_TEXT = /^[\da-f]*[acdf][\da-f]*$/;

/** A usual text as the library writes it: double quotes where it needs any, single ones where these spare an escape. */
function usualText(text: string): string {
  if (!NEEDS_QUOTES.test(text)) return text;
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

const isUsual = (text: string): boolean => USUAL.test(text) && !OTHER_THAN_TEXT.test(text);

/** More texts than these are not kept. */
const MOST_KEPT = 10_000;

/** A function of a text whose answers are kept: the same texts come again and again. */
function kept(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size === MOST_KEPT) known.clear();
    const made = compute(text);
    known.set(text, made);
    return made;
  };
}

const valueByLibrary = (text: string): string => formatYaml({ x: text }).slice('x: '.length, -1);
const keyByLibrary = (text: string): string =>
  formatYaml({ x: { [text]: 0 } }).slice('x:\n  '.length, -': 0\n'.length);

/** Whether the library writes a member with that key in another way: a long one, or one that could divide documents. */
const hasOddKey = (key: string, indent: string): boolean =>
  key.length > 500 || (indent === '' && /^(?:---|\.\.\.)/.test(key));

const isCollection = (value: unknown): value is unknown[] | Mapping =>
  typeof value === 'object' && value !== null;
const presentMembers = (value: Mapping): [string, unknown][] =>
  Object.entries(value).filter(([, item]) => item !== undefined);

/**
 * Writes plain data as `formatYaml` does, byte for byte. The library builds a node for each value before it writes any:
 * of a large report that takes ten times as long, and several times the memory.
 */
class YamlWriter {
  readonly #value = kept(valueByLibrary);
  readonly #key = kept(keyByLibrary);

  #scalar(value: unknown): string {
    if (typeof value !== 'string') return JSON.stringify(value ?? null);
    if (isUsual(value)) return usualText(value);
    return HEX_TEXT.test(value) ? value : this.#value(value);
  }

  key(name: string): string {
    return isUsual(name) ? usualText(name) : this.#key(name);
  }

  /** A member of a mapping at an indent, after it on its first line. */
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

  /** A value at an indent, after it on its first line. */
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

/** Plain data as YAML, as `formatYaml` writes it, in pieces that are small even where the data are large. */
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
