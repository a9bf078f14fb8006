import type { AttestationKind } from '../evidence/attestations/attestation.js';
import type { Grade, Scope } from '../evidence/provider-shape.js';
import { type Location, throwAll } from '../input/problem.js';
import { digestOf } from '../input/digest.js';
import { present, without } from '../input/plain-data.js';
import { ruleNamed, RULES } from '../rules/index.js';
import { fillTemplate, type Rule } from '../rules/rule.js';
import { type EntrySeverity, type Threshold, severityOn } from './severity.js';
import type { Policy, PolicyEntry, PolicyUse } from './policy.js';
import { type SettingsByPath, settingsInForce, SettingsReader } from './layers.js';
import { unusedSettings, unknownRule } from './policy-problems.js';

interface ComposeContext {
  /** The day that selects dated severities, ISO 8601, UTC. */
  asOf: string;
  rules: readonly Rule[];
}

function ruleFor(id: string, reader: SettingsReader, rules: readonly Rule[]): Rule | undefined {
  const rule = ruleNamed((reader.get(`rules.${id}.uses`) as string | undefined) ?? id, rules);
  if (rule === undefined)
    reader.problems.push({
      ...(reader.originOf(id) ?? reader.start),
      ...unknownRule(id, `rules.${id}`, rules),
    });
  return rule;
}

/** The options of an entry. A missing required option is a problem, unless the entry is off for good. */
function optionsOfEntry(
  id: string,
  rule: Rule,
  isOff: boolean,
  reader: SettingsReader,
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [option, shape] of Object.entries(rule.options)) {
    const value = reader.get(`rules.${id}.${option}`);
    if (value !== undefined) options[option] = value;
    else if (!isOff && shape.optional !== true) reader.required(`rules.${id}.${option}`);
  }
  return options;
}

/** The texts of a rule, with the options of an entry filled in. */
export const filledTexts = (rule: Rule, options: PolicyEntry['options']): PolicyEntry['texts'] => ({
  title: fillTemplate(rule.title, options),
  why: fillTemplate(rule.why, options),
  fix: fillTemplate(rule.fix, options),
  question: fillTemplate(rule.question, options),
});

/** How an entry accepts the user's own evidence. */
const attestationSettings = (
  path: string,
  reader: SettingsReader,
): Pick<PolicyEntry, 'attestations' | 'attestationDigest'> => ({
  attestations: reader.required(`${path}.accept_attestations`, 'accept_attestations') as AttestationKind[],
  attestationDigest: reader.required(
    `${path}.attestation_digest`,
    'attestation_digest',
  ) as PolicyEntry['attestationDigest'],
});

/** Whether an entry is off, and no dated change will turn it on. */
const isPermanentlyOff = ({ severity, schedule }: EntrySeverity, asOf: string): boolean =>
  severity === 'off' &&
  (schedule?.dated ?? []).every((change) => change.from <= asOf || change.severity === 'off');

interface PlacedEntry {
  entry: PolicyEntry;
  /** Where the severity was set. */
  origin?: Location;
}

function composeOneEntry(
  id: string,
  reader: SettingsReader,
  layers: readonly SettingsByPath[],
  { asOf, rules }: ComposeContext,
): PlacedEntry | undefined {
  const rule = ruleFor(id, reader, rules);
  if (rule === undefined) return undefined;
  const path = `rules.${id}`;
  const stated = severityOn(asOf, id, rule, reader, layers);
  const { severity, origin, schedule, layer } = stated;
  const isOff = isPermanentlyOff(stated, asOf);
  if (isOff && origin !== undefined) reader.problems.push(...unusedSettings(id, { origin, layer }, layers));
  const options = optionsOfEntry(id, rule, isOff, reader);
  const entry: PolicyEntry = {
    id,
    rule,
    texts: filledTexts(rule, options),
    severity,
    ...(schedule === undefined ? {} : { schedule }),
    unknown: reader.required(`${path}.unknown`, 'unknown') as PolicyEntry['unknown'],
    waivable: (reader.get(`${path}.waivable`) as boolean | undefined) ?? true,
    scopes: reader.required(`${path}.accept_scopes`, 'accept_scopes') as Scope[],
    grades: reader.required(`${path}.accept_grades`, 'accept_grades') as Grade[],
    ...attestationSettings(path, reader),
    maxAgeDays: reader.required(`${path}.max_age_days`, 'max_age_days') as number,
    options,
  };
  return { entry, ...(origin === undefined ? {} : { origin }) };
}

