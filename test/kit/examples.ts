import { spawnSync } from 'node:child_process';

/** A command in a document, with the output below it. */
export interface Example {
  line: number;
  command: string;
  output: string;
}

/** Whether a command goes on in the next line: after a backslash, or inside quotes. */
const goesOn = (command: string): boolean =>
  command.endsWith('\\') || ["'", '"'].some((quote) => command.split(quote).length % 2 === 0);

/**
 * The commands in the `console` blocks of a Markdown text: lines that begin with `$ `, each with the lines that it goes
 * on in, and its output.
 */
export function examplesOf(markdown: string): Example[] {
  const examples: Example[] = [];
  let inside = false;
  markdown.split('\n').forEach((text, index) => {
    const last = examples.at(-1);
    if (text.startsWith('```')) inside = text === '```console';
    else if (inside && text.startsWith('$ '))
      examples.push({ line: index + 1, command: text.slice(2), output: '' });
    else if (inside && last !== undefined) {
      if (last.output === '' && goesOn(last.command)) last.command += `\n${text}`;
      else last.output += `${text}\n`;
    }
  });
  return examples;
}

/** What a shell prints for a command, both streams combined. */
export function shell(command: string, cwd: string, env: Record<string, string> = {}): string {
  const { stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env, NO_COLOR: '1', npm_config_loglevel: 'silent' },
  });
  return stdout;
}

/** One section of a Markdown text, or all others; lines keep their numbers. */
export function sectionOf(markdown: string, title: string, { without = false } = {}): string {
  let inside = false;
  const lines = markdown.split('\n').map((line) => {
    if (line.startsWith('## ')) inside = line === `## ${title}`;
    return inside === without ? '' : line;
  });
  return lines.join('\n');
}
