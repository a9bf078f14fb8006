import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { DataPath } from './present.js';
import { inputError, type Location, type Problem, throwFirst } from './problem.js';
import { hiddenIn, positionFinder, refuseCharacters } from './read-file.js';
import { once } from './memoize.js';
import { quoted } from './words.js';
import { SYNTAX_MESSAGES } from './yaml/messages.js';
import { DepthMeter, documentCounter, REFUSED_TOKENS, type Token } from './yaml/tokens.js';
import { escapeHidden, needsQuotes, wrongKey, wrongNumber } from './yaml/texts.js';

const require = createRequire(import.meta.url);
/** The library, loaded when the first file is parsed: shipped files are compiled. */
const yaml = once(() => require('yaml') as typeof Yaml);

/** A file's data, and the position of each part. */
export interface Document {
  /** The name that problems use for the file. */
  file: string;
  /** Plain objects, arrays, strings, numbers, booleans and null. */
  data: unknown;
  /**
   * The position of the value at a path, or of its key in a mapping. If there is nothing at the path: the
   * position of its nearest ancestor.
   */
  at(path: DataPath): Location;
  /** The build has checked its form. */
  checked?: true;
}

/** The most lexical tokens allowed in a file. */
const TOKEN_LIMIT = 60_000;
/** The deepest nesting allowed of lists and mappings. */
const YAML_DEPTH_LIMIT = 24;
const TOO_DEEP = `is nested deeper than ${YAML_DEPTH_LIMIT} levels`;

/** The position of a part of the data, and its children. */
interface PlacedNode {
  offset: number;
  parts?: NodesByKey;
}
type NodesByKey = Map<string | number, PlacedNode>;

/** The state of reading a file, with the problems found so far. */
interface YamlReading {
  file: string;
  text: string;
  place: (offset: number) => { line: number; column: number };
  problems: Problem[];
}

/**
 * Parses one YAML 1.2 document in the core schema. Refuses what can mislead: anchors, tags, directives, merge
 * keys, duplicate keys, and numbers that would lose digits. Throws an `InputError` with every problem found.
 */
export function parseYaml(text: string, file: string): Document {
  refuseCharacters(text, file);
  const reading: YamlReading = { file, text, place: positionFinder(text), problems: [] };
  const lexemes = lex(reading);
  throwFirst(reading.problems);
  const document = compose(reading, lexemes);
  throwFirst(reading.problems);
  const root: PlacedNode = { offset: document.contents?.range[0] ?? 0 };
  walk(document.contents, root, 1, reading);
  throwFirst(reading.problems);
  const data: unknown = guardParser(file, () => document.toJS({ maxAliasCount: 0 }) as unknown);
  return { file, data, at: (path) => locationAt(reading, root, path) };
}

function addProblem(reading: YamlReading, offset: number, message: string, hint?: string): void {
  const problem = { file: reading.file, ...reading.place(offset), message };
  reading.problems.push(hint === undefined ? problem : { ...problem, hint });
}

/** Markers of zero length that the lexer puts between tokens. */
const lexerMarks = once((): readonly string[] => {
  const { CST } = yaml();
  return [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];
});

function* tokensOf(text: string): Generator<Token> {
  const { CST, Lexer } = yaml();
  let offset = 0;
  let scalar = false;
  for (const source of new Lexer().lex(text)) {
    const type: string = scalar ? 'text' : (CST.tokenType(source) ?? 'text');
    yield { type, source, offset };
    if (scalar || !lexerMarks().includes(source)) offset += source.length;
    scalar = type === 'scalar';
  }
}

/**
 * Splits a text into tokens for the parser. Refuses, in linear time and without recursion, what would harm
 * the parser.
 */
function lex(reading: YamlReading): string[] {
  const lexemes: string[] = [];
  const meter = new DepthMeter();
  const extraDocument = documentCounter();
  for (const token of tokensOf(reading.text)) {
    lexemes.push(token.source);
    const fault = limitFault(lexemes.length, meter.take(token));
    if (fault !== undefined) {
      addProblem(reading, token.offset, fault);
      return lexemes;
    }
    const refused = REFUSED_TOKENS[token.type];
    if (refused !== undefined) addProblem(reading, token.offset, ...refused);
    if (extraDocument(token)) addProblem(reading, token.offset, 'a second document is not allowed');
  }
  return lexemes;
}

function limitFault(count: number, depth: number): string | undefined {
  if (count > TOKEN_LIMIT) return `holds more than ${TOKEN_LIMIT} tokens`;
  // The meter counts a leaf on its own line as a level, too.
  return depth > YAML_DEPTH_LIMIT + 1 ? TOO_DEEP : undefined;
}

