import { basename } from 'node:path';
import { builtinPath } from '../input/builtin.js';
import { without } from '../input/plain-data.js';
import type { Location } from '../input/problem.js';
import { yamlFilesOf } from '../input/read-folder.js';
import { builtFrom, digestOfShipped } from '../input/built-files.js';
import { ruleNamed, RULES } from '../rules/index.js';
import { filledTexts } from './compose-policy.js';
import type { Policy, PolicyEntry } from './policy.js';

/** The ids of the built-in policies. */
export const builtinPolicies = (): string[] =>
  yamlFilesOf(builtinPath('data/policies')).map((path) => basename(path, '.yaml'));

/** The files of the built-in policies, by their names in reports. */
export const builtinPolicyFiles = (): string[] => builtinPolicies().map((id) => `data/policies/${id}.yaml`);

/** A policy as JSON: a rule by its id, and without the texts that are filled in from it. */
type StoredPolicy = Omit<Policy, 'entries' | 'origins'> & {
  entries: (Omit<PolicyEntry, 'rule' | 'texts'> & { rule: string })[];
  origins: [path: string, place: Location][];
};

/** The policies that ship, as they were composed when the package was built. */
interface ShippedPolicies {
  /** SHA-256 of the files that they were made of. */
  sourceDigest: string;
  /** By id, each as text, since a run needs one of them. */
  policies: Record<string, string>;
}

const builtPolicies = builtFrom(
  'policies.json',
  builtinPolicyFiles,
  (bytes) => JSON.parse(bytes.toString()) as ShippedPolicies,
);

const store = (policy: Policy): StoredPolicy => ({
  ...without(policy, 'entries', 'origins'),
  entries: policy.entries.map((entry) => ({ ...without(entry, 'rule', 'texts'), rule: entry.rule.id })),
  origins: [...policy.origins],
});

function restore({ entries, origins, ...rest }: StoredPolicy): Policy {
  const whole = ({ rule: id, ...entry }: StoredPolicy['entries'][number]): PolicyEntry => {
    const rule = ruleNamed(id, RULES);
    if (rule === undefined) throw new Error(`a policy was built with the rule ${id}, which is not there`);
    return { ...entry, rule, texts: filledTexts(rule, entry.options) };
  };
  return { ...rest, entries: entries.map(whole), origins: new Map(origins) };
}

/** What the build writes down of the policies that ship: those that are the same on every day. */
export function compilePolicies(load: (id: string) => Policy): ShippedPolicies {
  const undated = builtinPolicies()
    .map(load)
    .filter(({ entries }) => entries.every(({ schedule }) => schedule === undefined));
  const policies = Object.fromEntries(undated.map((policy) => [policy.id, JSON.stringify(store(policy))]));
  return { sourceDigest: digestOfShipped(builtinPolicyFiles()), policies };
}

/**
 * A policy that ships, as it was composed when the package was built; undefined where none was under that id, where
 * there is no build, and where a file of these policies has changed since.
 */
export function shippedPolicy(id: string): Policy | undefined {
  const { policies = {} } = builtPolicies() ?? {};
  const text = Object.hasOwn(policies, id) ? policies[id] : undefined;
  return text === undefined ? undefined : restore(JSON.parse(text) as StoredPolicy);
}
