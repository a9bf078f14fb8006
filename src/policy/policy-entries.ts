import { isMapping, type Mapping } from '../input/plain-data.js';
import { type Problem, problemsOf } from '../input/problem.js';
import { validateDocument } from '../input/schema.js';
import { quoted } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { ruleNamed } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { entryShapeOf } from './policy-shape.js';
import { type SettingsByPath, flattenSettings } from './layers.js';
import { datedProblems, gradeProblems, unknownRule } from './policy-problems.js';

/** A part of a document as a document of its own; positions stay those of the file. */
export const documentPart = (document: Document, path: readonly string[], data: unknown): Document => ({
  ...document,
  data,
  at: (inner) => document.at([...path, ...inner]),
});

/** The settings of a file's entries, under the current ids of rules, with problems and notes. */
export interface Entries {
  settings: SettingsByPath;
  problems: Problem[];
  /** Notes on former ids in use. */
  notes: Problem[];
}

interface EntryContext extends Entries {
  document: Document;
  /** The layers extended, in which an entry may already be defined. */
  below: readonly SettingsByPath[];
  rules: readonly Rule[];
}

/** The current id for one that may be a former one. Adds a note if it is. */
function presentId(written: string, path: readonly string[], reading: EntryContext): string {
  const rule = ruleNamed(written, reading.rules);
  if (rule === undefined || rule.id === written) return written;
  reading.notes.push({
    ...reading.document.at(path),
    path: path.join('.'),
    message: `rule ${written} is now called ${rule.id}`,
    hint: 'The former name keeps working; write the present one when you next edit the file.',
  });
  return rule.id;
}

/**
 * The rule of an entry: the one it is named after, the one in its `uses`, or the one set by a policy below.
 */
function ruleOfEntry(id: string, uses: unknown, { below, rules }: EntryContext): Rule | undefined {
  const inherited = below.findLast((layer) => layer.has(`rules.${id}.uses`))?.get(`rules.${id}.uses`)?.value;
  const used = typeof uses === 'string' ? uses : typeof inherited === 'string' ? inherited : '';
  return ruleNamed(id, rules) ?? ruleNamed(used, rules);
}

function checkPolicyEntry(id: string, path: readonly string[], entry: unknown, reading: EntryContext): void {
  const { document, rules, problems } = reading;
  const uses = isMapping(entry) ? entry['uses'] : undefined;
  const rule = ruleOfEntry(id, uses, reading);
  const usesPath = [...path, 'uses'];
  if (rule === undefined) {
    const ruleId = typeof uses === 'string' ? uses : id;
    const place = document.at(typeof uses === 'string' ? usesPath : path);
    problems.push({ ...place, ...unknownRule(ruleId, path.join('.'), rules) });
  } else if (uses !== undefined && uses !== rule.id)
    problems.push({
      ...document.at(usesPath),
      path: usesPath.join('.'),
      message: `${id} is a rule itself, so it cannot use ${typeof uses === 'string' ? quoted(uses) : 'another'}`,
      hint: 'Give the entry its own id.',
    });
  else {
    const found = problemsOf(() =>
      validateDocument(entryShapeOf(rule) as never, documentPart(document, path, entry)),
    );
    const inside = found.map((problem) => ({
      ...problem,
      path: [...path, problem.path ?? ''].filter(Boolean).join('.'),
    }));
    const beyond = [...datedProblems(path, entry, document), ...gradeProblems(path, entry, document)];
    problems.push(...(inside.length > 0 ? inside : beyond));
  }
}

/** Replaces a former id in an entry's `uses`. */
function withPresentUse(entry: unknown, path: readonly string[], reading: EntryContext): unknown {
  const uses = isMapping(entry) ? entry['uses'] : undefined;
  if (!isMapping(entry) || typeof uses !== 'string' || ruleNamed(uses, reading.rules) === undefined)
    return entry;
  return { ...entry, uses: presentId(uses, [...path, 'uses'], reading) };
}

function readEntry(written: string, entry: unknown, seen: Map<string, string>, reading: EntryContext): void {
  const { document, problems, settings } = reading;
  const path = ['rules', written];
  const id = presentId(written, path, reading);
  const earlier = seen.get(id);
  if (earlier !== undefined)
    problems.push({
      ...document.at(path),
      path: path.join('.'),
      message: `${earlier} and ${written} are the same rule, once under a former name`,
    });
  seen.set(id, written);
  const present = withPresentUse(entry, path, reading);
  checkPolicyEntry(id, path, present, reading);
  const place = documentPart(document, path, present);
  const here: Document['at'] = (inner) => place.at(inner);
  for (const [key, setting] of flattenSettings(present, here, ['rules', id])) settings.set(key, setting);
}

/** Reads the entries of a policy file. `below`: the layers that the file extends, most basic first. */
export function readEntries(
  document: Document,
  entries: Mapping,
  below: readonly SettingsByPath[],
  rules: readonly Rule[],
): Entries {
  const reading: EntryContext = { document, below, rules, settings: new Map(), problems: [], notes: [] };
  const seen = new Map<string, string>();
  for (const [written, entry] of Object.entries(entries)) readEntry(written, entry, seen, reading);
  const { settings, problems, notes } = reading;
  return { settings, problems, notes };
}
