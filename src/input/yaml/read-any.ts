import type * as Yaml from 'yaml';
import { inputError, type Problem, throwFirst } from '../problem.js';
import { hiddenIn, positionFinder } from '../read-file.js';
import { once } from '../memoize.js';
import { quoted } from '../words.js';
import { guardParser, PARSE_OPTIONS, SYNTAX_MESSAGES, yaml } from './library.js';
import type { NodesByKey, PlacedNode, PlacedValue } from './places.js';
import { wrongKey, wrongNumber } from './texts.js';
import {
  DepthMeter,
  documentCounter,
  isOpenQuote,
  misreadTextFinder,
  REFUSED_TOKENS,
  type Token,
} from './tokens.js';

/** The most lexical tokens allowed in a file. */
const TOKEN_LIMIT = 60_000;
/** The deepest nesting allowed of lists and mappings. */
const YAML_DEPTH_LIMIT = 24;
const TOO_DEEP = `is nested deeper than ${YAML_DEPTH_LIMIT} levels`;

/** The state of reading a file, with the problems found so far. */
interface YamlReading {
  file: string;
  text: string;
  place: (offset: number) => { line: number; column: number };
  problems: Problem[];
}

/** Reads a text with the library. Throws an `InputError` with every problem found. */
export function readAnyYaml(text: string, file: string): PlacedValue {
  const reading: YamlReading = { file, text, place: positionFinder(text), problems: [] };
  const lexemes = lex(reading);
  throwFirst(reading.problems);
  const document = compose(reading, lexemes);
  throwFirst(reading.problems);
  const root: PlacedNode = { offset: document.contents?.range[0] ?? 0 };
  walk(document.contents, root, 1, reading);
  throwFirst(reading.problems);
  const data: unknown = guardParser(file, () => document.toJS({ maxAliasCount: 0 }) as unknown);
  return { data, root };
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
  const misreadText = misreadTextFinder();
  for (const token of tokensOf(reading.text)) {
    lexemes.push(token.source);
    const fault = limitFault(lexemes.length, meter.take(token));
    if (fault !== undefined) {
      addProblem(reading, token.offset, fault);
      return lexemes;
    }
    const refused = REFUSED_TOKENS[token.type];
    if (refused !== undefined) addProblem(reading, token.offset, ...refused);
    if (isOpenQuote(token)) addProblem(reading, token.offset, 'a closing quote is missing');
    const misread = misreadText(token);
    if (misread !== undefined) addProblem(reading, misread, ...MISREAD_TEXT);
    if (extraDocument(token)) addProblem(reading, token.offset, 'a second document is not allowed');
  }
  return lexemes;
}

const MISREAD_TEXT = [
  'a comment between a key or dash and its text is not allowed',
  'Put it above the key, or indent it like the text.',
] as const;

function limitFault(count: number, depth: number): string | undefined {
  if (count > TOKEN_LIMIT) return `holds more than ${TOKEN_LIMIT} tokens`;
  // The meter counts a leaf on its own line as a level, too.
  return depth > YAML_DEPTH_LIMIT + 1 ? TOO_DEEP : undefined;
}

const ERROR_MESSAGES: Readonly<Record<Yaml.ErrorCode, string>> = {
  ...SYNTAX_MESSAGES,
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

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
