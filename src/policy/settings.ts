import type { Location, Problem } from '../input/problem.js';
import { isMapping } from '../input/present.js';
import type { Document } from '../input/yaml.js';

/** A value that a file sets, with its place; of a list of mappings, the place of each too. */
export interface SettingInFile {
  value: unknown;
  origin: Location;
  items?: readonly Location[];
}

/** Values by path, like `rules.no-training.severity`. */
export type SettingsByPath = Map<string, SettingInFile>;

/** Everything that some data of a file sets, by path. `place` gives the place of the value at a path. */
export function flattenSettings(
  data: unknown,
  place: Document['at'],
  base: readonly string[] = [],
): SettingsByPath {
  const settings: SettingsByPath = new Map();
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
  readonly settings: SettingsByPath;
  readonly home: Location;
  /** Where each entry begins to say something, by section and id, like `rules.no-training`. */
  readonly #origins = new Map<string, Location>();

  constructor(settings: SettingsByPath, home: Location) {
    this.settings = settings;
    this.home = home;
    for (const [path, { origin }] of settings) {
      const [section = '', id = '', ...key] = path.split('.');
      const entry = `${section}.${id}`;
      if (key.length > 0 && !this.#origins.has(entry)) this.#origins.set(entry, origin);
    }
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
    return this.settings.has(`rules.${id}`) || this.originOf(id) !== undefined;
  }

  /** Where an entry for a rule begins to say something. */
  originOf(id: string): Location | undefined {
    return this.#origins.get(`rules.${id}`);
  }
}

/** The stricter of what a rule says and what is said in general; the rule's own where that is as strict. */
type Stricter = (own: unknown, general: unknown) => unknown;

const stricterList: Stricter = (own, general) => {
  const listed = own as readonly unknown[];
  const left = listed.filter((item) => (general as readonly unknown[]).includes(item));
  return left.length === listed.length ? own : left;
};

const stricterNumber: Stricter = (own, general) => ((general as number) < (own as number) ? general : own);

/** Of words from the loosest to the strictest. */
const stricterWord =
  (...words: readonly unknown[]): Stricter =>
  (own, general) =>
    words.indexOf(general) > words.indexOf(own) ? general : own;

/** What can be said of a rule and in general alike. */
const STRICTER_BY_KEY: ReadonlyMap<string, Stricter> = new Map([
  ['unknown', stricterWord('note', 'warning', 'same')],
  ['accept_scopes', stricterList],
  ['accept_grades', stricterList],
  ['accept_attestations', stricterList],
  ['attestation_digest', stricterWord('any', 'checked')],
  ['max_age_days', stricterNumber],
]);

/** A setting of a rule under everything that files nearer than its own say in general; the one that decides gives the place. */
function tightenSetting(
  path: string,
  setting: SettingInFile,
  layers: readonly SettingsByPath[],
): SettingInFile {
  const [section, , key = ''] = path.split('.');
  const stricter = section === 'rules' ? STRICTER_BY_KEY.get(key) : undefined;
  if (stricter === undefined) return setting;
  const own = layers.findLastIndex((layer) => layer.has(path));
  return layers.slice(own + 1).reduce<SettingInFile>((held, layer) => {
    const general = layer.get(key);
    if (general === undefined) return held;
    const value = stricter(held.value, general.value);
    return value === held.value ? held : { value, origin: general.origin };
  }, setting);
}

/**
 * What layers of settings set together, the last one being the nearest: its word counts. But what it says in general
 * can only tighten what a layer below says of a rule: "none at all" must not be outranked by a line of a file that the
 * author extends and may never have read, and a general line must not undo a rule's own. To loosen, it names the rule.
 */
export function settingsInForce(layers: readonly SettingsByPath[]): SettingsByPath {
  const nearest = new Map(layers.flatMap((layer) => [...layer]));
  return new Map([...nearest].map(([path, setting]) => [path, tightenSetting(path, setting, layers)]));
}
