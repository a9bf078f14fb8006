import type { Dataset, Provider } from './dataset.js';
import { bareId, familyText, isOfFamily } from './families.js';
import { inputError } from '../input/problem.js';
import { isOfFormat } from '../input/text-formats.js';

/** An id of a family of models, of which nothing is on file. */
export interface Unlisted {
  kind: 'unlisted';
  id: string;
  provider: Provider;
  family: string;
}

const isId = (text: string): boolean => isOfFormat('model-id', text);

/** A provider's subject for an id of one of its families; in one spelling, however it was written. */
function unlistedAt(
  provider: Provider,
  given: string,
  isOnFile: (text: string) => boolean,
): Unlisted | undefined {
  const family = provider.families.find((one) => isOfFamily(given, one, provider.id));
  if (family === undefined) return undefined;
  const bare = bareId(given, provider.id);
  const qualified = `${provider.id}/${bare}`;
  // Another thing may have the qualified spelling, a route for one.
  const id = isId(qualified) && !isOnFile(qualified) ? qualified : bare;
  return { kind: 'unlisted', id, provider, family: family.name };
}

/**
 * The subject that an id names which is not on file but belongs to a family of ids that is. Undefined where it belongs
 * to none. Throws an InputError where it could belong to families of several providers.
 */
export function unlistedSubject(
  dataset: Dataset,
  given: string,
  isOnFile: (text: string) => boolean,
): Unlisted | undefined {
  if (!isId(given)) return undefined;
  const at = (text: string): Unlisted[] =>
    dataset.providers.flatMap((provider) => unlistedAt(provider, text, isOnFile) ?? []);
  const [first, ...more] = at(given);
  if (first === undefined || more.length === 0) return first;
  const clear = [first, ...more].filter(({ id }) => at(id).length === 1);
  const ways = clear.map(({ id, family, provider }) => `${id} (${familyText(family, provider)})`);
  throw inputError(`${JSON.stringify(given)} could mean several things on file`, {
    hint:
      ways.length === 0
        ? 'Families of several providers match it: make their patterns narrower.'
        : `Write one of: ${ways.join(', ')}.`,
  });
}
