import { createHash } from 'node:crypto';
import { lstatSync, readSync } from 'node:fs';
import { inputError } from './problem.js';
import { withFile } from './read-file.js';

/** The most that is read of a document: 256 MiB. */
const DOCUMENT_LIMIT = 268_435_456;
const CHUNK = 1_048_576;

/** SHA-256 of the bytes of a file, as 64 hexadecimal digits; an `InputError`, which names it `file`, if it cannot be read. */
export const digestOfFile = (path: string, file = path): string =>
  withFile(path, file, (handle) => {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(CHUNK);
    for (let length = 0; ;) {
      const read = readSync(handle, buffer, 0, CHUNK, null);
      if (read === 0) return hash.digest('hex');
      length += read;
      if (length > DOCUMENT_LIMIT) throw inputError('is larger than 256 MiB', { file });
      hash.update(buffer.subarray(0, read));
    }
  });

/** Whether something of that name is there, if only a link that leads nowhere. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
