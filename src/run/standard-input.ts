import { TextDecoder } from 'node:util';
import type { Io } from '../input/io.js';
import { inputError } from '../input/problem.js';
import { decodeInput } from '../input/read-file.js';
import { ambiguity } from '../input/read-json.js';
import { quoted } from '../input/words.js';

/** Its name in messages. */
export const STANDARD_INPUT_NAME = 'standard input';

/** A program that waits for a terminal seems to hang. */
async function announceReading({ isTyped, stderr }: Io, what: string): Promise<void> {
  if (isTyped === true)
    await stderr.write(`mimo-check: reads ${what} from here; end with Ctrl-D on a line of its own\n`);
}

async function bytesOf(io: Io, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdin()) {
    size += chunk.length;
    if (size > limit) break;
    chunks.push(chunk);
  }
  if (size > limit) throw inputError(`is larger than ${limit / 1024} KiB`, { file: STANDARD_INPUT_NAME });
  return Buffer.concat(chunks);
}

/**
 * Reads standard input as text, like a file. Throws an `InputError` beyond `limit` bytes, and like
 * `decodeInput`.
 */
export async function textFrom(io: Io, limit: number): Promise<string> {
  await announceReading(io, 'a file');
  return decodeInput(await bytesOf(io, limit), STANDARD_INPUT_NAME);
}

/** A subject from standard input. */
export interface NamedSubject {
  name: string;
  /** Counts from 1. */
  line: number;
}

/** No id is longer, and an endless line must not fill the memory. */
const LONGEST_LINE = 4096;
/** The most subjects in a batch. */
const BATCH = 100;
/**
 * Reads the id in a line: as plain text, a JSON string, or the `id` of a JSON object. Undefined for an empty
 * line.
 */
function subjectInLine(text: string, line: number): string | undefined {
  const trimmed = text.trim();
  if (!/^["{[]/.test(trimmed)) return trimmed === '' ? undefined : trimmed;
  const wrong = (message: string): Error =>
    inputError(message, {
      ...{ file: STANDARD_INPUT_NAME, line },
      hint: 'A line is an id, a JSON text, or a JSON object with "id".',
    });
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    throw wrong(`${quoted(trimmed)} is not JSON`);
  }
  const doubt = ambiguity(trimmed);
  if (doubt !== undefined) throw wrong(`${quoted(trimmed)} ${doubt}`);
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  if (typeof id === 'string' && id.trim() !== '') return id.trim();
  throw wrong(`${quoted(trimmed)} has no id of a provider or model`);
}

/** Splits chunks of text into lines. */
class Lines {
  #rest = '';
  #line = 0;

  /** The subjects in the lines that end in this chunk. */
  take(piece: string): NamedSubject[] {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    const found = lines.flatMap((text) => this.#read(text));
    if (this.#rest.length > LONGEST_LINE) this.#read(this.#rest);
    return found;
  }

  /** The subject after the last line end. */
  finish(): NamedSubject[] {
    return this.#read(this.#rest);
  }

  #read(text: string): NamedSubject[] {
    this.#line += 1;
    if (text.length > LONGEST_LINE)
      throw inputError(`is longer than ${LONGEST_LINE} characters`, {
        file: STANDARD_INPUT_NAME,
        line: this.#line,
      });
    const name = subjectInLine(text, this.#line);
    return name === undefined ? [] : [{ name, line: this.#line }];
  }
}

function decodeChunk(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw inputError('is not UTF-8', { file: STANDARD_INPUT_NAME });
  }
}

/**
 * Reads subjects from standard input in order and in batches, one a line; empty lines are skipped. Throws an
 * `InputError` with the line if it has no id.
 */
export async function* subjectsFrom(io: Io): AsyncIterable<readonly NamedSubject[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines = new Lines();
  await announceReading(io, 'subjects, one a line,');
  for await (const chunk of io.stdin()) {
    const found = lines.take(decodeChunk(decoder, chunk));
    for (let at = 0; at < found.length; at += BATCH) yield found.slice(at, at + BATCH);
  }
  const last = [...lines.take(decodeChunk(decoder, undefined)), ...lines.finish()];
  if (last.length > 0) yield last;
}

/** The most subjects held at once, for formats that cannot be streamed. */
const MOST_HELD = 10_000;

/** Collects all names. Throws an `InputError` if there are none, or too many to hold. */
export async function collectNames(batches: AsyncIterable<readonly NamedSubject[]>): Promise<string[]> {
  const names: string[] = [];
  for await (const batch of batches) {
    names.push(...batch.map(({ name }) => name));
    if (names.length > MOST_HELD)
      throw inputError(`holds more than ${MOST_HELD} subjects`, {
        file: STANDARD_INPUT_NAME,
        hint: 'With --format ndjson there is no limit.',
      });
  }
  if (names.length === 0) throw noSubjectError();
  return names;
}

/** The error for empty standard input: a gate that checks nothing must not be green. */
export const noSubjectError = (): Error =>
  inputError('is empty', { file: STANDARD_INPUT_NAME, hint: 'Write one provider or model a line.' });
