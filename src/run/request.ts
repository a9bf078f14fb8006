import type { Dataset } from '../evidence/dataset.js';
import { loadDataset } from '../evidence/load-dataset.js';
import { InputError, inputError, type Location } from '../input/problem.js';
import { resolveSubjects, type Subject } from '../evidence/subject.js';
import { applyWaivers } from '../verdict/apply-waivers.js';
import { checkWaivers } from '../verdict/check-waivers.js';
import { entryNamed, withNameNotes } from '../policy/entry-named.js';
import { evaluate } from '../verdict/evaluate.js';
import type { Finding } from '../verdict/finding.js';
import { ruledBy } from '../policy/compose-policy.js';
import { layOver } from '../evidence/lay-over.js';
import { loadAttestations } from '../evidence/load-attestations.js';
import { loadPolicy } from '../policy/load-policy.js';
import { loadWaivers } from '../verdict/load-waivers.js';
import { nothingToCompare } from '../verdict/not-asked.js';
import type { Policy, PolicyEntry } from '../policy/policy.js';
import type { Severity } from '../policy/severity.js';
import { plainRequest, type Inputs } from '../report/envelope.js';
import { checkRequest } from './check-request.js';
import { subjectProblems } from './subject-problems.js';
import { variantProblems } from './variant-problems.js';

/** What a command is asked: plain values, no streams and no clock. */
export interface Request {
  /** Providers, model ids or aliases. */
  subjects: readonly string[];
  /** Provider files or folders that add to the built-in ones or replace them. */
  data?: readonly string[];
  /** A built-in policy's id, or the path of a policy file. */
  policy?: string;
  /** Instead of what the policy says. */
  failOn?: Severity | 'never';
  /** Files of accepted risks, and of evidence that only the user holds. */
  waivers?: readonly string[];
  attestations?: readonly string[];
  /** What a project file adds to the request. */
  project?: {
    /** Checked where no subject is named; `all`: everything on file. */
    subjects: readonly string[] | 'all' | undefined;
    /** By provider, instead of what the policy chooses for it. */
    variants: Readonly<Record<string, readonly string[]>>;
    /** Where in the file a value stands, for messages. */
    at: (path: readonly (string | number)[]) => Location;
  };
  /** Rules of the policy to ask alone. */
  rules?: readonly string[];
  /** The day to judge by, ISO 8601, UTC. */
  asOf: string;
}

export const DEFAULT_POLICY = 'default';

/** What a run goes by: the data with the user's own evidence laid over it, the policy, and the accepted risks. */
export interface InForce {
  dataset: Dataset;
  policy: Policy;
  evidence: Inputs['evidence'];
  /** The request as plain data, each input as it was named. */
  asked: object;
}

/** What a project file adds, with its name instead of its places. */
const placed = ({ subjects, variants, at }: NonNullable<Request['project']>): object => ({
  file: at([]).file,
  subjects,
  variants,
});

/** Loads what a request needs, and says which policy is in force. */
export function load(request: Omit<Request, 'subjects'>): InForce {
  const { failOn, project } = request;
  checkRequest(request);
  const loaded = loadPolicy(request.policy ?? DEFAULT_POLICY, request.asOf);
  const variants = project?.variants ?? {};
  const policy = ruledBy(loaded, { variants, ...(failOn === undefined ? {} : { failOn }) });
  const attestations = loadAttestations(request.attestations ?? []);
  const dataset = layOver(loadDataset(request.data ?? []), attestations);
  const misfits = variantProblems(policy, dataset, (id) =>
    variants[id] === undefined ? policy.origins.get(`variants.${id}`) : project?.at(['variants', id]),
  );
  if (misfits.length > 0) throw new InputError(misfits);
  const waivers = loadWaivers(request.waivers ?? []);
  checkWaivers(waivers, policy, dataset);
  const asked = plainRequest({ ...request, ...(project === undefined ? {} : { project: placed(project) }) });
  return { dataset, policy, evidence: { waivers, attestations }, asked };
}

