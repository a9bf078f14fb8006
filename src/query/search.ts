import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBundled } from '../input/builtin.js';
import { inputError, type InputError } from '../input/problem.js';

/** The longest expression, in UTF-16 code units, and the deepest nesting of brackets in it. */
export const EXPRESSION_LIMIT = 4096;
export const NESTING_LIMIT = 64;

/** The resources that an expression may use. */
export interface SearchLimits {
  milliseconds: number;
  /** Of memory. */
  megabytes: number;
  /** The longest result, in characters of JSON. */
  characters: number;
}

const LIMITS: SearchLimits = { milliseconds: 5000, megabytes: 256, characters: 64 * 1024 * 1024 };

const LANGUAGE = 'The language is JMESPath: https://jmespath.org/specification.html';

/** Strings and quoted names, whose brackets do not count. */
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gs;

/** The nesting depth of an expression: its brackets, plus any run of `!` and `&` before a part. */
function nestingOf(expression: string): number {
  const bare = expression.replace(QUOTED, '').replace(/&&|!=|\s/g, '');
  let depth = 0;
  let prefixes = 0;
  let deepest = 0;
  for (const character of bare) {
    prefixes = '!&'.includes(character) ? prefixes + 1 : 0;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    deepest = Math.max(deepest, depth + prefixes);
  }
  return deepest;
}

/** The reply of the process: the result, or what went wrong. */
type SearchReply = { result: unknown } | { name: string; code?: string; message: string };

const misread = (message: string): InputError =>
  inputError(`the expression cannot be used: ${message.replace(/ (in|for) expression: .*$/s, '')}`, {
    hint: LANGUAGE,
  });

const tooMuch = (what: string): InputError =>
  inputError(`the expression ${what}`, {
    hint: 'Ask for less at a time: filter first, or pipe the JSON of providers and models into jq.',
  });

const tooSlow = ({ milliseconds }: SearchLimits): InputError =>
  tooMuch(`takes more than ${milliseconds / 1000} seconds`);

function readReply(text: string, limits: SearchLimits): unknown {
  const answer = JSON.parse(text) as SearchReply;
  if ('result' in answer) return answer.result;
  if (answer.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw tooSlow(limits);
  if (answer.name === 'RangeError') throw tooMuch('nests too deep, or makes too much');
  throw misread(answer.message);
}

const program = (): string =>
  fileURLToPath(new URL(isBundled() ? './search-child.cjs' : './search-child.mjs', import.meta.url));

/** Runs a search in a separate process, and stops it if it exceeds the limits. */
function runSearch(question: string, limits: SearchLimits): Promise<string> {
  const { milliseconds, megabytes, characters } = limits;
  // An empty environment: NODE_OPTIONS could change what the process does.
  const child = spawn(
    process.execPath,
    ['--disable-proto=delete', `--max-old-space-size=${megabytes}`, program()],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
    },
  );
  return new Promise<string>((settle, reject) => {
    const end = (error: Error): void => {
      child.kill('SIGKILL');
      reject(error);
    };
    const timer = setTimeout(() => end(tooSlow(limits)), milliseconds + STARTING);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.length > characters) end(tooMuch(`has a result of more than ${characters} characters`));
    });
    child.on('error', end);
    // The process may end before it has read everything.
    child.stdin.on('error', () => undefined).end(question);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) settle(text);
      else reject(tooMuch(`takes more than ${megabytes} megabytes`));
    });
  });
}

/** Milliseconds for a process to start and read its question. */
const STARTING = 5000;

/**
 * Evaluates a JMESPath expression on plain data. Throws an `InputError` for an expression that is malformed,
 * too long or too deep, or that exceeds the limits on time, memory or output.
 */
export async function search(
  expression: string,
  data: unknown,
  limits: SearchLimits = LIMITS,
): Promise<unknown> {
  if (expression.trim() === '') throw inputError('the expression is empty', { hint: LANGUAGE });
  if (expression.length > EXPRESSION_LIMIT)
    throw inputError(`the expression is longer than ${EXPRESSION_LIMIT} characters`);
  if (nestingOf(expression) > NESTING_LIMIT)
    throw inputError(`the expression nests deeper than ${NESTING_LIMIT} levels`);
  const { milliseconds } = limits;
  return readReply(await runSearch(JSON.stringify({ expression, data, milliseconds }), limits), limits);
}
