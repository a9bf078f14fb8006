import type { Dataset } from '../evidence/dataset.js';

/** A file of the user's that is read instead of a built-in one. */
export interface ReplacedFile {
  provider: string;
  file: string;
}

/** The user's files that are read instead of built-in ones, by provider. */
export const replacedFiles = ({
  providers,
  replaced,
}: Pick<Dataset, 'providers' | 'replaced'>): ReplacedFile[] =>
  providers
    .filter(({ id }) => replaced.includes(id))
    .map(({ id, location }) => ({ provider: id, file: location.file }));

/** For each such file a sentence that names it, for every page and letter. */
export const replacedTexts = ({ replacedBy }: { replacedBy: readonly ReplacedFile[] }): string[] =>
  replacedBy.map(
    ({ provider, file }) =>
      `What is on file about ${provider} is read from ${file} (yours), not from the file that ships with mimo-check.`,
  );
