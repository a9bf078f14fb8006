/** A text for a shell, as it is printed: bare. */
export interface CompletionReport {
  kind: 'completion';
  lines: string[];
}

/** The text itself, whatever the format. */
export const completionText = ({ lines }: CompletionReport): string =>
  lines.map((line) => `${line}\n`).join('');
