import type { Format } from '../format/index.js';
import type { Io } from '../input/io.js';
import { displayPath } from '../input/load-file.js';
import { inputError } from '../input/problem.js';
import { realPathOf } from '../input/writing/follow-links.js';
import type { CommandAnswerKind } from '../report/reports.js';
import type { Destination } from './project-shape.js';
import { valuesOf, type Settings } from './settings.js';

/**
 * A summary of a job goes into the file that GitHub reads: where it has no other, and where that is its file. What other
 * steps wrote there stays.
 */
function placed(destination: Destination, env: Io['env']): Destination {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (destination.format !== 'github-summary' || file === '') return destination;
  const isThere = destination.file === undefined || realPathOf(destination.file) === realPathOf(file);
  return isThere ? { ...destination, file, added: true } : destination;
}

/** The same as a hyphen: it is written in its turn, and never replaced. */
const isStandardOutput = (file: string): boolean => file === '-' || realPathOf(file) === '/dev/fd/1';

/** Where it says standard output by its path, it names no file. */
const withoutStandardOutput = ({ file, ...more }: Destination): Destination =>
  file === undefined || isStandardOutput(file) ? more : { ...more, file };

const resolvedFile = ({ file }: Destination): string | undefined =>
  file === undefined ? undefined : realPathOf(file);

/** What is asked for, before it is known whether it can be had. A report in a file never takes the place of the page. */
function requestedOutputs(
  settings: Settings,
  kind: CommandAnswerKind,
  env: Io['env'],
  usual: Format,
): Destination[] {
  const { inForce } = settings;
  const { format, output, report = [] } = valuesOf(settings, ['format', 'output', 'report']);
  const further = report.map((one) => withoutStandardOutput(placed(one, env)));
  const main: Destination = {
    format: format ?? usual,
    ...(output === undefined || isStandardOutput(output) ? {} : { file: output }),
  };
  const isMainAsked = format !== undefined || output !== undefined;
  const isReplaced = !isMainAsked && further.some(({ file }) => file === undefined);
  const asked = [...(isReplaced ? [] : [main]), ...further];
  const isAsked = (one: Destination): boolean =>
    asked.some((other) => other.format === one.format && resolvedFile(other) === resolvedFile(one));
  const standing = kind === 'check' ? (inForce?.reports ?? []) : [];
  return [...asked, ...standing.filter((one) => !isAsked(one))];
}

/** Where the reports of a run go; at most one to standard output. */
export function destinationsOf(
  settings: Settings,
  kind: CommandAnswerKind,
  env: Io['env'],
  usual: Format = 'table',
): Destination[] {
  const wanted = requestedOutputs(settings, kind, env, usual);
  if (wanted.filter(({ file }) => file === undefined).length > 1)
    throw inputError('more than one report would go to standard output', {
      hint: 'Give the others a file: --report json=report.json.',
    });
  const files = wanted.flatMap((one) => resolvedFile(one) ?? []);
  const twice = wanted.find((one) => files.filter((file) => file === resolvedFile(one)).length > 1);
  if (twice?.file !== undefined)
    throw inputError('two reports would go to the same file', { file: displayPath(twice.file) });
  return wanted;
}

/** Whether an evaluation can be written while it runs: NDJSON is all that is wanted of it. */
export const canStream = (settings: Settings, env: Io['env']): boolean => {
  const [only, ...others] = destinationsOf(settings, 'check', env);
  return only?.format === 'ndjson' && others.length === 0;
};
