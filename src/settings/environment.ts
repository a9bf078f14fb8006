import { InvalidArgumentError } from 'commander';
import { InputError, type Problem } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import type { Io } from '../input/io.js';
import {
  definitionOf,
  type Flags,
  OPTION_NAMES,
  type OptionName,
  type OptionTexts,
  spellingOf,
} from './options.js';

const PREFIX = 'MIMO_CHECK_';

/** The variables that stand in for options, in the order of the help pages. */
export const VARIABLES: readonly string[] = OPTION_NAMES.flatMap((name) => spellingOf(name).variable ?? []);

/** The variable that an option without one would have, as a user guesses it. */
const guessed = (flag: string): string => PREFIX + flag.slice(2).toUpperCase().replaceAll('-', '_');

/** Without what all have in common, or everything would be near to everything. */
const nearest = (variable: string): string | undefined =>
  suggest(
    variable.slice(PREFIX.length),
    VARIABLES.map((name) => name.slice(PREFIX.length)),
  )?.replace(/\b[A-Z_]+\b/g, (name) => PREFIX + name);

function problemOf(variable: string): Problem {
  const flag = OPTION_NAMES.map((name) => spellingOf(name).flag).find((one) => guessed(one) === variable);
  if (flag !== undefined)
    return {
      message: `${variable} is set, but ${flag} cannot be set by a variable`,
      hint: `Write the option, ${flag}, or unset the variable.`,
    };
  return {
    message: `unknown environment variable ${quoted(variable)}`,
    hint: nearest(variable) ?? `Variables that can be set: ${VARIABLES.join(', ')}.`,
  };
}

/** Throws an InputError for each variable of ours that is none: passed over, it would leave the run to other rules. */
export function refuseUnknownVariables(env: Io['env']): void {
  const unknown = Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && env[name] !== undefined && !VARIABLES.includes(name))
    .sort();
  if (unknown.length > 0) throw new InputError(unknown.map(problemOf));
}

/** Fills in what the environment says and no flag does. A variable that is set but unusable is an error. */
export function withEnvironment(
  flags: Flags,
  names: readonly OptionName[],
  texts: OptionTexts,
  env: Io['env'],
): Flags {
  const filled: Record<string, unknown> = { ...flags };
  for (const name of names) {
    const { variable } = spellingOf(name);
    const value = variable === undefined ? undefined : env[variable];
    const { parse } = definitionOf(name, texts);
    if (variable === undefined || value === undefined || parse === undefined || filled[name] !== undefined)
      continue;
    try {
      filled[name] = parse(value, undefined as never);
    } catch (error) {
      if (error instanceof InvalidArgumentError)
        throw new InvalidArgumentError(`environment variable ${variable}=${quoted(value)}: ${error.message}`);
      throw error;
    }
  }
  return filled;
}
