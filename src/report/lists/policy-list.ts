import { fieldsByName, known, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import type { Policy } from '../../policy/policy.js';
import { SEVERITIES, THRESHOLDS, type Severity } from '../../policy/severity.js';
import { listingReport, type ListingInputs, type ListingReport, type ListText } from './listing-report.js';
import { counted } from '../../input/words.js';
import { COLUMN_TITLES, LIST_HEADS, LIST_NOTES } from '../words-en.js';

const POLICY_LIST_TEXT: ListText = {
  list: 'policies',
  ...LIST_HEADS.policies,
  columns: ['id', 'title', 'rules', 'description'],
};

const COUNTED_SEVERITIES = [...[...SEVERITIES].reverse(), 'off'] as const;

const countAt = ({ entries }: Policy, severity: Severity | 'off'): number =>
  entries.filter((entry) => entry.severity === severity).length;

const severityCountField = (severity: Severity | 'off'): Field<Policy> => ({
  ...{ name: severity, title: severity, type: { kind: 'integer' } },
  read: (policy) => known(countAt(policy, severity)),
});

const POLICY_LIST_FIELDS: Field<Policy>[] = [
  { name: 'id', title: COLUMN_TITLES.id, type: { kind: 'id' }, read: ({ id }) => known(id) },
  { name: 'title', title: COLUMN_TITLES.title, type: { kind: 'text' }, read: ({ title }) => known(title) },
  {
    name: 'rules',
    title: LIST_HEADS.rules.title,
    type: { kind: 'text' },
    read: (policy) =>
      known(
        COUNTED_SEVERITIES.map((level) => ({ level, count: countAt(policy, level) }))
          .filter(({ count }) => count > 0)
          .map(({ level, count }) => counted(count, level, level === 'off' ? level : undefined))
          .join(', '),
      ),
  },
  ...COUNTED_SEVERITIES.map(severityCountField),
  {
    name: 'description',
    title: COLUMN_TITLES.use,
    type: { kind: 'text' },
    read: ({ description }) => known(description),
  },
  {
    name: 'fail-on',
    title: COLUMN_TITLES.failsOn,
    type: { kind: 'choice', of: THRESHOLDS },
    read: ({ failOn }) => known(failOn),
  },
  {
    name: 'not-covered',
    title: COLUMN_TITLES.notCovered,
    type: { kind: 'text' },
    list: true,
    read: ({ notCovered }) => known(...notCovered),
  },
  {
    name: 'digest',
    title: COLUMN_TITLES.digest,
    type: { kind: 'text' },
    read: ({ digest }) => known(digest),
  },
];

/** The fields that rows can be filtered and sorted by. */
export const POLICY_FIELDS: Fields<Policy> = fieldsByName(POLICY_LIST_FIELDS);

/** Makes the report of `policies`: the built-in policies, with the number of rules at each severity. */
export const policiesReport = (
  inputs: Omit<ListingInputs, 'policy'>,
  policies: readonly Policy[],
  selection: Selection,
): ListingReport =>
  listingReport(inputs, POLICY_LIST_TEXT, { rows: policies, fields: POLICY_FIELDS }, selection, {
    notesFor: () => [LIST_NOTES.severities],
  });
