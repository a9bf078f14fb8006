import type { Location, Problem } from '../input/problem.js';
import { isMapping } from '../input/present.js';
import type { Document } from '../input/yaml.js';

/** A value that a file sets, with its place; of a list of mappings, the place of each too. */
export interface Setting {
  value: unknown;
  origin: Location;
  items?: readonly Location[];
}

/** Values by path, like `rules.no-training.severity`. */
export type Settings = Map<string, Setting>;

/** Everything that some data of a file sets, by path. `place` says where the value at a path stands. */
export function settingsOf(data: unknown, place: Document['at'], base: readonly string[] = []): Settings {
  const settings: Settings = new Map();
  const walk = (path: string[], value: unknown): void => {
    // An empty mapping is kept as it is: an entry that names a rule and says nothing is no silence about it.
    if (isMapping(value) && Object.keys(value).length > 0) {
      for (const [key, item] of Object.entries(value)) walk([...path, key], item);
      return;
    }
    const setting = { value, origin: place(path) };
    const isNested = Array.isArray(value) && value.some((item) => typeof item === 'object');
    const items = isNested ? { items: value.map((_, index) => place([...path, index])) } : {};
    settings.set([...base, ...path].join('.'), { ...setting, ...items });
  };
  walk([], data);
  return settings;
}

/** Reads settings; what is required and absent is a problem, never a default. */
export class SettingsReader {
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

  /** The value at a path, else what holds in general; where neither is set, one problem for all who ask. */
  need(path: string, general = path): unknown {
    const found = this.get(path) ?? this.get(general);
    if (found === undefined && !this.problems.some((problem) => problem.path === general))
      this.problems.push({
        ...this.home,
        path: general,
        message: 'is missing: set it here or in a policy that this one extends',
      });
    return found;
  }

  /** The ids that some setting names under `prefix`. */
  idsUnder(prefix: string): string[] {
    const ids = [...this.settings.keys()].filter((path) => path.startsWith(`${prefix}.`));
    return [...new Set(ids.map((path) => path.split('.')[1] ?? ''))];
  }

  /** Whether some file has an entry for a rule. */
  names(id: string): boolean {
    return this.settings.has(`rules.${id}`) || this.originUnder(`rules.${id}.`) !== undefined;
  }

  originUnder(prefix: string): Location | undefined {
    for (const [path, { origin }] of this.settings) if (path.startsWith(prefix)) return origin;
    return undefined;
  }
}
