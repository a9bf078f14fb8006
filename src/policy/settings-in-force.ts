import type { Setting, Settings } from './settings.js';

/** The stricter of what a rule says and what is said in general; the rule's own where that is as strict. */
type Stricter = (own: unknown, general: unknown) => unknown;

const shared: Stricter = (own, general) => {
  const listed = own as readonly unknown[];
  const left = listed.filter((item) => (general as readonly unknown[]).includes(item));
  return left.length === listed.length ? own : left;
};

const smaller: Stricter = (own, general) => ((general as number) < (own as number) ? general : own);

/** Of words from the loosest to the strictest. */
const further =
  (...words: readonly unknown[]): Stricter =>
  (own, general) =>
    words.indexOf(general) > words.indexOf(own) ? general : own;

/** What can be said of a rule and in general alike. */
const STRICTER: ReadonlyMap<string, Stricter> = new Map([
  ['unknown', further('note', 'warning', 'same')],
  ['accept_scopes', shared],
  ['accept_grades', shared],
  ['accept_attestations', shared],
  ['attestation_digest', further('any', 'checked')],
  ['max_age_days', smaller],
]);

/** A setting of a rule under everything that files nearer than its own say in general; the one that decides gives the place. */
function tightened(path: string, setting: Setting, layers: readonly Settings[]): Setting {
  const [section, , key = ''] = path.split('.');
  const stricter = section === 'rules' ? STRICTER.get(key) : undefined;
  if (stricter === undefined) return setting;
  const own = layers.findLastIndex((layer) => layer.has(path));
  return layers.slice(own + 1).reduce<Setting>((held, layer) => {
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
export function settingsInForce(layers: readonly Settings[]): Settings {
  const nearest = new Map(layers.flatMap((layer) => [...layer]));
  return new Map([...nearest].map(([path, setting]) => [path, tightened(path, setting, layers)]));
}
