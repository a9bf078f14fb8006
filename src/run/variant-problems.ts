import type { Dataset, Provider } from '../evidence/dataset.js';
import { present } from '../input/plain-data.js';
import type { Location, Problem } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import type { Policy } from '../policy/policy.js';

/** A customer has one variant of each dimension, and each chosen variant must be declared. */
function variantFaults({ id, variants }: Provider, chosen: readonly string[]): Omit<Problem, 'file'>[] {
  const known = Object.keys(variants);
  const dimensions = new Map<string, string>();
  return chosen.flatMap((name): Omit<Problem, 'file'>[] => {
    const dimension = variants[name]?.dimension;
    if (dimension === undefined) {
      const hint = suggest(name, known) ?? `Declared: ${known.join(', ') || 'none'}.`;
      return [{ message: `${id} has no variant ${quoted(name)}`, hint }];
    }
    const other = dimensions.get(dimension);
    dimensions.set(dimension, name);
    if (other === undefined) return [];
    const message = `${other} and ${name} exclude each other: both are of dimension ${dimension}`;
    return [{ message, hint: 'Check each of your uses by itself.' }];
  });
}

/** Finds providers that a policy chooses variants for but that are not on file. */
export const missingProviders = ({ variants }: Policy, { providers }: Dataset): Map<string, Problem> => {
  const known = providers.map(({ id }) => id);
  return new Map(
    Object.keys(variants)
      .filter((id) => !known.includes(id))
      .map((id) => {
        const message = `variants are chosen of ${quoted(id)}, which is not on file`;
        return [id, { message, ...present({ hint: suggest(id, known) }) }];
      }),
  );
};

/** Checks the variants that a policy chooses, by provider. `placeOf`: where they are chosen. */
export function variantProblems(
  policy: Policy,
  dataset: Dataset,
  placeOf: (id: string) => Location | undefined,
): Problem[] {
  const missing = missingProviders(policy, dataset);
  return Object.entries(policy.variants).flatMap(([id, chosen]): Problem[] => {
    const provider = dataset.providers.find((one) => one.id === id);
    const notOnFile = missing.get(id);
    const found = provider === undefined ? [] : variantFaults(provider, chosen);
    return [...(notOnFile === undefined ? [] : [notOnFile]), ...found].map((one) => ({
      ...placeOf(id),
      ...one,
    }));
  });
}
