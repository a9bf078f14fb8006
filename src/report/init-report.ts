import { boolean, FILE, list, object, sentences, type ValueOf } from '../input/shape.js';
import { beginning } from './envelope.js';
import { REPORT_TEXTS } from './words-en.js';

/** A file that `init` writes, in lines. */
const INIT_FILE = object({ file: FILE, lines: sentences() });

/** What `init` wrote, or would write. */
export const INIT_SHAPE = object({
  ...beginning('init'),
  written: boolean('otherwise the files are only shown'),
  files: list(INIT_FILE),
  next: sentences('what to do next'),
});

export type InitReport = ValueOf<typeof INIT_SHAPE>;
export type InitFile = ValueOf<typeof INIT_FILE>;

/** The files in sequence; if all are YAML, as documents of one stream. */
export function filesText({ files }: InitReport): string {
  const isYaml = files.every(({ file }) => file.endsWith('.yaml'));
  const headOf = (file: string): string[] => [...(isYaml ? ['---'] : []), REPORT_TEXTS.fileHead(file)];
  return `${files
    .flatMap(({ file, lines }) => (files.length === 1 ? lines : [...headOf(file), ...lines]))
    .join('\n')}\n`;
}
