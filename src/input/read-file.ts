import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
} from 'node:fs';
import { resolve } from 'node:path';
import {
  explainFailure,
  inputError,
  MOST_PROBLEMS,
  throwFirst,
  type InputError,
  type Problem,
} from './problem.js';

/** The largest data file that is read: 1 MiB. */
export const DATA_LIMIT = 1_048_576;
/** The largest policy or waiver file that is read: 256 KiB. */
export const POLICY_LIMIT = 262_144;

/**
 * Characters that are invisible or change how other text is displayed. The variation selectors U+FE0E and
 * U+FE0F are allowed after an emoji and in a keycap, where they select its style. Plain ASCII comes first: it
 * is nearly all of a text, and is quicker to find than the classes.
 */
const HIDDEN =
  /(?![\t\n -~]|\r\n|(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]|(?<=[#*\d])\uFE0F\u20E3)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu;

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: not permitted',
  ELOOP: 'too many symbolic links lead to it',
  ENAMETOOLONG: 'the name is too long',
  ENXIO: 'is not a regular file',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTCONN: 'lies on a disk that is gone',
  ESTALE: 'lies on a disk that is gone',
  ERR_INVALID_ARG_VALUE: 'the name holds a NUL character',
};

/**
 * Reads the text of a regular file, without a byte order mark; problems call it `file`. Throws an
 * `InputError` if it is missing, not a regular file, longer than `limit` bytes, not UTF-8, or contains hidden
 * characters.
 */
export const readInput = (path: string, limit: number, file = path): string =>
  decodeInput(readBytes(path, limit, file), file);

/**
 * Reads the text of a file of at most `limit` bytes; problems call it `file`. Loaders read from disk by
 * default.
 */
export type Reader = (path: string, limit: number, file: string) => string;

/** A reader of the disk that returns a given text for one file: the one that came on standard input. */
export const textAt = (path: string, text: string): Reader => {
  const place = resolve(path);
  return (requested, limit, file) => {
    if (resolve(requested) !== place) return readInput(requested, limit, file);
    if (Buffer.byteLength(text) > limit) throw tooLarge(limit, file);
    return text;
  };
};

/**
 * Decodes bytes that came from `file` as UTF-8, and drops a byte order mark. Throws an `InputError` for any
 * other encoding and for hidden characters.
 */
export function decodeInput(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw inputError('is UTF-16: save it as UTF-8', { file });
  }
  const text = decodeUtf8(bytes, file);
  refuseCharacters(text, file);
  return text;
}

/**
 * Throws an `InputError` that names each character that is a control, is invisible, or changes the text
 * direction.
 */
export function refuseCharacters(text: string, file: string): void {
  const problems: Problem[] = [];
  const place = positionFinder(text);
  let count = 0;
  for (const { index } of text.matchAll(HIDDEN)) {
    count += 1;
    if (count <= MOST_PROBLEMS) problems.push({ file, ...place(index), message: hiddenAt(text, index) });
  }
  throwFirst(problems, count);
}

/** Describes the first forbidden character in a decoded value; undefined if there is none. */
export function hiddenIn(text: string): string | undefined {
  const index = text.search(HIDDEN);
  return index === -1 ? undefined : hiddenAt(text, index);
}

/** Makes a function from an offset in `text` to line and column, both from 1; columns count UTF-16 units. */
export function positionFinder(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (Number(starts[middle]) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - Number(starts[low]) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

const readBytes = (path: string, limit: number, file: string): Uint8Array =>
  withOpenFile(path, file, (handle) => readBounded(handle, limit, file));

const STANDARD_INPUT_PATHS = /^(\/dev\/(stdin|fd\/0)|\/proc\/(self|\d+)\/fd\/0)$/;

/** Refuses standard input: a file is read more than once, and reports name it. */
function refuseStandardInput(path: string, file: string): void {
  // Checks the original name as well: once links are followed, the path no longer shows that it was standard
  // input.
  if (path !== '-' && !STANDARD_INPUT_PATHS.test(path) && !STANDARD_INPUT_PATHS.test(resolve(file))) return;
  throw inputError('a file is needed here: standard input is not read', {
    file,
    hint: 'Write what comes in to a file first, and name that.',
  });
}

/** Whether a path exists, even if it is a broken link. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** The names in a folder; none if it cannot be listed. */
export function fileNamesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Explains an error of the operating system about a file or a folder. */
export function problemOfSystem(error: unknown, file: string): Problem {
  const code = String((error as NodeJS.ErrnoException).code);
  return { file, message: SYSTEM_ERRORS[code] ?? `cannot be read (${code})` };
}

/** Explains an unexpected error of the operating system; undefined if it is a bug. */
export function systemProblemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  if (error.syscall === 'uv_cwd')
    return { file: 'the working directory', message: 'is gone, or may not be read' };
  const file = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  return file === undefined ? { message: error.message } : problemOfSystem(error, file);
}

/** Opens a regular file for reading and runs `step` on it. Throws an `InputError` if that fails. */
export function withOpenFile<T>(path: string, file: string, step: (handle: number) => T): T {
  refuseStandardInput(path, file);
  return explainFailure(
    (error) => problemOfSystem(error, file),
    () => {
      // Without O_NONBLOCK, opening a FIFO waits for a writer and cannot be interrupted.
      const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        const stats = fstatSync(handle);
        if (!stats.isFile()) throw inputError(`is ${fileTypeWords(stats)}, not a file`, { file });
        return step(handle);
      } finally {
        closeSync(handle);
      }
    },
  );
}

const tooLarge = (limit: number, file: string): InputError =>
  inputError(`is larger than ${limit / 1024} KiB`, { file });

function readBounded(handle: number, limit: number, file: string): Uint8Array {
  let buffer = Buffer.allocUnsafe(Math.min(limit, fstatSync(handle).size) + 1);
  let length = 0;
  for (;;) {
    const read = readSync(handle, buffer, length, buffer.length - length, null);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    if (length > limit) throw tooLarge(limit, file);
    // A file can grow meanwhile, and one in /proc says that it is empty.
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(2 * length, limit) + 1);
  }
}

function fileTypeWords(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a pipe' : 'a device';
}

function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const valid = validPrefix(bytes);
    throw inputError('is not UTF-8: save it as UTF-8', { file, ...positionFinder(valid)(valid.length) });
  }
}

/** The text before the first byte that is not UTF-8, found by bisection. */
function validPrefix(bytes: Uint8Array): string {
  let text = '';
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return text;
}

function hiddenAt(text: string, index: number): string {
  const point = Number(text.codePointAt(index));
  const character = String.fromCodePoint(point);
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  if (point === 0) return `holds a NUL character (${name}): is it a text file?`;
  if (point === 0x0d) return `holds a carriage return (${name}) without a line feed`;
  if (/\p{Cc}/u.test(character)) return `holds a control character (${name})`;
  if (/\p{Cs}/u.test(character)) return `holds half of a surrogate pair (${name})`;
  if (/\p{Bidi_Control}/u.test(character))
    return `holds a character that changes the direction of text (${name})`;
  if (/[\p{Zl}\p{Zp}]/u.test(character)) return `holds a line separator other than a line feed (${name})`;
  return `holds an invisible character (${name})`;
}
