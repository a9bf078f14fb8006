import type { Terminal } from '../format/terminal.js';
import { inputError } from '../input/problem.js';
import { renderPart } from '../format/ndjson.js';
import type { Part, ReportStream } from '../report/stream.js';
import { render, requireFormat, type Format } from '../format/index.js';
import { exitCode, type Answer, type Report } from '../report/reports.js';
import type { Io, Output } from '../input/io.js';
import type { Destination } from '../settings/project-shape.js';
import { valuesOf, type AllSettings } from '../settings/settings.js';
import { destinationsOf, inputsOf } from './destinations.js';
import { terminalOf } from './streams.js';
import { codeOf, openReport, writeReport } from '../input/write-file.js';
import type { PlainText } from '../report/reports.js';

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
  inputsOf(valuesOf(settings, ['data', 'policy', 'waivers', 'attestations']), settings.inForce, files);

/** How much of a verdict its page shows. */
function detailOf({ details, brief }: AllSettings): Pick<Terminal, 'detail'> {
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
  const terminal = { ...terminalOf(io.stdout, io.env, settings.color?.value), ...detailOf(settings) };
  const plain = { width: 120, color: false, unicode: true };
  for (const { format } of destinations) requireFormat(report.kind, format);
  for (const { format, file } of destinations)
    if (file !== undefined) writeReport(file, render(report, format, plain), filesReadBy(delivery));
  const shown = destinations.find(({ file }) => file === undefined);
  if (shown === undefined || settings.quiet?.value === true) return exitCode(report);
  try {
    await io.stdout.write(render(report, shown.format, terminal));
  } catch (error) {
    throw notWritten(error);
  }
  return exitCode(report);
}

/** Where the text of a stream goes, piece by piece. */
interface Sink {
  write: (text: string) => Promise<void>;
  /** Nobody reads any more: what is left need not be told. */
  isClosed: () => boolean;
  finish: () => void;
  abandon: () => void;
}

const nothing = (): void => undefined;

const sinkOf = (stdout: Output): Sink => ({
  write: (text) =>
    stdout.write(text).catch((error: unknown) => {
      throw notWritten(error);
    }),
  isClosed: () => stdout.isClosed?.() === true,
  ...{ finish: nothing, abandon: nothing },
});

const SILENT: Sink = {
  write: () => Promise.resolve(),
  isClosed: () => true,
  finish: nothing,
  abandon: nothing,
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

const codeAfter = (parts: readonly Part[]): 0 | 1 | undefined => {
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
  const sink = toFile ?? (settings.quiet?.value === true ? SILENT : sinkOf(io.stdout));
  let code: 0 | 1 | undefined;
  try {
    for await (const batch of parts) {
      code = codeAfter(batch) ?? code;
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
 * Renders and writes what a command answers, and returns the exit code that it stands for. Files first: a verdict
 * whose report was not written is no verdict.
 */
export async function deliver(answer: Answer, delivery: Delivery): Promise<0 | 1> {
  const kind = answer.kind === 'stream' ? 'check' : answer.kind;
  const destinations = destinationsOf(delivery.settings, kind, delivery.usual);
  if (answer.kind !== 'stream') return deliverReport(answer, destinations, delivery);
  const [destination = { format: 'ndjson' }] = destinations;
  return deliverStream(answer, destination, delivery);
}
