import type { Provider } from '../evidence/dataset.js';
import { PROVIDER_SHAPE } from '../evidence/provider-shape.js';
import { present } from '../input/present.js';
import { FILE, freeText, ID, list, map, object, optional, SUBJECT_ID, type ValueOf } from '../input/shape.js';

/** Who made a model. */
export const MADE_BY = optional(
  object(
    { name: freeText(), id: optional({ ...ID, doc: 'where it is a provider on file' }) },
    'who made the model, where that is not the provider that serves it',
  ),
);

const { sources, collections, documents, variants, kind, homepage } = PROVIDER_SHAPE.fields;

/** What a report needs to know of a provider to be read on its own: all but its claims. */
export const DESCRIBED_PROVIDER_SHAPE = object({
  id: ID,
  name: freeText(),
  kind,
  offering: freeText(),
  homepage,
  file: { ...FILE, doc: 'the provider file: where a correction goes' },
  models: list(object({ id: SUBJECT_ID, name: freeText(), madeBy: MADE_BY })),
  sources,
  collections,
  documents: map(documents.of),
  variants: map(variants.of),
});

export type DescribedProvider = ValueOf<typeof DESCRIBED_PROVIDER_SHAPE>;

/** A provider without its claims. */
export function describeProvider(provider: Provider): DescribedProvider {
  const { id, name, offering, homepage: page, collections: named } = provider;
  return {
    ...{ id, name, kind: provider.kind, offering },
    ...present({ homepage: page }),
    file: provider.location.file,
    models: provider.models.map((model) => ({
      ...{ id: model.id, name: model.name },
      ...present({ madeBy: model.madeBy }),
    })),
    sources: provider.sources,
    ...(Object.keys(named).length === 0 ? {} : { collections: named }),
    ...{ documents: provider.documents, variants: provider.variants },
  };
}
