import type { Format } from '../format/index.js';
import type { Io } from '../input/io.js';
import { displayPath } from '../input/load-file.js';
import { inputError } from '../input/problem.js';
import { realPathOf } from '../input/writing/follow-links.js';
import type { CommandAnswerKind } from '../report/reports.js';
import type { Destination } from './project-shape.js';
import { valuesOf, type Settings } from './settings.js';

/**
 * Sends a GitHub summary to the file that GitHub reads, if no other file is given or that is the one. Appends
 * to it, to keep what other steps wrote.
 */
function withSummaryFile(destination: Destination, env: Io['env']): Destination {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (destination.format !== 'github-summary' || file === '') return destination;
  const isThere = destination.file === undefined || realPathOf(destination.file) === realPathOf(file);
  return isThere ? { ...destination, file, added: true } : destination;
}

/** Equivalent to a hyphen: it is written in order, and never replaced. */
const isStandardOutput = (file: string): boolean => file === '-' || realPathOf(file) === '/dev/fd/1';

/** Drops a file that is just the path of standard output. */
const withoutStandardOutput = ({ file, ...more }: Destination): Destination =>
  file === undefined || isStandardOutput(file) ? more : { ...more, file };

const resolvedFile = ({ file }: Destination): string | undefined =>
  file === undefined ? undefined : realPathOf(file);

/** The outputs requested, whether or not they are possible. A report in a file never replaces the page. */
function requestedOutputs(
  settings: Settings,
  kind: CommandAnswerKind,
  env: Io['env'],
  usual: Format,
): Destination[] {
  const { projectFile } = settings;
  const { format, output, report = [] } = valuesOf(settings, ['format', 'output', 'report']);
  const further = report.map((one) => withoutStandardOutput(withSummaryFile(one, env)));
  const main: Destination = {
    format: format ?? usual,
    ...(output === undefined || isStandardOutput(output) ? {} : { file: output }),
  };
  const isMainRequested = format !== undefined || output !== undefined;
  const isReplaced = !isMainRequested && further.some(({ file }) => file === undefined);
  const requested = [...(isReplaced ? [] : [main]), ...further];
  const isRequested = (one: Destination): boolean =>
    requested.some((other) => other.format === one.format && resolvedFile(other) === resolvedFile(one));
  const ofProject = kind === 'check' ? (projectFile?.reports ?? []) : [];
  return [...requested, ...ofProject.filter((one) => !isRequested(one))];
}

/**
 * Where the reports of a run go; at most one to standard output. Throws an `InputError` for a combination
 * that is not possible.
 */
export function destinationsOf(
  settings: Settings,
  kind: CommandAnswerKind,
  env: Io['env'],
  usual: Format = 'table',
): Destination[] {
  const outputs = requestedOutputs(settings, kind, env, usual);
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw inputError('more than one report would go to standard output', {
      hint: 'Give the others a file: --report json=report.json.',
    });
  const files = outputs.flatMap((one) => resolvedFile(one) ?? []);
  const repeated = outputs.find((one) => files.filter((file) => file === resolvedFile(one)).length > 1);
  if (repeated?.file !== undefined)
    throw inputError('two reports would go to the same file', { file: displayPath(repeated.file) });
  return outputs;
}

/** Whether an evaluation can be streamed: NDJSON is its only output. */
export const canStream = (settings: Settings, env: Io['env']): boolean => {
  const [only, ...others] = destinationsOf(settings, 'check', env);
  return only?.format === 'ndjson' && others.length === 0;
};