/** Composes an entry for every rule. Rules that no file mentions need `others`, or are a problem. */
function composeEntries(
  reader: SettingsReader,
  layers: readonly SettingsByPath[],
  context: ComposeContext,
): PlacedEntry[] {
  const { rules } = context;
  const unmentioned = rules.filter(({ id }) => !reader.hasEntry(id)).map(({ id }) => id);
  if (unmentioned.length > 0 && reader.get('others') === undefined)
    reader.problems.push({
      ...reader.start,
      path: 'others',
      message: `nothing is said about ${unmentioned.join(', ')}`,
      hint: 'Name each rule, extend a policy that does, or write "others: off": a rule must not go unasked by oversight.',
    });
  const ids = new Set([...reader.idsUnder('rules'), ...rules.map(({ id }) => id)]);
  return [...ids]
    .flatMap((id) => composeOneEntry(id, reader, layers, context) ?? [])
    .sort(
      ({ entry: a }, { entry: b }) =>
        rules.indexOf(a.rule) - rules.indexOf(b.rule) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
}

const variantsOf = (reader: SettingsReader): Record<string, string[]> =>
  Object.fromEntries(
    reader.idsUnder('variants').map((id) => [id, reader.required(`variants.${id}`) as string[]]),
  );

type PolicyProse = Pick<Policy, 'id' | 'title' | 'description' | 'use' | 'notCovered'>;

/** A title or description is never inherited: it would name the wrong policy. */
function proseOf(reader: SettingsReader, own: SettingsByPath): PolicyProse {
  const id = reader.required('id') as string;
  return {
    id,
    title: (own.get('title')?.value as string | undefined) ?? id,
    description: (own.get('description')?.value as string | undefined) ?? '',
    ...present({ use: reader.get('use') as PolicyUse | undefined }),
    notCovered: (reader.get('not_covered') as string[] | undefined) ?? [],
  };
}

/** What the settings determine: all but where the policy comes from. */
export type ComposedPolicy = Omit<Policy, 'origin' | 'file' | 'extends'>;

/** The digest of a policy's content, independent of its files. */
function policyDigest(policy: Omit<ComposedPolicy, 'digest'>): string {
  const content = without(policy, 'origins', 'notes');
  const entries = policy.entries.map((entry) => ({ ...without(entry, 'texts'), rule: entry.rule.id }));
  return digestOf({ ...content, digest: undefined, entries });
}

/** Applies what a run may override: the threshold and the chosen variants. */
export function withRunSettings(
  policy: Policy,
  overrides: Partial<Pick<Policy, 'failOn' | 'variants'>>,
): Policy {
  const variants = { ...policy.variants, ...overrides.variants };
  const changed = { ...policy, failOn: overrides.failOn ?? policy.failOn, variants };
  return { ...changed, digest: policyDigest(without(changed, 'origin', 'file', 'extends')) };
}

/**
 * Composes layers of settings into the policy on a day; the last layer is the policy itself. Throws an
 * `InputError` if a required value is missing.
 */
export function composePolicy(
  layers: readonly SettingsByPath[],
  asOf: string,
  rules: readonly Rule[] = RULES,
): ComposedPolicy {
  const settings = settingsInForce(layers);
  const start = layers.at(-1)?.get('id')?.origin ?? { file: '', line: 1, column: 1 };
  const reader = new SettingsReader(settings, start);
  const failOn = reader.required('fail_on') as Threshold;
  const placed = composeEntries(reader, layers, { asOf, rules });
  const text = proseOf(reader, layers.at(-1) ?? new Map<string, never>());
  throwAll(reader.problems);
  const origins = new Map([...settings].map(([path, { origin }]) => [path, origin]));
  for (const { entry, origin } of placed)
    if (origin !== undefined) origins.set(`rules.${entry.id}.severity`, origin);
  const policy = {
    ...text,
    failOn,
    ...present({ maxWaiverDays: reader.get('max_waiver_days') as number | undefined }),
    variants: variantsOf(reader),
    entries: placed.map(({ entry }) => entry),
    origins,
  };
  return { ...policy, digest: policyDigest(policy) };
}
