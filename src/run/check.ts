import { modelIdsOf, type Subject } from '../evidence/subject.js';
import { groupedBy, present } from '../input/plain-data.js';
import { inputError } from '../input/problem.js';
import type { Policy } from '../policy/policy.js';
import { applyWaivers } from '../verdict/apply-waivers.js';
import { evaluatorOf, type Evaluator } from '../verdict/evaluate.js';
import { findingId, type Finding } from '../verdict/finding.js';
import { targetsOf, isAsked } from '../verdict/targets.js';
import { verdictOf, type Verdict } from '../verdict/verdict.js';
import type { AppliedWaiver, Waiver } from '../verdict/waiver.js';
import type { Run } from './load.js';
import { version } from '../input/builtin.js';
import type { ReportInputs } from '../report/envelope.js';

/** The rules that a target was asked, and whether each applied. */
type Applicability = ReadonlyMap<string, boolean>;

/**
 * Remembers the rules asked of each target. The same sets of answers recur, so each is stored once for all
 * targets.
 */
class ApplicabilityMemory {
  readonly #byTarget = new Map<string, Applicability>();
  readonly #known = new Map<string, Applicability>();

  has(rule: string, target: string): boolean {
    return this.#byTarget.get(target)?.has(rule) === true;
  }

  applies(rule: string, target: string): boolean {
    return this.#byTarget.get(target)?.get(rule) === true;
  }

  add(findings: readonly Finding[]): void {
    for (const [target, own] of groupedBy(findings, ({ subject }) => subject)) {
      const answers = new Map(this.#byTarget.get(target));
      for (const { rule, outcome } of own) answers.set(rule, outcome !== 'not-applicable');
      const key = JSON.stringify([...answers].sort(([a], [b]) => (a < b ? -1 : 1)));
      const known = this.#known.get(key) ?? answers;
      this.#known.set(key, known);
      this.#byTarget.set(target, known);
    }
  }
}

/** Throws an `InputError` if no rule was asked of a subject, or none applies to it: that is no answer. */
function refuseUnchecked({ id }: Subject, { policy }: Run, hasRule: boolean): never {
  if (!hasRule)
    throw inputError(`nothing was checked: policy ${policy.id} asks nothing of ${id}`, {
      hint: 'A gate that checks nothing must not be green. See mimo-check rules for what can be asked.',
    });
  throw inputError(`nothing was checked: no rule applies to ${id}`, {
    hint: 'Exit code 2 says that no answer could be reached.',
  });
}

/**
 * Evaluates a run subject by subject, each finding once: a finding that siblings share comes with the first
 * of them. Remembers only which rules were asked of which target, and the findings that have a waiver.
 */
export class Evaluation {
  readonly #run: Run;
  readonly #evaluate: Evaluator;
  readonly #reported = new ApplicabilityMemory();
  readonly #waivers: ReadonlyMap<string, readonly Waiver[]>;
  /** Findings with a waiver, before it is applied: at most as many as there are waivers. */
  readonly #waived: Finding[] = [];
  /** Gaps that are accepted risks. */
  readonly accepted: Finding[] = [];
  #fails = false;

  constructor(run: Run) {
    this.#run = run;
    this.#evaluate = evaluatorOf(run.dataset, run.rulesToCheck, run.asOf);
    const { waivers } = run.records;
    // A waiver that the policy does not allow is an error before anything is reported.
    applyWaivers([], waivers, run.policy, run.asOf);
    this.#waivers = groupedBy(waivers, ({ rule, subject }) => findingId(rule, subject));
  }

  #applyWaivers(findings: readonly Finding[]): Finding[] {
    const { policy, asOf } = this.#run;
    const waived = findings.filter(({ id }) => this.#waivers.has(id));
    if (waived.length === 0) return [...findings];
    this.#waived.push(...waived);
    const own = waived.flatMap(({ id }) => this.#waivers.get(id) ?? []);
    const withWaivers = applyWaivers(findings, own, policy, asOf).findings;
    this.accepted.push(...withWaivers.filter(({ waiver }) => waiver !== undefined));
    return withWaivers;
  }

  /** The new findings on one more subject, with waivers applied. */
  find(subject: Subject): Finding[] {
    const { policy } = this.#run;
    const isReported = (rule: string, target: string): boolean => this.#reported.has(rule, target);
    const found = this.#evaluate([subject], isReported);
    // No other subject shares the findings of an id that is not on file, and such ids are unlimited.
    if (subject.kind !== 'unlisted') this.#reported.add(found);
    const withWaivers = this.#applyWaivers(found);
    this.#fails ||= verdictOf(withWaivers, policy.failOn) === 'fail';
    return withWaivers;
  }

  /** Like `find`, but throws an `InputError` if no rule asked of the subject applies to it. */
  check(subject: Subject): Finding[] {
    const { rulesToCheck, dataset, asOf } = this.#run;
    const found = this.find(subject);
    if (found.some(({ outcome }) => outcome !== 'not-applicable')) return found;
    // Everything that applies to it may have been reported with a sibling.
    const idOf = modelIdsOf(dataset);
    const applicable = rulesToCheck.entries
      .filter(isAsked)
      .flatMap(({ id, rule }) =>
        targetsOf(subject, rule, asOf, idOf).map((target) => this.#reported.applies(id, target.id)),
      );
    if (!applicable.includes(true)) refuseUnchecked(subject, this.#run, applicable.length > 0);
    return found;
  }

  /** The verdict on all subjects so far. */
  verdict(): Verdict {
    const { failOn } = this.#run.policy;
    return this.#fails ? 'fail' : verdictOf([], failOn);
  }

  /** The status of each waiver, after the last subject. */
  waivers(): AppliedWaiver[] {
    const { policy, records, asOf } = this.#run;
    return applyWaivers(this.#waived, records.waivers, policy, asOf).waivers;
  }
}

/** Sorts findings by the policy's rules, then by subject id. */
function inPolicyOrder(findings: readonly Finding[], { entries }: Policy): Finding[] {
  const place = new Map(entries.map(({ id }, index) => [id, index]));
  return findings.toSorted(
    (a, b) =>
      (place.get(a.rule) ?? 0) - (place.get(b.rule) ?? 0) ||
      (a.subject < b.subject ? -1 : Number(a.subject > b.subject)),
  );
}

/** Collects all findings of a run for a report; `step` evaluates one subject. */
function collectFindings(
  run: Run,
  step: (evaluation: Evaluation, subject: Subject) => Finding[],
): ReportInputs {
  const evaluation = new Evaluation(run);
  const findings = run.subjects.flatMap((subject) => step(evaluation, subject));
  return {
    ...{ version: version(), dataset: run.dataset, policy: run.policy, records: run.records },
    ...{ recordedRequest: run.recordedRequest, subjects: run.subjects, asOf: run.asOf },
    ...{ findings: inPolicyOrder(findings, run.rulesToCheck), waivers: evaluation.waivers() },
    ...present({ only: run.only }),
  };
}

/** All findings of a run; there may be none. */
export const findAll = (run: Run): ReportInputs =>
  collectFindings(run, (evaluation, subject) => evaluation.find(subject));

/** All findings of a run. Throws an `InputError` if one of its subjects gets no answer. */
export const checkAll = (run: Run): ReportInputs =>
  collectFindings(run, (evaluation, subject) => evaluation.check(subject));
