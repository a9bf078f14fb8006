import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { type Field, known, type Scalar, unknown } from '../../query/field.js';
import { REASONS, INDICATIONS, OUTCOMES } from '../../verdict/decision.js';
import { CAVEATS } from '../../verdict/caveats.js';
import { type Finding, isAttested } from '../../verdict/finding.js';
import { SEVERITIES } from '../../policy/severity.js';
import { citeArticle } from '../../verdict/words/citations.js';
import type { DescribedRule } from '../described-rule.js';
import { leadsOf } from '../summary.js';
import { COLUMN_TITLES } from '../words-en.js';

/** A finding with its rule's text. */
export interface FindingRow {
  finding: Finding;
  rule?: DescribedRule;
}

type ColumnTitle = keyof typeof COLUMN_TITLES;

const readingIfAny = (value: Scalar | undefined) => (value === undefined ? unknown('missing') : known(value));

const textField = (
  name: string,
  title: ColumnTitle,
  read: (row: FindingRow) => string | undefined,
): Field<FindingRow> => ({
  ...{ name, title: COLUMN_TITLES[title], type: { kind: 'text' } },
  read: (row) => readingIfAny(read(row)),
});

const choiceField = (
  name: string,
  title: ColumnTitle,
  of: readonly string[],
  read: (finding: Finding) => readonly string[],
  more: { ordered?: true; list?: true; weighed?: true } = {},
): Field<FindingRow> => ({
  ...{
    name,
    title: COLUMN_TITLES[title],
    type: { kind: 'choice', of, ...(more.ordered === true ? { ordered: true } : {}) },
  },
  ...(more.list === true ? { list: true } : {}),
  read: ({ finding }) => ({
    ...known(...read(finding)),
    ...(more.weighed === true ? { attested: isAttested(finding) } : {}),
  }),
});

const booleanField = (
  name: string,
  title: ColumnTitle,
  read: (finding: Finding) => boolean,
): Field<FindingRow> => ({
  ...{ name, title: COLUMN_TITLES[title], type: { kind: 'boolean' } },
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
  textField('id', 'id', ({ finding }) => finding.id),
  choiceField('rule', 'rule', rules, ({ rule }) => [rule]),
  { ...textField('subject', 'subject', ({ finding }) => finding.subject), type: { kind: 'id' } },
  choiceField('provider', 'provider', providers, ({ provider }) => [provider]),
  choiceField('outcome', 'outcome', OUTCOMES, ({ outcome }) => [outcome], { weighed: true }),
  choiceField('indication', 'indication', INDICATIONS, ({ indication }) => [indication], { weighed: true }),
  choiceField('reasons', 'reasons', REASONS, ({ reasons }) => reasons, { list: true, weighed: true }),
  choiceField('caveats', 'caveats', CAVEATS, ({ caveats }) => caveats, { list: true }),
  choiceField('severity', 'severity', SEVERITIES, ({ severity }) => [severity], { ordered: true }),
  choiceField('level', 'countsAs', ['none', ...SEVERITIES], ({ level }) => [level], { ordered: true }),
  booleanField('waivable', 'waivable', ({ waivable }) => waivable),
  booleanField('waived', 'waived', ({ waiver }) => waiver !== undefined),
  textField('waiver', 'waiver', ({ finding }) => (finding.waiver ?? finding.idleWaiver)?.text),
  booleanField('attested', 'attested', isAttested),
  textField('attestation', 'attestation', ({ finding }) => (isAttested(finding) ? ATTESTED_MARK : undefined)),
  textField('title', 'requirement', ({ finding }) => finding.title),
  textField('message', 'known', ({ finding }) => finding.message),
  {
    ...{ name: 'leads', title: COLUMN_TITLES.leads, type: { kind: 'integer' } },
    read: ({ finding }) => known(leadsOf(finding).length),
  },
  {
    ...{ name: 'law', title: COLUMN_TITLES.law, type: { kind: 'text' }, list: true },
    read: ({ rule }) => known(...lawsOf(rule)),
  },
  textField('why', 'why', ({ rule }) => rule?.why),
  textField('fix', 'fix', ({ finding, rule }) => finding.fix ?? rule?.fix),
  textField('question', 'question', ({ rule }) => rule?.question),
  textField('evidence', 'evidence', ({ finding }) => finding.evidence),
  textField('uses', 'uses', ({ finding }) => finding.uses),
];
