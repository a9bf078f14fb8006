import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Format } from '../format/index.js';
import { builtinPath } from '../input/builtin.js';
import { displayPath } from '../input/load-file.js';
import { inputError, type Problem } from '../input/problem.js';
import { allFilesIn, yamlFilesOf } from '../input/read-folder.js';
import { policyFiles } from '../policy/load-policy.js';
import { DEFAULT_POLICY, type Request } from '../run/request.js';
import type { Destination } from '../settings/project-shape.js';
import type { Project } from '../settings/project.js';
import { valuesOf, type Settings } from '../settings/settings.js';
import type { AnswerKind } from '../report/reports.js';

const placeOf = ({ file }: Destination): string | undefined =>
  file === undefined ? undefined : resolve(file);

/** What is asked for, before it is known whether it can be had. A report in a file never takes the place of the page. */
function wantedOf(settings: Settings, kind: AnswerKind, usual: Format): Destination[] {
  const { inForce } = settings;
  const { format, output, report: further = [] } = valuesOf(settings, ['format', 'output', 'report']);
  const main: Destination = {
    format: format ?? usual,
    ...(output === undefined || output === '-' ? {} : { file: output }),
  };
  const isMainAsked = format !== undefined || output !== undefined;
  const isReplaced = !isMainAsked && further.some(({ file }) => file === undefined);
  const asked = [...(isReplaced ? [] : [main]), ...further];
  const isAsked = (one: Destination): boolean =>
    asked.some((other) => other.format === one.format && placeOf(other) === placeOf(one));
  const standing = kind === 'check' ? (inForce?.reports ?? []) : [];
  return [...asked, ...standing.filter((one) => !isAsked(one))];
}

/** Where the reports of a run go; at most one to standard output. */
export function destinationsOf(settings: Settings, kind: AnswerKind, usual: Format = 'table'): Destination[] {
  const wanted = wantedOf(settings, kind, usual);
  if (wanted.filter(({ file }) => file === undefined).length > 1)
    throw inputError('more than one report would go to standard output', {
      hint: 'Give the others a file: --report json=report.json.',
    });
  const files = wanted.flatMap((one) => placeOf(one) ?? []);
  const twice = wanted.find((one) => files.filter((file) => file === placeOf(one)).length > 1);
  if (twice?.file !== undefined)
    throw inputError('two reports would go to the same file', { file: displayPath(twice.file) });
  return wanted;
}

/** Whether an evaluation can be told while it runs: NDJSON is all that is wanted of it. */
export const canStream = (settings: Settings): boolean => {
  const [only, ...others] = destinationsOf(settings, 'check');
  return only?.format === 'ndjson' && others.length === 0;
};

/** What names the files that a run reads. */
type Inputs = Partial<Pick<Request, 'data' | 'policy' | 'waivers' | 'attestations'>>;

/** The files that a run reads, its own and those of the package: no report may take the place of one. */
export const inputsOf = (
  { data = [], policy = DEFAULT_POLICY, waivers = [], attestations = [] }: Inputs,
  project: Project | undefined,
  files: readonly string[] = [],
): string[] => [
  ...(project === undefined ? [] : [project.path]),
  ...waivers,
  ...attestations,
  ...[...files.filter((file) => file !== '-'), ...data].flatMap(yamlFilesOf),
  ...allFilesIn(builtinPath('data')),
  ...policyFiles(policy),
];

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function targetFault(file: string, inputs: readonly (string | undefined)[]): string | undefined {
  if (inputs.includes(real(file) ?? file)) return 'is an input of the run and is not overwritten';
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    const fits = stat === undefined || stat.isFile() || stat.isCharacterDevice();
    return fits ? undefined : 'is not a file that a report could be written to';
  } catch {
    return 'is not a place that a report could be written to';
  }
}

/** The reports of a project that would take the place of something. */
export function targetProblems(project: Project): Problem[] {
  const inputs = inputsOf(project, project).map(real);
  return (project.reports ?? []).flatMap(({ file = '' }, index): Problem[] => {
    const message = targetFault(file, inputs);
    const place = { ...project.at(['reports', index, 'file']), path: `reports[${index}].file` };
    return message === undefined ? [] : [{ ...place, message }];
  });
}
