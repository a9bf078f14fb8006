import { isThere } from '../../input/read-file.js';
import { present, without } from '../../input/plain-data.js';
import { inputError, throwAll } from '../../input/problem.js';
import { resolveSubject } from '../../evidence/subject.js';
import { WAIVER_TEXTS } from '../../verdict/words/verdict-words-en.js';
import { waiverEntryFaults, policyFaults, waiverLimit, waiverOf } from '../../verdict/load-waivers.js';
import { type Finding, isGap } from '../../verdict/finding.js';
import { type WaiverEntry, WAIVER_SHAPE } from '../../verdict/waiver.js';
import type { RecordReport } from '../../report/record-report.js';
import { requiredArgument, requestOf, defineCommand } from '../command.js';
import { baseline, type BaselineRequest } from '../baseline.js';
import { typeable } from '../hints.js';
import {
  stepForProject,
  recordIn,
  type Recording,
  writeRecording,
  checkRecord,
  demand,
  recordFile,
} from '../record-file.js';
import type { Setup } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { entryNamed } from '../../policy/policy.js';
import { addDays } from '../../input/calendar.js';
import { findAll } from '../../run/check.js';
import { runOf, load, type RunBasis } from '../../run/load.js';
import type { Settings } from '../../settings/settings.js';

/** What to accept, and who accepts it. */
export interface WaiveRequest extends Omit<Setup, 'waivers'> {
  rule: string;
  subject: string;
  /** The waiver file to write to. */
  file: string;
  accepted: Omit<WaiverEntry, 'rule' | 'subject' | 'granted' | 'evidence'>;
  /** How to add the file to the project; absent if it is part of it already. */
  step?: string;
}

/** The gap to waive. */
function gapOf({ rule, subject }: WaiveRequest, basis: RunBasis): Finding {
  const { dataset, policy } = basis;
  const entry = entryNamed(policy, rule);
  const resolved = resolveSubject(dataset, subject);
  const rulesToCheck = { ...policy, entries: [entry] };
  const { findings } = findAll({ ...runOf(basis, [resolved]), rulesToCheck });
  const finding = findings.find((one) => one.subject === resolved.id);
  if (finding === undefined) {
    const subjects = findings.map((one) => one.subject);
    throw inputError(`policy ${policy.id} does not ask ${entry.id} of ${resolved.id}`, {
      hint: subjects.length === 0 ? 'It is off.' : `It is asked of ${subjects.join(', ')}.`,
    });
  }
  if (!isGap(finding))
    throw inputError(`${entry.id} of ${resolved.id} is no gap: there is nothing to accept`, {
      hint: `See mimo-check explain ${entry.id} ${resolved.id}.`,
    });
  return finding;
}

const waiverFor = ({ accepted, asOf }: WaiveRequest, { rule, subject, evidence }: Finding): WaiverEntry => ({
  ...{ rule, subject, reason: accepted.reason, measures: accepted.measures, owner: accepted.owner },
  ...present({ approved_by: accepted.approved_by, ticket: accepted.ticket, advice: accepted.advice }),
  ...{ granted: asOf, expires: accepted.expires, evidence },
});

/** Throws an `InputError` with everything wrong with the new entry. */
function refuseInvalid(entry: WaiverEntry, { waiver: earlier }: Finding, basis: RunBasis): void {
  checkRecord(WAIVER_SHAPE, entry);
  const waiver = waiverOf(entry, { file: 'the new waiver', line: 1, column: 1 });
  const faults = [
    ...waiverEntryFaults(entry).map(({ key, message }) => ({ path: key, message })),
    ...policyFaults(waiver, basis.policy).map((fault) => without(fault, 'file', 'line', 'column')),
  ];
  // An end beyond the general limit is also beyond that of the rule, which is then the one to keep.
  const longest = faults.findLast(({ path }) => path === 'expires');
  const shown = faults.filter((fault) => fault.path !== 'expires' || fault === longest);
  throwAll(shown);
  if (earlier === undefined) return;
  throw inputError(`${entry.rule} of ${entry.subject} is waived already, until ${earlier.expires}`, {
    ...{ file: earlier.file, line: earlier.line },
    hint: 'Take that waiver out first if another is to hold.',
  });
}

/**
 * Prepares a waiver of one gap as it is today; does not write the file. Throws an `InputError` if there is no
 * such gap, or the waiver would be invalid.
 */
