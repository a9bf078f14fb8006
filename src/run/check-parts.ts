import { resolveSubject, subjectKey, type Subject } from '../evidence/subject.js';
import { present } from '../input/plain-data.js';
import { placeProblems } from '../input/problem.js';
import { policyName } from '../policy/policy.js';
import type { Header, Part } from '../report/stream.js';
import { describeAttestation } from '../report/described-attestation.js';
import { describeRule } from '../report/described-rule.js';
import { Tally } from '../report/summary.js';
import { type Setup } from './request.js';
import { version } from '../input/builtin.js';
import { envelopeOf, proofOf } from '../report/envelope.js';
import { policyText } from '../report/described-policy.js';
import type { Finding } from '../verdict/finding.js';
import { isAsked } from '../verdict/targets.js';
import { assumesOf, noticeOf } from '../verdict/words/notices.js';
import { verdictSentence } from '../verdict/words/sentences.js';
import { Evaluation } from './check.js';
import { runOf, type Run, load } from './load.js';
import { noSubjectError, type NamedSubject } from './standard-input.js';

function headerOfRun(run: Run, project: Pick<Header, 'project'>): Part {
  const { dataset, policy, rulesToCheck, asOf } = run;
  return {
    kind: 'header',
    of: 'check',
    ...envelopeOf({ version: version(), dataset, asOf }),
    ...project,
    policy: policyText(policy, asOf),
    ...present({ only: run.only === undefined ? undefined : [...run.only] }),
    rules: Object.fromEntries(
      rulesToCheck.entries.filter(isAsked).map((entry) => [entry.id, describeRule(entry, dataset.law, asOf)]),
    ),
    assumes: assumesOf(policy),
    notice: noticeOf(policyName(policy), asOf, dataset.providers),
  };
}

/** Runs a step. Its problems get the line of the input. */
const atLine = <T>({ line }: NamedSubject, step: () => T): T =>
  placeProblems({ file: 'standard input', line }, step);

/** Resolves names as they arrive. Returns undefined for a subject that has already been answered. */
class IncomingSubjects {
  readonly #dataset: Run['dataset'];
  readonly #known = new Set<string>();

  constructor({ dataset }: Run) {
    this.#dataset = dataset;
  }

  get count(): number {
    return this.#known.size;
  }

  take(name: string): Subject | undefined {
    const subject = resolveSubject(this.#dataset, name);
    const key = subjectKey(subject);
    if (this.#known.has(key)) return undefined;
    this.#known.add(key);
    return subject;
  }
}

function summaryOf(run: Run, evaluation: Evaluation, tally: Tally): Part {
  const { policy, records, asOf, only } = run;
  const verdict = evaluation.verdict();
  return {
    kind: 'summary',
    verdict,
    sentence: verdictSentence(verdict, policy, asOf, evaluation.accepted, only),
    summary: tally.summary(),
    waivers: evaluation.waivers(),
    attestations: records.attestations.map((one) => describeAttestation(one, asOf)),
    proof: proofOf(run),
  };
}

/**
 * Evaluates subjects as they arrive: a header, the findings on each in the order of the input, then a summary
 * with the verdict. A repeated subject adds nothing, so each finding comes once. Keeps in memory only the
 * data and the ids seen. Throws an `InputError` as `check` does, with the line of the input.
 */
export async function* checkParts(
  request: Setup,
  subjects: AsyncIterable<readonly NamedSubject[]>,
  project: Pick<Header, 'project'> = {},
): AsyncIterable<readonly Part[]> {
  const run = runOf(load(request), [], request.rules);
  const evaluation = new Evaluation(run);
  const tally = new Tally(run.policy);
  const incoming = new IncomingSubjects(run);
  const check = (named: NamedSubject): Finding[] =>
    atLine(named, () => {
      const subject = incoming.take(named.name);
      return subject === undefined ? [] : evaluation.check(subject);
    });
  const take = (named: NamedSubject): Part[] =>
    check(named).map((finding) => {
      tally.add(finding);
      return { kind: 'finding', finding };
    });
  yield [headerOfRun(run, project)];
  for await (const batch of subjects) yield batch.flatMap(take);
  if (incoming.count === 0) throw noSubjectError();
  yield [summaryOf(run, evaluation, tally)];
}
