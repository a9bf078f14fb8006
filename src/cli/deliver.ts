import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Format, render, requireFormat } from '../format/index.js';
import { builtinPath } from '../input/builtin.js';
import { displayPath } from '../input/load-file.js';
import { present } from '../input/present.js';
import { inputError, type Problem } from '../input/problem.js';
import { allFilesIn, yamlFilesOf } from '../input/read-folder.js';
import { policyFiles } from '../policy/load-policy.js';
import { DEFAULT_POLICY, type Request } from '../run/request.js';
import type { Destination } from '../settings/project-shape.js';
import { folderInRepository, type Project } from '../settings/project.js';
import { valuesOf, type Settings, type AllSettings } from '../settings/settings.js';
import {
  type CommandAnswerKind,
  exitCode,
  type CommandAnswer,
  type Report,
  type PlainText,
} from '../report/reports.js';
import type { Terminal } from '../format/terminal.js';
import { renderPart } from '../format/ndjson.js';
import type { Part, ReportStream } from '../report/stream.js';
import type { Io, Output } from '../input/io.js';
import { terminalOf } from './streams.js';
import { appendReport, codeOf, openReport, writeReport } from '../input/write-file.js';

/** The file that a path leads to, links followed; the path itself where nothing is there yet. */
const realPath = (path: string): string => existingRealPath(path) ?? resolve(path);

/**
 * A summary of a job goes into the file that GitHub reads: where it has no other, and where that is its file. What other
 * steps wrote there stays.
 */
function placed(destination: Destination, env: Io['env']): Destination {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (destination.format !== 'github-summary' || file === '') return destination;
  const isThere = destination.file === undefined || realPath(destination.file) === realPath(file);
  return isThere ? { ...destination, file, added: true } : destination;
}

const resolvedFile = ({ file }: Destination): string | undefined =>
  file === undefined ? undefined : realPath(file);

