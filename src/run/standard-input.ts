import { inputError } from '../input/problem.js';
import { decodeInput } from '../input/read-file.js';
import type { Io } from '../input/io.js';

/** What messages call it. */
export const STANDARD_INPUT = 'standard input';

async function bytesOf(io: Io, limit: number): Promise<Uint8Array> {
  if (io.stdinChunks === undefined) return Buffer.from(io.stdin(limit), 'utf8');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdinChunks()) {
    size += chunk.length;
    if (size > limit) break;
    chunks.push(chunk);
  }
  if (size > limit) throw inputError(`is larger than ${limit / 1024} KiB`, { file: STANDARD_INPUT });
  return Buffer.concat(chunks);
}

/** The text on standard input, read as a file is. Throws an InputError beyond `limit` bytes, and as `decodeInput` does. */
export const textFrom = async (io: Io, limit: number): Promise<string> =>
  decodeInput(await bytesOf(io, limit), STANDARD_INPUT);
