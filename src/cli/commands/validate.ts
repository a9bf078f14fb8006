import { resolve } from 'node:path';
import { isSeen } from '../../core/claim-time.js';
import type { Claim, Provider } from '../../core/dataset.js';
import { builtinPath } from '../../core/builtin.js';
import { loadDataset, loadProviderFiles, yamlFilesOf } from '../../core/load-dataset.js';
import { displayPath } from '../../core/load-file.js';
import { InputError, type Problem } from '../../core/problem.js';
import { DATA_LIMIT, readInput } from '../../core/read-file.js';
import { parseYaml } from '../../core/yaml.js';
import { loadAttestations } from '../../policy/load-attestations.js';
import { builtinPolicies, loadPolicy } from '../../policy/load-policy.js';
import { loadWaivers } from '../../policy/load-waivers.js';
import { attestationWarnings, waiverWarnings } from '../../policy/record-warnings.js';
import { validateReport, type ValidatedFile, type ValidateReport } from '../../report/validate-report.js';
import { isProjectFile, loadProject } from '../project.js';
import { version } from '../version.js';
import { many, type CommandText } from '../command.js';

type Kind = ValidatedFile['kind'];

/** Keys that only one kind of file has at its top; a provider file in doubt. */
const TELLING: Record<Exclude<Kind, 'provider'>, readonly string[]> = {
  project: ['policy', 'subjects'],
  policy: ['rules', 'extends', 'fail_on', 'unknown', 'max_age_days', 'not_covered', 'others'],
  waivers: ['waivers'],
  attestations: ['attestations'],
};

/** What a file is meant to be, by its name or its keys. */
function kindOf(path: string, name: string): Kind {
  const { data } = parseYaml(readInput(path, DATA_LIMIT, name), name);
  const keys = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  if (isProjectFile(path)) return 'project';
  if (keys.includes('offering')) return 'provider';
  const kinds = Object.keys(TELLING) as (keyof typeof TELLING)[];
  return kinds.find((kind) => keys.some((key) => TELLING[kind].includes(key))) ?? 'provider';
}

const laterClaim = (claim: Claim, asOf: string): Problem => ({
  ...claim.location,
  path: `${claim.subject}.${claim.attribute}`,
  message: `seen ${claim.seen ?? ''}, after ${asOf}: not there yet on that day`,
});

const laterClaims = (provider: Provider, asOf: string): Problem[] =>
  [...provider.claims, ...provider.models.flatMap((model) => model.claims)]
    .filter((claim) => !isSeen(claim, asOf))
    .map((claim) => laterClaim(claim, asOf));

/** Loads a file of each kind; answers with what is worth a look. */
const LOADERS: Record<Kind, (path: string, asOf: string) => readonly Problem[]> = {
  provider: (path, asOf) => loadProviderFiles([path]).flatMap((provider) => laterClaims(provider, asOf)),
  policy: (path, asOf) => loadPolicy(resolve(path), asOf).notes ?? [],
  project: (path) => {
    loadProject(path);
    return [];
  },
  waivers: (path, asOf) => waiverWarnings(loadWaivers([path]), asOf),
  attestations: (path, asOf) => attestationWarnings(loadAttestations([path]), asOf),
};

function validateFile(path: string, asOf: string): ValidatedFile {
  const file = displayPath(path);
  // What cannot be read at all is no verdict on its content.
  readInput(path, DATA_LIMIT, file);
  let kind: Kind = 'provider';
  try {
    kind = kindOf(path, file);
    return { file, kind, valid: true, problems: [], warnings: [...LOADERS[kind](path, asOf)] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { file, kind, valid: false, problems: [...error.problems], warnings: [] };
  }
}

/** What ships with the package: loading it whole checks the links between the files too. */
function validateBuiltin(asOf: string): ValidatedFile[] {
  const valid = { valid: true, problems: [] };
  const providers = loadDataset().providers.map((provider) => ({
    ...{ file: provider.location.file, kind: 'provider' as const, ...valid },
    warnings: laterClaims(provider, asOf),
  }));
  const policies = builtinPolicies().map((id) => {
    loadPolicy(builtinPath(`data/policies/${id}.yaml`), asOf);
    return { file: `data/policies/${id}.yaml`, kind: 'policy' as const, ...valid, warnings: [] };
  });
  return [...providers, ...policies];
}

/**
 * Checks files of every kind; without any, those that ship with the package. Throws an InputError only for
 * what cannot be read at all.
 */
export function validate(files: readonly string[], asOf: string): ValidateReport {
  const checked =
    files.length === 0
      ? validateBuiltin(asOf)
      : files.flatMap(yamlFilesOf).map((path) => validateFile(path, asOf));
  return validateReport(version(), asOf, checked);
}

export const VALIDATE: CommandText = {
  name: 'validate',
  arguments: '[file...]',
  readsFiles: true,
  summary: 'check files of every kind; without any, those that ship with mimo-check',
  options: ['asOf'],
  answer: ([files], flags, io) => validate(many(files), flags.asOf ?? io.today),
};
