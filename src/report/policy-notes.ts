import { formatProblem } from '../input/problem.js';
import { without } from '../input/present.js';
import type { Policy } from '../policy/policy.js';

/** What a reader should know of the policy: rules under former names, and severities that will change, as sentences. */
export function policyNotes(policy: Pick<Policy, 'entries' | 'notes'>, asOf: string): string[] {
  const renamed = (policy.notes ?? []).map((note) => formatProblem(without(note, 'hint', 'path', 'column')));
  const changes = policy.entries.flatMap(({ id, severity, schedule }) => {
    const next = schedule?.dated.find(({ from }) => from > asOf);
    return next === undefined
      ? []
      : [`${id} counts as ${severity} now, and as ${next.severity} from ${next.from}`];
  });
  return [...renamed, ...changes];
}
