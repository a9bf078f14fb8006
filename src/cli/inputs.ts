import { builtinPath } from '../core/builtin.js';
import { yamlFilesOf } from '../core/load-dataset.js';
import { policyFiles } from '../policy/load-policy.js';
import type { Flags } from './options.js';
import { DEFAULT_POLICY } from './request.js';

const BUILTIN_DATA = ['data', 'data/providers', 'data/policies'];

/** The files that a run reads, in its files, its options and the package: no report may take the place of one. */
export const inputsOf = (flags: Flags, files: readonly string[]): string[] => [
  ...(flags.inForce === undefined ? [] : [flags.inForce.path]),
  ...(flags.waivers ?? []),
  ...(flags.attestations ?? []),
  ...[
    ...files.filter((file) => file !== '-'),
    ...(flags.data ?? []),
    ...BUILTIN_DATA.map(builtinPath),
  ].flatMap(yamlFilesOf),
  ...policyFiles(flags.policy ?? DEFAULT_POLICY),
];