/** The subjects that the project file names; what is wrong with any of them is told with its place. */
function standingSubjects(project: NonNullable<Request['project']>, dataset: Dataset): Subject[] {
  const names = Array.isArray(project.subjects) ? (project.subjects as string[]) : [];
  const problems = subjectProblems(names, dataset, project.at);
  if (problems.length > 0) throw new InputError(problems);
  return resolveSubjects(dataset, names);
}

/**
 * The subjects of a request: those named, else the project's, else every provider of the user's own files, else
 * `fallback`.
 */
export function subjectsOf(request: Request, dataset: Dataset, fallback: 'all' | 'none'): Subject[] {
  const { subjects, project } = request;
  if (subjects.length > 0) return resolveSubjects(dataset, subjects);
  if (Array.isArray(project?.subjects)) return standingSubjects(project, dataset);
  if (dataset.added.length > 0 && project?.subjects !== 'all') return resolveSubjects(dataset, dataset.added);
  if (fallback === 'all')
    return resolveSubjects(
      dataset,
      dataset.providers.map(({ id }) => id),
    );
  throw inputError('no subject is named', {
    hint: `Name a provider or a model, like mimo-check ${dataset.providers[0]?.id ?? 'xiaomi'}.`,
  });
}

/** Throws an InputError for an entry that has nothing to compare: a gate on it would be green without an answer. */
function checkComparable(entry: PolicyEntry, { id }: Policy): void {
  const why = nothingToCompare(entry);
  if (why === undefined) return;
  throw inputError(`rule ${entry.id} is not asked in policy ${id}: ${why}`, {
    hint: `Set it in a policy of your own: extends: [${id}] and rules: { ${entry.id}: { ${entry.rule.asks ?? ''}: <number> } }.`,
  });
}

/**
 * A policy with the rules alone that a request names. Throws an InputError for a rule that is unknown, off, without
 * anything to compare or named twice, even beside one that is not.
 */
export function withRules(policy: Policy, rules: readonly string[] | undefined): Policy {
  if (rules === undefined) return policy;
  const entries = rules.map((id) => entryNamed(policy, id));
  const twice = entries.find((entry, index) => entries.indexOf(entry) !== index);
  if (twice !== undefined) throw inputError(`rule ${twice.id} is named twice`);
  const off = entries.find(({ severity }) => severity === 'off');
  if (off !== undefined)
    throw inputError(`rule ${off.id} is off in policy ${policy.id}: there is nothing to ask`, {
      hint: 'Choose a policy that asks it with --policy.',
    });
  for (const entry of entries) checkComparable(entry, policy);
  return { ...policy, entries: policy.entries.filter((entry) => entries.includes(entry)) };
}

/** Throws an InputError where nothing was asked of a subject, or nothing that applies to it: that is no answer. */
export function checkAnswered({ id }: Subject, policy: Policy, findings: readonly Finding[]): void {
  if (findings.length === 0)
    throw inputError(`nothing was checked: policy ${policy.id} asks nothing of ${id}`, {
      hint: 'A gate that checks nothing must not be green. See mimo-check rules for what can be asked.',
    });
  if (findings.every(({ outcome }) => outcome === 'not-applicable'))
    throw inputError(`nothing was checked: no rule applies to ${id}`, {
      hint: 'Exit code 2 says that no answer could be reached.',
    });
}

/** Evaluates a request. Throws an InputError where one of its subjects was asked nothing: that is no answer. */
export function evaluated(request: Request, version: string): Inputs {
  const inForce = load(request);
  const { dataset, policy, evidence } = inForce;
  const subjects = subjectsOf(request, dataset, 'all');
  const asked = withRules(policy, request.rules);
  const findings = evaluate(dataset, asked, subjects, request.asOf);
  for (const subject of subjects)
    checkAnswered(
      subject,
      policy,
      subjects.length === 1 ? findings : evaluate(dataset, asked, [subject], request.asOf),
    );
  const softened = applyWaivers(findings, evidence.waivers, policy, request.asOf);
  const only = request.rules === undefined ? {} : { only: asked.entries.map(({ id }) => id) };
  const noted = withNameNotes(policy, request.rules ?? []);
  return { version, ...inForce, policy: noted, subjects, asOf: request.asOf, ...softened, ...only };
}
