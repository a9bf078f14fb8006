import { fieldsByName, known, unknown, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { isAsked, notAskedNotes } from '../../verdict/targets.js';
import type { Policy, PolicyEntry } from '../../policy/policy.js';
import { SEVERITIES } from '../../policy/severity.js';
import { describeRule, type DescribedRule } from '../described-rule.js';
import { lawsOf } from './finding-fields.js';
import { listingReport, type ListingInputs, type ListingReport, type ListText } from './listing-report.js';
import { COLUMN_TITLES, LIST_HEADS, LIST_NOTES } from '../words-en.js';

interface RuleRow {
  entry: PolicyEntry;
  rule: DescribedRule;
}

const RULE_LIST_TEXT: ListText = {
  list: 'rules',
  ...LIST_HEADS.rules,
  columns: ['id', 'severity', 'subject', 'title', 'law'],
};

const ruleTextField = (name: string, title: string, read: (row: RuleRow) => string): Field<RuleRow> => ({
  ...{ name, title, type: { kind: 'text' } },
  read: (row) => known(read(row)),
});

const severalTextsField = (
  name: string,
  title: string,
  read: (row: RuleRow) => readonly string[],
): Field<RuleRow> => ({
  ...{ name, title, type: { kind: 'text' }, list: true },
  read: (row) => known(...read(row)),
});

/** The fields of a rule in a list, including its law, and its texts with the policy's options filled in. */
const RULE_LIST_FIELDS: Field<RuleRow>[] = [
  { name: 'id', title: COLUMN_TITLES.id, type: { kind: 'id' }, read: ({ entry }) => known(entry.id) },
  {
    name: 'severity',
    title: COLUMN_TITLES.severity,
    type: { kind: 'choice', of: ['off', ...SEVERITIES], ordered: true },
    read: ({ entry }) => known(entry.severity),
  },
  {
    name: 'subject',
    title: COLUMN_TITLES.askedOf,
    type: { kind: 'choice', of: ['provider', 'model'] },
    read: ({ rule }) => known(rule.subject),
  },
  ruleTextField('title', COLUMN_TITLES.requirement, ({ rule }) => rule.title),
  severalTextsField('law', COLUMN_TITLES.law, ({ rule }) => lawsOf(rule)),
  {
    name: 'uses',
    title: COLUMN_TITLES.uses,
    type: { kind: 'id' },
    read: ({ entry }) => (entry.id === entry.rule.id ? unknown('missing') : known(entry.rule.id)),
  },
  severalTextsField('reads', COLUMN_TITLES.reads, ({ rule }) => rule.reads),
  {
    name: 'waivable',
    title: COLUMN_TITLES.waivable,
    type: { kind: 'boolean' },
    read: ({ entry }) => known(entry.waivable),
  },
  severalTextsField('options', COLUMN_TITLES.options, ({ entry }) => Object.keys(entry.rule.options)),
  ruleTextField('why', COLUMN_TITLES.why, ({ rule }) => rule.why),
  ruleTextField('fix', COLUMN_TITLES.fix, ({ rule }) => rule.fix),
  ruleTextField('question', COLUMN_TITLES.question, ({ rule }) => rule.question),
  {
    name: 'asked',
    title: COLUMN_TITLES.asked,
    type: { kind: 'boolean' },
    read: ({ entry }) => known(isAsked(entry)),
  },
];

/** The fields that rows can be filtered and sorted by. */
export const RULE_FIELDS: Fields<RuleRow> = fieldsByName(RULE_LIST_FIELDS);

/** Makes the report of `rules`: all rules of the policy in force, including those that are off. */
export function rulesReport(inputs: ListingInputs & { policy: Policy }, selection: Selection): ListingReport {
  const { dataset, policy, asOf } = inputs;
  const rows = policy.entries.map((entry) => ({ entry, rule: describeRule(entry, dataset.law, asOf) }));
  return listingReport(inputs, RULE_LIST_TEXT, { rows, fields: RULE_FIELDS }, selection, {
    notesFor: (shown) => [
      ...notAskedNotes(shown.map(({ entry }) => entry)).map((note) => `${note}.`),
      LIST_NOTES.noLaw,
    ],
  });
}
