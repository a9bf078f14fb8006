import type { Location, Problem } from '../input/problem.js';
import type { Settings } from './settings.js';

/** What an entry says of whether it is asked; all else says what it asks. */
const ON_WHETHER: readonly string[] = ['severity', 'dated', 'uses', 'severity_with_limit'];

/** Where an entry was turned off, and by which layer. */
interface Off {
  origin: Location;
  layer: number;
}

/**
 * What files nearer than the one that turned an entry off set of it: whoever wrote that takes it for asked. A file that
 * itself says "off" may keep what would be asked.
 */
export function unaskedSettings(id: string, off: Off, layers: readonly Settings[]): Problem[] {
  const prefix = `rules.${id}.`;
  return layers
    .slice(off.layer + 1)
    .flatMap((layer) => [...layer])
    .filter(([path]) => path.startsWith(prefix) && !ON_WHETHER.includes(path.slice(prefix.length)))
    .map(([path, { origin }]) => ({
      ...origin,
      path,
      message: `asks nothing: the rule is off (${off.origin.file}:${off.origin.line})`,
      hint: 'Say its severity here, or take the setting out.',
    }));
}
