import { displayPath } from '../input/load-file.js';
import type { Io } from '../input/io.js';
import { isMapping, valueAt, type Mapping } from '../input/plain-data.js';
import { inputError } from '../input/problem.js';
import { readInput, textAt, type Reader } from '../input/read-file.js';
import { readJson, REPORT_LIMIT } from '../input/read-json.js';
import { STANDARD_INPUT_NAME, textFrom } from './standard-input.js';

/** A report saved as JSON, whose form is not checked yet. */
export interface SavedReport {
  /** Its name in problems. */
  file: string;
  content: Mapping;
}

/** Reads a file that claims to be a report of mimo-check. Throws an `InputError` for anything else. */
export function readSavedReport(path: string, read: Reader = readInput): SavedReport {
  const file = displayPath(path);
  const content = readJson(path, file, read);
  if (!isMapping(content) || valueAt(content, 'tool', 'name') !== 'mimo-check')
    throw inputError('is not a report of mimo-check', {
      file,
      hint: 'Name one that was written with --report json=<file> or --format json.',
    });
  return { file, content };
}

/** Where a saved report is: a file, or a text already read. */
export interface ReportPlace {
  path: string;
  text?: string;
}

/** Resolves what the user gives: a path, or a hyphen for standard input, which is read at once. */
export const reportPlace = async (path: string, io: Io): Promise<ReportPlace> =>
  path === '-' ? { path: STANDARD_INPUT_NAME, text: await textFrom(io, REPORT_LIMIT) } : { path };

/** The reader for a report's place. */
export const readerAt = ({ path, text }: ReportPlace): Reader =>
  text === undefined ? readInput : textAt(path, text);
