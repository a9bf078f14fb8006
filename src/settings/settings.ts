import type { Io } from '../input/io.js';
import { inputError, type Problem, throwAll } from '../input/problem.js';
import { suggest } from '../input/suggest.js';
import type { Origin } from '../run/request.js';
import { isNone, refusalOf } from './option-parsers.js';
import { definitionOf, spellingOf, type OptionTexts } from './options.js';
import { findProject, loadProject, type Project } from './project.js';
import {
  OPTION_NAMES,
  SETTINGS,
  type Definition,
  type OptionName,
  type ProjectSetting,
  type SettingName,
  type Values,
} from './setting-table.js';
import { quoted, capitalised } from '../input/words.js';

/** A value, and who set it. */
export interface Setting<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** Settings of every command: its output, and the project file. */
type CommonSetting = 'format' | 'output' | 'report' | 'quiet' | 'color' | 'project';

/**
 * The settings of a command: its own, the common ones, and those of a project file, as far as they are set.
 * The day is always set.
 */
export type Settings<N extends OptionName = never> = {
  readonly [K in SettingName & (N | CommonSetting | ProjectSetting)]?: Setting<Values[K]>;
} & {
  readonly asOf: Setting<string>;
  /** The project file in use. */
  readonly projectFile?: Project;
};

/** The settings of a command that takes every option. */
export type AllSettings = Settings<OptionName>;

const PREFIX = 'MIMO_CHECK_';

/** All environment variables, in the order of the help pages. */
export const VARIABLES: readonly string[] = OPTION_NAMES.flatMap((name) => spellingOf(name).variable ?? []);

/** The variable that a user might expect for an option that has none. */
const expectedVariable = (flag: string): string => PREFIX + flag.slice(2).toUpperCase().replaceAll('-', '_');

/** Compares names without the common prefix, which would make any two similar. */
const nearestVariable = (variable: string): string | undefined =>
  suggest(
    variable.slice(PREFIX.length),
    VARIABLES.map((name) => name.slice(PREFIX.length)),
  )?.replace(/\b[A-Z_]+\b/g, (name) => PREFIX + name);

function unknownVariable(variable: string): Problem {
  const flag = OPTION_NAMES.map((name) => spellingOf(name).flag).find(
    (one) => expectedVariable(one) === variable,
  );
  if (flag !== undefined)
    return {
      message: `${variable} is set, but ${flag} cannot be set by a variable`,
      hint: `Write the option, ${flag}, or unset the variable.`,
    };
  return {
    message: `unknown environment variable ${quoted(variable)}`,
    hint: nearestVariable(variable) ?? `Variables that can be set: ${VARIABLES.join(', ')}.`,
  };
}

/**
 * Throws an `InputError` for unknown variables with our prefix: to ignore one would run under other rules.
 */
export function refuseUnknownVariables(env: Io['env']): void {
  const unknown = Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && env[name] !== undefined && !VARIABLES.includes(name))
    .sort();
  throwAll(unknown.map(unknownVariable));
}

/** Reads a variable like its option. Throws an `InputError` for an invalid value. */
function readVariable(
  { parse }: Definition,
  variable: string,
  text: string,
): { value: unknown; origin: Origin } {
  try {
    return { value: parse?.(text, undefined as never), origin: { from: 'variable', by: variable } };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    throw inputError(`environment variable ${variable}=${quoted(text)}: ${refusal}`);
  }
}

/** The negative option of a setting. */
const negated = (name: string): OptionName => `no${capitalised(name)}` as OptionName;

/** Reads what the command line and the environment set, by setting. */
function readOptions(
  given: Partial<Values>,
  names: readonly OptionName[],
  texts: OptionTexts,
  env: Io['env'],
): Map<string, Setting<unknown>> {
  const found = new Map<string, Setting<unknown>>();
  for (const [name, value] of Object.entries<unknown>(given)) {
    if (value === undefined) continue;
    const { flag } = spellingOf(isNone(value) ? negated(name) : (name as OptionName));
    found.set(name, { value, origin: { from: 'flag', by: flag } });
  }
  for (const name of names) {
    const { variable } = spellingOf(name);
    const text = variable === undefined ? undefined : env[variable];
    if (variable === undefined || text === undefined || found.has(name)) continue;
    found.set(name, readVariable(definitionOf(name, texts), variable, text));
  }
  return found;
}

/** The project file of a run: the one given, else the nearest; undefined if none. */
function projectOf(named: string | false | undefined): Project | undefined {
  if (named === false) return undefined;
  const path = named ?? findProject(process.cwd());
  return path === undefined ? undefined : loadProject(path);
}

/** Reads what a project file sets, by setting. */
export function projectSettings(project: Project): Map<ProjectSetting, Setting<unknown>> {
  const found = new Map<ProjectSetting, Setting<unknown>>();
  for (const [name, { key }] of Object.entries<Definition>(SETTINGS)) {
    const value = key === undefined ? undefined : project[name as ProjectSetting];
    if (key === undefined || value === undefined) continue;
    found.set(name as ProjectSetting, { value, origin: { from: 'project', ...project.at([key]) } });
  }
  return found;
}

/**
 * Combines options, environment and project file, in this order of precedence. Throws an `InputError` for a
 * project file that cannot be used, and for an invalid variable.
 */
export function resolveSettings(
  given: Partial<Values>,
  names: readonly OptionName[],
  texts: OptionTexts,
  { env, today }: Pick<Io, 'env' | 'today'>,
): AllSettings {
  const options = readOptions(given, names, texts, env);
  const named = options.get('project')?.value as string | false | undefined;
  const project = names.includes('project') ? projectOf(named) : undefined;
  return {
    asOf: { value: today, origin: { from: 'built-in' } },
    ...(project === undefined
      ? {}
      : { ...Object.fromEntries(projectSettings(project)), projectFile: project }),
    ...Object.fromEntries(options),
  };
}

/** The values of the settings that are set. */
export function valuesOf<K extends SettingName>(
  settings: { readonly [N in K]?: Setting<Values[N]> },
  names: readonly K[],
): { [N in K]?: Values[N] } {
  const found: { [N in K]?: Values[N] } = {};
  for (const name of names) {
    const setting = settings[name];
    if (setting !== undefined) found[name] = setting.value;
  }
  return found;
}
