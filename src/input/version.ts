import { readFileSync } from 'node:fs';
import { builtinPath } from './builtin.js';

let known: string | undefined;

/** The version of this package; read once, when it is first asked for. */
export function version(): string {
  known ??= (JSON.parse(readFileSync(builtinPath('package.json'), 'utf8')) as { version: string }).version;
  return known;
}
