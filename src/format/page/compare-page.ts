import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import type {
  ComparedAnswer,
  ComparedFact,
  ComparedValue,
  CompareReport,
} from '../../report/compare-report.js';
import { CAVEAT_WORDS, outcomeWords, REASON_WORDS } from '../../verdict/words/outcome-words-en.js';
import { listedValueText } from './listing-page.js';
import { attestationPart } from './own-part.js';
import { shortened } from '../../input/words.js';
import type { Paper } from './paper.js';
import { OUTCOME_MARKS } from './labels.js';
import { WORDS } from '../words/words.js';

/** The most characters of a reason in a cell. */
const BRIEF_LIMIT = 96;

/** Without colour: there is no winner. */
function comparedAnswerText(answer: ComparedAnswer, unicode: boolean): string {
  const { outcome, indication, brief, caveats, waived, attested } = answer;
  const mark = OUTCOME_MARKS[indication === 'against' ? 'against' : outcome][unicode ? 0 : 1];
  const why = [
    ...(brief === '' ? [] : [shortened(brief, BRIEF_LIMIT)]),
    ...caveats.filter((caveat) => caveat !== 'attested').map((caveat) => CAVEAT_WORDS[caveat]),
    ...(attested ? [CAVEAT_WORDS.attested] : []),
  ];
  const accepted = waived ? ` (${WORDS.finding.acceptedRisk})` : '';
  const words = brief === '' || waived ? `${outcomeWords({ outcome, indication })}${accepted}` : '';
  return `${mark} ${[words, why.join('; ')].filter((part) => part !== '').join(': ')}`;
}

/** The answers for one subject; models with the same answer share a line. */
function answersTexts(answers: readonly ComparedAnswer[], unicode: boolean): string[] {
  const bySame = new Map<string, string[]>();
  for (const answer of answers) {
    const text = comparedAnswerText(answer, unicode);
    bySame.set(text, [...(bySame.get(text) ?? []), answer.subject]);
  }
  const lines = [...bySame];
  if (lines.length === 0) return [WORDS.finding.notAsked];
  if (answers.length === 1) return [lines[0]?.[0] ?? ''];
  return lines.map(([text, subjects]) =>
    subjects.length === answers.length
      ? `${text} (${WORDS.finding.allModels(subjects.length)})`
      : `${text} (${subjects.join(', ')})`,
  );
}

function knownText({ values, why, attested }: ComparedValue, { attribute, unit }: ComparedFact): string {
  if (values.length === 0) return why === undefined ? WORDS.claim.notStated : REASON_WORDS[why];
  const column = {
    name: attribute,
    title: '',
    type: 'text',
    ...(unit === undefined ? {} : { unit }),
  } as const;
  const text = values.map((value) => listedValueText(value, column)).join(', ');
  return attested ? `${text} (${CAVEAT_WORDS.attested})` : text;
}

/** One line of a comparison: the fact or rule, and its texts for each subject. */
interface ComparedLine {
  head: string;
  kind: 'fact' | 'rule';
  cells: string[][];
}

/** Facts and rules line by line. A cell has several texts if models of a provider differ. */
export const comparedLines = (report: CompareReport, unicode: boolean): ComparedLine[] => [
  ...report.facts.map((fact) => ({
    ...{ head: fact.title, kind: 'fact' as const },
    cells: fact.known.map((known) => [knownText(known, fact)]),
  })),
  ...report.rules.map(({ rule, answers }) => ({
    ...{ head: rule, kind: 'rule' as const },
    cells: answers.map((list) => answersTexts(list, unicode)),
  })),
];

/** The title of a comparison, with its policy and day. */
export const comparisonTitle = ({ policy, asOf }: CompareReport): string =>
  WORDS.page.compare.title(policyName(policy), asOf);

/** The page of `compare`: facts and rules side by side, subjects in the order given. */
export function comparePage(report: CompareReport, paper: Paper): string {
  const { ink } = paper;
  const lines = comparedLines(report, paper.unicode);
  return paper.page([
    ink.bold(paper.paragraph(comparisonTitle(report))),
    paper.table(
      ['', ...report.subjects.map(({ id }) => id)],
      lines.map(({ head, kind, cells }) => [
        kind === 'rule' ? ink.bold(head) : head,
        ...cells.map((texts) => texts.join('\n')),
      ]),
    ),
    attestationPart(report.attestations, paper),
    [
      paper.paragraph(WORDS.page.compare.units),
      paper.labelled(WORDS.report.assumedUse, report.assumes),
      ...replacedTexts(report.dataset).map((text) => paper.labelled(WORDS.report.providerFile, text)),
    ].join('\n'),
    report.notice.map((line) => ink.dim(paper.paragraph(line))).join('\n'),
  ]);
}
