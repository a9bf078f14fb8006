import { rangeOf } from '../../input/calendar.js';
import { dateOf, allClaimsOf, isReviewedStatement } from '../../evidence/claim.js';
import type { Claim, Provider } from '../../evidence/dataset.js';
import type { QueryContext } from '../../query/claim-values.js';
import { fieldsByName, known, unknown, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { PROVIDER_SHAPE } from '../../evidence/provider-shape.js';
import { modelIdsOf } from '../../evidence/subject.js';
import type { Finding } from '../../verdict/finding.js';
import type { Policy, PolicyEntry } from '../../policy/policy.js';
import { attributeFields, evidenceOfProvider } from './attribute-fields.js';
import {
  listingReport,
  type ListingInputs,
  type ListingReport,
  type ListText,
  shownNotice,
} from './listing-report.js';
import { findingIndex, ruleFields } from './rule-fields.js';
import { CELL_MARKS, COLUMN_TITLES, LIST_HEADS } from '../words-en.js';

const PROVIDER_LIST_TEXT: ListText = {
  list: 'providers',
  ...LIST_HEADS.providers,
  columns: ['id', 'name', 'offering', 'models', 'statements', 'newest'],
};

const reviewedStatements = (provider: Provider): Claim[] => allClaimsOf(provider).filter(isReviewedStatement);

const OWN: Field<Provider>[] = [
  { name: 'id', title: COLUMN_TITLES.id, type: { kind: 'id' }, read: ({ id }) => known(id) },
  { name: 'name', title: COLUMN_TITLES.name, type: { kind: 'text' }, read: ({ name }) => known(name) },
  {
    name: 'kind',
    title: COLUMN_TITLES.kind,
    type: { kind: 'choice', of: PROVIDER_SHAPE.fields.kind.of },
    read: ({ kind }) => known(kind),
  },
  {
    name: 'offering',
    title: COLUMN_TITLES.offering,
    type: { kind: 'text' },
    read: ({ offering }) => known(offering),
  },
  {
    name: 'homepage',
    title: COLUMN_TITLES.homepage,
    type: { kind: 'text' },
    read: ({ homepage }) => (homepage === undefined ? unknown('missing') : known(homepage)),
  },
  {
    name: 'models',
    title: COLUMN_TITLES.models,
    type: { kind: 'integer' },
    read: ({ models }) => known(models.length),
  },
  {
    name: 'statements',
    title: COLUMN_TITLES.reviewed,
    type: { kind: 'integer' },
    read: (provider) => known(reviewedStatements(provider).length),
  },
  {
    name: 'newest',
    title: COLUMN_TITLES.newest,
    type: { kind: 'text' },
    read: (provider) => {
      const dates = rangeOf(reviewedStatements(provider).flatMap((claim) => dateOf(claim) ?? []));
      return known(dates?.last ?? CELL_MARKS.undated);
    },
  },
  {
    name: 'file',
    title: COLUMN_TITLES.file,
    type: { kind: 'text' },
    read: ({ location }) => known(location.file),
  },
];

/** What lists of providers and models are made from. */
export type EvaluableInputs = ListingInputs & {
  policy: Policy;
  /** The findings of one rule on everything on file. Called only for rules that are used. */
  evaluate: (rule: string) => readonly Finding[];
};

export const viewpointOf = ({ asOf, policy }: EvaluableInputs): QueryContext => ({
  asOf,
  variants: policy.variants,
});

/** The fields that providers can be filtered and sorted by. */
export function providerFields(inputs: EvaluableInputs): Fields<Provider> {
  const { dataset, policy } = inputs;
  const findingOf = findingIndex(inputs.evaluate);
  const idOf = modelIdsOf(dataset);
  const findingsOf = (provider: Provider, entry: PolicyEntry): Finding[] => {
    const subjects = entry.rule.subject === 'provider' ? [provider.id] : provider.models.map(idOf);
    return subjects.flatMap((subject) => findingOf(entry.id, subject) ?? []);
  };
  return fieldsByName(
    OWN,
    attributeFields(viewpointOf(inputs), evidenceOfProvider),
    ruleFields(policy, findingsOf),
  );
}

/** Makes the report of `providers`. */
export function providersReport(inputs: EvaluableInputs, selection: Selection): ListingReport {
  const { providers } = inputs.dataset;
  return listingReport(
    inputs,
    PROVIDER_LIST_TEXT,
    { rows: providers, fields: providerFields(inputs) },
    selection,
    { noticeFor: shownNotice },
  );
}
