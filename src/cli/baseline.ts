import type { Subject } from '../evidence/subject.js';
import { version } from '../input/builtin.js';
import { present } from '../input/present.js';
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
import { waiverLimit } from '../verdict/waivers.js';
import { recordIn, type Recording } from './record-file.js';

/** What a first baseline is made from. */
export interface BaselineRequest extends Omit<Request, 'waivers'> {
  /** The waiver file to write to. */
  file: string;
  /** How to add the file to the project; absent if it is part of it already. */
  step?: string;
}

/** Notes beside the end of each new entry, which is to be filled in, how late it may be. */
function withLatestEnds(
  recording: Recording,
  entries: readonly { rule: string; granted: string }[],
  policy: Policy,
): Recording {
  const lines = recording.text.split('\n');
  const { waivers } = recording.document.data as { waivers: unknown[] };
  for (const [index, { rule, granted }] of entries.entries()) {
    const { days } = waiverLimit(entryNamed(policy, rule).rule, policy);
    const key = ['waivers', waivers.length - entries.length + index, 'expires'];
    const at = recording.document.at(key).line - 1;
    // In another layout, the line has more than this key.
    lines[at] = (lines[at] ?? '').replace(
      /^(\s*expires: "")(\r?)$/,
      `$1 # ${addDays(granted, days)} at the latest$2`,
    );
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
  const entries = waivable.map(({ rule, subject: of, evidence }) => ({
    ...{ rule, subject: of, reason: '', measures: [''], owner: '' },
    ...{ granted: asOf, expires: '', evidence },
  }));
  const recording = withLatestEnds(recordIn('waivers', file, ...entries), entries, policy);
  const locked = gating.length - waivable.length;
  const report: InitReport = {
    schemaVersion: 1,
    kind: 'init',
    tool: { name: 'mimo-check', version: version() },
    written: true,
    files: [{ file: recording.file, lines: recording.text.trimEnd().split('\n') }],
    next: [
      `It has ${counted(entries.length, 'waiver')} to fill in. Nothing is accepted yet: each needs an owner, a reason, measures and an end.`,
      ...(locked === 0
        ? []
        : [`${counted(locked, 'blocking gap')} may not be waived under policy ${policy.id}.`]),
      'The latest end that each may have is noted beside expires.',
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
