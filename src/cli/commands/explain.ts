import { inputError } from '../../core/problem.js';
import { resolveSubjects } from '../../core/subject.js';
import { suggest } from '../../core/suggest.js';
import { evaluate } from '../../policy/evaluate.js';
import type { Policy, PolicyEntry } from '../../policy/policy.js';
import { explainReport, type ExplainReport } from '../../report/explain-report.js';
import { load, type Request } from '../request.js';
import { version } from '../version.js';
import { EVIDENCE, many, one, requestOf, type CommandText } from '../command.js';

/** The entry of a policy by its id, in any case of letters. Throws an InputError for an unknown one. */
function entryOf(policy: Policy, id: string): PolicyEntry {
  const entry = policy.entries.find((one) => one.id === id.toLowerCase());
  if (entry !== undefined) return entry;
  const ids = policy.entries.map((one) => one.id);
  const guess = suggest(id, ids);
  throw inputError(`unknown rule ${JSON.stringify(id)}`, {
    hint: `${guess === undefined ? '' : `${guess} `}Rules of policy ${policy.id}: ${ids.join(', ')}.`,
  });
}

/** One rule: its law, its options and where each came from; with subjects, the chain from claim to outcome. */
export function explain(request: Request & { rule: string }): ExplainReport {
  const { dataset, policy } = load(request);
  const entry = entryOf(policy, request.rule);
  const subjects = resolveSubjects(dataset, request.subjects);
  const asked = { ...policy, entries: [entry] };
  const findings = evaluate(dataset, asked, subjects, request.asOf);
  return explainReport(
    { version: version(), dataset, policy, subjects, asOf: request.asOf, findings },
    entry,
  );
}

export const EXPLAIN: CommandText = {
  name: 'explain',
  arguments: '<rule> [subject...]',
  summary: 'one rule: its law, its options and their origin; with a subject, the chain from claim to outcome',
  options: EVIDENCE,
  answer: ([rule, subjects], flags, io) =>
    explain({ ...requestOf(many(subjects), flags, io), rule: one(rule) }),
};
