import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { displayPath, loadFile } from '../input/load-file.js';
import { present, type DataPath } from '../input/plain-data.js';
import { inputError, type Location, type Problem, problemsOf, throwAll } from '../input/problem.js';
import { POLICY_LIMIT, type Reader, isThere, fileNamesIn } from '../input/read-file.js';
import { foldersUpToRoot } from '../input/writing/root-folder.js';
import { quoted } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { isPolicyPath, locateFrom } from '../policy/load-policy.js';
import type { Threshold } from '../policy/severity.js';
import type { Request, Origin } from '../run/request.js';
import { PROJECT_SHAPE, reportProblems, type Destination } from './project-shape.js';

/** The possible names of a project file. */
export const PROJECT_FILES = ['mimo-check.yaml', '.mimo-check.yaml'];

/** The content of a project file, with paths relative to the working directory. */
export interface Project {
  path: string;
  /** The name that messages use for it. */
  file: string;
  policy: string;
  subjects?: string[];
  data?: string[];
  waivers?: string[];
  attestations?: string[];
  variants?: Record<string, string[]>;
  failOn?: Threshold;
  reports?: Destination[];
  /** The position of each key. */
  at: (path: DataPath) => Location;
}

/** A folder's path in its repository, with forward slashes; empty for the root or outside a repository. */
export const folderInRepository = (folder: string): string =>
  relative(foldersUpToRoot(folder).at(-1) ?? folder, folder)
    .split(sep)
    .join('/');

/** The name that a file should have to be a project file, if only its ending or the case of letters differs. */
function intendedName(name: string): string | undefined {
  const right = name.toLowerCase().replace(/\.yml$/, '.yaml');
  return name !== right && PROJECT_FILES.includes(right) ? right : undefined;
}

/**
 * Finds the project file for a folder: the nearest one. Throws an `InputError` for two at one level, and for
 * a name that is almost right: to ignore it would run under other rules.
 */
export function findProject(folder: string): string | undefined {
  for (const level of foldersUpToRoot(folder)) {
    // Not existsSync: a broken link must be an error, not an absence.
    const found = PROJECT_FILES.filter((name) => isThere(join(level, name)));
    const misnamed = fileNamesIn(level).find((name) => intendedName(name) !== undefined);
    if (misnamed !== undefined)
      throw inputError(`is not read: a project file is named ${PROJECT_FILES.join(' or ')}`, {
        file: displayPath(join(level, misnamed)),
        hint: `Rename it to ${intendedName(misnamed) ?? ''}.`,
      });
    if (found.length > 1)
      throw inputError(`there are two project files: ${found.join(' and ')}`, {
        file: displayPath(level),
        hint: 'Keep one of them, or name the one to use with --project.',
      });
    if (found[0] !== undefined) return join(level, found[0]);
  }
  return undefined;
}

/** A path in the project file, relative to the working directory. */
const pathFromHere = (folder: string, path: string): string =>
  relative(process.cwd(), resolve(folder, path)) || '.';

/** Relative to the working directory even from a subfolder, so that reports are the same on every machine. */
const shownPath = (path: string): string => pathFromHere('.', path).split(sep).join('/');

/** A path to a policy, written so that it cannot be a built-in id. */
const asPath = (path: string): string => (isPolicyPath(path) ? path : `./${path}`);

const policyProblems = (policy: string, folder: string, place: Location): readonly Problem[] =>
  problemsOf(() => locateFrom(policy, folder, { ...place, path: 'policy' }));

/**
 * Finds subjects listed twice under the same id. Different names of one subject can only be found with the
 * data.
 */
const repeatedSubjects = (subjects: readonly string[], document: Document): Problem[] => {
  const names = subjects.map((name) => name.toLowerCase());
  return subjects.flatMap((name, index): Problem[] => {
    const earlier = subjects[names.indexOf(name.toLowerCase())] ?? name;
    return names.indexOf(name.toLowerCase()) === index
      ? []
      : [
          {
            ...document.at(['subjects', index]),
            path: `subjects[${index}]`,
            message: `${quoted(earlier)} and ${quoted(name)} are the same subject`,
          },
        ];
  });
};

/** Loads a project file. Throws an `InputError` with everything that is wrong with it. */
export function loadProject(path: string, read?: Reader): Project {
  const loadOptions = { file: shownPath(path), limit: POLICY_LIMIT, read };
  const { value, document } = loadFile(path, PROJECT_SHAPE, loadOptions);
  const { policy, subjects, variants, fail_on: failOn, ...rest } = value;
  const folder = resolve(dirname(path));
  const here = (one: string): string => pathFromHere(folder, one);
  const problems = [
    ...policyProblems(policy, folder, document.at(['policy'])),
    ...repeatedSubjects(subjects ?? [], document),
    ...reportProblems(rest.reports ?? [], folder, (key) => document.at(key)),
  ];
  throwAll(problems);
  return {
    path,
    file: document.file,
    policy: isPolicyPath(policy) ? asPath(here(policy)) : policy,
    ...(subjects === undefined ? {} : { subjects }),
    ...(rest.data === undefined ? {} : { data: rest.data.map(here) }),
    ...(rest.waivers === undefined ? {} : { waivers: rest.waivers.map(here) }),
    ...(rest.attestations === undefined ? {} : { attestations: rest.attestations.map(here) }),
    ...(variants === undefined ? {} : { variants }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(rest.reports === undefined
      ? {}
      : { reports: rest.reports.map(({ format, file }) => ({ format, file: here(file) })) }),
    at: (key) => document.at(key),
  };
}

/** The position of each value and list entry of a project file, by its path in a request. */
export function originsOf(project: Project): Record<string, Origin> {
  const origins: Record<string, Origin> = {};
  const place = (path: string, ...key: (string | number)[]): void => {
    origins[path] = { from: 'project', ...project.at(key) };
  };
  place('policy', 'policy');
  for (const key of ['subjects', 'data', 'waivers', 'attestations'] as const) {
    if (project[key] !== undefined) place(key, key);
    for (const index of (project[key] ?? []).keys()) place(`${key}[${index}]`, key, index);
  }
  for (const id of Object.keys(project.variants ?? {})) place(`variants.${id}`, 'variants', id);
  return origins;
}

/**
 * What a project file adds to a request. If it has data but no subjects, everything is checked: its data do
 * not choose subjects.
 */
export const projectPart = (
  { file, subjects, variants = {} }: Project,
  hasOwnData: boolean,
): NonNullable<Request['project']> => ({
  file,
  subjects: subjects ?? (hasOwnData ? 'all' : undefined),
  variants,
});

/** The request of a project, for `check` and the like, without the day. */
export const requestOfProject = (project: Project): Omit<Request, 'asOf'> => ({
  subjects: [],
  ...present({
    policy: project.policy,
    data: project.data,
    waivers: project.waivers,
    attestations: project.attestations,
    failOn: project.failOn,
  }),
  project: projectPart(project, project.data !== undefined),
  origins: originsOf(project),
});

/** Whether a path has the name of a project file. */
export const isProjectFile = (path: string): boolean => PROJECT_FILES.includes(basename(path));
