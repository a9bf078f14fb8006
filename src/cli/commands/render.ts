import { inputError, rephrase } from '../../input/problem.js';
import { type Reader, textAt } from '../../input/read-file.js';
import { REPORT_LIMIT } from '../../input/read-json.js';
import { validateDocument } from '../../input/schema.js';
import { version } from '../../input/builtin.js';
import { valueAt } from '../../input/present.js';
import { isGating, verdictOf } from '../../verdict/verdict.js';
import { REPORT_SHAPES, type Report } from '../../report/reports.js';
import { STANDARD_INPUT_NAME, textFrom } from '../../run/standard-input.js';
import { defineCommand, requiredArgument } from '../command.js';
import { readKeptReport, type KeptReport } from '../../run/kept-report.js';

type Kept = Exclude<Report, { kind: 'query' }>;
const KINDS = Object.keys(REPORT_SHAPES) as Kept['kind'][];

/** A report by its form. Throws an InputError with everything that its kind does not have. */
function reportIn({ file, content }: KeptReport): Kept {
  const kind = KINDS.find((one) => one === content['kind']);
  if (kind === undefined)
    throw inputError('is not a report that can be rendered', {
      file,
      hint: `These can, as --format json writes them: ${KINDS.join(', ')}.`,
    });
  const place = { file, line: 1, column: 1 };
  const madeBy = String(valueAt(content, 'tool', 'version'));
  const hint = madeBy === version() ? {} : { hint: `It was written by mimo-check ${madeBy}.` };
  rephrase(
    (problems) => problems.map((problem) => ({ ...hint, ...problem })),
    () => validateDocument(REPORT_SHAPES[kind], { file, data: content, at: () => place }),
  );
  return content as unknown as Kept;
}

/** Throws an InputError where a verdict or its count is not what the findings of the report make. */
function checkVerdict(report: Kept, file: string): void {
  if (report.kind !== 'check') return;
  const { findings, policy, summary, verdict } = report;
  const gating = findings.filter((finding) => isGating(finding, policy.failOn)).length;
  if (verdictOf(findings, policy.failOn) !== verdict || gating !== summary.gating)
    throw inputError('does not add up: its findings make another verdict', {
      file,
      hint: 'It was changed after it was made. Make it again with mimo-check check.',
    });
}

/**
 * A report that was kept as JSON, as it was. Throws an InputError for what is none, and for a verdict that its findings
 * do not make. Whether the inputs say the same today is the question of `verify`.
 */
export function keptReport(path: string, read?: Reader): Kept {
  const kept = readKeptReport(path, read);
  const report = reportIn(kept);
  checkVerdict(report, kept.file);
  return report;
}

export const RENDER_COMMAND = defineCommand({
  name: 'render',
  arguments: '<report>',
  summary: 'convert a saved JSON report to another format; the exit code is its verdict',
  examples: ['xiaomi --report json=report.json', 'render report.json --format csv'],
  options: ['details', 'brief'],
  kinds: KINDS,
  withoutProject: true,
  readsFiles: true,
  request: async ([file], _settings, io): Promise<{ path: string; text?: string }> => {
    const path = requiredArgument(file);
    return path === '-' ? { path: STANDARD_INPUT_NAME, text: await textFrom(io, REPORT_LIMIT) } : { path };
  },
  answer: ({ path, text }) =>
    keptReport(path, text === undefined ? undefined : textAt(STANDARD_INPUT_NAME, text)),
});
