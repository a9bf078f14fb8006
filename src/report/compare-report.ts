import { attributeOf, type AttributeId } from '../evidence/attributes/attributes.js';
import { pathsOf } from '../query/attribute-paths.js';
import { readStatements, statementsOn, type Viewpoint } from '../query/claim-values.js';
import { unknown, type Reading, type Scalar, type Unknown } from '../query/field.js';
import { present } from '../input/present.js';
import { modelIdsOf, type Subject } from '../evidence/subject.js';
import { describeAttestation, type DescribedAttestation } from './described-attestation.js';
import type { Finding } from '../verdict/finding.js';
import type { PolicyEntry } from '../policy/policy.js';
import type { Severity } from '../policy/severity.js';
import { policyName } from '../policy/policy.js';
import { policyHead, type PolicyHead } from './policy-head.js';
import { targetsOf } from '../verdict/targets.js';
import { isAttested } from './lists/attested.js';
import type { Cell } from './lists/listing-report.js';
import { envelopeOf, subjectText, type Envelope, type Inputs, type SubjectText } from './report.js';
import { assumesOf, noticeOf } from '../verdict/words/notices.js';

/** The answer of one rule for one subject, or for one model of it. */
export type ComparedAnswer = Pick<
  Finding,
  'id' | 'subject' | 'outcome' | 'indication' | 'reasons' | 'caveats' | 'level' | 'message'
> & {
  waived: boolean;
  /** The outcome rests on evidence of the user's own. */
  attested: boolean;
};

/** A rule, and for each subject its answers: one, or one for each model of a provider. */
export interface ComparedRule {
  rule: string;
  title: string;
  severity: Severity | 'off';
  answers: ComparedAnswer[][];
}

/** What is known of one subject. */
export interface ComparedValue {
  values: Scalar[];
  /** Why there is no value. */
  why?: Unknown;
  /** It rests on evidence of the user's own. */
  attested: boolean;
}

/** A property of models, and for each subject what is known; of a provider, of all its models. */
export interface ComparedFact {
  attribute: AttributeId;
  title: string;
  unit?: string;
  known: ComparedValue[];
}

/** What `compare` answers with: rules and facts side by side. It ranks nothing. */
export interface CompareReport extends Envelope {
  kind: 'compare';
  policy: PolicyHead;
  /** In the order in which they were named. */
  subjects: SubjectText[];
  facts: ComparedFact[];
  rules: ComparedRule[];
  /** Every document of the user's own. */
  attestations: DescribedAttestation[];
  assumes: string;
  notice: string[];
}

const FACTS: readonly AttributeId[] = ['modality', 'context', 'input-price', 'output-price'];
/** What another host asks and offers is not what is on file about the provider's own API. */
const OF_THE_SERVICE: readonly AttributeId[] = ['input-price', 'output-price'];

function readFact(subject: Subject, attribute: AttributeId, view: Viewpoint): Reading {
  const [path] = pathsOf(attribute);
  if (subject.kind === 'unlisted') return unknown('missing');
  if (path === undefined || (subject.kind === 'route' && OF_THE_SERVICE.includes(attribute)))
    return unknown('other-route');
  const models = subject.kind === 'provider' ? subject.provider.models : [subject.model];
  const readings = models.map(({ claims }) =>
    readStatements(statementsOn(claims, attribute, subject.provider, view), path),
  );
  const values = [...new Set(readings.flatMap((reading) => reading.values))];
  const why = readings.find((reading) => reading.why !== undefined)?.why ?? 'missing';
  const attested = readings.some((reading) => reading.attested === true);
  return values.length > 0 ? { values, complete: true, attested } : unknown(why);
}

const comparedFact = (
  attribute: AttributeId,
  subjects: readonly Subject[],
  view: Viewpoint,
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

const answerOf = (finding: Finding): ComparedAnswer => {
  const { id, subject, outcome, indication, reasons, caveats, level, message, waiver } = finding;
  return {
    ...{ id, subject, outcome, indication, reasons, caveats, level, message },
    ...{ waived: waiver !== undefined, attested: isAttested(finding) },
  };
};

type IdOf = ReturnType<typeof modelIdsOf>;

/** The findings on a subject: its own, else its provider's; of a provider's models, one each; on a way, of every hop. */
function findingsOn(
  subject: Subject,
  findings: readonly Finding[],
  { rule }: PolicyEntry,
  { asOf, idOf }: { asOf: string; idOf: IdOf },
): Finding[] {
  const of = (id: string): Finding[] => findings.filter((finding) => finding.subject === id);
  const isShared = subject.kind === 'route' || subject.kind === 'unlisted' || subject.behind !== undefined;
  if (isShared) {
    const asked = targetsOf(subject, rule, asOf, idOf).map(({ id }) => id);
    return [...new Set(asked)].flatMap(of);
  }
  if (subject.kind === 'provider') {
    const own = of(subject.id);
    return own.length > 0 ? own : subject.provider.models.flatMap((model) => of(idOf(model)));
  }
  const own = of(subject.id);
  return own.length > 0 ? own : of(subject.provider.id);
}

/** The report of `compare`. */
export function compareReport(inputs: Inputs): CompareReport {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const view = { asOf, variants: policy.variants };
  const idOf = modelIdsOf(dataset);
  const asked = policy.entries.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const providers = [...new Set(subjects.map(({ provider }) => provider))];
  return {
    ...envelopeOf(inputs),
    kind: 'compare',
    policy: policyHead(policy),
    subjects: subjects.map(subjectText),
    facts: FACTS.map((attribute) => comparedFact(attribute, subjects, view)),
    rules: asked.map((entry) => {
      const { id, texts, severity } = entry;
      const own = findings.filter(({ rule }) => rule === id);
      return {
        ...{ rule: id, title: texts.title, severity },
        answers: subjects.map((subject) => findingsOn(subject, own, entry, { asOf, idOf }).map(answerOf)),
      };
    }),
    attestations: inputs.evidence.attestations.map((one) => describeAttestation(one, asOf)),
    assumes: assumesOf(policy),
    notice: noticeOf(policyName(policy), asOf, providers),
  };
}

const answerText = ({ outcome, reasons }: ComparedAnswer): string =>
  reasons.length === 0 ? outcome : `${outcome}: ${reasons.join(', ')}`;

/** One line of the comparison: the cells of its subjects, and which of these rest on evidence of the user's own. */
interface Line {
  name: string;
  title: string;
  cells: Cell[];
  attested: boolean[];
}

const factLine = ({ attribute, title, known }: ComparedFact): Line => ({
  ...{ name: attribute, title },
  cells: known.map(({ values }) => (values.length > 1 ? values : (values[0] ?? null))),
  attested: known.map(({ attested }) => attested),
});

const ruleLine = ({ rule, title, answers }: ComparedRule): Line => ({
  ...{ name: rule, title },
  cells: answers.map((list) => [...new Set(list.map(answerText))].join(' | ')),
  attested: answers.map((list) => list.some(({ attested }) => attested)),
});

/** The comparison as rows: one for each fact and rule, a column for each subject. */
export function flatComparison({ subjects, facts, rules }: CompareReport): {
  columns: string[];
  rows: Record<string, Cell>[];
  /** For each row: the columns that rest on evidence of the user's own. */
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
