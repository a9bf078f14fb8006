import { isMapping } from '../input/plain-data.js';
import type { DatedSeverity } from './severity.js';
import type { Location, Problem } from '../input/problem.js';
import type { Document } from '../input/yaml.js';
import { pathText, quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import type { Rule } from '../rules/rule.js';
import type { SettingsByPath } from './layers.js';

/** An id reduced to how it looks: without hyphens, with digits replaced by similar letters. */
const lookAlikeForm = (id: string): string =>
  id.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll(/[1i]/g, 'l');

/**
 * Refuses a policy file whose id is, or looks like, a built-in one: "Policy gdpr holds" would be misleading.
 * Refuses copies too, since they can change.
 */
export function borrowedId(id: string, builtin: readonly string[], document: Document): Problem[] {
  const known = builtin.find((name) => lookAlikeForm(name) === lookAlikeForm(id));
  if (known === undefined) return [];
  const message =
    id === known
      ? `${known} is the id of a built-in policy, and this file is not that policy`
      : `${id} reads like ${known}, the id of a built-in policy`;
  return [
    {
      ...document.at(['id']),
      path: 'id',
      message,
      hint: `Give it its own id, like ${known}-ours. It can still extend ${known}.`,
    },
  ];
}

/** Reports can count together with reviewed statements, never instead of them. */
export function gradeProblems(path: readonly string[], entry: unknown, document: Document): Problem[] {
  const grades = isMapping(entry) ? entry['accept_grades'] : undefined;
  if (!Array.isArray(grades) || grades.includes('reviewed')) return [];
  const where = [...path, 'accept_grades'];
  return [
    {
      ...document.at(where),
      path: where.join('.'),
      message: 'must name reviewed: reports alone carry no verdict',
      hint: 'Write [reviewed, reported] to let reports count where reviewed statements leave the question open.',
    },
  ];
}

/** Dated severities must be in order of their days, or they would mislead readers. */
export function datedProblems(path: readonly string[], entry: unknown, document: Document): Problem[] {
  const dated = isMapping(entry) ? entry['dated'] : undefined;
  if (!Array.isArray(dated)) return [];
  const days = (dated as Partial<DatedSeverity>[]).map((change) => change.from);
  return days.flatMap((from, index) => {
    const earlier = days[index - 1];
    if (from === undefined || earlier === undefined || from > earlier) return [];
    const where = [...path, 'dated', index, 'from'];
    return [{ ...document.at(where), path: pathText(where), message: `must be later than ${earlier}` }];
  });
}

/** The problem for an entry whose rule does not exist. */
export const unknownRule = (
  id: string,
  path: string,
  rules: readonly Rule[],
): Pick<Problem, 'path' | 'message' | 'hint'> => ({
  path,
  message: `unknown rule ${quoted(id)}`,
  hint:
    suggest(
      id,
      rules.map((rule) => rule.id),
    ) ?? 'An entry with its own id names its rule with "uses".',
});

/** Keys that say whether an entry is asked; all others say what it asks. */
const SEVERITY_KEYS: readonly string[] = ['severity', 'dated', 'uses', 'severity_with_limit'];

/** Where an entry was turned off, and in which layer. */
interface TurnedOff {
  origin: Location;
  layer: number;
}

/**
 * Finds settings in later layers than the one that turned an entry off: their author expects the rule to be
 * asked. The file that says "off" itself may keep its settings.
 */
export function unusedSettings(id: string, off: TurnedOff, layers: readonly SettingsByPath[]): Problem[] {
  const prefix = `rules.${id}.`;
  return layers
    .slice(off.layer + 1)
    .flatMap((layer) => [...layer])
    .filter(([path]) => path.startsWith(prefix) && !SEVERITY_KEYS.includes(path.slice(prefix.length)))
    .map(([path, { origin }]) => ({
      ...origin,
      path,
      message: `asks nothing: the rule is off (${off.origin.file}:${off.origin.line})`,
      hint: 'Say its severity here, or take the setting out.',
    }));
}
