import { resolve } from 'node:path';
import { displayPath } from '../input/load-file.js';
import { inputError } from '../input/problem.js';
import { renderPart } from '../format/ndjson.js';
import type { Part, ReportStream } from '../report/stream.js';
import { render, requireFormat, type Format } from '../format/index.js';
import { exitCode, type Answer, type AnswerKind, type PlainText, type Report } from '../report/reports.js';
import { inputsOf } from '../settings/inputs.js';
import type { Io, Output } from '../input/io.js';
import type { Flags } from '../settings/options.js';
import type { Destination } from '../settings/project-reports.js';
import { terminalOf } from './terminal-of.js';
import { codeOf, openReport, writeReport } from '../input/write-file.js';

const placeOf = ({ file }: Destination): string | undefined =>
  file === undefined ? undefined : resolve(file);

/** What is asked for, before it is known whether it can be had. A report in a file never takes the place of the page. */
function wantedOf(flags: Flags, kind: AnswerKind, usual: Format): Destination[] {
  const { format, output, report: further = [], inForce } = flags;
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
export function destinationsOf(flags: Flags, kind: AnswerKind, usual: Format = 'table'): Destination[] {
  const wanted = wantedOf(flags, kind, usual);
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
export const canStream = (flags: Flags): boolean => {
  const [only, ...others] = destinationsOf(flags, 'check');
  return only?.format === 'ndjson' && others.length === 0;
};

const notWritten = (error: unknown): Error =>
  inputError(`the report could not be written (${codeOf(error)})`, { file: 'standard output' });

async function deliverReport(
  report: Report | PlainText,
  destinations: readonly Destination[],
  run: Run,
): Promise<0 | 1> {
  const { flags, files, io } = run;
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const plain = { width: 120, color: false, unicode: true };
  for (const { format } of destinations) requireFormat(report.kind, format);
  for (const { format, file } of destinations)
    if (file !== undefined) writeReport(file, render(report, format, plain), inputsOf(flags, files));
  const shown = destinations.find(({ file }) => file === undefined);
  if (shown === undefined || flags.quiet === true) return exitCode(report);
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
async function deliverStream({ parts }: ReportStream, destination: Destination, run: Run): Promise<0 | 1> {
  const { flags, files, io } = run;
  const toFile =
    destination.file === undefined ? undefined : fileSink(destination.file, inputsOf(flags, files));
  const sink = toFile ?? (flags.quiet === true ? SILENT : sinkOf(io.stdout));
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

/** What a run is delivered with. */
interface Run {
  flags: Flags;
  /** Files that the command reads. */
  files: readonly string[];
  io: Io;
  /** The format of the command where none is asked for. */
  usual?: Format;
}

/**
 * Renders and writes what a command answers, and returns the exit code that it stands for. Files first: a verdict
 * whose report was not written is no verdict.
 */
export async function deliver(answer: Answer, run: Run): Promise<0 | 1> {
  const kind = answer.kind === 'stream' ? 'check' : answer.kind;
  const destinations = destinationsOf(run.flags, kind, run.usual);
  if (answer.kind !== 'stream') return deliverReport(answer, destinations, run);
  const [destination = { format: 'ndjson' }] = destinations;
  return deliverStream(answer, destination, run);
}
