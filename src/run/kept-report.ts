import { displayPath } from '../input/load-file.js';
import type { Io } from '../input/io.js';
import { isMapping, valueAt, type Mapping } from '../input/present.js';
import { inputError } from '../input/problem.js';
import { readInput, textAt, type Reader } from '../input/read-file.js';
import { readJson, REPORT_LIMIT } from '../input/read-json.js';
import { STANDARD_INPUT_NAME, textFrom } from './standard-input.js';

/** A report that was kept as JSON, before it is known whether it has the form of one. */
export interface KeptReport {
  /** As problems name it. */
  file: string;
  content: Mapping;
}

/** Reads what says that it is a report of mimo-check. Throws an InputError for anything else. */
export function readKeptReport(path: string, read: Reader = readInput): KeptReport {
  const file = displayPath(path);
  const content = readJson(path, file, read);
  if (!isMapping(content) || valueAt(content, 'tool', 'name') !== 'mimo-check')
    throw inputError('is not a report of mimo-check', {
      file,
      hint: 'Name one that was written with --report json=<file> or --format json.',
    });
  return { file, content };
}

/** Where a kept report is: a file, or a text that came in already. */
export interface ReportPlace {
  path: string;
  text?: string;
}

/** The place that a user names: a path, or a hyphen for standard input, which is read at once. */
export const reportPlace = async (path: string, io: Io): Promise<ReportPlace> =>
  path === '-' ? { path: STANDARD_INPUT_NAME, text: await textFrom(io, REPORT_LIMIT) } : { path };

/** What reads the report at a place. */
export const readerAt = ({ path, text }: ReportPlace): Reader =>
  text === undefined ? readInput : textAt(path, text);
