import { createHash, hash } from 'node:crypto';
import { readSync } from 'node:fs';
import { inputError } from './problem.js';
import { withOpenFile } from './read-file.js';

/**
 * JSON with sorted keys and no white space, so that equal data give equal text. An undefined key counts as
 * absent.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return value === undefined ? 'null' : JSON.stringify(value);
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined)
      members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${members}}`;
}

/** SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits. */
export const digestOf = (value: unknown): string => hash('sha256', canonicalJson(value), 'hex');

/** The largest document that is read: 256 MiB. */
const DOCUMENT_LIMIT = 268_435_456;
const CHUNK = 1_048_576;

/**
 * SHA-256 of a file's bytes, as 64 hexadecimal digits. Throws an `InputError` that calls the file `file` if
 * it cannot be read.
 */
export const digestOfFile = (path: string, file = path): string =>
  withOpenFile(path, file, (handle) => {
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
