import type { Maker, Provider } from '../evidence/dataset.js';
import { present } from '../input/present.js';

/** What a report needs to know of a provider to be read on its own. */
export interface DescribedProvider {
  id: string;
  name: string;
  kind: Provider['kind'];
  offering: string;
  homepage?: string;
  /** The provider file: where a correction goes. */
  file: string;
  models: { id: string; name: string; madeBy?: Maker }[];
  sources: Provider['sources'];
  documents: Provider['documents'];
  variants: Provider['variants'];
}

/** A provider without its claims. */
export function describeProvider(provider: Provider): DescribedProvider {
  const { id, name, kind, offering, homepage, sources, documents, variants } = provider;
  return {
    ...{ id, name, kind, offering },
    ...(homepage === undefined ? {} : { homepage }),
    file: provider.location.file,
    models: provider.models.map((model) => ({
      ...{ id: model.id, name: model.name },
      ...present({ madeBy: model.madeBy }),
    })),
    ...{ sources, documents, variants },
  };
}
