import { type Format, renderPieces, requireFormat } from '../format/index.js';
import { builtinPath } from '../input/builtin.js';
import { present } from '../input/plain-data.js';
import { inputError, isOfSystem, type Problem } from '../input/problem.js';
import type { Reader } from '../input/read-file.js';
import { allFilesIn, yamlFilesOf } from '../input/read-folder.js';
import { once } from '../input/memoize.js';
import { policyFiles } from '../policy/load-policy.js';
import { DEFAULT_POLICY, type Request } from '../run/request.js';
import { destinationsOf } from '../settings/destinations.js';
import type { Destination } from '../settings/project-shape.js';
import { folderInRepository, type Project } from '../settings/project.js';
import { valuesOf, type AllSettings } from '../settings/settings.js';
import type { CommandAnswer, Report, PlainText } from '../report/reports.js';
import type { Terminal } from '../format/terminal.js';
import type { Part, ReportStream } from '../report/stream.js';
import type { Io, Output } from '../input/io.js';
import { terminalOf } from './streams.js';
import { realPathOf } from '../input/writing/follow-links.js';
import { appendReport, openReport, type Pieces, writeReport } from '../input/write-file.js';
import { codeOf, targetFault } from '../input/writing/write-target.js';

/**
 * The exit code of a report: 1 if the verdict is a fail, a file is invalid, or a report differs when made
 * again.
 */
export function exitCode(report: Report | PlainText): 0 | 1 {
  if (report.kind === 'check') return report.verdict === 'fail' ? 1 : 0;
  if (report.kind === 'validate') return report.valid ? 0 : 1;
  if (report.kind === 'verify') return report.holds ? 0 : 1;
  return 0;
}

/** The files that a run reads. */
type InputFiles = Partial<Pick<Request, 'data' | 'policy' | 'waivers' | 'attestations'>>;

/** All files that a run reads, its own and the package's: no report may overwrite one. */
export const inputPaths = (
  { data = [], policy = DEFAULT_POLICY, waivers = [], attestations = [] }: InputFiles,
  project: Project | undefined,
  files: readonly string[] = [],
  read?: Reader,
): string[] => [
  ...(project === undefined ? [] : [project.path]),
  ...waivers,
  ...attestations,
  ...[...files.filter((file) => file !== '-'), ...data].flatMap(yamlFilesOf),
  ...allFilesIn(builtinPath('data')),
  ...policyFiles(policy, read),
];

/** Finds reports of a project that would overwrite an input or cannot be written. */
export function targetProblems(project: Project, read?: Reader): Problem[] {
  const inputs = inputPaths(project, project, [], read).map(realPathOf);
  return (project.reports ?? []).flatMap(({ file = '' }, index): Problem[] => {
    const message = inputs.includes(realPathOf(file))
      ? 'is an input of the run and is not overwritten'
      : targetFault(file);
    const place = { ...project.at(['reports', index, 'file']), path: `reports[${index}].file` };
    return message === undefined ? [] : [{ ...place, message }];
  });
}

/**
 * Writes to standard output. An error of the operating system becomes an `InputError`; any other is a bug.
 */
const print = async (stdout: Output, text: string): Promise<void> =>
  stdout.write(text).catch((error: unknown) => {
    if (!isOfSystem(error)) throw error;
    throw inputError(`the report could not be written (${codeOf(error)})`, { file: 'standard output' });
  });

/** Prints a text in pieces, until its reader stops reading. */
async function printPieces(stdout: Output, pieces: Pieces): Promise<void> {
  for (const text of pieces) {
    if (stdout.isClosed?.() === true) return;
    await print(stdout, text);
  }
}

/** What is needed to deliver an answer. */
interface Delivery {
  settings: AllSettings;
  /** Files that the command reads. */
  files: readonly string[];
  io: Io;
  /** The command's default format. */
  usual?: Format;
}

const filesReadBy = ({ settings, files }: Delivery): string[] =>
  inputPaths(valuesOf(settings, ['data', 'policy', 'waivers', 'attestations']), settings.projectFile, files);

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
  const inputs = once(() => filesReadBy(delivery));
  for (const { format, file, added } of destinations) {
    if (file === undefined) continue;
    const writeTo = added === true ? appendReport : writeReport;
    writeTo(file, await renderPieces(report, format, plain), inputs());
  }
  const shown = destinations.find(({ file }) => file === undefined);
  if (shown === undefined || settings.quiet?.value === true) return exitCode(report);
  await printPieces(io.stdout, await renderPieces(report, shown.format, terminal));
  return exitCode(report);
}

/** Where the text of a stream goes, piece by piece. */
interface Sink {
  write: (text: string) => Promise<void>;
  /** Whether the reader is gone, so that nothing more need be written. */
  isClosed: () => boolean;
  finish: () => void;
  discard: () => void;
}

const doNothing = (): void => undefined;

const sinkOf = (stdout: Output): Sink => ({
  write: (text) => print(stdout, text),
  isClosed: () => stdout.isClosed?.() === true,
  ...{ finish: doNothing, discard: doNothing },
});

const SILENT_SINK: Sink = {
  write: () => Promise.resolve(),
  isClosed: () => true,
  finish: doNothing,
  discard: doNothing,
};

function fileSink(path: string, inputs: readonly string[]): Sink {
  const { write, finish, discard } = openReport(path, inputs);
  return {
    write: (text) => {
      write(text);
      return Promise.resolve();
    },
    isClosed: () => false,
    ...{ finish, discard },
  };
}

const exitCodeAfter = (parts: readonly Part[]): 0 | 1 | undefined => {
  const last = parts.at(-1);
  if (last?.kind !== 'summary') return undefined;
  return last.verdict === 'fail' ? 1 : 0;
};

/**
 * Writes a stream while it runs. If its reader goes away it runs on, since the verdict covers all subjects.
 */
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
  const { renderPart } = await import('../format/ndjson.js');
  try {
    for await (const batch of parts) {
      code = exitCodeAfter(batch) ?? code;
      if (!sink.isClosed()) await sink.write(batch.map(renderPart).join(''));
    }
    if (code === undefined) throw new Error('the stream ended without a summary');
    sink.finish();
    return code;
  } catch (error) {
    sink.discard();
    throw error;
  }
}

/**
 * Renders and writes a command's answer, and returns the exit code. Files come first: a verdict without its
 * report is no verdict.
 */
export async function deliver(answer: CommandAnswer, delivery: Delivery): Promise<0 | 1> {
  const kind = answer.kind === 'stream' ? 'check' : answer.kind;
  const destinations = destinationsOf(delivery.settings, kind, delivery.io.env, delivery.usual);
  if (answer.kind !== 'stream') return deliverReport(answer, destinations, delivery);
  const [destination = { format: 'ndjson' }] = destinations;
  return deliverStream(answer, destination, delivery);
}
