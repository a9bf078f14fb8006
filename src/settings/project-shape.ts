import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { FORMATS, formatsOf, type Format } from '../format/index.js';
import { realPathOf } from '../input/writing/follow-links.js';
import type { Problem } from '../input/problem.js';
import { isInside } from '../input/writing/root-folder.js';
import { choice, list, map, object, optional, text } from '../input/shape.js';
import type { Document } from '../input/yaml.js';
import { THRESHOLDS } from '../policy/severity.js';
import { quoted } from '../input/words.js';

const relativePaths = (doc: string) => optional(list(text('a path, relative to this file'), doc, 1));

/** The form of a project file, `mimo-check.yaml`. Only what is safe to leave out is optional. */
export const PROJECT_SHAPE = object({
  policy: text('the policy to check against: a built-in one, or a path relative to this file'),
  subjects: optional(
    list(
      text('a provider or model', 'model-id'),
      'what mimo-check checks when no provider or model is given',
      1,
    ),
  ),
  data: relativePaths('provider files or folders of them that add to the built-in ones or replace them'),
  waivers: relativePaths('files of accepted risks'),
  attestations: relativePaths('files of evidence that only you hold, such as the contract you signed'),
  variants: optional(
    map(
      list(text('a variant that the provider file declares', 'id'), undefined, 1),
      'which kind of customer you are, by provider; in place of what the policy chooses for that provider',
    ),
  ),
  fail_on: optional(choice(THRESHOLDS, 'what makes the policy fail, in place of what the policy says')),
  reports: optional(
    list(
      object({
        format: choice(FORMATS),
        file: text('a path inside the folder of this file, relative to it'),
      }),
      'what mimo-check check writes besides what it prints',
      1,
    ),
  ),
});

/** Where one report goes. */
export interface Destination {
  format: Format;
  /** The default is standard output. */
  file?: string;
  /** The report is appended to the file, which others append to as well. */
  added?: true;
}

/** A report in a project file, as written. */
export type ProjectReport = Required<Pick<Destination, 'format' | 'file'>>;

/**
 * A project file may come with a stranger's repository: it must not choose files elsewhere to be overwritten.
 */
function placeFault(projectFolder: string, file: string): string | undefined {
  if (file === '-') return 'must name a file: standard output has what the run prints';
  const resolutions = [
    [projectFolder, resolve(projectFolder, file)],
    [realpathSync(projectFolder), realPathOf(resolve(projectFolder, file))],
  ] as const;
  if (!resolutions.every(([folder, target]) => isInside(folder, target)))
    return 'must lie in the folder of the project file';
  const isInGit = resolutions.some(([folder, target]) =>
    relative(folder, target).split(sep).includes('.git'),
  );
  return isInGit ? 'must not lie in .git' : undefined;
}

function formatFault({ format }: ProjectReport): string | undefined {
  const known = formatsOf('check');
  return known.includes(format)
    ? undefined
    : `${quoted(format)} cannot show what mimo-check check answers; one of: ${known.join(', ')}`;
}

/** Checks the reports in a project file; each problem has its position. */
export function reportProblems(
  reports: readonly ProjectReport[],
  projectFolder: string,
  at: Document['at'],
): Problem[] {
  const targets = reports.map(({ file }) => resolve(projectFolder, file));
  return reports.flatMap((report, index): Problem[] => {
    const earlier = targets.indexOf(targets[index] ?? '');
    const repeated = earlier < index ? `is the file of reports[${earlier}] too` : undefined;
    const faults = { format: formatFault(report), file: placeFault(projectFolder, report.file) ?? repeated };
    return Object.entries(faults).flatMap(([key, message]) =>
      message === undefined
        ? []
        : [{ ...at(['reports', index, key]), path: `reports[${index}].${key}`, message }],
    );
  });
}
