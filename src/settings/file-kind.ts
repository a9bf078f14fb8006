import { readYaml } from '../input/load-file.js';
import type { Problem } from '../input/problem.js';
import type { Reader } from '../input/read-file.js';
import type { ValidatedFile } from '../report/validate-report.js';
import { isProjectFile } from './project.js';

export type FileKind = ValidatedFile['kind'];

/** Top-level keys that only one kind of file has. If in doubt, a file is a provider file. */
const KEYS_OF_KIND: Record<Exclude<FileKind, 'provider'>, readonly string[]> = {
  project: ['policy', 'subjects'],
  policy: ['rules', 'extends', 'fail_on', 'unknown', 'max_age_days', 'not_covered', 'others'],
  waivers: ['waivers'],
  attestations: ['attestations'],
};

const KEYED_KINDS = Object.keys(KEYS_OF_KIND) as (keyof typeof KEYS_OF_KIND)[];
export const FILE_KINDS: readonly FileKind[] = ['provider', ...KEYED_KINDS];

/** The kind of a file by its name or most of its keys; undefined if neither tells. */
export function fileKindOf(path: string, name: string, read: Reader): FileKind | undefined {
  const { data } = readYaml(path, { file: name, read });
  const keys = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  if (isProjectFile(path)) return 'project';
  if (keys.includes('offering')) return 'provider';
  const matches = KEYED_KINDS.map((kind) => keys.filter((key) => KEYS_OF_KIND[kind].includes(key)).length);
  const most = Math.max(...matches);
  return most === 0 ? undefined : KEYED_KINDS[matches.indexOf(most)];
}

/** Says of an unknown key of one kind of file where another kind has it. */
export function withHome(problem: Problem, kind: FileKind): Problem {
  const key = problem.path ?? '';
  const home = KEYED_KINDS.find((one) => one !== kind && KEYS_OF_KIND[one].includes(key));
  if (problem.message !== 'is not a known key' || home === undefined) return problem;
  const file = home === 'project' ? 'mimo-check.yaml' : `a ${home} file`;
  return { ...problem, hint: `${key} belongs in ${file}.` };
}
