import { withEnvironment } from './environment.js';
import type { Io } from '../input/io.js';
import { isNone } from './option-parsers.js';
import { spellingOf, type Flags, type OptionName, type OptionTexts } from './options.js';
import { findProject, loadProject, type Project, type Source } from './project.js';

/** The project file of a run: the one that is named, the nearest one, or none. */
function projectOf(wanted: string | false | undefined): Project | undefined {
  if (wanted === false) return undefined;
  const path = wanted ?? findProject(process.cwd());
  return path === undefined ? undefined : loadProject(path);
}

/** What a project file can set that an option can set too, by the option, with its key in the file. */
const SHARED = {
  policy: 'policy',
  data: 'data',
  waivers: 'waivers',
  attestations: 'attestations',
  failOn: 'fail_on',
} as const;

/** What only a project file can set, by the key in the file. Its reports come beside those of options. */
const OWN = ['subjects', 'variants', 'reports'] as const;

/** Fills in what the project file says and neither an option nor a variable does. */
function withProject(flags: Flags, project: Project, sources: Map<string, Source>): Flags {
  const place = (name: string, key: string): void => {
    sources.set(name, { from: 'project', ...project.at([key]) });
  };
  const filled: Record<string, unknown> = { ...flags, inForce: project };
  for (const [name, key] of Object.entries(SHARED)) {
    const value = project[name as keyof Project];
    if (value === undefined || filled[name] !== undefined) continue;
    filled[name] = value;
    place(name, key);
  }
  for (const key of OWN) if (project[key] !== undefined) place(key, key);
  return filled;
}

/** The option that says no, of one that can be said no to. */
const negated = (name: string): OptionName =>
  `no${name.charAt(0).toUpperCase()}${name.slice(1)}` as OptionName;

/**
 * What options, environment and project file come to, in this order of rank, and who set each value. Throws an
 * InputError for a project file that cannot be used.
 */
export function gather(
  given: Flags,
  names: readonly OptionName[],
  texts: OptionTexts,
  env: Io['env'],
): Flags {
  const filled = withEnvironment(given, names, texts, env);
  const sources = new Map<string, Source>();
  for (const name of Object.keys(filled) as (keyof Flags)[]) {
    const { flag, variable } = spellingOf(isNone(filled[name]) ? negated(name) : (name as OptionName));
    const isGiven = given[name] !== undefined || variable === undefined;
    sources.set(name, isGiven ? { from: 'flag', name: flag } : { from: 'variable', name: variable });
  }
  const project = names.includes('project') ? projectOf(filled.project) : undefined;
  const flags = project === undefined ? filled : withProject(filled, project, sources);
  return { ...flags, sources };
}
