import { fieldsByName, known, unknown, type Field, type Fields } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { isAsked, notAskedNotes } from '../../verdict/targets.js';
import type { Policy, PolicyEntry } from '../../policy/policy.js';
import { SEVERITIES } from '../../policy/severity.js';
import { describeRule, type DescribedRule } from '../described-rule.js';
import { lawsOf } from './finding-fields.js';
import { listingReport, type ListingInputs, type ListingReport, type ListText } from './listing-report.js';

interface RuleRow {
  entry: PolicyEntry;
  rule: DescribedRule;
}

const RULE_LIST_TEXT: ListText = {
  list: 'rules',
  title: 'Rules',
  noun: 'rule',
  nouns: 'rules',
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
  { name: 'id', title: 'Id', type: { kind: 'id' }, read: ({ entry }) => known(entry.id) },
  {
    name: 'severity',
    title: 'Severity',
    type: { kind: 'choice', of: ['off', ...SEVERITIES], ordered: true },
    read: ({ entry }) => known(entry.severity),
  },
  {
    name: 'subject',
    title: 'Asked of',
    type: { kind: 'choice', of: ['provider', 'model'] },
    read: ({ rule }) => known(rule.subject),
  },
  ruleTextField('title', 'Requirement', ({ rule }) => rule.title),
  severalTextsField('law', 'Law', ({ rule }) => lawsOf(rule)),
  {
    name: 'uses',
    title: 'Uses',
    type: { kind: 'id' },
    read: ({ entry }) => (entry.id === entry.rule.id ? unknown('missing') : known(entry.rule.id)),
  },
  severalTextsField('reads', 'Reads', ({ rule }) => rule.reads),
  {
    name: 'waivable',
    title: 'Waivable',
    type: { kind: 'boolean' },
    read: ({ entry }) => known(entry.waivable),
  },
  severalTextsField('options', 'Options', ({ entry }) => Object.keys(entry.rule.options)),
  ruleTextField('why', 'Why', ({ rule }) => rule.why),
  ruleTextField('fix', 'To close it', ({ rule }) => rule.fix),
  ruleTextField('question', 'Question', ({ rule }) => rule.question),
  {
    name: 'asked',
    title: 'Asked',
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
      'Where no law is named, no law demands the rule. mimo-check explain <rule> prints any rule in full.',
    ],
  });
}
