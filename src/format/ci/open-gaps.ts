import { messageOrTitle, lawOf, leadLines, outcomeText, relatedText, waivedLines } from '../finding-text.js';
import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { asSentence } from '../../input/words.js';
import { SEVERITIES, type Severity } from '../../policy/severity.js';
import type { EvaluationReport } from '../../report/reports.js';
import { isAttested, type Finding } from '../../verdict/finding.js';
import { splitGaps } from '../page/finding-groups.js';
import { WORDS } from '../words/words.js';

/** The weight of a gap: it decides the verdict, or has a lower level. */
export type Weight = 'blocking' | Severity;

/** A gap that nobody has accepted, with its weight. */
export interface OpenGap {
  finding: Finding;
  weight: Weight;
}

const severityOf = ({ level }: Finding): Severity => (level === 'none' ? 'note' : level);

/** The gaps that nobody has accepted, worst first. */
export function openGaps(report: EvaluationReport): OpenGap[] {
  const { blocking, others } = splitGaps(report);
  const rest = [...SEVERITIES]
    .reverse()
    .flatMap((weight) =>
      others.filter((finding) => severityOf(finding) === weight).map((finding) => ({ finding, weight })),
    );
  return [...blocking.map((finding) => ({ finding, weight: 'blocking' as const })), ...rest];
}

/** What is known about a finding, in sentences: message, waiver, whose evidence it is, and leads. */
export const knownTexts = (finding: Finding): string[] =>
  [
    messageOrTitle(finding),
    ...waivedLines(finding),
    isAttested(finding) ? WORDS.finding.attested(ATTESTED_MARK) : '',
    ...leadLines(finding),
    relatedText(finding),
  ]
    .filter((text) => text !== '')
    .map(asSentence);

/**
 * Everything about a gap that is shown on its own: its outcome, what is known, the law behind it, and how to
 * close it.
 */
export const gapTexts = (finding: Finding, report: EvaluationReport): string[] => {
  const { fix = '', ownRequirement = false } = report.rules[finding.rule] ?? {};
  const law = lawOf(finding, report);
  return [
    asSentence(outcomeText(finding)),
    ...knownTexts(finding),
    ...(law === '' ? [] : [asSentence(ownRequirement ? law : `${WORDS.finding.law}: ${law}`)]),
    ...(fix === '' ? [] : [asSentence(`${WORDS.finding.howToClose}: ${fix}`)]),
  ];
};
