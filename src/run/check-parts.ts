import { present } from '../input/present.js';
import { InputError } from '../input/problem.js';
import { resolveSubject, sameSubject, subjectKey, type Subject } from '../evidence/subject.js';
import { applyWaivers } from '../verdict/apply-waivers.js';
import { evaluate } from '../verdict/evaluate.js';
import { findingId, type Finding } from '../verdict/finding.js';
import { isAsked } from '../verdict/not-asked.js';
import { policyName, type Policy } from '../policy/policy.js';
import type { Verdict } from '../verdict/verdict.js';
import type { AppliedWaiver, Waiver } from '../verdict/waiver.js';
import type { Part } from '../report/stream.js';
import { describeAttestation } from '../report/described-attestation.js';
import { describeRule } from '../report/described-rule.js';
import { proofOf, envelopeOf } from '../report/envelope.js';
import { policyText } from '../report/described-policy.js';
import { Tally, type Summary } from '../report/summary.js';
import { assumesOf, noticeOf, verdictSentence } from '../verdict/words.js';
import { checkAnswered, load, withRules, type InForce, type Request } from './request.js';
import { noneCame, type NamedSubject } from './subject-lines.js';
import { version } from '../input/version.js';

/** More providers than a sentence can name. */
const MANY = 5;

/** The waivers of a run, by the finding that each is about; used up as their findings come by. */
class Waivers {
  readonly #open = new Map<string, Waiver[]>();
  readonly #policy: Policy;
  readonly #asOf: string;
  readonly #applied: AppliedWaiver[] = [];

  constructor(waivers: readonly Waiver[], policy: Policy, asOf: string) {
    this.#policy = policy;
    this.#asOf = asOf;
    // What a policy does not allow is an error before anything is told.
    applyWaivers([], waivers, policy, asOf);
    for (const waiver of waivers) {
      const id = findingId(waiver.rule, waiver.subject);
      this.#open.set(id, [...(this.#open.get(id) ?? []), waiver]);
    }
  }

  soften(findings: readonly Finding[]): Finding[] {
    const own = findings.flatMap(({ id }) => this.#open.get(id) ?? []);
    if (own.length === 0) return [...findings];
    for (const { id } of findings) this.#open.delete(id);
    const { findings: softened, waivers } = applyWaivers(findings, own, this.#policy, this.#asOf);
    this.#applied.push(...waivers);
    return softened;
  }

  /** What became of each, once nothing more comes by. */
  finish(): AppliedWaiver[] {
    const rest = applyWaivers([], [...this.#open.values()].flat(), this.#policy, this.#asOf).waivers;
    return [...this.#applied, ...rest].sort((a, b) => (a.finding < b.finding ? -1 : 1));
  }
}

/** Runs a step; its problems are those of a line of the input. */
function atLine<T>({ line }: NamedSubject, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const place = { file: 'standard input', line };
    throw new InputError(error.problems.map((problem) => ({ ...place, ...problem })));
  }
}

/** Evaluates subject after subject; of what is behind it keeps counts and ids alone. */
class Run {
  readonly #inForce: InForce;
  readonly #asked: Policy;
  readonly #asOf: string;
  readonly #lines = new Map<string, string>();
  readonly #told = new Set<string>();
  readonly #tally: Tally;
  readonly #waivers: Waivers;
  /** Findings whose risk is accepted: as few as there are waivers. */
  readonly #accepted: Finding[] = [];

  constructor(request: Request) {
    const inForce = load(request);
    const { policy, evidence } = inForce;
    this.#inForce = inForce;
    this.#asOf = request.asOf;
    this.#asked = withRules(policy, request.rules);
    this.#tally = new Tally(policy);
    this.#waivers = new Waivers(evidence.waivers, policy, request.asOf);
  }

  header(project: { project?: { file: string } }, only: readonly string[] | undefined): Part {
    const { dataset, policy } = this.#inForce;
    const entries = this.#asked.entries.filter(isAsked);
    const many = dataset.providers.length > MANY;
    return {
      kind: 'header',
      of: 'check',
      ...envelopeOf({ version: version(), dataset, asOf: this.#asOf }),
      ...project,
      policy: policyText(policy, this.#asOf),
      ...present({ only: only === undefined ? undefined : this.#asked.entries.map(({ id }) => id) }),
      rules: Object.fromEntries(
        entries.map((entry) => [entry.id, describeRule(entry, dataset.law, this.#asOf)]),
      ),
      assumes: assumesOf(policy),
      notice: noticeOf(
        policyName(policy),
        this.#asOf,
        many ? [{ name: 'any provider on file' }] : dataset.providers,
      ),
    };
  }

  #resolve({ name }: NamedSubject): Subject {
    const subject = resolveSubject(this.#inForce.dataset, name);
    const earlier = this.#lines.get(subjectKey(subject));
    if (earlier !== undefined) throw sameSubject(earlier, name);
    this.#lines.set(subjectKey(subject), name);
    return subject;
  }

  #find(named: NamedSubject): Finding[] {
    const { dataset, policy } = this.#inForce;
    const subject = this.#resolve(named);
    const found = evaluate(dataset, this.#asked, [subject], this.#asOf, this.#told);
    // What is left may be little because its siblings share the rest, or because nothing is asked of it.
    if (found.every(({ outcome }) => outcome === 'not-applicable'))
      checkAnswered(subject, policy, evaluate(dataset, this.#asked, [subject], this.#asOf));
    return found;
  }

  /** The findings on one more subject, each once: what its siblings share with it has been told. */
  take(named: NamedSubject): Part[] {
    const found = atLine(named, () => this.#find(named));
    for (const finding of found) this.#told.add(finding.subject);
    return this.#waivers.soften(found).map((finding) => {
      this.#tally.add(finding);
      if (finding.waiver !== undefined) this.#accepted.push(finding);
      return { kind: 'finding', finding };
    });
  }

  #verdict({ gating }: Summary): Verdict {
    if (this.#inForce.policy.failOn === 'never') return 'not-gated';
    return gating > 0 ? 'fail' : 'pass';
  }

  closing(only: readonly string[] | undefined): Part {
    const { policy, evidence } = this.#inForce;
    if (this.#lines.size === 0) throw noneCame();
    const summary = this.#tally.summary();
    const verdict = this.#verdict(summary);
    const rules = only === undefined ? [] : this.#asked.entries.map(({ id }) => id);
    return {
      kind: 'summary',
      verdict,
      sentence: verdictSentence(verdict, policy, this.#asOf, this.#accepted, rules),
      summary,
      waivers: this.#waivers.finish(),
      attestations: evidence.attestations.map((one) => describeAttestation(one, this.#asOf)),
      proof: proofOf(this.#inForce),
    };
  }
}

/**
 * Evaluates subjects while they come in: a header, the findings on each in the order of the input, and a summary with
 * the verdict. It holds the data and the ids that came by, however many they are. Throws an InputError as `check` does,
 * with the line of the input.
 */
export async function* checkParts(
  request: Request,
  subjects: AsyncIterable<readonly NamedSubject[]>,
  project: { project?: { file: string } } = {},
): AsyncIterable<readonly Part[]> {
  const run = new Run(request);
  yield [run.header(project, request.rules)];
  for await (const batch of subjects) yield batch.flatMap((named) => run.take(named));
  yield [run.closing(request.rules)];
}
