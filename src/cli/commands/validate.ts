import { extname, join, relative, resolve } from 'node:path';
import type { Dataset } from '../../evidence/dataset.js';
import { builtinPath, version } from '../../input/builtin.js';
import { loadDataset, loadProviderFiles } from '../../evidence/load-dataset.js';
import { yamlFilesOf } from '../../input/read-folder.js';
import { displayPath, readYaml, sharedReader } from '../../input/load-file.js';
import { attempt, inputError, type Problem, problemsOf, throwAll } from '../../input/problem.js';
import { DATA_LIMIT, type Reader, readInput, textAt } from '../../input/read-file.js';
import { parseYaml } from '../../input/yaml.js';
import { loadAttestations } from '../../evidence/attestations/load-attestations.js';
import { loadPolicy } from '../../policy/load-policy.js';
import { builtinPolicies } from '../../policy/shipped-policies.js';
import { isMapping } from '../../input/plain-data.js';
import { attestationWarnings, waiverWarnings } from '../../verdict/record-warnings.js';
import {
  problemsByFile,
  type ValidatedFile,
  validateReport,
  type ValidateReport,
} from '../../report/validate-report.js';
import { enumerate } from '../../input/words.js';
import { listOfArguments, defineCommand } from '../command.js';
import { FILE_KINDS, type FileKind, fileKindOf, withHome } from '../../settings/file-kind.js';
import { findProject, loadProject, requestOfProject } from '../../settings/project.js';
import { checkAll } from '../../run/check.js';
import { loadRun } from '../../run/load.js';
import { STANDARD_INPUT_NAME, textFrom } from '../../run/standard-input.js';
import { missingProviders, variantProblems } from '../../run/variant-problems.js';
import { loadWaivers } from '../../verdict/load-waivers.js';
import { laterDayWarnings, oldFormWarnings } from '../../evidence/provider-warnings.js';
import { targetProblems } from '../deliver.js';

const oldForms = (path: string, read: Reader): Problem[] => oldFormWarnings(readYaml(path, { read }));

/** What files are checked with. */
interface ValidationContext {
  asOf: string;
  read: Reader;
  /** The dataset, including valid provider files among those to check; undefined if any is invalid. */
  dataset: Dataset | undefined;
}

/** A policy may choose variants of a provider that only a run adds, but a provider on file must have them. */
function inspectPolicy(path: string, { asOf, dataset, read }: ValidationContext): readonly Problem[] {
  const policy = loadPolicy(resolve(path), asOf, undefined, read);
  if (dataset === undefined) return policy.notes ?? [];
  const placeOf = (id: string) => policy.origins.get(`variants.${id}`);
  const missing = missingProviders(policy, dataset);
  const known = Object.entries(policy.variants).filter(([id]) => !missing.has(id));
  throwAll(variantProblems({ ...policy, variants: Object.fromEntries(known) }, dataset, placeOf));
  const unknown = [...missing].map(([id, problem]) => ({ ...placeOf(id), ...problem }));
  return [...(policy.notes ?? []), ...unknown];
}

/** Checks a project as a run would, but writes nothing. If its files cannot be read, the run reports it. */
function inspectProject(path: string, { asOf, read }: ValidationContext): readonly Problem[] {
  const project = loadProject(path, read);
  const runProblems = problemsOf(() => checkAll(loadRun({ ...requestOfProject(project), asOf }, read)));
  let overwriteProblems: readonly Problem[] = [];
  const inputProblems = problemsOf(() => (overwriteProblems = targetProblems(project, read)));
  throwAll([...runProblems, ...overwriteProblems, ...(runProblems.length > 0 ? [] : inputProblems)]);
  return [];
}

/** Checks a provider file by itself and, unless all files fit together, with what ships. */
function inspectProvider(path: string, { asOf, dataset, read }: ValidationContext): readonly Problem[] {
  const providers = loadProviderFiles([path], read);
  if (dataset === undefined) loadDataset([path], read);
  const document = readYaml(path, { read });
  return [
    ...providers.flatMap((provider) => laterDayWarnings(provider, document, asOf)),
    ...oldFormWarnings(document),
  ];
}

/** Loads a file of each kind, and returns warnings. */
const LOADERS: Record<FileKind, (path: string, against: ValidationContext) => readonly Problem[]> = {
  provider: inspectProvider,
  policy: inspectPolicy,
  project: inspectProject,
  waivers: (path, { asOf, read }) => waiverWarnings(loadWaivers([path], read), asOf),
  attestations: (path, { asOf, read }) => [
    ...attestationWarnings(loadAttestations([path], read), asOf),
    ...oldForms(path, read),
  ],
};

/** A file with its apparent kind, or with problems if that is unclear. */
interface IdentifiedFile {
  path: string;
  kind: FileKind;
  problems: readonly Problem[];
}

