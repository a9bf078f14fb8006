import type { LetterWords } from '../../verdict/words/letter/letter-words.js';
import { codeForMarkdown, forMarkdown } from '../escape.js';
import { letterWords, type LetterQuestion, type QuestionsReport } from '../../report/questions-report.js';

const bullet = (label: string, texts: readonly string[]): string => {
  const [first, ...more] = texts;
  if (first === undefined) return '';
  if (more.length === 0) return `- **${label}** ${forMarkdown(first)}`;
  return [`- **${label}**`, ...texts.map((text) => `  - ${forMarkdown(text)}`)].join('\n');
};

function questionMarkdown(question: LetterQuestion, words: LetterWords): string {
  const { number, title, maker, findings, doesNot } = question;
  return [
    `## ${number}. ${forMarkdown(title)}`,
    ...(maker === undefined ? [] : [`*${forMarkdown(words.forMaker(maker))}*`]),
    forMarkdown(question.question),
    [
      bullet(words.found, question.found),
      bullet(words.law, question.law),
      bullet(words.closes, [question.closes]),
      bullet(words.doesNot, doesNot === undefined ? [] : [doesNot]),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    `*${words.findings} ${findings.map(forMarkdown).join(', ')}*`,
  ].join('\n\n');
}

/** How answers can be recorded, as table rows. The forms are from mimo-check's vocabulary. */
function recordTable(questions: readonly LetterQuestion[], { columns }: LetterWords): string {
  const rows = questions.flatMap(({ number, record }) =>
    record.map(
      ({ attribute, form }) => `| ${number} | ${forMarkdown(attribute)} | ${codeForMarkdown(form)} |`,
    ),
  );
  return [`| ${columns.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n');
}

const recordingMarkdown = ({ recording, questions }: QuestionsReport, words: LetterWords): string[] => [
  `## ${words.recordingTitle}`,
  recording.map((text, index) => `${index + 1}. ${forMarkdown(text)}`).join('\n'),
  recordTable(questions, words),
];

/** The letter to the vendor in Markdown, with its appendix. */
export function letterMarkdown(report: QuestionsReport): string {
  const { provider } = report;
  const words = letterWords(report);
  const { typeset = (text: string) => text } = words;
  const replaced = report.dataset.replacedBy.map((one) => words.replaced(one.provider, one.file));
  const isAsking = report.questions.length > 0;
  const parts = [
    `> **${forMarkdown(report.head)}**`,
    `# ${forMarkdown(report.subject)}`,
    [
      `${words.to(forMarkdown(provider.name))} \\[${words.contact}\\]  `,
      `${words.from} \\[${words.organisation}\\]${isAsking ? '  ' : ''}`,
      ...(isAsking ? [words.answerBy(forMarkdown(report.answerBy))] : []),
    ].join('\n'),
    words.salutation ?? '',
    ...report.opening.map(forMarkdown),
    ...report.questions.map((question) => questionMarkdown(question, words)),
    '---',
    ...report.closing.map(forMarkdown),
    words.farewell ?? '',
    `\\[${words.signature}\\]`,
    `# ${words.appendix}`,
    `*${words.removeBeforeSending}*`,
    ...(isAsking ? recordingMarkdown(report, words) : []),
    `## ${words.noticeTitle}`,
    ...[...replaced, ...report.notice].map(forMarkdown),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return `${typeset(text).trimEnd()}\n`;
}
