import { builtinPath } from '../input/builtin.js';
import { allFilesIn, yamlFilesOf } from '../input/read-folder.js';
import { policyFiles } from '../policy/load-policy.js';
import type { Flags } from './options.js';
import { DEFAULT_POLICY } from '../run/request.js';

/** The files that a run reads, in its files, its options and the package: no report may take the place of one. */
export const inputsOf = (flags: Flags, files: readonly string[]): string[] => [
  ...(flags.inForce === undefined ? [] : [flags.inForce.path]),
  ...(flags.waivers ?? []),
  ...(flags.attestations ?? []),
  ...[...files.filter((file) => file !== '-'), ...(flags.data ?? [])].flatMap(yamlFilesOf),
  ...allFilesIn(builtinPath('data')),
  ...policyFiles(flags.policy ?? DEFAULT_POLICY),
];