const ERROR_MESSAGES: Readonly<Record<Yaml.ErrorCode, string>> = {
  ...SYNTAX_MESSAGES,
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

const PARSE_OPTIONS = {
  schema: 'core',
  version: '1.2',
  stringKeys: true,
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
} as const;

/** The same as the library's `parseDocument`, without lexing the text a second time. */
function documentOf(lexemes: readonly string[], length: number): Yaml.Document.Parsed {
  const { Composer, Parser, YAMLParseError } = yaml();
  const parser = new Parser();
  const tokens = [...lexemes.flatMap((lexeme) => [...parser.next(lexeme)]), ...parser.end()];
  const [document, second] = new Composer(PARSE_OPTIONS).compose(tokens, true, length);
  if (document === undefined) throw new Error('the composer made no document');
  if (second !== undefined) {
    const [start, end] = second.range;
    document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', ''));
  }
  return document;
}

function compose(reading: YamlReading, lexemes: readonly string[]): Yaml.Document.Parsed {
  const document = guardParser(reading.file, () => documentOf(lexemes, reading.text.length));
  // Of several errors at one position, the first is the cause.
  const places = new Set<number>();
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    if (!places.has(pos[0])) addProblem(reading, pos[0], ERROR_MESSAGES[code]);
    places.add(pos[0]);
  }
  if (reading.problems.length === 0 && isNothing(document.contents)) {
    throw inputError('is empty', { file: reading.file });
  }
  return document;
}

/** Calls the library, which does not promise never to throw. */
function guardParser<T>(file: string, step: () => T): T {
  const { stackTraceLimit } = Error;
  try {
    // The library makes an Error for each mistake, and 50,000 stack traces take half a second.
    Error.stackTraceLimit = 0;
    return step();
  } catch {
    throw inputError('cannot be read as YAML', { file });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const isNothing = (node: Yaml.ParsedNode | null): boolean =>
  node === null || (yaml().isScalar(node) && node.value === null && node.source === '');

function walk(node: Yaml.ParsedNode | null, part: PlacedNode, depth: number, reading: YamlReading): void {
  const { isMap, isScalar, isSeq } = yaml();
  if (isScalar(node)) return checkScalar(node, reading);
  if (!isMap(node) && !isSeq(node)) return;
  if (depth > YAML_DEPTH_LIMIT) return addProblem(reading, node.range[0], TOO_DEEP);
  part.parts = new Map();
  if (isMap(node)) return walkMap(node, part.parts, depth, reading);
  for (const [index, item] of node.items.entries()) {
    const child = { offset: item.range[0] };
    part.parts.set(index, child);
    walk(item, child, depth + 1, reading);
  }
}

/** Inside `{ }`, a comma ends a text. */
const COMMA_HINT =
  'If it is the rest of a text with a comma, put the whole text in quotes, like { says: "one thing, another" }.';

function walkMap(map: Yaml.YAMLMap.Parsed, parts: NodesByKey, depth: number, reading: YamlReading): void {
  for (const { key, value } of map.items) {
    const child = { offset: key.range[0] };
    // With `stringKeys`, the parser has refused any other key.
    const name = (key as Yaml.Scalar.Parsed).value as string;
    checkKey(key as Yaml.Scalar.Parsed, name, parts, reading);
    if (value === null) addProblem(reading, key.range[0], `the key ${quoted(name)} has no colon`, COMMA_HINT);
    parts.set(name, child);
    walk(value, child, depth + 1, reading);
  }
}

function checkKey(
  { type, range }: Yaml.Scalar.Parsed,
  name: string,
  parts: NodesByKey,
  reading: YamlReading,
): void {
  const wrong = wrongKey(name, type === 'PLAIN');
  if (wrong !== undefined) addProblem(reading, range[0], `the key ${quoted(name)} ${wrong}`);
  const earlier = parts.get(name);
  if (earlier === undefined) return;
  const { line } = reading.place(earlier.offset);
  addProblem(reading, range[0], `the key ${quoted(name)} is already on line ${line}`);
}

function checkScalar({ value, source, range }: Yaml.Scalar.Parsed, reading: YamlReading): void {
  const hidden = typeof value === 'string' ? hiddenIn(value) : undefined;
  if (hidden !== undefined) addProblem(reading, range[0], `the text ${hidden}`);
  const wrong = typeof value === 'number' ? wrongNumber(value, source) : undefined;
  if (wrong !== undefined)
    addProblem(reading, range[0], `the number ${quoted(source)} ${wrong}: put it in quotes`);
}

function locationAt(reading: YamlReading, root: PlacedNode, path: DataPath): Location {
  let part = root;
  for (const step of path) {
    const next = part.parts?.get(step);
    if (next === undefined) break;
    part = next;
  }
  return { file: reading.file, ...reading.place(part.offset) };
}

/**
 * Formats plain data as YAML that `parseYaml` reads back and that YAML 1.1 parsers read as the same. Numbers
 * must be ones that `parseYaml` accepts. Block scalars are off: the library does not write all of them so
 * that they can be read back.
 */
export function formatYaml(value: unknown): string {
  const { Document: YamlDocument, visit } = yaml();
  const document = new YamlDocument(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  // By now all hidden characters are inside double quotes, except line ends. Each text stays on one line: a
  // continuation line could look like a command to a log reader.
  const layout = { lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Infinity } as const;
  return escapeHidden(document.toString(layout));
}

/** Adds an item to the list at a path. Comments are kept; the layout may change. */
export function addToYaml(text: string, file: string, path: readonly string[], item: unknown): string {
  const document = guardParser(file, () => yaml().parseDocument(text, PARSE_OPTIONS));
  document.addIn(path, document.createNode(item));
  return document.toString({ lineWidth: 0, blockQuote: false });
}
