import type { Alias, Dataset, Model, Provider } from './dataset.js';
import { inputError, type InputError } from './problem.js';
import { suggest } from './suggest.js';

/** What the user asks about: a provider, a model of its own API, or a model reached through another host. */
export type Subject =
  | { kind: 'provider'; id: string; provider: Provider }
  | { kind: 'model'; id: string; provider: Provider; model: Model }
  | { kind: 'route'; id: string; provider: Provider; model: Model; host: string; hostProvider?: Provider };

interface Spelling {
  text: string;
  /** What it names, in words. */
  meaning: string;
  subject: Subject | 'weights';
}

const providerById = (dataset: Dataset, id: string): Provider | undefined =>
  dataset.providers.find((provider) => provider.id === id);

const offers = (provider: Provider | undefined, id: string): boolean =>
  provider?.models.some((model) => model.id === id || model.aliases.some((alias) => alias.id === id)) ??
  false;

function aliasSpelling(dataset: Dataset, own: Subject & { kind: 'model' }, alias: Alias): Spelling[] {
  const { provider, model } = own;
  const text = alias.id;
  if (alias.weights === true) return [{ text, meaning: 'weights', subject: 'weights' }];
  if (alias.via === undefined) return [{ text, meaning: `model of ${provider.name}`, subject: own }];
  const hostProvider = providerById(dataset, alias.via);
  // A host on file that lists the id itself knows more about it than the alias does.
  if (offers(hostProvider, text)) return [];
  const host = provider.routes[alias.via]?.name ?? alias.via;
  const more = hostProvider === undefined ? {} : { hostProvider };
  return [
    { text, meaning: `via ${host}`, subject: { kind: 'route', id: text, provider, model, host, ...more } },
  ];
}

function modelSpellings(dataset: Dataset, provider: Provider, model: Model): Spelling[] {
  const own = { kind: 'model', id: model.id, provider, model } as const;
  const meaning = `model of ${provider.name}`;
  const qualified = `${provider.id}/${model.id}`;
  const texts = model.id.startsWith(`${provider.id}/`) ? [model.id] : [model.id, qualified];
  return [
    ...texts.map((text) => ({ text, meaning, subject: own })),
    ...model.aliases.flatMap((alias) => aliasSpelling(dataset, own, alias)),
  ];
}

/** Every spelling that names something, in the order of the dataset. */
const allSpellings = (dataset: Dataset): Spelling[] =>
  dataset.providers.flatMap((provider) => [
    { text: provider.id, meaning: 'provider', subject: { kind: 'provider', id: provider.id, provider } },
    ...provider.models.flatMap((model) => modelSpellings(dataset, provider, model)),
  ]);

function unknownSubject(given: string, dataset: Dataset, spellings: readonly Spelling[]): InputError {
  const [before] = given.split('/');
  const provider = before === given ? undefined : providerById(dataset, before?.toLowerCase() ?? '');
  const known = spellings.map(({ text }) => text);
  const guess = suggest(given, known);
  const options =
    provider === undefined
      ? `On file: ${dataset.providers.map(({ id }) => id).join(', ')}.`
      : `Models of ${provider.name} on file: ${provider.models.map(({ id }) => id).join(', ')}.`;
  return inputError(`unknown provider or model ${JSON.stringify(given)}`, {
    hint: guess === undefined ? options : `${guess} ${options}`,
  });
}

/** Spellings that can be told apart from the others, for a name that could mean several things. */
function waysToSay(spellings: readonly Spelling[], found: readonly Spelling[]): string[] {
  const meant = new Set(found.map(({ subject }) => identityOf(subject)));
  const clear = spellings.filter(
    ({ text, subject }) =>
      meant.has(identityOf(subject)) && spellings.filter((other) => other.text === text).length === 1,
  );
  return [...new Set(clear.map(({ text, meaning }) => `${text} (${meaning})`))];
}

const identityOf = (subject: Subject | 'weights'): string =>
  subject === 'weights' ? subject : `${subject.kind} ${subject.provider.id} ${subject.id}`;

/**
 * What a name means: a provider's id, a model's id, or an alias; in any case of letters unless two things differ by
 * case only. Throws an InputError, with the spellings that would work, for what is unknown, ambiguous or no service.
 */
export function resolveSubject(dataset: Dataset, given: string): Subject {
  const spellings = allSpellings(dataset);
  const exact = spellings.filter(({ text }) => text === given);
  const found =
    exact.length > 0 ? exact : spellings.filter(({ text }) => text.toLowerCase() === given.toLowerCase());
  const [first] = found;
  if (first === undefined) throw unknownSubject(given, dataset, spellings);
  if (new Set(found.map(({ subject }) => identityOf(subject))).size > 1)
    throw inputError(`${JSON.stringify(given)} could mean several things on file`, {
      hint: `Write one of: ${waysToSay(spellings, found).join(', ')}.`,
    });
  if (first.subject === 'weights')
    throw inputError(`${first.text} names downloadable weights, not a service`, {
      hint: 'There is no offering to check. Name the host that runs them for you, or the model id of an API.',
    });
  return first.subject;
}

/** Resolves several names; the same subject twice is an error, or counts would lie. */
export function resolveSubjects(dataset: Dataset, given: readonly string[]): Subject[] {
  const subjects = given.map((name) => resolveSubject(dataset, name));
  subjects.forEach((subject, index) => {
    const earlier = subjects.findIndex((other) => other.kind === subject.kind && other.id === subject.id);
    if (earlier !== index)
      throw inputError(
        `${JSON.stringify(given[earlier])} and ${JSON.stringify(given[index])} are the same subject`,
        {
          hint: 'Name each subject once.',
        },
      );
  });
  return subjects;
}
