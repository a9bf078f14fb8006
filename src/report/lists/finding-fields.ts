import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { type Field, known, type Scalar, unknown } from '../../query/field.js';
import { REASONS, INDICATIONS, OUTCOMES } from '../../verdict/asked.js';
import { CAVEATS } from '../../verdict/caveats.js';
import { type Finding, isAttested } from '../../verdict/finding.js';
import { SEVERITIES } from '../../policy/severity.js';
import { citeArticle } from '../../verdict/words/citations.js';
import type { DescribedRule } from '../described-rule.js';
import { leadsOf } from '../summary.js';
/** A finding with its rule's text. */
export interface FindingRow {
  finding: Finding;
  rule?: DescribedRule;
}

const readingIfAny = (value: Scalar | undefined) => (value === undefined ? unknown('missing') : known(value));

const textField = (
  name: string,
  title: string,
  read: (row: FindingRow) => string | undefined,
): Field<FindingRow> => ({
  ...{ name, title, type: { kind: 'text' } },
  read: (row) => readingIfAny(read(row)),
});

const choiceField = (
  name: string,
  title: string,
  of: readonly string[],
  read: (finding: Finding) => readonly string[],
  more: { ordered?: true; list?: true; weighed?: true } = {},
): Field<FindingRow> => ({
  ...{ name, title, type: { kind: 'choice', of, ...(more.ordered === true ? { ordered: true } : {}) } },
  ...(more.list === true ? { list: true } : {}),
  read: ({ finding }) => ({
    ...known(...read(finding)),
    ...(more.weighed === true ? { attested: isAttested(finding) } : {}),
  }),
});

const booleanField = (
  name: string,
  title: string,
  read: (finding: Finding) => boolean,
): Field<FindingRow> => ({
  ...{ name, title, type: { kind: 'boolean' } },
  read: ({ finding }) => known(read(finding)),
});

/** The articles that a rule is based on, without duplicates. */
export const lawsOf = (rule: DescribedRule | undefined): string[] => [
  ...new Set((rule?.basis ?? []).filter(({ relation }) => relation !== 'own-policy').map(citeArticle)),
];

/**
 * The fields of a finding, in the column order of CSV and NDJSON. Columns keep their name and meaning within
 * a major version; new ones are added at the end.
 */
export const findingFields = (
  rules: readonly string[],
  providers: readonly string[],
): Field<FindingRow>[] => [
  textField('id', 'Id', ({ finding }) => finding.id),
  choiceField('rule', 'Rule', rules, ({ rule }) => [rule]),
  { ...textField('subject', 'Subject', ({ finding }) => finding.subject), type: { kind: 'id' } },
  choiceField('provider', 'Provider', providers, ({ provider }) => [provider]),
  choiceField('outcome', 'Outcome', OUTCOMES, ({ outcome }) => [outcome], { weighed: true }),
  choiceField('indication', 'Indication', INDICATIONS, ({ indication }) => [indication], { weighed: true }),
  choiceField('reasons', 'Reasons', REASONS, ({ reasons }) => reasons, { list: true, weighed: true }),
  choiceField('caveats', 'Caveats', CAVEATS, ({ caveats }) => caveats, { list: true }),
  choiceField('severity', 'Severity', SEVERITIES, ({ severity }) => [severity], { ordered: true }),
  choiceField('level', 'Counts as', ['none', ...SEVERITIES], ({ level }) => [level], { ordered: true }),
  booleanField('waivable', 'Waivable', ({ waivable }) => waivable),
  booleanField('waived', 'Waived', ({ waiver }) => waiver !== undefined),
  textField('waiver', 'Waiver', ({ finding }) => (finding.waiver ?? finding.idleWaiver)?.text),
  booleanField('attested', 'Attested', isAttested),
  textField('attestation', 'Attestation', ({ finding }) => (isAttested(finding) ? ATTESTED_MARK : undefined)),
  textField('title', 'Requirement', ({ finding }) => finding.title),
  textField('message', 'What we know', ({ finding }) => finding.message),
  {
    ...{ name: 'leads', title: 'Leads', type: { kind: 'integer' } },
    read: ({ finding }) => known(leadsOf(finding).length),
  },
  {
    ...{ name: 'law', title: 'Law', type: { kind: 'text' }, list: true },
    read: ({ rule }) => known(...lawsOf(rule)),
  },
  textField('why', 'Why', ({ rule }) => rule?.why),
  textField('fix', 'To close it', ({ rule }) => rule?.fix),
  textField('question', 'Question', ({ rule }) => rule?.question),
  textField('evidence', 'Evidence', ({ finding }) => finding.evidence),
  textField('uses', 'Uses', ({ finding }) => finding.uses),
];
