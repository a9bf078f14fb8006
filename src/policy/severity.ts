import type { Location } from '../input/problem.js';
import type { Rule } from '../rules/rule.js';
import type { SettingsByPath, SettingsReader } from './layers.js';

/** From weak to strong. */
export const SEVERITIES = ['note', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The weakest severity of a gap that makes a policy fail. */
export const THRESHOLDS = [...SEVERITIES, 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

/** The weaker of two severities. */
export const weaker = (a: Severity, b: Severity): Severity => (atLeast(a, b) ? b : a);

/** The stronger of two severities. */
export const stronger = (a: Severity, b: Severity): Severity => (atLeast(a, b) ? a : b);

/** A severity from a day on (ISO 8601, UTC). */
export interface DatedSeverity {
  from: string;
  severity: Severity | 'off';
}

/** The severity of an entry on a day, and where it was set. */
export interface EntrySeverity {
  severity: Severity | 'off';
  origin?: Location;
  /** The layer that set it. Later layers are closer to the policy that was asked for. */
  layer: number;
  schedule?: { before: Severity | 'off'; dated: readonly DatedSeverity[] };
}

interface StatedSeverity {
  severity: Severity | 'off';
  origin: Location | undefined;
  layer: number;
}

const layerOf = (layers: readonly SettingsByPath[], path: string): number =>
  layers.findLastIndex((layer) => layer.has(path));

/** Dated changes apply unless a later layer sets the severity anew. */
function scheduleOf(path: string, layers: readonly SettingsByPath[]): DatedSeverity[] {
  const layer = layerOf(layers, `${path}.dated`);
  if (layer < 0 || layer < layerOf(layers, `${path}.severity`)) return [];
  return layers[layer]?.get(`${path}.dated`)?.value as DatedSeverity[];
}

/** The severity set for that day: the last dated change that is due, else the plain severity. */
function severityStatedOn(
  asOf: string,
  id: string,
  reader: SettingsReader,
  layers: readonly SettingsByPath[],
): StatedSeverity {
  const path = `rules.${id}`;
  const severity = reader.required(`${path}.severity`, reader.hasEntry(id) ? undefined : 'others') as
    Severity | 'off';
  const dated = scheduleOf(path, layers);
  const due = dated.findLastIndex(({ from }) => from <= asOf);
  const change = dated[due];
  if (change !== undefined)
    return {
      severity: change.severity,
      origin: reader.settings.get(`${path}.dated`)?.items?.[due],
      layer: layerOf(layers, `${path}.dated`),
    };
  const origin = (reader.settings.get(`${path}.severity`) ?? reader.settings.get('others'))?.origin;
  return { severity, origin, layer: layerOf(layers, `${path}.severity`) };
}

/**
 * The severity of an entry on a day (ISO 8601, UTC). A limit asks for more than a statement. If a later layer
 * than the one with the severity sets one, the entry's `severity_with_limit` applies, if stronger.
 */
export function severityOn(
  asOf: string,
  id: string,
  rule: Rule,
  reader: SettingsReader,
  layers: readonly SettingsByPath[],
): EntrySeverity {
  const path = `rules.${id}`;
  const stated = severityStatedOn(asOf, id, reader, layers);
  const dated = scheduleOf(path, layers);
  const before = reader.get(`${path}.severity`) as Severity | 'off' | undefined;
  const schedule = dated.length === 0 || before === undefined ? {} : { schedule: { before, dated } };
  const withLimit = reader.settings.get(`${path}.severity_with_limit`);
  const limit = Math.max(...rule.limits.map((option) => layerOf(layers, `${path}.${option}`)), -1);
  if (withLimit === undefined || stated.severity === 'off' || limit <= stated.layer)
    return { severity: stated.severity, layer: stated.layer, ...originIfAny(stated.origin), ...schedule };
  const severity = stronger(stated.severity, withLimit.value as Severity);
  const origin = severity === stated.severity ? stated.origin : withLimit.origin;
  return { severity, layer: stated.layer, ...originIfAny(origin), ...schedule };
}

const originIfAny = (origin: Location | undefined): { origin?: Location } =>
  origin === undefined ? {} : { origin };
