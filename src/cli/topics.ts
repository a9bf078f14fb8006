import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtinPath } from '../input/builtin.js';
import { readInput } from '../input/read-file.js';

/** No topic is longer, in bytes. */
const LIMIT = 65_536;
const folder = (): string => builtinPath(join('data', 'help'));

/** The help topics, by name: one text each, which ships with the package. */
export const topicNames = (): string[] =>
  readdirSync(folder())
    .filter((name) => name.endsWith('.md'))
    .map((name) => basename(name, '.md'))
    .sort();

/** The text of a topic, as Markdown. */
export const topicText = (name: string): string => {
  const path = join(folder(), `${name}.md`);
  return readInput(path, LIMIT, path);
};
