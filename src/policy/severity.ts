/** From weak to strong. */
export const SEVERITIES = ['note', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether `severity` is at or above `threshold`. */
export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

/** The weaker of two. */
export const weaker = (a: Severity, b: Severity): Severity => (atLeast(a, b) ? b : a);

/** The stronger of two. */
export const stronger = (a: Severity, b: Severity): Severity => (atLeast(a, b) ? a : b);

/** A severity that holds from a day on (ISO 8601, UTC). */
export interface DatedSeverity {
  from: string;
  severity: Severity | 'off';
}
