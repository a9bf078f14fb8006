import { type Behind, behindIn, modelsBearing } from './behind.js';
import { type Alias, type Dataset, type Model, type Provider, providerById } from './dataset.js';
import { groupedBy } from '../input/plain-data.js';
import { inputError, type InputError } from '../input/problem.js';
import type { Upstream } from './provider-shape.js';
import { memoize } from '../input/memoize.js';
import { quoted } from '../input/words.js';
import { type Unlisted, unlistedSubject } from './families.js';
import { typoIn, unknownSubject } from './unknown-subject.js';
import { SUBJECT_WORDS } from './words/evidence-words-en.js';

/**
 * What the user asks about: a provider, a model of its own API, a model reached through another host, or an
 * id that is not on file but belongs to a known family of models.
 */
export type Subject =
  | {
      kind: 'provider';
      id: string;
      provider: Provider;
      /** For a host: who is behind the models that it lists. */
      behind?: readonly Behind[];
    }
  | {
      kind: 'model';
      id: string;
      provider: Provider;
      model: Model;
      /** For a model of a host that passes requests on, or may: who is behind it. */
      behind?: readonly Behind[];
    }
  | {
      kind: 'route';
      id: string;
      /** The provider behind the host, and its model. */
      provider: Provider;
      model: Model;
      host: string;
      upstream: Upstream;
      /** The host, if on file. */
      hostProvider?: Provider;
    }
  | Unlisted;

interface Spelling {
  text: string;
  /** What the spelling means, in words. */
  meaning: string;
  subject: Subject | 'weights';
}

const qualifiedId = ({ id, provider }: Model): string => `${provider}/${id}`;

/**
 * The unique id of each model: its own, or qualified by its provider if several providers offer that id or if
 * it equals another model's qualified id.
 */
export const modelIdsOf = memoize((dataset: Dataset): ((model: Model) => string) => {
  const models = dataset.providers.flatMap((provider) => provider.models);
  const offered = new Map<string, number>();
  for (const { id } of models) offered.set(id, (offered.get(id) ?? 0) + 1);
  const qualified = new Set(models.map(qualifiedId));
  return (model) =>
    (offered.get(model.id) ?? 0) > 1 || qualified.has(model.id) ? qualifiedId(model) : model.id;
});

function aliasSpelling(dataset: Dataset, own: Subject & { kind: 'model' }, alias: Alias): Spelling[] {
  const { provider, model } = own;
  const text = alias.id;
  if (alias.weights === true) return [{ text, meaning: 'weights', subject: 'weights' }];
  if (alias.via === undefined) return [{ text, meaning: SUBJECT_WORDS.modelOf(provider.name), subject: own }];
  const hostProvider = providerById(dataset, alias.via);
  // A host on file that lists the id itself knows more about it than this alias.
  if (hostProvider !== undefined && modelsBearing(hostProvider, text).length > 0) return [];
  const host = provider.routes[alias.via]?.name ?? alias.via;
  const more = hostProvider === undefined ? {} : { hostProvider };
  return [
    {
      text,
      meaning: SUBJECT_WORDS.via(host),
      subject: {
        kind: 'route',
        id: text,
        provider,
        model,
        host,
        upstream: alias.upstream ?? 'unknown',
        ...more,
      },
    },
  ];
}

function modelSpellings(dataset: Dataset, provider: Provider, model: Model, id: string): Spelling[] {
  const behind = behindIn(dataset).get(model);
  const own = { kind: 'model', id, provider, model, ...(behind === undefined ? {} : { behind }) } as const;
  const meaning = SUBJECT_WORDS.modelOf(provider.name);
  const qualified = qualifiedId(model);
  const isQualified = id === model.id && id.startsWith(`${provider.id}/`);
  return [
    ...(isQualified ? [id] : [model.id, qualified]).map((text) => ({ text, meaning, subject: own })),
    ...model.aliases.flatMap((alias) => aliasSpelling(dataset, own, alias)),
  ];
}

