import { isMakerOnFile, type Behind } from '../evidence/behind.js';
import type { Model, Provider } from '../evidence/dataset.js';
import { modelIdsOf, type Subject } from '../evidence/subject.js';
import { constant, object, optional, type ValueOf } from '../input/shape.js';
import type { QueryContext } from '../query/claim-values.js';
import { fieldsByName, type Field, type Fields } from '../query/field.js';
import { select, type Selection } from '../query/select.js';
import { isGap, type Finding } from '../verdict/finding.js';
import { describeRule } from './described-rule.js';
import { providersOf } from './described-subject.js';
import type { ReportInputs } from './envelope.js';
import { EVALUATED, evaluatedOf } from './evaluated.js';
import {
  attributeFields,
  evidenceOfModel,
  evidenceOfProvider,
  type RowEvidence,
} from './lists/attribute-fields.js';
import { findingFields, type FindingRow } from './lists/finding-fields.js';
import { listingReport, type ListingReport, type ListText } from './lists/listing-report.js';
import { ruleFields } from './lists/rule-fields.js';
import { SELECTION_FIELDS, describeSelection } from './lists/selection-text.js';
import { listNotice } from '../verdict/words/notices.js';
import { LIST_HEADS, LIST_NOTES } from './words-en.js';

/** The answer of `gaps`. The summary covers all gaps; `selected` lists those shown. */
export const GAPS_SHAPE = object({
  kind: constant('gaps'),
  ...EVALUATED,
  selected: optional(object(SELECTION_FIELDS)),
});

export type GapsReport = ValueOf<typeof GAPS_SHAPE>;

const GAP_LIST_TEXT: ListText = {
  list: 'gaps',
  ...LIST_HEADS.gaps,
  columns: ['rule', 'subject', 'level', 'outcome', 'reasons', 'message'],
};

interface GapRow extends FindingRow {
  onFile: RowEvidence;
}

/** What is on file about each possible subject of a finding. */
function filesOf({ dataset, subjects }: ReportInputs): ReadonlyMap<string, RowEvidence> {
  const idOf = modelIdsOf(dataset);
  const own = (provider: Provider, models: readonly Model[]): [string, RowEvidence][] => [
    [provider.id, evidenceOfProvider(provider)],
    ...models.map((model): [string, RowEvidence] => [idOf(model), evidenceOfModel(provider, model)]),
  ];
  const behind = (all: readonly Behind[] = []): [string, RowEvidence][] =>
    all
      .filter(isMakerOnFile)
      .flatMap(({ provider, model }) => own(provider, model === undefined ? [] : [model]));
  const of = (subject: Subject): [string, RowEvidence][] => {
    const { provider } = subject;
    if (subject.kind === 'unlisted') return [[subject.id, { provider, claims: [] }]];
    const served = own(provider, subject.kind === 'provider' ? provider.models : [subject.model]);
    if (subject.kind !== 'route') return [...served, ...behind(subject.behind)];
    // For another host's route, only facts about the model are on file.
    const route: [string, RowEvidence] = [subject.id, { provider, claims: subject.model.claims }];
    return [...served, ...(subject.hostProvider === undefined ? [] : own(subject.hostProvider, [])), route];
  };
  return new Map(subjects.flatMap(of));
}

/**
 * A rule's name matches only gaps of that rule: `dpa-terms=unknown` matches a gap of dpa-terms with that
 * outcome.
 */
const ownRules = (inputs: Pick<ReportInputs, 'policy'>): Field<GapRow>[] =>
  ruleFields<GapRow>(inputs.policy, ({ finding }, { id }) => (finding.rule === id ? [finding] : [])).map(
    (field) => ({
      ...field,
      concerns: ({ finding }) => finding.rule === field.name,
    }),
  );

function gapRows(inputs: ReportInputs): GapRow[] {
  const { dataset, policy, asOf } = inputs;
  const files = filesOf(inputs);
  const rules = new Map(policy.entries.map((entry) => [entry.id, describeRule(entry, dataset.law, asOf)]));
  return inputs.findings.filter(isGap).map((finding) => {
    const rule = rules.get(finding.rule);
    return {
      finding,
      ...(rule === undefined ? {} : { rule }),
      onFile: files.get(finding.subject) ?? { provider: { id: finding.provider, variants: {} }, claims: [] },
    };
  });
}

/** The fields that gaps can be filtered and sorted by. */
export function gapFields(inputs: Pick<ReportInputs, 'dataset' | 'policy' | 'asOf'>): Fields<GapRow> {
  const { dataset, policy, asOf } = inputs;
  const view: QueryContext = { asOf, variants: policy.variants };
  return fieldsByName<GapRow>(
    findingFields(
      policy.entries.map(({ id }) => id),
      dataset.providers.map(({ id }) => id),
    ),
    attributeFields(view, ({ onFile }) => onFile),
    ownRules(inputs),
  );
}

/** Notes on waivers that have no effect, or soon will not. */
const waiverNotes = ({ waivers }: ReportInputs): string[] =>
  waivers
    .filter(({ status, endsSoon }) => status !== 'active' || endsSoon)
    .map(({ rule, subject, text }) => LIST_NOTES.waiver(rule, subject, text));

/** The report with some gaps, shown as in `check`. */
const gapsReport = (
  inputs: ReportInputs,
  shown: readonly Finding[] = inputs.findings.filter(isGap),
): GapsReport => ({
  kind: 'gaps',
  ...evaluatedOf(inputs, shown),
});

const asksNothing = ({ where = [], sort, limit }: Selection): boolean =>
  where.length === 0 && sort === undefined && limit === undefined;

/**
 * Makes the report of `gaps`: the selected gaps, shown as in `check`, or a table if columns are given. Never
 * fails a run.
 */
export function gapList(inputs: ReportInputs, asked: Selection): GapsReport | ListingReport {
  // A limit must not cut what is worst.
  const selection =
    asked.limit === undefined || asked.sort !== undefined ? asked : { ...asked, sort: 'severity' };
  if (selection.columns === undefined && asksNothing(selection)) return gapsReport(inputs);
  const list = { rows: gapRows(inputs), fields: gapFields(inputs) };
  if (selection.columns !== undefined)
    return listingReport(inputs, GAP_LIST_TEXT, list, selection, {
      notesFor: () => waiverNotes(inputs),
      noticeFor: () => listNotice(providersOf(inputs.subjects)),
    });
  const selected = select(list.rows, list.fields, selection);
  const shown: readonly Finding[] = selected.rows.map(({ finding }) => finding);
  return { ...gapsReport(inputs, shown), selected: describeSelection(selected, GAP_LIST_TEXT, selection) };
}
