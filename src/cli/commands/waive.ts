import { isThere } from '../../input/read-file.js';
import { present, without } from '../../input/present.js';
import { InputError, inputError } from '../../input/problem.js';
import { resolveSubject } from '../../evidence/subject.js';
import { acceptance, applyWaivers } from '../../verdict/apply-waivers.js';
import { entryFaults, policyFaults, waiverLimit, waiverOf } from '../../verdict/waivers.js';
import { evaluate } from '../../verdict/evaluate.js';
import { type Finding, isGap } from '../../verdict/finding.js';
import { type WaiverEntry, WAIVER_SHAPE } from '../../verdict/waiver.js';
import type { RecordReport } from '../../report/record-report.js';
import { checkEntry } from '../../run/check-entry.js';
import { type CommandText, EVIDENCE, one, requestOf } from '../command.js';
import { needed, targetOf } from '../../settings/needed.js';
import type { Flags } from '../../settings/options.js';
import { recordIn, type Recording, writeRecording } from '../record-file.js';
import { type InForce, load, type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { entryNamed } from '../../policy/policy.js';

/** What is to be accepted, and by whom. */
export interface WaiveRequest extends Omit<Request, 'subjects' | 'waivers'> {
  rule: string;
  subject: string;
  /** The file of waivers to write to. */
  file: string;
  accepted: Omit<WaiverEntry, 'rule' | 'subject' | 'granted' | 'evidence'>;
}

/** The one gap that is to be waived. */
function gapOf({ rule, subject, asOf }: WaiveRequest, { dataset, policy }: InForce): Finding {
  const entry = entryNamed(policy, rule);
  const asked = resolveSubject(dataset, subject);
  const findings = evaluate(dataset, { ...policy, entries: [entry] }, [asked], asOf);
  const finding = findings.find((one) => one.subject === asked.id);
  if (finding === undefined) {
    const subjects = findings.map((one) => one.subject);
    throw inputError(`policy ${policy.id} does not ask ${entry.id} of ${asked.id}`, {
      hint: subjects.length === 0 ? 'It is off.' : `It is asked of ${subjects.join(', ')}.`,
    });
  }
  if (!isGap(finding))
    throw inputError(`${entry.id} of ${asked.id} is no gap: there is nothing to accept`, {
      hint: `See mimo-check explain ${entry.id} ${asked.id}.`,
    });
  return finding;
}

const entryOf = ({ accepted, asOf }: WaiveRequest, { rule, subject, evidence }: Finding): WaiverEntry => ({
  ...{ rule, subject, reason: accepted.reason, measures: accepted.measures, owner: accepted.owner },
  ...present({ approved_by: accepted.approved_by, ticket: accepted.ticket, advice: accepted.advice }),
  ...{ granted: asOf, expires: accepted.expires, evidence },
});

/** Throws an InputError with everything that speaks against the new entry. */
function refuseInvalid(entry: WaiverEntry, finding: Finding, asOf: string, inForce: InForce): void {
  checkEntry(WAIVER_SHAPE, entry);
  const waiver = waiverOf(entry, { file: 'the new waiver', line: 1, column: 1 });
  const faults = [
    ...entryFaults(entry).map(({ key, message }) => ({ path: key, message })),
    ...policyFaults(waiver, inForce.policy).map((fault) => without(fault, 'file', 'line', 'column')),
  ];
  const longest = faults.find(({ path }) => path === 'expires');
  // One that is too long altogether is also too long for the policy: once is enough.
  const told = faults.filter((fault) => fault.path !== 'expires' || fault === longest);
  if (told.length > 0) throw new InputError(told);
  const [now] = applyWaivers([finding], inForce.evidence.waivers, inForce.policy, asOf).findings;
  if (now?.waiver === undefined) return;
  throw inputError(`${entry.rule} of ${entry.subject} is waived already, until ${now.waiver.expires}`, {
    ...{ file: now.waiver.file, line: now.waiver.line },
    hint: 'Take that waiver out first if another is to hold.',
  });
}

/**
 * A waiver of one gap as it is today, put into its file but not written. Throws an InputError where there is no such
 * gap, or where the waiver would be invalid.
 */
export function waive(request: WaiveRequest): { report: RecordReport; recording: Recording } {
  const { file, asOf } = request;
  const inForce = load({ ...request, ...(isThere(file) ? { waivers: [file] } : {}) });
  const finding = gapOf(request, inForce);
  const entry = entryOf(request, finding);
  refuseInvalid(entry, finding, asOf, inForce);
  const recording = recordIn('waivers', file, entry);
  const { rule } = entryNamed(inForce.policy, finding.rule);
  const { days } = waiverLimit(rule, inForce.policy);
  const report: RecordReport = {
    schemaVersion: 1,
    kind: 'record',
    tool: { name: 'mimo-check', version: version() },
    asOf,
    recorded: { kind: 'waiver', entry },
    ...{ file: recording.file, line: recording.line, created: recording.created },
    says: [
      `${finding.rule} of ${finding.subject}: ${acceptance(entry.owner, entry.expires, finding.outcome)}`,
      `It is void as soon as the evidence changes; a waiver of this rule runs for at most ${days} days.`,
    ],
    next: [`Next: mimo-check ${finding.subject} --waivers ${recording.file}`],
  };
  return { report, recording };
}

const acceptedOf = (flags: Flags): WaiveRequest['accepted'] => ({
  reason: needed(flags.reason, '--reason'),
  measures: needed(flags.measures, '--measures'),
  owner: needed(flags.owner, '--owner'),
  expires: needed(flags.expires, '--expires'),
  ...present({ approved_by: flags.approvedBy, ticket: flags.ticket, advice: flags.advice }),
});

export const WAIVE: CommandText = {
  name: 'waive',
  arguments: '<rule> <subject>',
  summary: 'accept the risk of one gap, with an owner and an end, in a file of waivers',
  options: [
    ...EVIDENCE.filter((name) => name !== 'noWaivers'),
    ...(['reason', 'measures', 'owner', 'expires', 'approvedBy', 'ticket', 'advice'] as const),
  ],
  answer: ([rule, subject], flags, io) => {
    const { report, recording } = waive({
      ...without(requestOf([], flags, io), 'subjects', 'waivers'),
      rule: one(rule),
      subject: one(subject),
      file: targetOf(flags.waivers, '--waivers'),
      accepted: acceptedOf(flags),
    });
    writeRecording('waivers', recording);
    return report;
  },
};
