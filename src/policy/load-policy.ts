import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { builtinPath } from '../input/builtin.js';
import { displayPath, readDocument } from '../input/load-file.js';
import {
  attempt,
  inputError,
  type Location,
  placeProblems,
  type Problem,
  problemsOf,
  rephrase,
  throwAll,
} from '../input/problem.js';
import { POLICY_LIMIT, type Reader } from '../input/read-file.js';
import { validateDocument } from '../input/schema.js';
import { suggest } from '../input/suggest.js';
import { quoted } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { ruleNamed, RULES } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { borrowedId, gradeProblems } from './policy-problems.js';
import { composePolicy } from './compose-policy.js';
import { documentPart, readEntries } from './policy-entries.js';
import { isMapping, type Mapping } from '../input/plain-data.js';
import { POLICY_HEAD_SHAPE } from './policy-shape.js';
import type { Policy } from './policy.js';
import { builtinPolicies, shippedPolicy } from './shipped-policies.js';
import { type SettingsByPath, flattenSettings } from './layers.js';

interface Reference {
  path: string;
  name: string;
}

/** Whether a reference to a policy is a path, rather than a built-in id. */
export const isPolicyPath = (text: string): boolean => /[/\\]|\.ya?ml$/.test(text);

/** Resolves a reference: a built-in policy's id, or a path relative to `folder`. */
function locatePolicy(text: string, folder: string): Reference {
  if (text === '-')
    throw inputError('a policy is not read from standard input', {
      hint: 'Write what comes in to a file first, and name that.',
    });
  if (isPolicyPath(text)) {
    const path = resolve(folder, text);
    return { path, name: displayPath(path) };
  }
  const known = builtinPolicies();
  const id = text.toLowerCase();
  if (known.includes(id))
    return { path: builtinPath(`data/policies/${id}.yaml`), name: `data/policies/${id}.yaml` };
  const hint = suggest(text, known);
  throw inputError(`unknown policy ${quoted(text)}`, {
    about: { kind: 'policy', name: text },
    hint: `${hint === undefined ? '' : `${hint} `}Built in: ${known.join(', ')}. A file is named by its path, like ./${text.length > 40 ? 'policy' : text}.yaml.`,
  });
}

/**
 * Resolves a reference in a file. Throws an `InputError` with its position for an unknown built-in policy.
 */
export const locateFrom = (
  text: string,
  folder: string,
  place: Location & Pick<Problem, 'path'>,
): Reference => placeProblems(place, () => locatePolicy(text, folder));

/** The settings of one file. */
interface Layer {
  path: string;
  settings: SettingsByPath;
  notes: readonly Problem[];
  /** The file's name in reports, and what it extends, as written. */
  name: string;
  extends: readonly string[];
}

