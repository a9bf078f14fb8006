import { resolveSubjects } from '../../core/subject.js';
import { entryNamed, formerNameNote } from '../../policy/entry-named.js';
import { applyWaivers } from '../../policy/apply-waivers.js';
import { evaluate } from '../../policy/evaluate.js';
import { explainReport, type ExplainReport } from '../../report/explain-report.js';
import { load, type Request } from '../request.js';
import { version } from '../version.js';
import { EVIDENCE, many, one, requestOf, type CommandText } from '../command.js';

/** One rule: its law, its options and where each came from; with subjects, the chain from claim to outcome. */
export function explain(request: Request & { rule: string }): ExplainReport {
  const inForce = load(request);
  const { dataset, policy, evidence } = inForce;
  const entry = entryNamed(policy, request.rule);
  const note = formerNameNote(entry, request.rule);
  const subjects = resolveSubjects(dataset, request.subjects);
  const asked = { ...policy, entries: [entry] };
  const found = evaluate(dataset, asked, subjects, request.asOf);
  const softened = applyWaivers(found, evidence.waivers, policy, request.asOf);
  return explainReport(
    { version: version(), ...inForce, subjects, asOf: request.asOf, ...softened },
    entry,
    note === undefined ? [] : [note],
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
