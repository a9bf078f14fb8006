import { hash } from 'node:crypto';

/** JSON with sorted keys and no white space: equal data give equal text. Absent and undefined keys are the same. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return value === undefined ? 'null' : JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** SHA-256 over the canonical JSON of some data, as 64 hexadecimal digits. */
export const digestOf = (value: unknown): string => hash('sha256', canonicalJson(value), 'hex');