function providerSpelling(dataset: Dataset, provider: Provider): Spelling {
  const { id, models } = provider;
  const behind = models.flatMap((model) => behindIn(dataset).get(model) ?? []);
  const more = behind.length === 0 ? {} : { behind };
  return { text: id, meaning: 'provider', subject: { kind: 'provider', id, provider, ...more } };
}

/** All spellings that name something, in the order of the dataset. */
function spellingsOf(dataset: Dataset): Spelling[] {
  const idOf = modelIdsOf(dataset);
  return dataset.providers.flatMap((provider): Spelling[] => [
    providerSpelling(dataset, provider),
    ...provider.models.flatMap((model) => modelSpellings(dataset, provider, model, idOf(model))),
  ]);
}

interface Index {
  all: readonly Spelling[];
  exact: ReadonlyMap<string, readonly Spelling[]>;
  anyCase: ReadonlyMap<string, readonly Spelling[]>;
}

const indexOf = memoize((dataset: Dataset): Index => {
  const all = spellingsOf(dataset);
  const anyCase = groupedBy(all, ({ text }) => text.toLowerCase());
  return { all, exact: groupedBy(all, ({ text }) => text), anyCase };
});

/** All names of subjects, in the order of the dataset. */
export const subjectNames = (dataset: Dataset): string[] =>
  indexOf(dataset).all.flatMap(({ text, subject }) => (subject === 'weights' ? [] : [text]));

/** The unambiguous spellings of everything that an ambiguous name could mean. */
function clearSpellings({ all, exact }: Index, found: readonly Spelling[]): string[] {
  const meant = new Set(found.map(({ subject }) => identityOf(subject)));
  const clear = all.filter(
    (spelling) =>
      (spelling.subject === 'weights' ? found.includes(spelling) : meant.has(identityOf(spelling.subject))) &&
      exact.get(spelling.text)?.length === 1,
  );
  return [...new Set(clear.map(({ text, meaning }) => `${text} (${meaning})`))];
}

const identityOf = (subject: Subject | 'weights'): string =>
  subject === 'weights' ? subject : `${subject.kind} ${subject.provider.id} ${subject.id}`;

/**
 * Resolves a name: the id of a provider or a model, an alias, or an id in a known family. Case matters only
 * where two names differ by it. Throws an `InputError`, with spellings that would work, if the name is
 * unknown, ambiguous or not a service.
 */
export function resolveSubject(dataset: Dataset, given: string): Subject {
  const index = indexOf(dataset);
  const found = index.exact.get(given) ?? index.anyCase.get(given.toLowerCase()) ?? [];
  const [first] = found;
  if (first === undefined) {
    const unlisted = unlistedSubject(dataset, given, (text) => index.anyCase.has(text.toLowerCase()));
    if (unlisted === undefined) throw unknownSubject(given, dataset.providers, index.all);
    return unlisted;
  }
  if (new Set(found.map(({ subject }) => identityOf(subject))).size > 1)
    throw inputError(`${quoted(given)} could mean several things on file`, {
      hint: `Write one of: ${clearSpellings(index, found).join(', ')}.`,
    });
  if (first.subject === 'weights')
    throw inputError(`${first.text} names downloadable weights, not a service`, {
      hint: 'There is no offering to check. Name the host that runs them for you, or the model id of an API.',
    });
  return first.subject;
}

/** The ids on file that an id that is not on file may be a misspelling of, as a hint; undefined if there is none. */
export const misspelled = (dataset: Dataset, { id, provider }: Unlisted): string | undefined =>
  typoIn(id, provider, indexOf(dataset).all);

/** A key that equal subjects share. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind} ${id}`;

const sameSubject = (first: string, second: string): InputError =>
  inputError(`${quoted(first)} and ${quoted(second)} are the same subject`, {
    hint: 'Name each subject once.',
  });

/** Resolves several names. The same subject twice is an error, since it would count double. */
export function resolveSubjects(dataset: Dataset, given: readonly string[]): Subject[] {
  const names = new Map<string, string>();
  return given.map((name) => {
    const subject = resolveSubject(dataset, name);
    const earlier = names.get(subjectKey(subject));
    if (earlier !== undefined) throw sameSubject(earlier, name);
    names.set(subjectKey(subject), name);
    return subject;
  });
}
