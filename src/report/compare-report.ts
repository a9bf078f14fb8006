import { attributeOf, type AttributeId } from '../evidence/attributes/attributes.js';
import { ATTRIBUTE } from '../evidence/claim-record-shape.js';
import { modelIdsOf, type Subject } from '../evidence/subject.js';
import { present } from '../input/plain-data.js';
import {
  boolean,
  choice,
  constant,
  either,
  freeText,
  ID,
  integer,
  list,
  object,
  optional,
  sentences,
  SUBJECT_ID,
  type ValueOf,
} from '../input/shape.js';
import { policyName, type PolicyEntry } from '../policy/policy.js';
import { SEVERITIES } from '../policy/severity.js';
import { pathsOf } from '../query/attribute-paths.js';
import { readStatements, statementsOn, type QueryContext } from '../query/claim-values.js';
import { unknown, type Reading } from '../query/field.js';
import { FINDING_SHAPE, isAttested, type Finding } from '../verdict/finding.js';
import { targetsOf } from '../verdict/targets.js';
import { describeAttestation, DESCRIBED_ATTESTATION_SHAPE } from './described-attestation.js';
import { POLICY_HEAD_FIELDS, policyHead } from './described-policy.js';
import { SUBJECT_TEXT_SHAPE, subjectText } from './described-subject.js';
import { ENVELOPE, envelopeOf, type ReportInputs } from './envelope.js';
import { WHY_UNKNOWN, type Cell } from './lists/listing-report.js';
import { assumesOf, noticeOf, companiesOf } from '../verdict/words/notices.js';

const { id, outcome, indication, reasons, caveats, level } = FINDING_SHAPE.fields;

/** The answer of one rule for one subject or one of its models. */
const COMPARED_ANSWER = object({
  ...{ id, subject: SUBJECT_ID, outcome, indication, reasons, caveats, level },
  message: freeText(),
  brief: freeText('why it is not shown, in a few words; empty: it is'),
  waived: boolean('the risk is accepted'),
  attested: boolean('the outcome rests on your own evidence, not verified by mimo-check'),
});

/** What is known about one subject. */
const COMPARED_VALUE = object({
  values: list(either([freeText(), integer(), boolean()])),
  why: optional(WHY_UNKNOWN),
  attested: boolean('it rests on your own evidence, not verified by mimo-check'),
});

/** A property of models, with what is known for each subject; for a provider, about all of its models. */
const COMPARED_FACT = object({
  attribute: ATTRIBUTE,
  title: freeText(),
  unit: optional(freeText()),
  known: list(COMPARED_VALUE, 'by subject, in their order'),
});

/** A rule, with its answers for each subject: one, or one for each model of a provider. */
const COMPARED_RULE = object({
  rule: ID,
  title: freeText(),
  severity: choice([...SEVERITIES, 'off']),
  answers: list(
    list(COMPARED_ANSWER),
    'by subject, in their order; of a provider, one for each of its models',
  ),
});

/** The answer of `compare`: rules and facts side by side, without a ranking. */
export const COMPARE_SHAPE = object({
  kind: constant('compare'),
  ...ENVELOPE,
  policy: object(POLICY_HEAD_FIELDS),
  subjects: list(SUBJECT_TEXT_SHAPE, 'in the order in which they were named'),
  facts: list(COMPARED_FACT),
  rules: list(COMPARED_RULE),
  attestations: list(DESCRIBED_ATTESTATION_SHAPE, 'every one of your own documents'),
  assumes: freeText(),
  notice: sentences(),
});

export type CompareReport = ValueOf<typeof COMPARE_SHAPE>;
export type ComparedAnswer = ValueOf<typeof COMPARED_ANSWER>;
export type ComparedRule = ValueOf<typeof COMPARED_RULE>;
export type ComparedValue = ValueOf<typeof COMPARED_VALUE>;
export type ComparedFact = ValueOf<typeof COMPARED_FACT>;

const FACTS: readonly AttributeId[] = ['modality', 'context', 'input-price', 'output-price'];
/** What another host charges is not on file in the provider's own prices. */
const OF_THE_SERVICE: readonly AttributeId[] = ['input-price', 'output-price'];

function readFact(subject: Subject, attribute: AttributeId, view: QueryContext): Reading {
  const [path] = pathsOf(attribute);
  if (subject.kind === 'unlisted') return unknown('missing');
  if (path === undefined || (subject.kind === 'route' && OF_THE_SERVICE.includes(attribute)))
    return unknown('other-route');
  const models = subject.kind === 'provider' ? subject.provider.models : [subject.model];
  const inherited = subject.kind === 'route' ? [] : subject.provider.claims;
  const readings = models.map(({ claims }) =>
    readStatements(statementsOn([...inherited, ...claims], attribute, subject.provider, view), path),
  );
  const values = [...new Set(readings.flatMap((reading) => reading.values))];
  const why = readings.find((reading) => reading.why !== undefined)?.why ?? 'missing';
  const attested = readings.some((reading) => reading.attested === true);
  return values.length > 0 ? { values, complete: true, attested } : unknown(why);
}

