import { resolve } from 'node:path';
import { type Problem, rephraseLater } from '../input/problem.js';
import { quoted } from '../input/words.js';
import type { Flags } from './options.js';

/** What can name files, by the key of a project file. */
const NAMING = ['policy', 'data', 'waivers', 'attestations'] as const;

/** A file that something names. */
interface Naming {
  key: (typeof NAMING)[number];
  text: string;
  /** In a list of files. */
  index?: number;
}

const namingsOf = (flags: Flags): Naming[] =>
  NAMING.flatMap((key): Naming[] => {
    const named = flags[key] ?? [];
    return typeof named === 'string'
      ? [{ key, text: named }]
      : named.map((text, index) => ({ key, text, index }));
  });

/** Whether a problem is about a named file as a whole; what stands in a file tells its own place. */
const isAbout = ({ file, line, about }: Problem, { key, text }: Naming): boolean =>
  file === undefined
    ? key === 'policy' && about?.kind === 'policy'
    : line === undefined && resolve(file) === resolve(text);

function told(problem: Problem, { key, text, index }: Naming, { inForce, sources }: Flags): Problem {
  const source = sources?.get(key);
  const { file, message, hint } = problem;
  const more = hint === undefined ? {} : { hint };
  if (source?.from === 'variable')
    return { message: `environment variable ${source.name}=${quoted(text)}: ${message}`, ...more };
  if (source?.from !== 'project' || inForce === undefined) return problem;
  const place = inForce.at(index === undefined ? [key] : [key, index]);
  const path = index === undefined ? key : `${key}[${index}]`;
  return { ...place, path, message: file === undefined ? message : `${file}: ${message}`, ...more };
}

/** Problems of files as a whole, each with the line of the project file, or the variable, that names the file. */
export function withNamers(problems: readonly Problem[], flags: Flags): Problem[] {
  const namings = namingsOf(flags);
  return problems.map((problem) => {
    const naming = namings.find((one) => isAbout(problem, one));
    return naming === undefined ? problem : told(problem, naming, flags);
  });
}

/** Runs a step; an InputError about a file as a whole says who named the file, unless an option did. */
export const namingWho = <T>(flags: Flags, step: () => T | Promise<T>): Promise<T> =>
  rephraseLater((problems) => withNamers(problems, flags), step);
