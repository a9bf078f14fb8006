import { attributeOf } from '../../evidence/attributes/attributes.js';
import type { Claim, Model, Provider } from '../../evidence/dataset.js';
import { ATTRIBUTE_PATHS, type AttributePath } from '../../query/attribute-paths.js';
import {
  readStatements,
  statementsOn,
  type ProviderVariants,
  type QueryContext,
} from '../../query/claim-values.js';
import type { Field, Reading } from '../../query/field.js';

/** What is on file about one row of a list. */
export interface RowEvidence {
  provider: ProviderVariants;
  /** The claims on it; for a model, also its provider's. */
  claims: readonly Claim[];
  /** For a provider: the claims on each of its models, for properties of models. */
  models?: readonly (readonly Claim[])[];
}

export const evidenceOfProvider = (provider: Provider): RowEvidence => ({
  provider,
  claims: provider.claims,
  models: provider.models.map(({ claims }) => [...provider.claims, ...claims]),
});

export const evidenceOfModel = (provider: Provider, model: Model): RowEvidence => ({
  provider,
  claims: [...provider.claims, ...model.claims],
});

/** Combines the readings of several things: a hole in one is a hole in all. */
const mergeReadings = (readings: readonly Reading[]): Reading => {
  const values = [...new Set(readings.flatMap((reading) => reading.values))];
  const why = readings.find((reading) => reading.why !== undefined)?.why;
  const attested = readings.some((reading) => reading.attested === true);
  return {
    values,
    complete: readings.length > 0 && readings.every(({ complete }) => complete),
    hasLead: readings.some(({ hasLead }) => hasLead === true),
    ...(values.length > 0 ? {} : { why: why ?? 'missing' }),
    ...(attested ? { attested } : {}),
  };
};

function readPathOf(row: RowEvidence, path: AttributePath, view: QueryContext): Reading {
  const read = (claims: readonly Claim[]): Reading =>
    readStatements(statementsOn(claims, path.attribute, row.provider, view), path);
  const ofModels = attributeOf(path.attribute).subject === 'model';
  return ofModels && row.models !== undefined ? mergeReadings(row.models.map(read)) : read(row.claims);
}

const titleOfPath = ({ name, attribute, steps }: AttributePath): string => {
  const { title } = attributeOf(attribute);
  return name === attribute ? title : `${title}: ${steps.join(', ').replace(/_/g, ' ')}`;
};

/** Makes a field for every path of the vocabulary. */
export const attributeFields = <Row>(view: QueryContext, of: (row: Row) => RowEvidence): Field<Row>[] =>
  ATTRIBUTE_PATHS.map((path) => ({
    ...{ name: path.name, title: titleOfPath(path), type: path.type, list: path.list },
    read: (row) => readPathOf(of(row), path, view),
  }));
