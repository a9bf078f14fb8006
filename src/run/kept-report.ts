import { displayPath } from '../input/load-file.js';
import { isMapping, valueAt, type Mapping } from '../input/present.js';
import { inputError } from '../input/problem.js';
import { readInput, type Reader } from '../input/read-file.js';
import { readJson } from '../input/read-json.js';

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
