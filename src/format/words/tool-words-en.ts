import { counted } from '../../input/words.js';

const GITHUB_WORDS = {
  gaps: 'gaps',
  findings: (ids: readonly string[], more: number) =>
    `Finding ${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  notShown: (missing: number, most: number) =>
    `${missing === 1 ? '1 more gap has' : `${missing} more gaps have`} no annotation, since GitHub shows ${most} of a kind. The whole report: --report github-summary, or --report json=FILE.`,
  cut: (characters: number) => `… (${characters} more characters)`,
  rowsLeftOut: (count: number) => `${counted(count, 'more row')} left out for size.`,
} as const;

const CYCLONEDX_WORDS = {
  unverified: 'Unverified report:',
  statement: (attribute: string, subject: string, value: string) => `${attribute} of ${subject}: ${value}.`,
  notShown: 'The evidence on file does not show it.',
  contrary: 'Statements on file speak against it. This is about what is on file, not about what is done.',
  score: 'A score of 0 is about our file: it does not show the requirement.',
  severity: (level: string, effect: string) => `Severity ${level}, ${effect}.`,
  summary: (subject: string, shown: number, total: number, sentence: string) =>
    `${subject}: ${shown} of ${total} requirements are shown by the evidence on file. The whole run: ${sentence}`,
  standard: (policy: string) => `mimo-check policy ${policy}`,
} as const;

/** Words of reports for other tools only. */
export const TOOL_WORDS_EN = {
  github: GITHUB_WORDS,
  cyclonedx: CYCLONEDX_WORDS,
  junitName: (kind: string, tool: string, policy: string) => `${kind} by ${tool}, policy ${policy}`,
  origin: (tool: string, data: string, policy: string) => `${tool}; data ${data}; policy ${policy}`,
} as const;