export function waive(request: WaiveRequest): { report: RecordReport; recording: Recording } {
  const { file, asOf } = request;
  const basis = load({ ...request, ...(isThere(file) ? { waivers: [file] } : {}) });
  const finding = gapOf(request, basis);
  const entry = waiverFor(request, finding);
  refuseInvalid(entry, finding, basis);
  const recording = recordIn('waivers', file, entry);
  const { rule } = entryNamed(basis.policy, finding.rule);
  const { days } = waiverLimit(rule, basis.policy);
  const report: RecordReport = {
    schemaVersion: 1,
    kind: 'record',
    tool: { name: 'mimo-check', version: version() },
    asOf,
    recorded: { kind: 'waiver', entry },
    ...{ file: recording.file, line: recording.line, created: recording.created },
    says: [
      `${finding.rule} of ${finding.subject}: ${WAIVER_TEXTS.accepted(entry.owner, entry.expires, finding.outcome)}`,
      `It is void as soon as the evidence changes; a waiver of this rule may last at most ${days} days.`,
    ],
    next: [
      `Next: mimo-check ${finding.subject} --waivers ${recording.file}`,
      ...Object.values(present({ step: request.step })),
    ],
  };
  return { report, recording };
}

/** The settings for why a risk is accepted and who accepts it. */
const ACCEPTANCE = ['reason', 'measures', 'owner', 'expires', 'approvedBy', 'ticket', 'advice'] as const;

type WaiveSettings = Settings<(typeof ACCEPTANCE)[number] | 'waivers'>;

/** What is accepted, and the file to write to. */
function acceptedOf(settings: WaiveSettings): Pick<WaiveRequest, 'accepted' | 'file'> {
  const { approvedBy, ticket, advice } = settings;
  const { waivers, ...needed } = demand('waive', {
    reason: ['--reason', settings.reason],
    measures: ['--measures', settings.measures],
    owner: ['--owner', settings.owner],
    expires: ['--expires', settings.expires],
    waivers: ['--waivers <file>', settings.waivers],
  });
  const more = present({ approved_by: approvedBy?.value, ticket: ticket?.value, advice: advice?.value });
  return { accepted: { ...needed, ...more }, file: recordFile(waivers, '--waivers') };
}

type WaiveFields = Omit<WaiveRequest, keyof Setup>;

/** The waiver of a single gap. */
function waivedOf(rule: string, subject: string, settings: WaiveSettings): WaiveFields {
  if (rule === '')
    throw inputError('no rule given', {
      hint: 'Name a rule; mimo-check rules lists them. Like: mimo-check waive no-training xiaomi',
    });
  if (subject === '')
    throw inputError('no provider or model given after the rule', {
      hint: `Like: mimo-check waive ${typeable(rule, 'no-training')} xiaomi`,
    });
  return { rule, subject, ...acceptedOf(settings) };
}

/** A baseline of all gaps of a subject, which is then given in place of the rule, or of the project's subjects. */
function allOf(subject: string, more: string, settings: WaiveSettings): Omit<BaselineRequest, keyof Setup> {
  if (subject === '' && settings.projectFile?.subjects === undefined)
    throw inputError('no provider or model given whose gaps are to be waived', {
      hint: 'Like: mimo-check waive --all-gaps xiaomi --waivers waivers.yaml',
    });
  const given = ACCEPTANCE.some((name) => settings[name] !== undefined);
  if (more !== '' || given)
    throw inputError(
      '--all-gaps takes one subject, and no option that fills in a waiver, such as --reason or --owner',
      {
        hint: 'Each waiver is filled in in the file, like: mimo-check waive --all-gaps xiaomi --waivers waivers.yaml',
      },
    );
  const { waivers } = demand('waive', { waivers: ['--waivers <file>', settings.waivers] });
  return { subjects: subject === '' ? [] : [subject], file: recordFile(waivers, '--waivers') };
}

export const WAIVE_COMMAND = defineCommand({
  examples: (today) => [
    `waive no-training xiaomi --owner Dana --expires ${addDays(today, 30)} --reason 'a trial' ` +
      `--measures 'no personal data' --waivers waivers.yaml`,
    'waive --all-gaps xiaomi --waivers waivers.yaml',
  ],
  options: ['policy', 'data', 'waivers', 'attestations', 'asOf', 'allGaps', ...ACCEPTANCE],
  kinds: ['record', 'init'],
  texts: { waivers: 'file to write the waiver to (default: that of the project)' },
  request: ([rule, subject], settings): WaiveRequest | BaselineRequest => {
    const setup = without(requestOf([], settings), 'subjects', 'waivers');
    const { file, ...more } =
      settings.allGaps === undefined
        ? waivedOf(requiredArgument(rule), requiredArgument(subject), settings)
        : allOf(requiredArgument(rule), requiredArgument(subject), settings);
    return {
      ...setup,
      ...more,
      file,
      ...present({ step: stepForProject('waivers', file, settings.projectFile) }),
    };
  },
  answer: (request) => {
    const make = () => ('rule' in request ? waive(request) : baseline(request));
    return writeRecording('waivers', request.file, make).report;
  },
});
