import { inputError, rephrase } from '../../input/problem.js';
import type { Reader } from '../../input/read-file.js';
import { validateDocument } from '../../input/schema.js';
import { version } from '../../input/builtin.js';
import { canonicalJson } from '../../input/digest.js';
import { valueAt } from '../../input/plain-data.js';
import { verdictOf } from '../../verdict/verdict.js';
import { verdictSentence } from '../../verdict/words/sentences.js';
import { summarise } from '../../report/summary.js';
import type { Policy } from '../../policy/policy.js';
import { REPORT_SHAPES, type Report } from '../../report/reports.js';
import { defineCommand, requiredArgument } from '../command.js';
import { readerAt, readSavedReport, reportPlace, type SavedReport } from '../../run/saved-report.js';

type RenderableReport = Exclude<Report, { kind: 'query' }>;
const KINDS = Object.keys(REPORT_SHAPES) as RenderableReport['kind'][];

/** Validates a report. Throws an `InputError` with everything that does not fit its kind. */
function validReport({ file, content }: SavedReport): RenderableReport {
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
  return content as unknown as RenderableReport;
}

type Evaluated = Extract<RenderableReport, { kind: 'check' | 'gaps' }>;

/** Names a part of an evaluation that does not follow from its findings; undefined if all does. */
function contradiction(report: Evaluated): string | undefined {
  const { findings, policy, summary, waivers, rules, providers, only = [], asOf } = report;
  const names = new Set(findings.map(({ id }) => id));
  if (names.size < findings.length) return 'it has a finding twice';
  if (findings.some((one) => !Object.hasOwn(rules, one.rule) || !Object.hasOwn(providers, one.provider)))
    return 'it has a finding on a rule or a provider that it does not describe';
  const known = new Set(waivers.filter(({ status }) => status === 'active').map(({ finding }) => finding));
  if (findings.some(({ id, waiver }) => waiver !== undefined && !known.has(id)))
    return 'it has a waived finding without the waiver';
  if (report.kind !== 'check') return undefined;
  // A report has all of the policy but its entries, of which only the number matters here.
  const countedPolicy = { ...policy, entries: { length: summary.rulesKnown } } as unknown as Policy;
  if (canonicalJson(summarise(findings, countedPolicy)) !== canonicalJson(summary))
    return 'its totals do not match its findings';
  const verdict = verdictOf(findings, policy.failOn);
  if (verdict !== report.verdict) return 'its verdict does not match its findings';
  const sentence = verdictSentence(verdict, countedPolicy, asOf, findings, only);
  return sentence === report.sentence ? undefined : 'its sentence does not match its verdict';
}

/** Names a part of a report that does not follow from the rest; undefined if all does. */
function contradictionIn(report: RenderableReport): string | undefined {
  if (report.kind === 'check' || report.kind === 'gaps') return contradiction(report);
  if (
    report.kind === 'validate' &&
    report.valid !== report.files.every(({ problems }) => problems.length === 0)
  )
    return 'its answer does not match its problems';
  if (report.kind === 'verify' && report.holds !== (report.differences.length === 0))
    return 'its answer does not match its differences';
  return undefined;
}

/** Throws an `InputError` if a report contradicts itself. */
function checkCoherence(report: RenderableReport, file: string): void {
  const why = contradictionIn(report);
  if (why === undefined) return;
  throw inputError(why, {
    file,
    hint: 'It was changed after it was made. Make it again with mimo-check check.',
  });
}

/**
 * Reads a report saved as JSON, unchanged. Throws an `InputError` for anything else, and for a verdict that
 * does not follow from the findings. Does not check the inputs; `verify` does.
 */
export function savedReport(path: string, read?: Reader): RenderableReport {
  const saved = readSavedReport(path, read);
  const report = validReport(saved);
  checkCoherence(report, saved.file);
  return report;
}

export const RENDER_COMMAND = defineCommand({
  examples: ['xiaomi --report json=report.json', 'render report.json --format csv'],
  options: ['details', 'brief'],
  kinds: KINDS,
  withoutProject: true,
  readsFiles: true,
  request: ([file], _settings, io) => reportPlace(requiredArgument(file), io),
  answer: (place) => savedReport(place.path, readerAt(place)),
});