const comparedFact = (
  attribute: AttributeId,
  subjects: readonly Subject[],
  view: QueryContext,
): ComparedFact => {
  const type = pathsOf(attribute)[0]?.type;
  return {
    ...{ attribute, title: attributeOf(attribute).title },
    ...present({ unit: type !== undefined && 'unit' in type ? type.unit : undefined }),
    known: subjects.map((subject) => {
      const { values, why, attested = false } = readFact(subject, attribute, view);
      return { values: [...values], ...present({ why }), attested };
    }),
  };
};

const answerInComparison = (finding: Finding): ComparedAnswer => {
  const { id, subject, outcome, indication, reasons, caveats, level, message, brief, waiver } = finding;
  return {
    ...{ id, subject, outcome, indication, reasons, caveats, level, message, brief },
    ...{ waived: waiver !== undefined, attested: isAttested(finding) },
  };
};

type IdOf = ReturnType<typeof modelIdsOf>;

/**
 * The findings on a subject: its own or, failing that, its provider's. For a provider without its own, one
 * for each model; for a route, those of every hop.
 */
function findingsOn(
  subject: Subject,
  findings: readonly Finding[],
  { rule }: PolicyEntry,
  { asOf, idOf }: { asOf: string; idOf: IdOf },
): Finding[] {
  const of = (id: string): Finding[] => findings.filter((finding) => finding.subject === id);
  const isShared = subject.kind === 'route' || subject.kind === 'unlisted' || subject.behind !== undefined;
  if (isShared) {
    const targets = targetsOf(subject, rule, asOf, idOf).map(({ id }) => id);
    return [...new Set(targets)].flatMap(of);
  }
  if (subject.kind === 'provider') {
    const own = of(subject.id);
    return own.length > 0 ? own : subject.provider.models.flatMap((model) => of(idOf(model)));
  }
  const own = of(subject.id);
  return own.length > 0 ? own : of(subject.provider.id);
}

/** Makes the report of `compare`. */
export function compareReport(inputs: ReportInputs): CompareReport {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const view = { asOf, variants: policy.variants };
  const idOf = modelIdsOf(dataset);
  const entries = policy.entries.filter(({ id }) => findings.some(({ rule }) => rule === id));
  return {
    ...envelopeOf(inputs),
    kind: 'compare',
    policy: policyHead(policy),
    subjects: subjects.map(subjectText),
    facts: FACTS.map((attribute) => comparedFact(attribute, subjects, view)),
    rules: entries.map((entry) => {
      const { id, texts, severity } = entry;
      const own = findings.filter(({ rule }) => rule === id);
      return {
        ...{ rule: id, title: texts.title, severity },
        answers: subjects.map((subject) =>
          findingsOn(subject, own, entry, { asOf, idOf }).map(answerInComparison),
        ),
      };
    }),
    attestations: inputs.records.attestations.map((one) => describeAttestation(one, asOf)),
    assumes: assumesOf(policy),
    notice: noticeOf(policyName(policy), asOf, companiesOf(subjects)),
  };
}

const flatAnswer = ({ outcome, reasons }: ComparedAnswer): string =>
  reasons.length === 0 ? outcome : `${outcome}: ${reasons.join(', ')}`;

/**
 * One line of the comparison: a cell for each subject, and which cells are based on the user's own evidence.
 */
interface ComparisonLine {
  name: string;
  title: string;
  cells: Cell[];
  attested: boolean[];
}

const factLine = ({ attribute, title, known }: ComparedFact): ComparisonLine => ({
  ...{ name: attribute, title },
  cells: known.map(({ values }) => (values.length > 1 ? values : (values[0] ?? null))),
  attested: known.map(({ attested }) => attested),
});

const ruleLine = ({ rule, title, answers }: ComparedRule): ComparisonLine => ({
  ...{ name: rule, title },
  cells: answers.map((list) => [...new Set(list.map(flatAnswer))].join(' | ')),
  attested: answers.map((list) => list.some(({ attested }) => attested)),
});

/** The comparison as rows: one for each fact and rule, with a column for each subject. */
export function flatComparison({ subjects, facts, rules }: CompareReport): {
  columns: string[];
  rows: Record<string, Cell>[];
  /** For each row: the columns based on the user's own evidence. */
  attested: string[][];
} {
  const ids = subjects.map(({ id }) => id);
  const lines = [...facts.map(factLine), ...rules.map(ruleLine)];
  return {
    columns: ['name', 'title', ...ids],
    rows: lines.map(({ name, title, cells }) =>
      Object.fromEntries([
        ['name', name],
        ['title', title],
        ...ids.map((id, index): [string, Cell] => [id, cells[index] ?? null]),
      ]),
    ),
    attested: lines.map(({ attested }) => ids.filter((_, index) => attested[index])),
  };
}
