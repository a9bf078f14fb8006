import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { type Field, known, type Scalar, unknown } from '../../query/field.js';
import { REASONS, INDICATIONS, OUTCOMES } from '../../verdict/asked.js';
import { CAVEATS } from '../../verdict/caveats.js';
import { type Finding, isAttested } from '../../verdict/finding.js';
import { SEVERITIES } from '../../policy/severity.js';
import { citeArticle } from '../../verdict/words/citations.js';
import type { DescribedRule } from '../described-rule.js';
import { leadsOf } from '../summary.js';
import { COLUMN_TITLES } from '../words-en.js';
/** A finding with the text of its rule. */
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

/** The articles that a rule rests on, each once. */
export const lawsOf = (rule: DescribedRule | undefined): string[] => [
  ...new Set((rule?.basis ?? []).filter(({ relation }) => relation !== 'own-policy').map(citeArticle)),
];

/**
 * The fields of a finding, in the order of the columns of CSV and NDJSON. Columns keep their names and meaning within
 * a major version; new ones come at the end.
 */
export const findingFields = (
  rules: readonly string[],
  providers: readonly string[],
): Field<FindingRow>[] => [
  textField('id', COLUMN_TITLES.id, ({ finding }) => finding.id),
  choiceField('rule', COLUMN_TITLES.rule, rules, ({ rule }) => [rule]),
  { ...textField('subject', COLUMN_TITLES.subject, ({ finding }) => finding.subject), type: { kind: 'id' } },
  choiceField('provider', COLUMN_TITLES.provider, providers, ({ provider }) => [provider]),
  choiceField('outcome', COLUMN_TITLES.outcome, OUTCOMES, ({ outcome }) => [outcome], { weighed: true }),
  choiceField('indication', COLUMN_TITLES.indication, INDICATIONS, ({ indication }) => [indication], {
    weighed: true,
  }),
  choiceField('reasons', COLUMN_TITLES.reasons, REASONS, ({ reasons }) => reasons, {
    list: true,
    weighed: true,
  }),
  choiceField('caveats', COLUMN_TITLES.caveats, CAVEATS, ({ caveats }) => caveats, { list: true }),
  choiceField('severity', COLUMN_TITLES.severity, SEVERITIES, ({ severity }) => [severity], {
    ordered: true,
  }),
  choiceField('level', COLUMN_TITLES.countsAs, ['none', ...SEVERITIES], ({ level }) => [level], {
    ordered: true,
  }),
  booleanField('waivable', COLUMN_TITLES.waivable, ({ waivable }) => waivable),
  booleanField('waived', COLUMN_TITLES.waived, ({ waiver }) => waiver !== undefined),
  textField('waiver', COLUMN_TITLES.waiver, ({ finding }) => (finding.waiver ?? finding.idleWaiver)?.text),
  booleanField('attested', COLUMN_TITLES.attested, isAttested),
  textField('attestation', COLUMN_TITLES.attestation, ({ finding }) =>
    isAttested(finding) ? ATTESTED_MARK : undefined,
  ),
  textField('title', COLUMN_TITLES.requirement, ({ finding }) => finding.title),
  textField('message', COLUMN_TITLES.known, ({ finding }) => finding.message),
  {
    ...{ name: 'leads', title: COLUMN_TITLES.leads, type: { kind: 'integer' } },
    read: ({ finding }) => known(leadsOf(finding).length),
  },
  {
    ...{ name: 'law', title: COLUMN_TITLES.law, type: { kind: 'text' }, list: true },
    read: ({ rule }) => known(...lawsOf(rule)),
  },
  textField('why', COLUMN_TITLES.why, ({ rule }) => rule?.why),
  textField('fix', COLUMN_TITLES.fix, ({ rule }) => rule?.fix),
  textField('question', COLUMN_TITLES.question, ({ rule }) => rule?.question),
  textField('evidence', COLUMN_TITLES.evidence, ({ finding }) => finding.evidence),
  textField('uses', COLUMN_TITLES.uses, ({ finding }) => finding.uses),
];
