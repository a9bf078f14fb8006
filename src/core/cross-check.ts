import type { Alias, Dataset, Provider } from './dataset.js';
import { isOfFamily } from './families.js';
import type { Problem } from './problem.js';

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

/** The host that an alias begins with: a route on file or another provider, but not the provider itself. */
function hostIn({ id, via, weights }: Alias, provider: Provider, hosts: ReadonlySet<string>): string {
  if (via !== undefined || weights === true || !id.includes('/')) return '';
  const prefix = id.slice(0, id.indexOf('/')).toLowerCase();
  return prefix !== provider.id && hosts.has(prefix) ? prefix : '';
}

/** A model that is reached through another host would else pass on what is on file of the provider's own API. */
function silentHops(provider: Provider, hosts: ReadonlySet<string>): Problem[] {
  return provider.models.flatMap((model) =>
    model.aliases.flatMap((alias): Problem[] => {
      const host = hostIn(alias, provider, hosts);
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

/** A family is of models: it must leave the ids of providers alone. */
const wideFamilies = (provider: Provider, ids: ReadonlySet<string>): Problem[] =>
  provider.families.flatMap((family, index) =>
    [...ids]
      .filter((id) => isOfFamily(id, family, provider.id))
      .map((id) => ({
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
  const hosts = new Set([...ids, ...providers.flatMap(({ routes }) => Object.keys(routes))]);
  for (const provider of providers) {
    const earlier = places.get(provider.id);
    if (earlier !== undefined)
      problems.push({ ...provider.location, message: `provider ${provider.id} is also in ${earlier}` });
    places.set(provider.id, provider.location.file);
    problems.push(...wrongIds(provider, ids), ...silentHops(provider, hosts), ...wideFamilies(provider, ids));
  }
  return problems;
}
