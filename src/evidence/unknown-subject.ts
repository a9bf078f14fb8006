import { inputError, type InputError } from '../input/problem.js';
import { suggest, suggestTypo } from '../input/suggest.js';
import { isOfFormat } from '../input/text-formats.js';
import { enumerate, quoted } from '../input/words.js';
import type { Provider } from './dataset.js';

/** A name on file, and what it names. */
interface KnownName {
  text: string;
  subject: 'weights' | { kind: string; provider: Pick<Provider, 'id'> };
}

const MOST_LISTED = 20;

/** Lists names for a hint, up to a limit. */
const namesInHint = (names: readonly string[]): string =>
  names.length <= MOST_LISTED
    ? names.join(', ')
    : `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;

const textsOf = (spellings: readonly KnownName[]): string[] => spellings.map(({ text }) => text);

/** Whether a spelling names a model of a provider, or one that is reached through it. */
const isOfProvider = ({ text, subject }: KnownName, { id }: Provider): boolean =>
  subject !== 'weights' &&
  (subject.provider.id === id || (subject.kind === 'route' && text.toLowerCase().startsWith(`${id}/`)));

/** A name of a provider, or of a family of its models, in place of its id. */
function otherNameHint(given: string, providers: readonly Provider[]): string | undefined {
  const names = ({ name, families }: Provider) => [name, ...families.map((family) => family.name)];
  const meant = providers.filter((one) =>
    names(one).some((name) => name.toLowerCase() === given.toLowerCase()),
  );
  return meant.length === 0 ? undefined : `Did you mean ${namesInHint(meant.map(({ id }) => id))}?`;
}

/**
 * The hint for a model of a host that is not on file. The same model elsewhere is under other terms, so no other
 * provider is suggested.
 */
function hostHint(host: string, given: string, spellings: readonly KnownName[]): string | undefined {
  const start = `${host.toLowerCase()}/`;
  const there = textsOf(spellings).filter((text) => text.toLowerCase().startsWith(start));
  const near = suggest(host, [...new Set(spellings.map(({ text }) => text.split('/')[0] ?? ''))]);
  if (there.length === 0 && near !== undefined) return undefined;
  const id = isOfFormat('id', host.toLowerCase()) ? host.toLowerCase() : '<id>';
  return (
    suggest(given, there) ??
    `${quoted(host)} is not on file. A host has its own terms: mimo-check init --provider ${id} starts a file for it.`
  );
}

/** The error for a name that means nothing on file, with what it was probably meant to be. */
export function unknownSubject(
  given: string,
  providers: readonly Provider[],
  spellings: readonly KnownName[],
): InputError {
  const [before = ''] = given.split('/');
  const provider = before === given ? undefined : providers.find(({ id }) => id === before.toLowerCase());
  const ofHost = before !== given && provider === undefined ? hostHint(before, given, spellings) : undefined;
  const known = provider === undefined ? spellings : spellings.filter((one) => isOfProvider(one, provider));
  const options =
    provider === undefined
      ? `On file: ${namesInHint(providers.map(({ id }) => id))}.`
      : provider.models.length === 0
        ? `No model of ${provider.name} is on file.`
        : `Models of ${provider.name} on file: ${namesInHint(provider.models.map(({ id }) => id))}.`;
  return inputError(`unknown provider or model ${quoted(given)}`, {
    about: { kind: 'subject', name: given },
    // A list of all names would bury the likely one.
    hint: ofHost ?? otherNameHint(given, providers) ?? suggest(given, textsOf(known)) ?? options,
  });
}

/** The ids of a provider that an id in one of its families may be a misspelling of; undefined if none is close. */
export function typoIn(id: string, provider: Provider, spellings: readonly KnownName[]): string | undefined {
  const own = spellings.filter(
    ({ subject }) => subject !== 'weights' && subject.kind === 'model' && subject.provider.id === provider.id,
  );
  const near = suggestTypo(id, textsOf(own));
  return near.length === 0 ? undefined : enumerate(near, 'or');
}
