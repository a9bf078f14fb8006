import type { Subject } from '../evidence/subject.js';
import { version } from '../input/builtin.js';
import { distinct, present } from '../input/plain-data.js';
import { inputError, type InputError } from '../input/problem.js';
import { isThere } from '../input/read-file.js';
import { addDays } from '../input/calendar.js';
import { counted, enumerate } from '../input/words.js';
import { entryNamed, type Policy } from '../policy/policy.js';
import type { InitReport } from '../report/init-report.js';
import { findAll } from '../run/check.js';
import { loadRun } from '../run/load.js';
import type { Request } from '../run/request.js';
import { isGating } from '../verdict/verdict.js';
import { waiverLimit } from '../verdict/load-waivers.js';
import { recordIn, type Recording } from './record-file.js';

/** What a first baseline is made from. */
export interface BaselineRequest extends Omit<Request, 'waivers'> {
  /** The waiver file to write to. */
  file: string;
  /** How to add the file to the project; absent if it is part of it already. */
  step?: string;
}

/** A comment on one line. */
const commentOf = (text: string): string => ` # ${text.replace(/\s+/g, ' ')}`;

/** Notes beside each new entry, which is to be filled in, what the gap is, and how late its end may be. */
function withNotes(
  recording: Recording,
  entries: readonly { rule: string; granted: string; brief: string }[],
  policy: Policy,
): Recording {
  const lines = recording.text.split('\n');
  const { waivers } = recording.document.data as { waivers: unknown[] };
  for (const [index, { rule, granted, brief }] of entries.entries()) {
    const { days } = waiverLimit(entryNamed(policy, rule).rule, policy);
    const addNote = (key: string, line: RegExp, note: string): void => {
      const place = ['waivers', waivers.length - entries.length + index, key];
      const at = recording.document.at(place).line - 1;
      // In another layout, the line has more than this key.
      lines[at] = (lines[at] ?? '').replace(
        line,
        (_, start: string, end: string) => `${start}${commentOf(note)}${end}`,
      );
    };
    addNote('expires', /^(\s*expires: "")(\r?)$/, `${addDays(granted, days)} at the latest`);
    if (brief !== '') addNote('rule', /^(\s*- rule: [\w-]+)(\r?)$/, brief);
  }
  return { ...recording, text: lines.join('\n') };
}

function nothingToWaive(subjects: readonly Subject[], { id: policy }: Pick<Policy, 'id'>): InputError {
  const ids = subjects.map(({ id }) => id);
  return inputError(
    `${enumerate(ids)} ${ids.length === 1 ? 'has' : 'have'} no blocking gap that may be waived under policy ${policy}`,
    { hint: `See mimo-check gaps ${ids.join(' ')}.` },
  );
}

/**
 * Prepares a waiver to fill in for each gap that blocks the subjects, or those of the project, and may be waived; does
 * not write the file. The entries are invalid until they have an owner, so no run accepts them. Throws an `InputError`
 * if there is nothing to waive.
 */
export function baseline(request: BaselineRequest): { report: InitReport; recording: Recording } {
  const { file, asOf, step } = request;
  const run = loadRun({ ...request, ...(isThere(file) ? { waivers: [file] } : {}) });
  const { policy, subjects } = run;
  const gating = findAll(run).findings.filter((one) => isGating(one, policy.failOn));
  const waivable = gating.filter(({ rule }) => entryNamed(policy, rule).waivable);
  if (waivable.length === 0) throw nothingToWaive(subjects, policy);
  const notes = waivable.map(({ rule, brief }) => ({ rule, brief, granted: asOf }));
  const entries = waivable.map(({ rule, subject: of, evidence }) => ({
    ...{ rule, subject: of, reason: '', measures: [''], owner: '' },
    ...{ granted: asOf, expires: '', evidence },
  }));
  const recording = withNotes(recordIn('waivers', file, ...entries), notes, policy);
  const locked = distinct(gating.filter((one) => !waivable.includes(one)).map(({ rule }) => rule));
  const report: InitReport = {
    schemaVersion: 1,
    kind: 'init',
    tool: { name: 'mimo-check', version: version() },
    written: true,
    files: [{ file: recording.file, lines: recording.text.trimEnd().split('\n') }],
    next: [
      `It has ${counted(entries.length, 'waiver')} to fill in. Nothing is accepted yet: each needs an owner, a reason, measures and an end.`,
      ...(locked.length === 0
        ? []
        : [`Gaps that block and may not be waived under policy ${policy.id}: ${locked.join(', ')}.`]),
      'A comment beside each rule says what the gap is; one beside each expires gives the latest date.',
      'Next: fill in the file or take entries out.',
      ...(request.project === undefined || step !== undefined
        ? []
        : ['Until that is done, each run of this project ends with exit code 2.']),
      ...Object.values(present({ step })),
      // `validate` checks a waiver file against a policy only as part of a project.
      `Then run mimo-check validate${request.project === undefined ? ` ${recording.file}` : ''}`,
    ],
  };
  return { report, recording };
}
