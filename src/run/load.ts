import { resolve } from 'node:path';
import type { Attestation } from '../evidence/attestations/attestation.js';
import type { Dataset } from '../evidence/dataset.js';
import { addAttestations } from '../evidence/attestations/add-attestations.js';
import { loadAttestations } from '../evidence/attestations/load-attestations.js';
import { loadDataset } from '../evidence/load-dataset.js';
import { resolveSubjects, type Subject } from '../evidence/subject.js';
import { present } from '../input/plain-data.js';
import {
  inputError,
  type Location,
  type Problem,
  collect,
  problemsOf,
  rephrase,
  throwAll,
} from '../input/problem.js';
import type { Reader } from '../input/read-file.js';
import { withRunSettings } from '../policy/compose-policy.js';
import { loadPolicy } from '../policy/load-policy.js';
import { type Policy, type PolicyEntry, entryNamed, withNameNotes } from '../policy/policy.js';
import {
  checkRequest,
  DEFAULT_POLICY,
  placeInProject,
  problemWhereNamed,
  type Request,
  type Setup,
} from './request.js';
import { variantProblems } from './variant-problems.js';
import { plainRequest, type ReportInputs } from '../report/envelope.js';
import { checkWaivers, loadWaivers } from '../verdict/load-waivers.js';
import { nothingToCompare } from '../verdict/targets.js';

/** What a run is based on: the data with the user's attestations, the policy, and the waivers. */
export interface RunBasis {
  dataset: Dataset;
  policy: Policy;
  records: ReportInputs['records'];
  /** The request as plain data, with each input as the user named it. */
  recordedRequest: object;
  /** ISO 8601, UTC. */
  asOf: string;
}

/** A request with everything that it needs, loaded once. */
export interface Run extends RunBasis {
  subjects: readonly Subject[];
  /** The policy with only the rules to ask. */
  rulesToCheck: Policy;
  /** The ids of these rules, if not the whole policy. */
  only?: readonly string[];
}

type Results<T extends readonly (() => unknown)[]> = { [K in keyof T]: ReturnType<T[K]> };

/** Runs all steps and throws all their problems at once. */
const collectSteps = <T extends readonly (() => unknown)[]>(...steps: T): Results<T> =>
  collect(steps, (step) => step()) as Results<T>;

/**
 * Loads the files under a key of the request. If a file as a whole cannot be used, the problem is at the
 * variable or line that names it; a problem inside a file has its own position.
 */
function loadNamed<T>(request: Setup, key: 'policy' | 'data' | 'waivers' | 'attestations', step: () => T): T {
  const named = request[key] ?? [];
  const names = typeof named === 'string' ? [named] : named;
  const withName = (problem: Problem): Problem => {
    const { file, line, more } = problem;
    if (line !== undefined || more !== undefined) return problem;
    const index = file === undefined ? 0 : names.findIndex((name) => resolve(name) === resolve(file));
    const name = file === undefined && key !== 'policy' ? undefined : names[index];
    if (name === undefined) return problem;
    return problemWhereNamed(problem, request, { key, name, ...(key === 'policy' ? {} : { index }) });
  };
  return rephrase((problems) => problems.map(withName), step);
}

const namedPolicy = (request: Setup, read?: Reader): Policy =>
  loadNamed(request, 'policy', () =>
    loadPolicy(request.policy ?? DEFAULT_POLICY, request.asOf, undefined, read),
  );

const namedDataset = (request: Setup, read?: Reader): Dataset =>
  loadNamed(request, 'data', () => loadDataset(request.data ?? [], read));

/** Loads the files under a key that may name none. */
function loadListed<T>(
  request: Setup,
  key: 'waivers' | 'attestations',
  step: (names: readonly string[]) => T[],
): T[] {
  const names = request[key] ?? [];
  return names.length === 0 ? [] : loadNamed(request, key, () => step(names));
}

/** Loads only the attestations of a request. */
export const loadAttested = (request: Setup, read?: Reader): Attestation[] =>
  loadListed(request, 'attestations', (names) => loadAttestations(names, read));

/** Loads only the policy of a request, without overrides. */
export function loadPolicyOf(request: Setup): Policy {
  checkRequest(request);
  return namedPolicy(request);
}

/** Loads the dataset for a request, including attestations. Needs no policy. */
export function loadFacts(request: Setup): { dataset: Dataset; attestations: Attestation[] } {
  checkRequest(request);
  const [dataset, attestations] = collectSteps(
    () => namedDataset(request),
    () => loadAttested(request),
  );
  return { dataset: addAttestations(dataset, attestations), attestations };
}

/** The subjects in the project file, if the request names none. */
const projectSubjects = ({ subjects, project }: Request): readonly string[] =>
  subjects.length === 0 && Array.isArray(project?.subjects) ? (project.subjects as string[]) : [];

/** Checks the subjects in the project file, each with its position. */
function subjectProblems(request: Request, dataset: Dataset): Problem[] {
  const names = projectSubjects(request);
  const each = names.flatMap((name, index) =>
    problemsOf(() => resolveSubjects(dataset, [name])).map((problem) => ({
      ...placeInProject(request, 'subjects', index),
      path: `subjects[${index}]`,
      ...problem,
    })),
  );
  if (each.length > 0) return each;
  return problemsOf(() => resolveSubjects(dataset, names)).map((problem) => ({
    ...placeInProject(request, 'subjects'),
    path: 'subjects',
    ...problem,
  }));
}

