import type { Grade, Scope } from '../core/provider-shape.js';
import { InputError, type Location, type Problem } from '../core/problem.js';
import { digestOf } from '../core/digest.js';
import { without } from '../core/present.js';
import { suggest } from '../core/suggest.js';
import { RULES, ruleOf } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { fillTemplate } from '../rules/title.js';
import type { Policy, PolicyEntry } from './policy.js';
import type { Severity } from './severity.js';

/** Values by path, like `rules.no-training.severity`, each with the place where it was set. */
export type Settings = Map<string, { value: unknown; origin: Location }>;

/** Reads settings; what is required and absent is a problem, never a default. */
class Reader {
  readonly problems: Problem[] = [];
  readonly settings: Settings;
  readonly home: Location;

  constructor(settings: Settings, home: Location) {
    this.settings = settings;
    this.home = home;
  }

  get(path: string): unknown {
    return this.settings.get(path)?.value;
  }

  need(path: string, ...general: string[]): unknown {
    for (const candidate of [path, ...general]) {
      const found = this.get(candidate);
      if (found !== undefined) return found;
    }
    this.problems.push({
      ...this.home,
      path,
      message: 'is missing: set it here or in a policy that this one extends',
    });
    return undefined;
  }

  /** The ids that some setting names under `prefix`. */
  idsUnder(prefix: string): string[] {
    const ids = [...this.settings.keys()].filter((path) => path.startsWith(`${prefix}.`));
    return [...new Set(ids.map((path) => path.split('.')[1] ?? ''))];
  }

  originUnder(prefix: string): Location {
    for (const [path, { origin }] of this.settings) if (path.startsWith(prefix)) return origin;
    return this.home;
  }
}

function ruleFor(id: string, reader: Reader): Rule | undefined {
  const uses = (reader.get(`rules.${id}.uses`) as string | undefined) ?? id;
  const rule = ruleOf(uses);
  if (rule !== undefined) return rule;
  const hint = suggest(
    id,
    RULES.map((known) => known.id),
  );
  reader.problems.push({
    ...reader.originUnder(`rules.${id}.`),
    path: `rules.${id}`,
    message: `unknown rule ${JSON.stringify(id)}`,
    hint: hint ?? 'An entry with an id of its own names its rule with "uses".',
  });
  return undefined;
}

/** Which layer set a value last: the later, the closer to the policy that was asked for. */
const layerOf = (layers: readonly Settings[], path: string): number =>
  layers.findLastIndex((layer) => layer.has(path));

/** A limit asks for more than a statement: it brings the severity that the entry keeps for that. */
function severityOf(id: string, rule: Rule, reader: Reader, layers: readonly Settings[]): Severity | 'off' {
  const severity = reader.need(`rules.${id}.severity`) as Severity | 'off';
  const withLimit = reader.get(`rules.${id}.severity_with_limit`) as Severity | undefined;
  const limited = Math.max(...rule.limits.map((option) => layerOf(layers, `rules.${id}.${option}`)), -1);
  const stated = layerOf(layers, `rules.${id}.severity`);
  return withLimit !== undefined && severity !== 'off' && limited > stated ? withLimit : severity;
}

function optionsOf(
  id: string,
  rule: Rule,
  severity: Severity | 'off',
  reader: Reader,
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [option, shape] of Object.entries(rule.options)) {
    const value = reader.get(`rules.${id}.${option}`);
    if (value !== undefined) options[option] = value;
    else if (severity !== 'off' && shape.optional !== true) reader.need(`rules.${id}.${option}`);
  }
  return options;
}

const textsOf = (rule: Rule, options: Record<string, unknown>): PolicyEntry['texts'] => ({
  title: fillTemplate(rule.title, options),
  why: fillTemplate(rule.why, options),
  fix: fillTemplate(rule.fix, options),
  question: fillTemplate(rule.question, options),
});

function entryOf(id: string, reader: Reader, layers: readonly Settings[]): PolicyEntry | undefined {
  const rule = ruleFor(id, reader);
  if (rule === undefined) return undefined;
  const path = `rules.${id}`;
  const severity = severityOf(id, rule, reader, layers);
  const options = optionsOf(id, rule, severity, reader);
  return {
    id,
    rule,
    texts: textsOf(rule, options),
    severity,
    unknown: reader.need(`${path}.unknown`, 'unknown') as PolicyEntry['unknown'],
    waivable: (reader.get(`${path}.waivable`) as boolean | undefined) ?? true,
    scopes: reader.need(`${path}.accept_scopes`, 'accept_scopes') as Scope[],
    grades: reader.need(`${path}.accept_grades`, 'accept_grades') as Grade[],
    maxAgeDays: reader.need(`${path}.max_age_days`, 'max_age_days') as number,
    options,
  };
}

const byRule = (a: PolicyEntry, b: PolicyEntry): number =>
  RULES.indexOf(a.rule) - RULES.indexOf(b.rule) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const variantsOf = (reader: Reader): Record<string, string[]> =>
  Object.fromEntries(
    reader.idsUnder('variants').map((id) => [id, reader.need(`variants.${id}`) as string[]]),
  );

type PolicyText = Pick<Policy, 'id' | 'title' | 'description' | 'notCovered'>;

/** A title or description of what is extended would name the wrong policy: they are the last layer's own. */
function textOf(reader: Reader, own: Settings): PolicyText {
  const id = reader.need('id') as string;
  return {
    id,
    title: (own.get('title')?.value as string | undefined) ?? id,
    description: (own.get('description')?.value as string | undefined) ?? '',
    notCovered: (reader.get('not_covered') as string[] | undefined) ?? [],
  };
}

/** The policy that layers of settings make together, the last one being the policy itself. */
export function composePolicy(layers: readonly Settings[]): Policy {
  const settings: Settings = new Map(layers.flatMap((layer) => [...layer]));
  const home = layers.at(-1)?.get('id')?.origin ?? { file: '', line: 1, column: 1 };
  const reader = new Reader(settings, home);
  const entries = reader.idsUnder('rules').map((id) => entryOf(id, reader, layers));
  const known = entries.filter((entry) => entry !== undefined).sort(byRule);
  const text = textOf(reader, layers.at(-1) ?? new Map<string, never>());
  const ruling = {
    failOn: reader.need('fail_on') as Severity | 'never',
    variants: variantsOf(reader),
    entries: known,
  };
  if (known.length === 0 && reader.problems.length === 0)
    reader.problems.push({ ...home, path: 'rules', message: 'names no rule' });
  if (reader.problems.length > 0) throw new InputError(reader.problems);
  const origins = new Map([...settings].map(([path, { origin }]) => [path, origin]));
  const content = known.map((entry) => ({ ...without(entry, 'texts'), rule: entry.rule.id }));
  return { ...text, ...ruling, origins, digest: digestOf({ ...text, ...ruling, entries: content }) };
}
