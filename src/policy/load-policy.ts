import { dirname, resolve } from 'node:path';
import { readdirSync } from 'node:fs';
import { builtinPath } from '../core/builtin.js';
import { displayPath } from '../core/load-file.js';
import { InputError, inputError, type Location, type Problem } from '../core/problem.js';
import { POLICY_LIMIT, readInput } from '../core/read-file.js';
import { validate } from '../core/schema.js';
import { suggest } from '../core/suggest.js';
import { parseYaml, type Document } from '../core/yaml.js';
import type { Rule } from '../rules/rule.js';
import { RULES, ruleOf } from '../rules/index.js';
import { composePolicy, type Settings } from './compose-policy.js';
import { entryShape, POLICY_HEAD } from './policy-shape.js';
import type { Policy } from './policy.js';

/** The ids of the policies that ship with the package. */
export const builtinPolicies = (): string[] =>
  readdirSync(builtinPath('data/policies'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

interface Reference {
  path: string;
  name: string;
}

const looksLikePath = (text: string): boolean => /[/\\]|\.ya?ml$/.test(text);

/** What a reference means: a built-in policy's id, or a path relative to `folder`. */
function locate(text: string, folder: string): Reference {
  if (looksLikePath(text)) {
    const path = resolve(folder, text);
    return { path, name: displayPath(path) };
  }
  const known = builtinPolicies();
  const id = text.toLowerCase();
  if (known.includes(id))
    return { path: builtinPath(`data/policies/${id}.yaml`), name: `data/policies/${id}.yaml` };
  const hint = suggest(text, known);
  throw inputError(`unknown policy ${JSON.stringify(text)}`, {
    hint: `${hint === undefined ? '' : `${hint} `}Built in: ${known.join(', ')}. A file is named by its path, like ./${text}.yaml.`,
  });
}

/** The rule that an entry is about: the one it is named after, the one it uses, or the one that a policy below says. */
function ruleOfEntry(id: string, entry: unknown, below: readonly Settings[]): Rule | undefined {
  const own = isMapping(entry) ? entry['uses'] : undefined;
  const inherited = below.findLast((layer) => layer.has(`rules.${id}.uses`))?.get(`rules.${id}.uses`)?.value;
  return ruleOf(id) ?? ruleOf(typeof own === 'string' ? own : typeof inherited === 'string' ? inherited : '');
}

/** Checks one entry against the options of its rule. */
function entryProblems(
  id: string,
  entry: unknown,
  document: Document,
  below: readonly Settings[],
): readonly Problem[] {
  const path = ['rules', id];
  const rule = ruleOfEntry(id, entry, below);
  const uses = isMapping(entry) ? entry['uses'] : undefined;
  if (rule === undefined) {
    const wanted = typeof uses === 'string' ? uses : id;
    const hint = suggest(
      wanted,
      RULES.map((known) => known.id),
    );
    const place = document.at(typeof uses === 'string' ? [...path, 'uses'] : path);
    const help = hint ?? 'An entry with an id of its own names its rule with "uses".';
    return [
      { ...place, path: path.join('.'), message: `unknown rule ${JSON.stringify(wanted)}`, hint: help },
    ];
  }
  if (uses !== undefined && uses !== rule.id)
    return [
      {
        ...document.at([...path, 'uses']),
        path: path.join('.'),
        message: `${id} is a rule itself; give the entry an id of its own`,
      },
    ];
  const found = problemsOf(() => validate(entryShape(rule) as never, partOf(document, path, entry)));
  return found.map((problem) => ({
    ...problem,
    path: [...path, problem.path ?? ''].filter(Boolean).join('.'),
  }));
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partOf = (document: Document, path: readonly string[], data: unknown): Document => ({
  file: document.file,
  data,
  at: (inner: readonly (string | number)[]) => document.at([...path, ...inner]),
});

function problemsOf(step: () => unknown): readonly Problem[] {
  try {
    step();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

/** Everything a file sets, by path, with the place of each value. */
function settingsOf(document: Document): Settings {
  const settings: Settings = new Map();
  const set = (path: string[], value: unknown): void => {
    settings.set(path.join('.'), { value, origin: document.at(path) });
  };
  const walk = (path: string[], value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return set(path, value);
    for (const [key, item] of Object.entries(value)) walk([...path, key], item);
  };
  walk([], document.data);
  return settings;
}

/** The layers of a policy, the most basic first. */
function layersOf(reference: Reference, trail: readonly Reference[], from?: Location): Settings[] {
  const cycle = trail.findIndex(({ path }) => path === reference.path);
  if (cycle >= 0)
    throw inputError(
      `policies extend each other in a circle: ${[...trail.slice(cycle), reference].map(({ name }) => name).join(' → ')}`,
      from,
    );
  const document = parseYaml(readInput(reference.path, POLICY_LIMIT, reference.name), reference.name);
  const { rules, ...head } = isMapping(document.data) ? document.data : {};
  // The rules wait until it is known what is below: an entry may be one that a policy below has named.
  const listed = isMapping(rules);
  validate(POLICY_HEAD as never, listed ? partOf(document, [], head) : document);
  const below = ((head['extends'] ?? []) as string[]).flatMap((text, index) => {
    const place = document.at(['extends', index]);
    return layersOf(locateFrom(text, dirname(reference.path), place), [...trail, reference], place);
  });
  const entries = listed ? Object.entries(rules) : [];
  const problems = entries.flatMap(([id, entry]) => entryProblems(id, entry, document, below));
  if (problems.length > 0) throw new InputError(problems);
  return [...below, settingsOf(document)];
}

function locateFrom(text: string, folder: string, place: Location): Reference {
  try {
    return locate(text, folder);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...place, ...problem })));
  }
}

/**
 * The effective policy of a built-in id or of a path, with everything that it extends taken in, each value with its
 * origin. Throws an InputError where anything is unknown, missing, of the wrong form, or extends itself.
 */
export function loadPolicy(reference: string): Policy {
  const layers = layersOf(locate(reference, process.cwd()), []);
  return composePolicy(layers);
}
