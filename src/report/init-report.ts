/** A file that `init` writes, by lines. */
export interface InitFile {
  file: string;
  lines: string[];
}

/** What `init` wrote, or would write. */
export interface InitReport {
  schemaVersion: 1;
  kind: 'init';
  tool: { name: 'mimo-check'; version: string };
  /** Otherwise the files are only shown. */
  written: boolean;
  files: InitFile[];
  /** What to do next. */
  next: string[];
}

/** Files one after another, as YAML documents of one stream where there are several. */
export const filesText = ({ files }: InitReport): string =>
  files
    .map(({ file, lines }) => (files.length === 1 ? lines : ['---', `# file: ${file}`, ...lines]).join('\n'))
    .join('\n') + '\n';
