import type { Dataset, Provider } from './dataset.js';
import { distinct, groupedBy } from '../input/plain-data.js';
import { inputError } from '../input/problem.js';
import { memoize } from '../input/memoize.js';
import { isOfFormat } from '../input/text-formats.js';
import { SUBJECT_WORDS } from './words/evidence-words-en.js';

/** A family of model ids, as in a provider file. */
export interface Family {
  /**
   * Like `mimo-v<number>…`: `<number>` stands for digits with dots between them, a final `…` for anything.
   */
  like: string;
  name: string;
}

/** Why a pattern cannot be used, and how to fix it. */
interface PatternFault {
  message: string;
  hint: string;
}

const NUMBER_PLACEHOLDER = '<number>';
const LITERAL = /^[A-Za-z0-9._:/@-]*$/;
/** More would be slow to match, and no id has more. */
const MOST_NUMBERS = 3;
const SHORTEST = 2;

/** An id in lower case, without its provider's prefix. Ids here never differ by case only. */
export function bareId(id: string, provider: string): string {
  const lower = id.toLowerCase();
  return lower.startsWith(`${provider}/`) ? lower.slice(provider.length + 1) : lower;
}

const patternParts = (like: string, provider: string): { parts: string[]; isOpen: boolean } => {
  const bare = bareId(like, provider);
  const isOpen = bare.endsWith('…');
  return { parts: (isOpen ? bare.slice(0, -1) : bare).split(NUMBER_PLACEHOLDER), isOpen };
};

/** Whether an id belongs to a family, in any case and with or without its provider's prefix. */
export function isOfFamily(id: string, { like }: Family, provider: string): boolean {
  const { parts, isOpen } = patternParts(like, provider);
  const literals = parts.map((part) => part.replace(/[.:/@-]/g, '\\$&'));
  return new RegExp(`^${literals.join('\\d+(?:\\.\\d+)*')}${isOpen ? '.*' : ''}$`).test(bareId(id, provider));
}

function faultInPattern(parts: readonly string[]): PatternFault | undefined {
  const text = parts.join('');
  const unknown = /<[^<>]*>|[<>]/.exec(text);
  if (unknown !== null)
    return {
      message: `${JSON.stringify(unknown[0])} has no meaning here`,
      hint: `Write ${NUMBER_PLACEHOLDER} for digits with dots between them, as in mimo-v${NUMBER_PLACEHOLDER}….`,
    };
  if (text.includes('…'))
    return { message: '… is allowed at the end only', hint: `Like mimo-v${NUMBER_PLACEHOLDER}….` };
  if (text.endsWith('...'))
    return { message: 'three dots mean three dots', hint: 'Write …, which is one character.' };
  return LITERAL.test(text)
    ? undefined
    : {
        message: 'no model id has these characters',
        hint: `Besides ${NUMBER_PLACEHOLDER} and … at the end: letters, digits and . _ - : / @.`,
      };
}

/** Says what is wrong with a family's pattern; undefined if nothing is. */
export function familyFault({ like }: Family, provider: string): PatternFault | undefined {
  const { parts } = patternParts(like, provider);
  const fault = faultInPattern(parts);
  if (fault !== undefined) return fault;
  if (parts.length - 1 > MOST_NUMBERS)
    return { message: `more than ${MOST_NUMBERS} numbers`, hint: `Write … after the last that matters.` };
  const [first = ''] = parts;
  return first.length < SHORTEST || !/^[a-z0-9]/.test(first)
    ? {
        message: 'would match almost any id',
        hint: `Begin with at least ${SHORTEST} characters that all ids of the family begin with, like mimo-v${NUMBER_PLACEHOLDER}….`,
      }
    : undefined;
}

export const familyText = (family: string, provider: { name: string }): string =>
  SUBJECT_WORDS.familyOf(family, provider.name);

/** A model id that is not on file but belongs to a known family. */
export interface Unlisted {
  kind: 'unlisted';
  id: string;
  provider: Provider;
  family: string;
}

/** A family with its provider. */
interface OfferedFamily {
  provider: Provider;
  family: Family;
  /** Its position among all families. */
  place: number;
}

/**
 * Families by the start of their ids, and by the provider's prefix. There may be thousands, too many to try
 * each.
 */
interface FamilyIndex {
  byStart: ReadonlyMap<string, readonly OfferedFamily[]>;
  byProvider: ReadonlyMap<string, readonly OfferedFamily[]>;
  longestStart: number;
}

const startOf = ({ family, provider }: OfferedFamily): string =>
  patternParts(family.like, provider.id).parts[0] ?? '';

const familyIndexOf = memoize((providers: Dataset['providers']): FamilyIndex => {
  const all = providers
    .flatMap((provider) => provider.families.map((family) => ({ provider, family })))
    .map((one, place): OfferedFamily => ({ ...one, place }));
  const byStart = groupedBy(all, startOf);
  return {
    byStart,
    byProvider: groupedBy(all, ({ provider }) => provider.id),
    longestStart: [...byStart.keys()].reduce((most, { length }) => Math.max(most, length), 0),
  };
});

/** The families that an id belongs to, sorted by provider and then as in its file. */
export function familiesOf(providers: Dataset['providers'], id: string): OfferedFamily[] {
  const { byStart, byProvider, longestStart } = familyIndexOf(providers);
  const lower = id.toLowerCase();
  const starts = Array.from({ length: Math.min(longestStart, lower.length) + 1 }, (_, end) =>
    lower.slice(0, end),
  );
  const hosts = [...lower.matchAll(/\//g)].map(({ index }) => lower.slice(0, index));
  const candidates = [
    ...starts.flatMap((start) => byStart.get(start) ?? []),
    ...hosts.flatMap((host) => byProvider.get(host) ?? []),
  ];
  return distinct(candidates)
    .filter(({ family, provider }) => isOfFamily(id, family, provider.id))
    .sort((a, b) => a.place - b.place);
}

const isId = (text: string): boolean => isOfFormat('model-id', text);

/** The subject for an id in a provider's family. All spellings of the id give the same subject. */
function unlistedIn(
  { provider, family }: OfferedFamily,
  given: string,
  isOnFile: (text: string) => boolean,
): Unlisted {
  const bare = bareId(given, provider.id);
  const qualified = `${provider.id}/${bare}`;
  // The qualified spelling may mean something else, such as a route.
  const id = isId(qualified) && !isOnFile(qualified) ? qualified : bare;
  return { kind: 'unlisted', id, provider, family: family.name };
}

/**
 * Finds the subject for an id that is not on file but belongs to a known family; undefined if it belongs to
 * none. Throws an `InputError` if families of several providers match.
 */
export function unlistedSubject(
  dataset: Dataset,
  given: string,
  isOnFile: (text: string) => boolean,
): Unlisted | undefined {
  if (!isId(given)) return undefined;
  const at = (text: string): Unlisted[] =>
    // The first matching family of each provider.
    [...groupedBy(familiesOf(dataset.providers, text), ({ provider }) => provider).values()].flatMap(
      ([first]) => (first === undefined ? [] : [unlistedIn(first, text, isOnFile)]),
    );
  const [first, ...more] = at(given);
  if (first === undefined || more.length === 0) return first;
  const clear = [first, ...more].filter(({ id }) => at(id).length === 1);
  const candidates = clear.map(({ id, family, provider }) => `${id} (${familyText(family, provider)})`);
  throw inputError(`${JSON.stringify(given)} could mean several things on file`, {
    hint:
      candidates.length === 0
        ? 'Families of several providers match it: make their patterns narrower.'
        : `Write one of: ${candidates.join(', ')}.`,
  });
}
