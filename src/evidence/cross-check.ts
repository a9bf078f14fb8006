import type { Alias, Dataset, Provider } from './dataset.js';
import { familiesOf, type Family } from './families.js';
import { groupedBy } from '../input/present.js';
import type { Problem } from '../input/problem.js';

/** Ids that a subject cannot have, because the command line would take them for something else. */
export const RESERVED = [
  'attest',
  'attributes',
  'check',
  'compare',
  'completion',
  'config',
  'explain',
  'gaps',
  'help',
  'init',
  'models',
  'policies',
  'providers',
  'query',
  'questions',
  'rules',
  'schema',
  'show',
  'validate',
  'verify',
  'waive',
];

/** The ids of the providers on file, and these with all routes. */
interface KnownProviders {
  ids: ReadonlySet<string>;
  hosts: ReadonlySet<string>;
}

/** Each beginning of a name that can be an id, as it ends where a word does: the longest first. */
const beginnings = (name: string): string[] =>
  [...name.matchAll(/[^a-z0-9]|$/gi)].map(({ index }) => name.slice(0, index).toLowerCase()).reverse();

/**
 * The host that an alias begins with: a route on file or another provider, but not the provider itself. The longest
 * id counts, as acme-us/one is of acme-us and not of acme. One that is the id of a provider as a whole is refused anyway.
 */
function hostIn({ id, via, weights }: Alias, provider: Provider, known: KnownProviders): string {
  if (via !== undefined || weights === true || known.ids.has(id.toLowerCase())) return '';
  const first = beginnings(id).find((begun) => begun === provider.id || known.hosts.has(begun));
  return first === undefined || first === provider.id ? '' : first;
}

/** A model that is reached through another host would else pass on what is on file of the provider's own API. */
function silentHops(provider: Provider, known: KnownProviders): Problem[] {
  return provider.models.flatMap((model) =>
    model.aliases.flatMap((alias): Problem[] => {
      const host = hostIn(alias, provider, known);
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

/** The ids of providers that families match, by family. */
function idsInFamilies(providers: Dataset['providers'], ids: ReadonlySet<string>): Map<Family, string[]> {
  const pairs = [...ids].flatMap((id) => familiesOf(providers, id).map(({ family }) => ({ family, id })));
  const groups = groupedBy(pairs, ({ family }) => family);
  return new Map([...groups].map(([family, own]) => [family, own.map(({ id }) => id)]));
}

/** A family is of models: it must leave the ids of providers alone. */
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
    ...spellings
      .filter((spelling) => RESERVED.includes(spelling.toLowerCase()))
      .map((id) => `${id} is the name of a command and cannot be an id`),
    ...spellings
      .slice(1)
      .filter((spelling) => ids.has(spelling.toLowerCase()))
      .map((id) => `${id} is the id of a provider and cannot name a model`),
  ].map((message) => ({ ...provider.location, message }));
}

/** What is wrong with providers that are on file together. */
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
      ...wideFamilies(provider, matched),
    );
  }
  return problems;
}
