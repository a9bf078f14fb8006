import { type Dataset, type Model, type Provider, providerById } from './dataset.js';
import { distinct, groupedBy, present } from '../input/plain-data.js';
import type { Upstream } from './provider-shape.js';
import { memoize } from '../input/memoize.js';

/**
 * Who is behind a model that a host lists, where the host passes requests on or it is not known whether it
 * does.
 */
export interface Behind {
  /** The model as the host lists it. */
  listed: Model;
  upstream: Exclude<Upstream, 'host'>;
  /** The name of the company behind it, if stated. */
  name?: string;
  /** Its provider, if on file. */
  provider?: Provider;
  /** Its model, if known. */
  model?: Model;
}

/** A company behind a model that is on file and receives the requests, so that its claims count. */
export type MakerOnFile = Behind & { provider: Provider };

export const isMakerOnFile = (behind: Behind): behind is MakerOnFile =>
  behind.upstream === 'maker' && behind.provider !== undefined;

const idsOf = ({ id, aliases }: Model): string[] => [id, ...aliases.map((alias) => alias.id)];

/** The models of a provider by id and alias, in lower case: two files may write one id differently. */
const modelsById = memoize(({ models }: Provider): ReadonlyMap<string, readonly Model[]> => {
  const spelt = models.flatMap((model) =>
    distinct(idsOf(model).map((id) => id.toLowerCase())).map((id) => ({ id, model })),
  );
  const groups = groupedBy(spelt, ({ id }) => id);
  return new Map([...groups].map(([id, group]) => [id, group.map(({ model }) => model)]));
});

/** The models of a provider that have an id or alias, in any case. */
export const modelsBearing = (provider: Provider, id: string): readonly Model[] =>
  modelsById(provider).get(id.toLowerCase()) ?? [];

/**
 * What the files of other providers say about a host's models: that their own models are reached through
 * them.
 */
function behindByOthers(dataset: Dataset): ReadonlyMap<Model, readonly Behind[]> {
  const found = new Map<Model, Behind[]>();
  for (const provider of dataset.providers)
    for (const model of provider.models)
      for (const { id, via = '', upstream = 'unknown' } of model.aliases) {
        const host = providerById(dataset, via);
        if (host === undefined || upstream === 'host') continue;
        for (const listed of modelsBearing(host, id)) {
          const behind = { listed, upstream, name: provider.name, provider, model };
          found.set(listed, [...(found.get(listed) ?? []), behind]);
        }
      }
  return found;
}

/**
 * The maker's model that a host lists under the same id, with or without a prefix for the host or the maker;
 * undefined if none or several could be meant. An id that is written alike comes before one in another case.
 */
function sameModel({ id }: Model, host: Provider, maker: Provider): Model | undefined {
  const bare = [host.id, maker.id].reduce(
    (text, prefix) => (text.toLowerCase().startsWith(`${prefix}/`) ? text.slice(prefix.length + 1) : text),
    id,
  );
  const ids = [id, bare, `${maker.id}/${bare}`];
  const found = distinct(ids.flatMap((one) => modelsBearing(maker, one)));
  const alike = found.filter((model) => idsOf(model).some((spelling) => ids.includes(spelling)));
  const [model, ...more] = alike.length > 0 ? alike : found;
  return more.length === 0 ? model : undefined;
}

/** Who is behind a model according to the host's own file: its maker. */
function behindByHost(
  listed: Model,
  upstream: Behind['upstream'],
  host: Provider,
  dataset: Dataset,
): Behind[] {
  const { madeBy } = listed;
  if (madeBy === undefined) return [];
  const provider = providerById(dataset, madeBy.id ?? madeBy.name);
  const model = provider && sameModel(listed, host, provider);
  return [{ listed, upstream, name: provider?.name ?? madeBy.name, ...present({ provider, model }) }];
}

/**
 * Who is behind a model. A gateway passes requests on, so if its file says nothing, that is unknown, and so is
 * a maker that it does not name; any other host runs what it lists. What other providers say about their own
 * models counts as well, and replaces silence.
 */
function behindOne(listed: Model, host: Provider, others: readonly Behind[], dataset: Dataset): Behind[] {
  const passed = others.filter(({ upstream }) => upstream === 'maker');
  const upstream = listed.upstream ?? (host.kind === 'gateway' ? 'unknown' : 'host');
  if (upstream === 'host' || (listed.upstream === undefined && passed.length > 0)) return passed;
  const own = behindByHost(listed, upstream, host, dataset);
  const unnamed: Behind[] = host.kind === 'gateway' ? [{ listed, upstream }] : [];
  const more = [own, others.slice(0, 1), unnamed].find(({ length }) => length > 0) ?? [];
  return [...passed, ...more.filter(({ provider }) => !passed.some((one) => one.provider === provider))];
}

/** Who is behind the models that hosts list. Models with nobody behind them are left out. */
export const behindIn = memoize((dataset: Dataset): ReadonlyMap<Model, readonly Behind[]> => {
  const others = behindByOthers(dataset);
  const found = dataset.providers.flatMap((host) =>
    host.models.map((listed): [Model, Behind[]] => [
      listed,
      behindOne(listed, host, others.get(listed) ?? [], dataset),
    ]),
  );
  return new Map(found.filter(([, behind]) => behind.length > 0));
});