function identifyFile(path: string, read: Reader): IdentifiedFile {
  const file = displayPath(path);
  // A file that cannot be read is an error, not an invalid file.
  read(path, DATA_LIMIT, file);
  let kind: FileKind | undefined;
  const problems = problemsOf(() => (kind = fileKindOf(path, file, read)));
  if (kind === undefined && !/^(\.ya?ml)?$/.test(extname(path)))
    throw inputError('is not a YAML file of mimo-check', {
      file,
      hint: `Name a ${enumerate(FILE_KINDS, 'or')} file, like mimo-check validate mimo-check.yaml.`,
    });
  return { path, kind: kind ?? 'provider', problems };
}

function inspectFile({ path, kind, problems }: IdentifiedFile, against: ValidationContext): ValidatedFile {
  let warnings: readonly Problem[] = [];
  const found = problems.length > 0 ? problems : problemsOf(() => (warnings = LOADERS[kind](path, against)));
  const file = displayPath(path);
  return {
    file,
    kind,
    valid: found.length === 0,
    problems: found.map((problem) => withHome(problem, kind)),
    warnings: [...warnings],
  };
}

function validateFiles(paths: readonly string[], asOf: string, read: Reader): ValidatedFile[] {
  const identified = paths.map((path) => identifyFile(path, read));
  const added = identified.filter(({ kind, problems }) => kind === 'provider' && problems.length === 0);
  let dataset: Dataset | undefined;
  problemsOf(
    () =>
      (dataset = loadDataset(
        added.map(({ path }) => path),
        read,
      )),
  );
  const inspected = identified.map((one) => inspectFile(one, { asOf, dataset, read }));
  return problemsByFile(
    inspected,
    (file) => attempt(() => identifyFile(file, read)).value?.kind ?? 'provider',
  );
}

/** Checks the shipped files. Loading them together also checks the links between them. */
function validateBuiltin(asOf: string): ValidatedFile[] {
  const valid = { valid: true, problems: [] };
  const providers = loadDataset().providers.map((provider) => ({
    ...{ file: provider.location.file, kind: 'provider' as const, ...valid },
    // What the sources leave open is no concern of whoever uses the data.
    warnings: [],
  }));
  const policies = builtinPolicies().map((id) => {
    loadPolicy(builtinPath(`data/policies/${id}.yaml`), asOf);
    return { file: `data/policies/${id}.yaml`, kind: 'policy' as const, ...valid, warnings: [] };
  });
  return [...providers, ...policies];
}

/**
 * Checks files of any kind; without any, the shipped files. Throws an `InputError` only for what cannot be
 * read.
 */
export function validate(files: readonly string[], asOf: string, read: Reader = readInput): ValidateReport {
  const checked =
    files.length === 0
      ? validateBuiltin(asOf)
      : validateFiles(files.flatMap(yamlFilesOf), asOf, sharedReader(read));
  return validateReport(version(), asOf, checked);
}

/** The file name for a text from standard input: a provider file must be named after its provider. */
function fileNameFor(text: string): string {
  let data: unknown;
  problemsOf(() => ({ data } = parseYaml(text, STANDARD_INPUT_NAME)));
  const { offering, id } = isMapping(data) ? data : {};
  const isProvider = offering !== undefined && typeof id === 'string' && /^[\w-]+$/.test(id);
  return isProvider ? join(STANDARD_INPUT_NAME, `${id}.yaml`) : STANDARD_INPUT_NAME;
}

/** Like `validate`, with a text for the file `-`. */
function validateWith(text: string, files: readonly string[], asOf: string): ValidateReport {
  const path = fileNameFor(text);
  const report = validate(
    files.map((file) => (file === '-' ? path : file)),
    asOf,
    textAt(path, text),
  );
  const named = <T extends { file?: string }>(one: T): T =>
    one.file === path ? { ...one, file: STANDARD_INPUT_NAME } : one;
  const withName = (one: ValidatedFile): ValidatedFile => ({
    ...named(one),
    problems: one.problems.map(named),
    warnings: one.warnings.map(named),
  });
  return { ...report, files: report.files.map(withName) };
}

/** The project file in use here, if any. */
function projectHere(): string[] {
  const path = findProject(process.cwd());
  return path === undefined ? [] : [relative('.', path)];
}

/** Files, and the text for the file `-`. */
interface ValidateRequest {
  files: readonly string[];
  asOf: string;
  text?: string;
}

export const VALIDATE_COMMAND = defineCommand({
  readsFiles: true,
  examples: ['validate', 'validate mimo-check.yaml'],
  options: ['asOf'],
  request: async ([names], { asOf: { value: asOf } }, io): Promise<ValidateRequest> => {
    const named = listOfArguments(names);
    const files = named.length > 0 ? named : projectHere();
    const hyphens = files.filter((file) => file === '-').length;
    if (hyphens === 0) return { files, asOf };
    if (hyphens > 1) throw inputError('standard input given twice', { hint: 'Write - once.' });
    return { files, asOf, text: await textFrom(io, DATA_LIMIT) };
  },
  answer: ({ files, asOf, text }) =>
    text === undefined ? validate(files, asOf) : validateWith(text, files, asOf),
});