/** The real path of a file, so that links to it compare as equal; a missing file keeps its path. */
function fileIdentity(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * Keeps each file once, at its last position, since what is applied last counts. So later entries of
 * `extends` win, and files that extend one another repeatedly do not multiply.
 */
function withoutRepeats(layers: readonly Layer[]): Layer[] {
  const last = new Map<string, Layer>();
  for (const layer of layers) {
    last.delete(layer.path);
    last.set(layer.path, layer);
  }
  return [...last.values()];
}

/** Checks a file except the content of its entries, of which it checks the ids only. */
function checkHead(document: Document, head: Mapping, listed: unknown): void {
  const ids = isMapping(listed) ? Object.keys(listed).map((id) => [id, {}]) : [];
  const rules = isMapping(listed) ? { rules: Object.fromEntries(ids) as Mapping } : {};
  validateDocument(
    POLICY_HEAD_SHAPE,
    isMapping(listed) ? documentPart(document, [], { ...head, ...rules }) : document,
  );
  if (head['others'] !== undefined && head['extends'] !== undefined)
    throw inputError('cannot be used with extends, which sets the other rules: remove one of the two', {
      ...document.at(['others']),
      path: 'others',
    });
}

interface LoadContext {
  rules: readonly Rule[];
  /** The layers read so far, by path, so that each file is read once. */
  known: Map<string, Layer[]>;
  read: Reader | undefined;
}

/** The layers of a policy, most basic first. */
function layersOf(
  reference: Reference,
  extendedFrom: readonly Reference[],
  reading: LoadContext,
  from?: Location,
): Layer[] {
  const path = fileIdentity(reference.path);
  const cycle = extendedFrom.findIndex((earlier) => fileIdentity(earlier.path) === path);
  if (cycle >= 0)
    throw inputError(
      `policies extend each other in a circle: ${[...extendedFrom.slice(cycle), reference].map(({ name }) => name).join(' → ')}`,
      from,
    );
  const layers =
    reading.known.get(path) ??
    readLayers({ ...reference, path }, [...extendedFrom, reference], reading, from);
  reading.known.set(path, layers);
  return layers;
}

/** Reads the document of a policy. If that fails, the problem names the policy that extends it. */
function policyDocument(
  { path, name }: Reference,
  { read }: LoadContext,
  from: Location | undefined,
): Document {
  const nameExtending = (problem: Problem): Problem =>
    from === undefined || problem.file === undefined || problem.line !== undefined
      ? problem
      : { ...problem, ...from, path: 'extends', message: `${problem.file}: ${problem.message}` };
  return rephrase(
    (problems) => problems.map(nameExtending),
    () => readDocument(path, POLICY_HEAD_SHAPE, { file: name, limit: POLICY_LIMIT, read }),
  );
}

/** Whether a file, by its real path, is the built-in one with this id. */
const isBuiltin = (path: string, id: string): boolean =>
  path === fileIdentity(builtinPath(`data/policies/${id}.yaml`));

/** Checks the head of a file whose form is valid. */
function ownProblems(path: string, document: Document, { id, ...head }: Mapping): Problem[] {
  const grades = gradeProblems([], head, document);
  if (typeof id !== 'string' || isBuiltin(path, id)) return grades;
  return [...borrowedId(id, builtinPolicies(), document), ...grades];
}

/** The policies that a file extends, as written; undefined unless that is a list of texts. */
function extendedIn({ extends: written = [] }: Mapping): string[] | undefined {
  const isTexts = Array.isArray(written) && written.every((one) => typeof one === 'string');
  return isTexts ? written : undefined;
}

function readLayers(
  { path, name }: Reference,
  extendedFrom: readonly Reference[],
  reading: LoadContext,
  from?: Location,
): Layer[] {
  const { rules } = reading;
  const document = policyDocument({ path, name }, reading, from);
  const { rules: listed, ...head } = isMapping(document.data) ? document.data : {};
  const misfits = problemsOf(() => checkHead(document, head, listed));
  const extended = extendedIn(head);
  const { value: below = [], problems: missing } = attempt(() =>
    (extended ?? []).flatMap((text, index) => {
      const place = document.at(['extends', index]);
      return layersOf(locateFrom(text, dirname(path), place), extendedFrom, reading, place);
    }),
  );
  // A policy below may have defined this entry: unless all of them could be read, its rule cannot be called
  // unknown.
  const isBelowKnown = extended !== undefined && missing.length === 0;
  const readable = Object.entries(isMapping(listed) ? listed : {}).filter(
    ([id]) => isBelowKnown || ruleNamed(id, rules) !== undefined,
  );
  const layers = withoutRepeats(below);
  const settings = layers.map((layer) => layer.settings);
  const entries = readEntries(document, Object.fromEntries(readable), settings, rules);
  const own = misfits.length > 0 ? [] : ownProblems(path, document, head);
  throwAll([...misfits, ...own, ...missing, ...entries.problems]);
  const set = new Map([...flattenSettings(head, (inner) => document.at(inner)), ...entries.settings]);
  return [...layers, { path, settings: set, notes: entries.notes, name, extends: extended ?? [] }];
}

const layersFrom = (reference: string, rules: readonly Rule[], read?: Reader): Layer[] =>
  layersOf(locatePolicy(reference, process.cwd()), [], { rules, known: new Map(), read });

/**
 * Loads the effective policy for a built-in id or a path on a day (ISO 8601, UTC; selects dated severities).
 * Includes everything it extends, each value with its origin. Throws an `InputError` for anything unknown,
 * missing, or of the wrong form, and for a policy that extends itself.
 */
export function loadPolicy(
  reference: string,
  asOf: string,
  rules: readonly Rule[] = RULES,
  read?: Reader,
): Policy {
  const isId = rules === RULES && !isPolicyPath(reference);
  const shipped = isId ? shippedPolicy(reference.toLowerCase()) : undefined;
  if (shipped !== undefined) return shipped;
  const layers = layersFrom(reference, rules, read);
  const policy = composePolicy(
    layers.map(({ settings }) => settings),
    asOf,
    rules,
  );
  const notes = layers.flatMap((layer) => layer.notes);
  const { path = '', name: file = '', extends: extended = [] } = layers.at(-1) ?? {};
  const origin = isBuiltin(path, policy.id) ? 'built-in' : 'yours';
  return { ...policy, origin, file, extends: extended, ...(notes.length === 0 ? {} : { notes }) };
}

/** The paths of all files of a policy. Throws like `loadPolicy` for what cannot be read. */
export const policyFiles = (reference: string, read?: Reader): string[] =>
  layersFrom(reference, RULES, read).map(({ path }) => path);
