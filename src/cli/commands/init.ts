import { isThere } from '../../input/read-file.js';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isReserved } from '../../evidence/cross-check.js';
import { loadDataset } from '../../evidence/load-dataset.js';
import { displayPath } from '../../input/load-file.js';
import { inputError, type Problem, throwAll } from '../../input/problem.js';
import { distinct, present } from '../../input/plain-data.js';
import { resolveSubjects } from '../../evidence/subject.js';
import { quoted } from '../../input/words.js';
import type { InitFile, InitReport } from '../../report/init-report.js';
import { listOfArguments, defineCommand, requestOf } from '../command.js';
import { PROJECT_FILES } from '../../settings/project.js';
import { DEFAULT_POLICY, type Origin } from '../../run/request.js';
import { modeline, type SchemaKind, schemaPlace, schemaText } from './schema.js';
import { version } from '../../input/builtin.js';
import { loadFacts, loadPolicyOf } from '../../run/load.js';
import { valuesOf } from '../../settings/settings.js';
import type { CiKind } from '../../settings/setting-table.js';
import { writeReport } from '../../input/write-file.js';
import { baseBranch } from '../../settings/base-branch.js';
import { gateSteps, gateTexts, refuseBelowTop } from '../init/gate-files.js';
import {
  POLICY_FILE,
  PROJECT_FILE,
  WAIVERS_FILE,
  policyLines,
  projectLines,
  waiversLines,
} from '../init/project-template.js';
import { providerLines, shortProviderLines } from '../init/provider-template.js';

/** A request to `init`. */
export interface InitRequest {
  /** Providers, model ids or aliases, for the project file. */
  subjects: readonly string[];
  /** Provider files or folders to list in the project file. */
  data?: readonly string[];
  /** The policy to extend: a built-in id or a path. */
  policy?: string;
  /** The id of a provider, to make a skeleton instead of a project file and policy. */
  provider?: string;
  /** Puts every attribute into the skeleton, not just those that most rules read. */
  full?: boolean;
  /** Makes a gate for this service; with subjects, also the project file and policy. */
  ci?: CiKind;
  /** ISO 8601, UTC. */
  asOf: string;
  /** For messages only: who set a value. */
  origins?: Readonly<Record<string, Origin>>;
}

