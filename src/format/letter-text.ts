import { replacedTexts } from '../report/envelope.js';
import { safeForTerminal } from './escape.js';
import { forMaker, type LetterQuestion, type QuestionsReport } from '../report/questions-report.js';

const WIDTH = 76;

/** A paragraph broken at blanks, its first line behind a label and the others under it; words are never cut. */
function paragraph(text: string, label = '', width = WIDTH): string {
  const lines: string[] = [];
  let line = label;
  for (const word of text.split(' ')) {
    const isFresh = line === label || line.trim() === '';
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(label.length) + word;
    } else line = isFresh ? line + word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

const underlined = (text: string, sign: string): string => `${text}\n${sign.repeat(text.length)}`;

const points = (label: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [`  ${label}:`, ...texts.map((text) => paragraph(text, '    - '))];

const questionPart = (question: LetterQuestion): string =>
  [
    `${question.number}. ${question.title}`,
    '',
    ...(forMaker(question) === '' ? [] : [paragraph(forMaker(question), '   '), '']),
    paragraph(question.question, '   '),
    '',
    ...points('What we found', question.found),
    ...points('Law', question.law),
    ...points('What closes it', [question.closes]),
    ...points('What does not', question.doesNot === undefined ? [] : [question.doesNot]),
    paragraph(`(findings ${question.findings.join(', ')})`, '  '),
  ].join('\n');

const recordList = (questions: readonly LetterQuestion[]): string =>
  questions
    .flatMap(({ number, record }) =>
      record.map(({ attribute, form }) => paragraph(`${number}: ${attribute} = ${form}`, '  - ')),
    )
    .join('\n');

const recordingPart = ({ recording, questions }: QuestionsReport): string[] => [
  underlined('Recording the answers', '-'),
  recording.map((text, index) => paragraph(text, `${index + 1}. `)).join('\n'),
  recordList(questions),
];

/** The letter to the vendor as plain text, its appendix included; the texts in it have to be safe already. */
export function letterText(report: QuestionsReport): string {
  const { provider } = report;
  const isAsking = report.questions.length > 0;
  const parts = [
    report.head.toUpperCase(),
    underlined(report.subject, '='),
    [
      `To: ${provider.name}, [contact for data protection]`,
      'From: [your organisation]',
      ...(isAsking ? [`Please answer by: ${report.answerBy}`] : []),
    ].join('\n'),
    ...report.opening.map((text) => paragraph(text)),
    ...report.questions.map(questionPart),
    ...report.closing.map((text) => paragraph(text)),
    '[name, role]',
    underlined('Appendix for the sender: take it out before sending', '='),
    ...(isAsking ? recordingPart(report) : []),
    underlined('Notice', '-'),
    ...[...replacedTexts(report.dataset), ...report.notice].map((text) => paragraph(text)),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return `${text.replace(/[ \t]+$/gm, '').trimEnd()}\n`;
}

/** The letter as plain text, every foreign text in it made safe. */
export const renderLetterText = (report: QuestionsReport): string => letterText(safeForTerminal(report));