/** A request as plain data, for a report. */
export const recordableRequest = (request: Setup): object => plainRequest({ ...request, origins: undefined });

/**
 * Loads all files, then checks the names in them. Each of these two steps throws all its problems at once.
 */
function loadWith(request: Setup, moreProblems: (dataset: Dataset) => Problem[], read?: Reader): RunBasis {
  checkRequest(request);
  const { project, asOf } = request;
  // A run that asks for a rule by name must not pass with a gap in it.
  const failOn = request.failOn ?? (request.rules === undefined ? undefined : 'error');
  const [loaded, data, waivers, attestations] = collectSteps(
    () => namedPolicy(request, read),
    () => namedDataset(request, read),
    () => loadListed(request, 'waivers', (names) => loadWaivers(names, read)),
    () => loadAttested(request, read),
  );
  const variants = project?.variants ?? {};
  const policy = withRunSettings(loaded, { variants, ...present({ failOn }) });
  const dataset = addAttestations(data, attestations);
  const placeOf = (id: string): Location | undefined =>
    variants[id] === undefined
      ? policy.origins.get(`variants.${id}`)
      : placeInProject(request, `variants.${id}`);
  const problems = [
    ...variantProblems(policy, dataset, placeOf),
    ...moreProblems(dataset),
    ...problemsOf(() => {
      checkWaivers(waivers, policy, dataset);
    }),
  ];
  throwAll(problems);
  return {
    dataset,
    policy,
    records: { waivers, attestations },
    recordedRequest: recordableRequest(request),
    asOf,
  };
}

/** Loads what a request needs besides subjects. Throws an `InputError` with everything that is wrong. */
export const load = (request: Setup): RunBasis => loadWith(request, () => []);

/** Every provider on file as a subject. */
export const everyProvider = (dataset: Dataset): Subject[] =>
  resolveSubjects(
    dataset,
    dataset.providers.map(({ id }) => id),
  );

/**
 * The subjects to check: those named, else the project's, else every provider in the user's own files, else
 * all.
 */
function subjectsOf(request: Request, dataset: Dataset): Subject[] {
  const { subjects, project } = request;
  if (subjects.length > 0) return resolveSubjects(dataset, subjects);
  if (Array.isArray(project?.subjects)) return resolveSubjects(dataset, projectSubjects(request));
  if (dataset.added.length > 0 && project?.subjects !== 'all') return resolveSubjects(dataset, dataset.added);
  return everyProvider(dataset);
}

/**
 * Throws an `InputError` for an entry with nothing to compare: a gate on it would be green without an answer.
 */
function checkComparable(entry: PolicyEntry, { id }: Policy): void {
  const why = nothingToCompare(entry);
  if (why === undefined) return;
  throw inputError(`rule ${entry.id} is not asked in policy ${id}: ${why}`, {
    hint: `Set it in your own policy: extends: [${id}] and rules: { ${entry.id}: { ${entry.rule.requiredOption ?? ''}: <number> } }.`,
  });
}

/**
 * Limits a policy to the named rules, each as an error: whoever asks for a rule wants to know whether it is
 * shown, whatever its severity in the policy. Throws an `InputError` for any rule that is unknown, off, has
 * nothing to compare, or is named twice.
 */
export function withRules(policy: Policy, rules: readonly string[] | undefined): Policy {
  if (rules === undefined) return policy;
  const entries = rules.map((id) => entryNamed(policy, id));
  const repeated = entries.find((entry, index) => entries.indexOf(entry) !== index);
  if (repeated !== undefined) throw inputError(`rule ${repeated.id} given twice`);
  const off = entries.find(({ severity }) => severity === 'off');
  if (off !== undefined)
    throw inputError(`rule ${off.id} is off in policy ${policy.id}: there is nothing to ask`, {
      hint: 'Choose a policy that asks it with --policy.',
    });
  for (const entry of entries) checkComparable(entry, policy);
  const selected = policy.entries.filter((entry) => entries.includes(entry));
  return {
    ...policy,
    entries: selected.map((entry) => ({ ...entry, severity: 'error', unknown: 'same' })),
  };
}

/** Adds subjects to what is loaded, and limits the policy to the named rules, if any. */
export function runOf(basis: RunBasis, subjects: readonly Subject[], rules?: readonly string[]): Run {
  const rulesToCheck = withRules(basis.policy, rules);
  const policy = withNameNotes(basis.policy, rules ?? []);
  const only = rules === undefined ? {} : { only: rulesToCheck.entries.map(({ id }) => id) };
  return { ...basis, policy, subjects, rulesToCheck, ...only };
}

/**
 * Loads a request with its subjects. Throws an `InputError` with everything wrong with the files or the
 * names.
 */
export function loadRun(request: Request, read?: Reader): Run {
  const basis = loadWith(request, (dataset) => subjectProblems(request, dataset), read);
  return runOf(basis, subjectsOf(request, basis.dataset), request.rules);
}