/** What is asked for, before it is known whether it can be had. A report in a file never takes the place of the page. */
function requestedOutputs(
  settings: Settings,
  kind: CommandAnswerKind,
  env: Io['env'],
  usual: Format,
): Destination[] {
  const { inForce } = settings;
  const { format, output, report = [] } = valuesOf(settings, ['format', 'output', 'report']);
  const further = report.map((one) => placed(one, env));
  const main: Destination = {
    format: format ?? usual,
    ...(output === undefined || output === '-' ? {} : { file: output }),
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

/** What names the files that a run reads. */
type InputFiles = Partial<Pick<Request, 'data' | 'policy' | 'waivers' | 'attestations'>>;

/** The files that a run reads, its own and those of the package: no report may take the place of one. */
export const inputPaths = (
  { data = [], policy = DEFAULT_POLICY, waivers = [], attestations = [] }: InputFiles,
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

function existingRealPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function targetFault(file: string, inputs: readonly (string | undefined)[]): string | undefined {
  if (inputs.includes(existingRealPath(file) ?? file)) return 'is an input of the run and is not overwritten';
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
  const inputs = inputPaths(project, project).map(existingRealPath);
  return (project.reports ?? []).flatMap(({ file = '' }, index): Problem[] => {
    const message = targetFault(file, inputs);
    const place = { ...project.at(['reports', index, 'file']), path: `reports[${index}].file` };
    return message === undefined ? [] : [{ ...place, message }];
  });
}

const notWritten = (error: unknown): Error =>
  inputError(`the report could not be written (${codeOf(error)})`, { file: 'standard output' });

/** What an answer is delivered with. */
interface Delivery {
  settings: AllSettings;
  /** Files that the command reads. */
  files: readonly string[];
  io: Io;
  /** The format of the command where none is asked for. */
  usual?: Format;
}

const filesReadBy = ({ settings, files }: Delivery): string[] =>
  inputPaths(valuesOf(settings, ['data', 'policy', 'waivers', 'attestations']), settings.inForce, files);

/** How much a page shows. */
function detailOf({ details, brief, columns }: AllSettings): Pick<Terminal, 'detail' | 'allColumns'> {
  if (columns !== undefined) return { allColumns: true };
  if (details !== undefined && brief !== undefined)
    throw inputError('--details and --brief cannot be used together');
  if (details !== undefined) return { detail: 'full' };
  return brief === undefined ? {} : { detail: 'brief' };
}

async function deliverReport(
  report: Report | PlainText,
  destinations: readonly Destination[],
  delivery: Delivery,
): Promise<0 | 1> {
  const { settings, io } = delivery;
  const folder = folderInRepository(process.cwd());
  const { detail, allColumns = false } = detailOf(settings);
  const common = { allColumns, folder };
  const terminal = {
    ...terminalOf(io.stdout, io.env, settings.color?.value),
    ...present({ detail }),
    ...common,
  };
  const plain = { width: 120, color: false, unicode: true, ...common };
  for (const { format } of destinations) requireFormat(report.kind, format);
  for (const { format, file, added } of destinations) {
    const writeTo = added === true ? appendReport : writeReport;
    if (file !== undefined) writeTo(file, await render(report, format, plain), filesReadBy(delivery));
  }
  const shown = destinations.find(({ file }) => file === undefined);
  if (shown === undefined || settings.quiet?.value === true) return exitCode(report);
  const text = await render(report, shown.format, terminal);
  try {
    await io.stdout.write(text);
  } catch (error) {
    throw notWritten(error);
  }
  return exitCode(report);
}

/** Where the text of a stream goes, piece by piece. */
interface Sink {
  write: (text: string) => Promise<void>;
  /** Nobody reads any more: what is left need not be written. */
  isClosed: () => boolean;
  finish: () => void;
  abandon: () => void;
}

const doNothing = (): void => undefined;

const sinkOf = (stdout: Output): Sink => ({
  write: (text) =>
    stdout.write(text).catch((error: unknown) => {
      throw notWritten(error);
    }),
  isClosed: () => stdout.isClosed?.() === true,
  ...{ finish: doNothing, abandon: doNothing },
});

const SILENT_SINK: Sink = {
  write: () => Promise.resolve(),
  isClosed: () => true,
  finish: doNothing,
  abandon: doNothing,
};

function fileSink(path: string, inputs: readonly string[]): Sink {
  const { write, finish, abandon } = openReport(path, inputs);
  return {
    write: (text) => {
      write(text);
      return Promise.resolve();
    },
    isClosed: () => false,
    ...{ finish, abandon },
  };
}

const exitCodeAfter = (parts: readonly Part[]): 0 | 1 | undefined => {
  const last = parts.at(-1);
  if (last?.kind !== 'summary') return undefined;
  return last.verdict === 'fail' ? 1 : 0;
};

/** Tells a stream while it runs. Where nobody reads any more it runs on: the verdict is about all that was asked. */
async function deliverStream(
  { parts }: ReportStream,
  destination: Destination,
  delivery: Delivery,
): Promise<0 | 1> {
  const { settings, io } = delivery;
  const toFile =
    destination.file === undefined ? undefined : fileSink(destination.file, filesReadBy(delivery));
  const sink = toFile ?? (settings.quiet?.value === true ? SILENT_SINK : sinkOf(io.stdout));
  let code: 0 | 1 | undefined;
  try {
    for await (const batch of parts) {
      code = exitCodeAfter(batch) ?? code;
      if (!sink.isClosed()) await sink.write(batch.map(renderPart).join(''));
    }
    if (code === undefined) throw new Error('the stream ended without a summary');
    sink.finish();
    return code;
  } catch (error) {
    sink.abandon();
    throw error;
  }
}

/**
 * Renders and writes what a command answers, and returns its exit code. Files first: a verdict
 * whose report was not written is no verdict.
 */
export async function deliver(answer: CommandAnswer, delivery: Delivery): Promise<0 | 1> {
  const kind = answer.kind === 'stream' ? 'check' : answer.kind;
  const destinations = destinationsOf(delivery.settings, kind, delivery.io.env, delivery.usual);
  if (answer.kind !== 'stream') return deliverReport(answer, destinations, delivery);
  const [destination = { format: 'ndjson' }] = destinations;
  return deliverStream(answer, destination, delivery);
}