/** The files that `init` makes: those asked for, and copies of the schemas named in their first lines. */
interface Plan {
  files: InitFile[];
  copies: InitFile[];
  next: string[];
  /** Files that may exist already with exactly this text. */
  same?: readonly string[];
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

const fileText = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** The first lines of a file in `folder`, with a copy of the schema if one is needed. */
function headOf(kind: SchemaKind, folder: string): { head: string[]; copies: InitFile[] } {
  const place = schemaPlace(kind, resolve(folder), resolve('.'));
  const copies =
    place.copy === undefined ? [] : [{ file: displayPath(place.copy), lines: linesOf(schemaText(kind)) }];
  return { head: modeline(kind, place), copies };
}

function projectPlan(request: InitRequest): Plan {
  const { subjects, data = [], policy: extended = DEFAULT_POLICY, asOf, origins } = request;
  const setup = { asOf, data, policy: extended, ...present({ origins }) };
  loadPolicyOf(setup);
  const found = resolveSubjects(loadFacts(setup).dataset, subjects);
  const providers = [...new Set(found.map(({ provider }) => provider))];
  const project = headOf('project', '.');
  const policy = headOf('policy', '.');
  const waivers = headOf('waivers', '.');
  const choosers = providers.map(({ id, variants }) => ({ id, variants: Object.keys(variants) }));
  const names = found.map(({ id }) => id);
  return {
    files: [
      { file: PROJECT_FILE, lines: projectLines(project.head, { subjects: names, data, choosers }) },
      { file: POLICY_FILE, lines: policyLines(policy.head, extended) },
      { file: WAIVERS_FILE, lines: waiversLines(waivers.head) },
    ],
    copies: [...project.copies, ...policy.copies, ...waivers.copies],
    next: [
      names.length > 0
        ? `Next: run mimo-check. It checks the subjects in ${PROJECT_FILE}.`
        : `Next: name who is to be checked under subjects in ${PROJECT_FILE}, then run mimo-check.`,
    ],
  };
}

/** Keeps packages out of `git add -A`, in a folder without such a file. */
const IGNORE_FILE = '.gitignore';
const IGNORED: InitFile = { file: IGNORE_FILE, lines: ['node_modules/'] };

const BASELINE_STEP =
  'While the check fails, every pull request fails: mimo-check waive --all-gaps writes a waiver to fill in for each gap that blocks.';

/** The gate, with its project if subjects are given. */
function gatePlan(request: InitRequest, kind: CiKind): Plan {
  refuseBelowTop();
  const project = request.subjects.length > 0 ? projectPlan(request) : { files: [], copies: [], next: [] };
  const branch = baseBranch('.');
  const gate = Object.entries(gateTexts(kind, branch.name)).map(([file, text]) => ({
    file,
    lines: linesOf(text),
  }));
  const ignored = existsSync('node_modules') && !isThere(IGNORE_FILE) ? [IGNORED] : [];
  const files = [...project.files, ...gate, ...ignored];
  const isProjectThere = request.subjects.length > 0 || PROJECT_FILES.some((name) => existsSync(name));
  return {
    files,
    copies: project.copies,
    next: [
      ...project.next,
      ...(request.subjects.length > 0 ? [BASELINE_STEP] : []),
      ...gateSteps(
        kind,
        branch,
        distinct([
          ...files.map(({ file }) => file),
          ...project.copies.map(({ file }) => `${dirname(file)}/`),
        ]),
        isProjectThere,
      ),
    ],
    same: gate.map(({ file }) => file),
  };
}

const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function providerPlan(id: string, full: boolean, replaces: boolean): Plan {
  if (!ID_PATTERN.test(id) || id.length > 64)
    throw inputError(`${quoted(id)} cannot be an id`, {
      hint: 'An id has lower-case letters, digits and hyphens, like xiaomi.',
    });
  if (isReserved(id)) throw inputError(`${id} is the name of a command and cannot be an id`);
  if (!replaces && loadDataset().providers.some((provider) => provider.id === id))
    throw inputError(`${id} is on file already, and a file of yours would replace all that is`, {
      hint: `See mimo-check show ${id}; --force writes the skeleton all the same.`,
    });
  const folder = 'providers';
  const { head, copies } = headOf('provider', folder);
  return {
    files: [{ file: `${folder}/${id}.yaml`, lines: (full ? providerLines : shortProviderLines)(head, id) }],
    copies,
    next: [
      `Next: fill it in, check it with mimo-check validate ${folder}/${id}.yaml, and add ${folder} to data in ${PROJECT_FILE}.`,
    ],
  };
}

/** Overwrites nothing without --force: if any file exists, nothing is written. */
function refuseExisting({ files, same = [] }: Plan, force: boolean): void {
  const hint = 'Use --force to overwrite it, or --stdout to see what would be written.';
  const isSame = ({ file, lines }: InitFile): boolean =>
    same.includes(file) && lstatSync(file).isFile() && readFileSync(file, 'utf8') === fileText(lines);
  const problems: Problem[] = files
    .filter((one) => !force && one.file !== WAIVERS_FILE && isThere(one.file) && !isSame(one))
    .map(({ file }) => ({ file, message: 'is there already and is not overwritten', hint }));
  const otherProject = PROJECT_FILES.find((name) => name !== PROJECT_FILE && existsSync(name));
  if (otherProject !== undefined && files.some(({ file }) => file === PROJECT_FILE))
    problems.push({
      file: otherProject,
      message: 'is a project file already, and two in one folder are an error',
      hint: `Rename it to ${PROJECT_FILE}, or take it away.`,
    });
  throwAll(problems);
}

/** Keeps existing copies of schemas, unless everything is overwritten, and the waiver file in any case. */
function write(plan: Plan, force: boolean): InitFile[] {
  const { files, copies } = plan;
  refuseExisting(plan, force);
  const isNew = ({ file }: InitFile): boolean => !isThere(file);
  const own = files.filter((one) => one.file !== WAIVERS_FILE || isNew(one));
  const all = [...own, ...copies.filter((one) => force || isNew(one))];
  for (const { file, lines } of all) writeReport(join('.', file), [fileText(lines)], []);
  return all;
}

function planOf(request: InitRequest, replaces: boolean): Plan {
  const { provider, subjects, full = false, ci } = request;
  if (provider !== undefined && ci !== undefined)
    throw inputError('--provider and --ci cannot be used together', {
      hint: 'Run init twice: once with --provider, once with --ci.',
    });
  if (provider === undefined && full)
    throw inputError('--full is about the skeleton of a provider file', {
      hint: 'Like: mimo-check init --provider acme --full',
    });
  if (provider === undefined) return ci === undefined ? projectPlan(request) : gatePlan(request, ci);
  if (subjects.length > 0)
    throw inputError('--provider takes no subjects', {
      hint: 'Run init twice: once with subjects for the project file, once with --provider.',
    });
  return providerPlan(provider, full, replaces);
}

const reportOf = (files: InitFile[], written: boolean, next: string[]): InitReport => ({
  schemaVersion: 1,
  kind: 'init',
  tool: { name: 'mimo-check', version: version() },
  written,
  files,
  next,
});

/**
 * Makes the first files for the working directory as texts; writes nothing. Throws an `InputError` for
 * unknown names.
 */
export const init = (request: InitRequest): InitReport => reportOf(planOf(request, true).files, false, []);

/** The request of the command line: also whether to write files, and to overwrite. */
type WriteRequest = InitRequest & { force: boolean; stdout: boolean };

function answerInit({ force, stdout, ...request }: WriteRequest): InitReport {
  const plan = planOf(request, force);
  return stdout ? reportOf(plan.files, false, []) : reportOf(write(plan, force), true, plan.next);
}

export const INIT_COMMAND = defineCommand({
  examples: ['init xiaomi --ci github', 'init --ci sh', 'init --provider acme --stdout'],
  options: ['policy', 'data', 'provider', 'full', 'ci', 'force', 'stdout'],
  withoutProject: true,
  request: ([subjects], settings): WriteRequest => ({
    ...requestOf(listOfArguments(subjects), settings),
    ...valuesOf(settings, ['provider', 'full', 'ci']),
    force: settings.force?.value === true,
    stdout: settings.stdout?.value === true,
  }),
  answer: answerInit,
});
