import type { Location, Problem } from '../input/problem.js';
import { isMapping } from '../input/plain-data.js';
import type { Document } from '../input/yaml.js';

/** A value set in a file, with its position; for a list of mappings, also the position of each. */
export interface SettingInFile {
  value: unknown;
  origin: Location;
  items?: readonly Location[];
}

/** Values by path, like `rules.no-training.severity`. */
export type SettingsByPath = Map<string, SettingInFile>;

/**
 * Lists everything that data from a file sets, by path. `place` gives the position of the value at a path.
 */
export function flattenSettings(
  data: unknown,
  place: Document['at'],
  base: readonly string[] = [],
): SettingsByPath {
  const settings: SettingsByPath = new Map();
  const walk = (path: string[], value: unknown): void => {
    // Keeps an empty mapping: an entry that sets nothing still mentions its rule.
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

/** Reads settings. A required setting that is absent is a problem; there are no defaults. */
export class SettingsReader {
  readonly problems: Problem[] = [];
  readonly settings: SettingsByPath;
  readonly start: Location;
  /** Where each entry begins to say something, by section and id, like `rules.no-training`. */
  readonly #origins = new Map<string, Location>();

  constructor(settings: SettingsByPath, start: Location) {
    this.settings = settings;
    this.start = start;
    for (const [path, { origin }] of settings) {
      const [section = '', id = '', ...key] = path.split('.');
      const entry = `${section}.${id}`;
      if (key.length > 0 && !this.#origins.has(entry)) this.#origins.set(entry, origin);
    }
  }

  get(path: string): unknown {
    return this.settings.get(path)?.value;
  }

  /** The value at a path, or at the `general` path. If neither is set, adds one problem for all callers. */
  required(path: string, general = path): unknown {
    const found = this.get(path) ?? this.get(general);
    if (found === undefined && !this.problems.some((problem) => problem.path === general))
      this.problems.push({
        ...this.start,
        path: general,
        message: 'is missing: set it here or in a policy that this one extends',
      });
    return found;
  }

  /** The ids used under `prefix`. */
  idsUnder(prefix: string): string[] {
    const ids = [...this.settings.keys()].filter((path) => path.startsWith(`${prefix}.`));
    return [...new Set(ids.map((path) => path.split('.')[1] ?? ''))];
  }

  /** Whether any file has an entry for a rule. */
  hasEntry(id: string): boolean {
    return this.settings.has(`rules.${id}`) || this.originOf(id) !== undefined;
  }

  /** Where an entry for a rule begins to say something. */
  originOf(id: string): Location | undefined {
    return this.#origins.get(`rules.${id}`);
  }
}

/** Returns the stricter of a rule's own value and the general one; its own if they are equally strict. */
type Stricter = (own: unknown, general: unknown) => unknown;

const stricterList: Stricter = (own, general) => {
  const listed = own as readonly unknown[];
  const left = listed.filter((item) => (general as readonly unknown[]).includes(item));
  return left.length === listed.length ? own : left;
};

const stricterNumber: Stricter = (own, general) => ((general as number) < (own as number) ? general : own);

/** Compares words, given from loosest to strictest. */
const stricterWord =
  (...words: readonly unknown[]): Stricter =>
  (own, general) =>
    words.indexOf(general) > words.indexOf(own) ? general : own;

/** Settings that can be made both for a rule and in general. */
const STRICTER_BY_KEY: ReadonlyMap<string, Stricter> = new Map([
  ['unknown', stricterWord('note', 'warning', 'same')],
  ['accept_scopes', stricterList],
  ['accept_grades', stricterList],
  ['accept_attestations', stricterList],
  ['attestation_digest', stricterWord('any', 'checked')],
  ['max_age_days', stricterNumber],
]);

/**
 * Combines a rule's setting with the general settings of later files. The deciding value gives the origin.
 */
function tightenSetting(
  path: string,
  setting: SettingInFile,
  layers: readonly SettingsByPath[],
): SettingInFile {
  const [section, , key = ''] = path.split('.');
  const stricter = section === 'rules' ? STRICTER_BY_KEY.get(key) : undefined;
  if (stricter === undefined) return setting;
  const own = layers.findLastIndex((layer) => layer.has(path));
  return layers.slice(own + 1).reduce<SettingInFile>((current, layer) => {
    const general = layer.get(key);
    if (general === undefined) return current;
    const value = stricter(current.value, general.value);
    return value === current.value ? current : { value, origin: general.origin };
  }, setting);
}

/**
 * Combines layers of settings; the last wins. But a general setting can only tighten what an earlier layer
 * sets for a rule: a general "none" must not lose to a rule's line in an extended file that the author may
 * never have read, nor may a general line loosen a rule. To loosen a rule, name it.
 */
export function settingsInForce(layers: readonly SettingsByPath[]): SettingsByPath {
  const nearest = new Map(layers.flatMap((layer) => [...layer]));
  return new Map([...nearest].map(([path, setting]) => [path, tightenSetting(path, setting, layers)]));
}
