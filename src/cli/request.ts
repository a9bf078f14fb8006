import type { Dataset } from '../core/dataset.js';
import { loadDataset } from '../core/load-dataset.js';
import { inputError } from '../core/problem.js';
import { resolveSubjects, type Subject } from '../core/subject.js';
import { suggest } from '../core/suggest.js';
import { evaluate } from '../policy/evaluate.js';
import { isGap } from '../policy/finding.js';
import { loadPolicy } from '../policy/load-policy.js';
import type { Policy } from '../policy/policy.js';
import type { Severity } from '../policy/severity.js';
import type { Inputs } from '../report/report.js';

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
  /** The day to judge by, ISO 8601, UTC. */
  asOf: string;
}

export const DEFAULT_POLICY = 'default';

/** Loads what a request needs, and says which policy is in force. */
export function load(request: Omit<Request, 'subjects'>): { dataset: Dataset; policy: Policy } {
  const policy = loadPolicy(request.policy ?? DEFAULT_POLICY);
  const dataset = loadDataset(request.data ?? []);
  checkVariants(policy, dataset);
  return { dataset, policy: request.failOn === undefined ? policy : { ...policy, failOn: request.failOn } };
}

/** Every variant that a policy chooses must exist, and a use is in one place of each dimension. */
function checkVariants(policy: Policy, dataset: Dataset): void {
  for (const [id, chosen] of Object.entries(policy.variants)) {
    const place = policy.origins.get(`variants.${id}`) ?? {};
    const provider = dataset.providers.find((one) => one.id === id);
    if (provider === undefined)
      throw inputError(`the policy chooses variants of ${id}, which is not on file`, {
        ...place,
        ...hinted(
          suggest(
            id,
            dataset.providers.map((one) => one.id),
          ),
        ),
      });
    const dimensions = new Map<string, string>();
    for (const name of chosen) {
      const variant = provider.variants[name];
      const known = Object.keys(provider.variants);
      if (variant === undefined)
        throw inputError(`${id} has no variant ${JSON.stringify(name)}`, {
          ...place,
          hint: suggest(name, known) ?? `Declared: ${known.join(', ') || 'none'}.`,
        });
      const other = dimensions.get(variant.dimension);
      if (other !== undefined)
        throw inputError(`${other} and ${name} exclude each other: both are a ${variant.dimension}`, {
          ...place,
          hint: 'Check each of your uses by itself.',
        });
      dimensions.set(variant.dimension, name);
    }
  }
}

const hinted = (hint: string | undefined): { hint?: string } => (hint === undefined ? {} : { hint });

/** The subjects of a request: those named, else every provider of the user's own files, else `fallback`. */
export function subjectsOf(request: Request, dataset: Dataset, fallback: 'all' | 'none'): Subject[] {
  if (request.subjects.length > 0) return resolveSubjects(dataset, request.subjects);
  if (dataset.added.length > 0) return resolveSubjects(dataset, dataset.added);
  if (fallback === 'all')
    return resolveSubjects(
      dataset,
      dataset.providers.map(({ id }) => id),
    );
  throw inputError('no subject is named', {
    hint: `Name a provider or a model, like mimo-check ${dataset.providers[0]?.id ?? 'xiaomi'}.`,
  });
}

/** Evaluates a request. Throws an InputError where nothing was asked, or nothing that applies: that is no answer. */
export function evaluated(request: Request, version: string, rules?: readonly string[]): Inputs {
  const { dataset, policy } = load(request);
  const subjects = subjectsOf(request, dataset, 'all');
  const asked =
    rules === undefined
      ? policy
      : { ...policy, entries: policy.entries.filter(({ id }) => rules.includes(id)) };
  const findings = evaluate(dataset, asked, subjects, request.asOf);
  if (findings.length === 0)
    throw inputError(
      `nothing was checked: policy ${policy.id} asks nothing of ${subjects.map(({ id }) => id).join(', ')}`,
      {
        hint: 'A gate that checks nothing must not be green. See mimo-check rules for what can be asked.',
      },
    );
  if (findings.every((finding) => !isGap(finding) && finding.outcome === 'not-applicable'))
    throw inputError('nothing was checked: no rule applies to what was named', {
      hint: 'Exit code 2 says that no answer could be reached.',
    });
  return { version, dataset, policy, subjects, asOf: request.asOf, findings };
}
