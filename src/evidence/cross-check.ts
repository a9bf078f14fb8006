import type { Alias, Dataset, Provider } from './dataset.js';
import { familiesOf, familyText, type Family } from './families.js';
import { groupedBy } from '../input/plain-data.js';
import type { Problem } from '../input/problem.js';

/** Ids that no subject may have, because the command line would read them as something else. */
const RESERVED = [
  'attest',
  'attributes',
  'check',
  'compare',
  'completion',
  'config',
  'evidence',
  'explain',
  'gaps',
  'help',
  'init',
  'models',
  'policies',
  'providers',
  'query',
  'questions',
  'render',
  'rules',
  'schema',
  'show',
  'validate',
  'verify',
  'waive',
] as const;

/** A word that the command line reads as a command, or as `help`. */
export type ReservedName = (typeof RESERVED)[number];

export const isReserved = (id: string): id is ReservedName =>
  (RESERVED as readonly string[]).includes(id.toLowerCase());

/** The ids of the providers on file, and the same plus all routes. */
interface KnownProviders {
  ids: ReadonlySet<string>;
  hosts: ReadonlySet<string>;
}

/** Every prefix of a name that ends at a word boundary, longest first, in lower case. */
const beginnings = (name: string): string[] =>
  [...name.matchAll(/[^a-z0-9]|$/gi)].map(({ index }) => name.slice(0, index).toLowerCase()).reverse();

/**
 * The host that an id begins with: a declared route or another provider, never the provider itself. The
 * longest id wins: acme-us/one belongs to acme-us, not to acme. What equals a provider's id is refused
 * elsewhere.
 */
function hostIn(id: string, provider: Provider, known: KnownProviders): string {
  if (known.ids.has(id.toLowerCase())) return '';
  const first = beginnings(id).find((prefix) => prefix === provider.id || known.hosts.has(prefix));
  return first === undefined || first === provider.id ? '' : first;
}

/** Whether an alias is one of the provider's own API. */
const isOwnApi = ({ via, weights }: Alias): boolean => via === undefined && weights !== true;

/**
 * Finds aliases that lead to another host without saying so. Claims about the provider's own API would be
 * used for that host.
 */
function silentHops(provider: Provider, known: KnownProviders): Problem[] {
  return provider.models.flatMap((model) =>
    model.aliases.filter(isOwnApi).flatMap((alias): Problem[] => {
      const host = hostIn(alias.id, provider, known);
      if (host === '') return [];
      const declare = Object.hasOwn(provider.routes, host) ? '' : ` and declare ${host} under routes`;
      return [
        {
          ...model.location,
          message: `alias ${alias.id} of ${model.id} begins with ${host}, which is another host, and does not say via`,
          hint: `Write via: { host: ${host}, upstream: maker }, or host or unknown in the place of maker${declare}.`,
        },
      ];
    }),
  );
}

/** Whose model an id names by its beginning or family, if not the provider's own; undefined if it does not say. */
function namedMaker(id: string, provider: Provider, known: KnownProviders, all: readonly Provider[]) {
  const host = hostIn(id, provider, known);
  if (host !== '')
    return {
      maker: host,
      why: `begins with ${host}, which is another ${known.ids.has(host) ? 'provider' : 'host'}`,
    };
  const other = familiesOf(all, id).find((one) => one.provider.id !== provider.id);
  if (other === undefined) return undefined;
  return { maker: other.provider.id, why: `is an id of ${familyText(other.family.name, other.provider)}` };
}

/**
 * Finds models that are named like another provider's and do not say who made them. Claims about the provider
 * that lists them would be used for the other one's API.
 */
function silentMakers(provider: Provider, known: KnownProviders, all: readonly Provider[]): Problem[] {
  const silent = provider.models.filter(({ madeBy }) => madeBy === undefined);
  return silent.flatMap((model) => {
    const ids = [model.id, ...model.aliases.filter(isOwnApi).map(({ id }) => id)];
    return ids.flatMap((id): Problem[] => {
      const named = namedMaker(id, provider, known, all);
      // Such an alias is refused in any case.
      if (named === undefined || (id !== model.id && hostIn(id, provider, known) !== '')) return [];
      const which = id === model.id ? `model ${id}` : `alias ${id} of ${model.id}`;
      return [
        {
          ...model.location,
          message: `${which} ${named.why}, and the model does not say made_by`,
          hint: `Write made_by: ${named.maker} and who runs it (upstream), or an id that begins with ${provider.id}/.`,
        },
      ];
    });
  });
}

/** The provider ids that each family matches. */
function idsInFamilies(providers: Dataset['providers'], ids: ReadonlySet<string>): Map<Family, string[]> {
  const pairs = [...ids].flatMap((id) => familiesOf(providers, id).map(({ family }) => ({ family, id })));
  const groups = groupedBy(pairs, ({ family }) => family);
  return new Map([...groups].map(([family, own]) => [family, own.map(({ id }) => id)]));
}

/** A family describes models, so it must not match the id of a provider. */
const wideFamilies = (provider: Provider, matched: ReadonlyMap<Family, readonly string[]>): Problem[] =>
  provider.families.flatMap((family, index) =>
    (matched.get(family) ?? []).map((id) => ({
      ...provider.location,
      path: `families[${index}].like`,
      message: `${family.like} also matches ${id}, which is the id of a provider`,
      hint: 'Make it narrower.',
    })),
  );

function wrongIds(provider: Provider, ids: ReadonlySet<string>): Problem[] {
  const spellings = [provider, ...provider.models.flatMap((model) => [model, ...model.aliases])].map(
    ({ id }) => id,
  );
  return [
    ...spellings.filter(isReserved).map((id) => `${id} is the name of a command and cannot be an id`),
    ...spellings
      .slice(1)
      .filter((spelling) => ids.has(spelling.toLowerCase()))
      .map((id) => `${id} is the id of a provider and cannot name a model`),
  ].map((message) => ({ ...provider.location, message }));
}

/** Finds conflicts between providers that are loaded together. */
export function crossCheck(providers: Dataset['providers']): Problem[] {
  const problems: Problem[] = [];
  const places = new Map<string, string>();
  const ids = new Set(providers.map(({ id }) => id));
  const routes = providers.flatMap((provider) => Object.keys(provider.routes));
  const known: KnownProviders = { ids, hosts: new Set([...ids, ...routes]) };
  const matched = idsInFamilies(providers, ids);
  for (const provider of providers) {
    const earlier = places.get(provider.id);
    if (earlier !== undefined)
      problems.push({ ...provider.location, message: `provider ${provider.id} is also in ${earlier}` });
    places.set(provider.id, provider.location.file);
    problems.push(
      ...wrongIds(provider, ids),
      ...silentHops(provider, known),
      ...silentMakers(provider, known, providers),
      ...wideFamilies(provider, matched),
    );
  }
  return problems;
}
