import type { ATTRIBUTES, AttributeId } from '../attributes/attributes.js';
import type { PARTY } from '../party.js';
import type { ValueOf } from '../../input/shape.js';

/** The languages of the vocabulary. Evidence files are in the first. */
export const LANGUAGES = ['en', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

type Inside<S> = S extends { type: 'list'; of: infer O }
  ? O
  : S extends { type: 'either'; of: readonly (infer O)[] }
    ? O
    : S extends { type: 'object'; fields: infer F }
      ? F[keyof F]
      : never;

type ChoiceIn<S> = S extends { type: 'choice'; of: readonly (infer C extends string)[] }
  ? C
  : [Inside<S>] extends [never]
    ? never
    : ChoiceIn<Inside<S>>;

type KeyIn<S> =
  | (S extends { type: 'object'; fields: infer F } ? keyof F & string : never)
  | ([Inside<S>] extends [never] ? never : KeyIn<Inside<S>>);

type AnyShape = (typeof ATTRIBUTES)[AttributeId]['shape'];

/** Letters of Article 28(3) and modules of the standard clauses are the same in every language. */
type Sign = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | '1' | '2' | '3' | '4';

/** Every key and every choice in a value. */
export type Key = KeyIn<AnyShape>;
export type Choice = Exclude<ChoiceIn<AnyShape>, Sign>;

export type Unit = 'days' | 'hours' | 'tokens';

/** The words of a language for attributes and values. An incomplete language does not compile. */
export interface VocabularyWords {
  /** The language of the evidence files. If absent, `says` is left out and values are put into words. */
  isOfFiles?: true;
  titles: Record<AttributeId, string>;
  keys: Record<Key, string>;
  choices: Record<Choice, string>;
  parties: Record<ValueOf<typeof PARTY>['kind'], string>;
  /** A country with its code. */
  country: (code: string) => string;
  /** A number with its unit. */
  count: (count: number, unit: Unit) => string;
  /** A free text from a file: as it is, or marked as a paraphrase of the file's English. */
  stated: (text: string) => string;
  /** A day or a month; the default is the file's spelling. */
  day?: (day: string) => string;
  /** A letter of Article 28(3); the default is the bare letter. */
  point?: (letter: string) => string;
  /**
   * Separators after a key, between fields, and between details in brackets; the defaults are `: `, `; ` and
   * `, `.
   */
  separators?: { key: string; field: string; detail: string };
  /** Keys that repeat the title of their attribute: only the value is printed. */
  unlabelled?: ReadonlySet<Key>;
  /** Letters of Article 28(3) that the file does not record as covered. */
  notCovered: (letters: string) => string;
  yes: string;
  no: string;
  none: string;
  nothing: string;
  price: (usd: string) => string;
  tier: (above: string, price: string) => string;
  switchOff: (day: string) => string;
  planned: (day: string) => string;
  notice: (time: string) => string;
  successor: (name: string) => string;
  weights: (openness: string) => string;
  licence: (ids: string) => string;
  published: readonly [yes: string, no: string];
  offered: readonly [yes: string, no: string];
  appointed: readonly [yes: string, no: string];
  systemicRisk: readonly [yes: string, no: string];
  noneReliedOn: string;
}

/** Country names in a language from the platform, each with its code. */
export function countriesIn(language: Language): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return (code) => {
    const name = names.of(code);
    return name === undefined ? code : `${name} (${code})`;
  };
}

/** Certificates with the same name in every language. */
export const CERTIFICATE_NAMES = {
  'iso-27001': 'ISO 27001',
  'iso-27017': 'ISO 27017',
  'iso-27018': 'ISO 27018',
  'iso-27701': 'ISO 27701',
  'iso-22301': 'ISO 22301',
  'iso-42001': 'ISO 42001',
  'eu-cloud-coc': 'EU Cloud Code of Conduct',
  europrivacy: 'Europrivacy',
  secnumcloud: 'SecNumCloud',
  hds: 'HDS',
  tisax: 'TISAX',
} as const;
