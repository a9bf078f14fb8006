import type { LetterWords } from '../verdict/words/letter/letter-words.js';
import { safeForTerminal } from './escape.js';
import { letterWords, type LetterQuestion, type QuestionsReport } from '../report/questions-report.js';

const WIDTH = 76;

/**
 * Wraps a paragraph at blanks, with a label before its first line and the other lines indented. Never cuts a
 * word.
 */
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

/** Applies the language's typesetting to every text of a report. */
function typesetTexts<T>(value: T, typeset: (text: string) => string): T {
  if (typeof value === 'string') return typeset(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => typesetTexts(item, typeset)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, typesetTexts(item as unknown, typeset)]),
  ) as T;
}

const underlined = (text: string, sign: string): string => `${text}\n${sign.repeat(text.length)}`;

const points = (label: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [`  ${label}`, ...texts.map((text) => paragraph(text, '    - '))];

function questionText(question: LetterQuestion, words: LetterWords): string {
  const { typeset = String } = words;
  return [
    `${question.number}. ${question.title}`,
    '',
    ...(question.maker === undefined ? [] : [paragraph(typeset(words.forMaker(question.maker)), '   '), '']),
    paragraph(question.question, '   '),
    '',
    ...points(words.found, question.found),
    ...points(words.law, question.law),
    ...points(words.closes, [question.closes]),
    ...points(words.doesNot, question.doesNot === undefined ? [] : [question.doesNot]),
    paragraph(`(${typeset(words.findingIds(question.findings.join(', ')))})`, '  '),
  ].join('\n');
}

const recordList = (questions: readonly LetterQuestion[]): string =>
  questions
    .flatMap(({ number, record }) =>
      record.map(({ attribute, form }) => paragraph(`${number}: ${attribute} = ${form}`, '  - ')),
    )
    .join('\n');

const recordingText = ({ recording, questions }: QuestionsReport, words: LetterWords): string[] => [
  underlined(words.recordingTitle, '-'),
  recording.map((text, index) => paragraph(text, `${index + 1}. `)).join('\n'),
  recordList(questions),
];

/** The letter as plain text, with its appendix. The texts in it must be safe already. */
export function letterText(plain: QuestionsReport): string {
  const words = letterWords(plain);
  const report = words.typeset === undefined ? plain : typesetTexts(plain, words.typeset);
  const { provider } = report;
  const replaced = report.dataset.replacedBy.map((one) => words.replaced(one.provider, one.file));
  const isAsking = report.questions.length > 0;
  const parts = [
    report.head.toUpperCase(),
    underlined(report.subject, '='),
    [
      `${words.to(provider.name)} [${words.contact}]`,
      `${words.from} [${words.organisation}]`,
      ...(isAsking ? [words.answerBy(report.answerBy)] : []),
    ].join('\n'),
    words.salutation ?? '',
    ...report.opening.map((text) => paragraph(text)),
    ...report.questions.map((question) => questionText(question, words)),
    ...report.closing.map((text) => paragraph(text)),
    words.farewell === undefined ? '' : paragraph(words.farewell),
    `[${words.signature}]`,
    underlined(words.appendixText, '='),
    ...(isAsking ? recordingText(report, words) : []),
    underlined(words.noticeTitle, '-'),
    ...[...replaced, ...report.notice].map((text) => paragraph(text)),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  // Wrapping is done, so non-breaking spaces become normal ones.
  return `${text
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .trimEnd()}\n`;
}

/** Renders the letter as plain text, with all foreign text made safe. */
export const renderLetterText = (report: QuestionsReport): string => letterText(safeForTerminal(report));
