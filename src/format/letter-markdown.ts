import { replacedTexts } from '../report/envelope.js';
import { codeForMarkdown, forMarkdown } from './escape.js';
import { forMaker, type LetterQuestion, type QuestionsReport } from '../report/questions-report.js';

const bullet = (label: string, texts: readonly string[]): string => {
  const [first, ...more] = texts;
  if (first === undefined) return '';
  if (more.length === 0) return `- **${label}:** ${forMarkdown(first)}`;
  return [`- **${label}:**`, ...texts.map((text) => `  - ${forMarkdown(text)}`)].join('\n');
};

function questionPart(question: LetterQuestion): string {
  const { number, title, findings, doesNot } = question;
  return [
    `## ${number}. ${forMarkdown(title)}`,
    ...(forMaker(question) === '' ? [] : [`*${forMarkdown(forMaker(question))}*`]),
    forMarkdown(question.question),
    [
      bullet('What we found', question.found),
      bullet('Law', question.law),
      bullet('What closes it', [question.closes]),
      bullet('What does not', doesNot === undefined ? [] : [doesNot]),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    `*Findings: ${findings.map(forMarkdown).join(', ')}*`,
  ].join('\n\n');
}

/** What an answer can be recorded under, as rows of a table; the forms are of our own vocabulary. */
function recordTable(questions: readonly LetterQuestion[]): string {
  const rows = questions.flatMap(({ number, record }) =>
    record.map(
      ({ attribute, form }) => `| ${number} | ${forMarkdown(attribute)} | ${codeForMarkdown(form)} |`,
    ),
  );
  return ['| Question | Attribute | Form of the value |', '| --- | --- | --- |', ...rows].join('\n');
}

const recordingPart = ({ recording, questions }: QuestionsReport): string[] => [
  '## Recording the answers',
  recording.map((text, index) => `${index + 1}. ${forMarkdown(text)}`).join('\n'),
  recordTable(questions),
];

/** The letter to the vendor as Markdown, its appendix included. */
export function letterMarkdown(report: QuestionsReport): string {
  const { provider } = report;
  const isAsking = report.questions.length > 0;
  const parts = [
    `> **${forMarkdown(report.head)}**`,
    `# ${forMarkdown(report.subject)}`,
    [
      `To: ${forMarkdown(provider.name)}, \\[contact for data protection\\]  `,
      `From: \\[your organisation\\]${isAsking ? '  ' : ''}`,
      ...(isAsking ? [`Please answer by: ${forMarkdown(report.answerBy)}`] : []),
    ].join('\n'),
    ...report.opening.map(forMarkdown),
    ...report.questions.map(questionPart),
    '---',
    ...report.closing.map(forMarkdown),
    '\\[name, role\\]',
    '# Appendix for the sender',
    '*Take it out before sending.*',
    ...(isAsking ? recordingPart(report) : []),
    '## Notice',
    ...[...replacedTexts(report.dataset), ...report.notice].map(forMarkdown),
  ];
  return `${parts
    .filter((part) => part !== '')
    .join('\n\n')
    .trimEnd()}\n`;
}
