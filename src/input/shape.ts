/**
 * Shapes: plain data that describe values. Types, validators, JSON Schemas and reference texts are derived
 * from them, so loading a rule or the vocabulary costs nothing.
 */
export type Shape =
  | TextShape
  | BooleanShape
  | IntegerShape
  | ChoiceShape<readonly string[]>
  | ListShape<Shape>
  | ObjectShape<ShapeFields>
  | MapShape<Shape>
  | EitherShape<readonly Shape[]>;

interface Described {
  /** One line for the reference and for editors. */
  doc?: string;
  optional?: true;
}

/** What a text must look like. `TEXT_FORMATS` describes each format. */
export type TextFormat =
  'plain' | 'id' | 'model-id' | 'country' | 'day' | 'day-or-month' | 'decimal' | 'https-url' | 'sha256';

export interface TextShape extends Described {
  type: 'text';
  format: TextFormat;
  /**
   * Any text, even empty or with surrounding blanks: for what we write ourselves and never read from a file.
   */
  free?: true;
}
export interface BooleanShape extends Described {
  type: 'boolean';
}
export interface IntegerShape extends Described {
  type: 'integer';
  min: number;
  max: number;
  unit?: string;
}
export interface ChoiceShape<V extends readonly string[]> extends Described {
  type: 'choice';
  of: V;
}
export interface ListShape<S extends Shape> extends Described {
  type: 'list';
  of: S;
  min: number;
}
export interface ObjectShape<F extends ShapeFields> extends Described {
  type: 'object';
  fields: F;
  /** Exactly one of these optional fields must be present. */
  exactlyOne?: readonly string[];
}
export interface MapShape<S extends Shape> extends Described {
  type: 'map';
  key: TextFormat;
  of: S;
  /** Keys with a shape of their own; `of` is the shape of all others, unless `closed`. */
  known?: ShapeFields;
  closed?: true;
}
export interface EitherShape<S extends readonly Shape[]> extends Described {
  type: 'either';
  of: S;
  /** Any plain data. */
  anything?: true;
}
export interface ShapeFields {
  readonly [key: string]: Shape;
}
/** Any plain data; only the compiler sees the type of its values. */
export type Anything<T = unknown> = EitherShape<readonly []> & { anything: true; valueType?: T };

type Simplify<T> = { [K in keyof T]: T[K] } & {};
type OptionalKeys<F extends ShapeFields> = {
  [K in keyof F]: F[K] extends { optional: true } ? K : never;
}[keyof F];

/** The TypeScript type of the values that a shape admits. */
export type ValueOf<S> =
  S extends Anything<infer T>
    ? T
    : S extends ChoiceShape<infer V>
      ? V[number]
      : S extends TextShape
        ? string
        : S extends BooleanShape
          ? boolean
          : S extends IntegerShape
            ? S extends { constant: infer V }
              ? V
              : number
            : S extends ListShape<infer I>
              ? S extends { readonly: true }
                ? readonly ValueOf<I>[]
                : ValueOf<I>[]
              : S extends ObjectShape<infer F>
                ? ValuesOf<F>
                : S extends MapShape<infer I>
                  ? Record<string, ValueOf<I>>
                  : S extends EitherShape<infer I>
                    ? ValueOf<I[number]>
                    : never;

/** The TypeScript type of an object with these fields. */
export type ValuesOf<F extends ShapeFields> = Simplify<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
    [K in OptionalKeys<F>]?: ValueOf<F[K]>;
  }
>;

const described = <S extends Shape>(shape: S, doc: string | undefined): S =>
  doc === undefined ? shape : { ...shape, doc };

export const text = (doc?: string, format: TextFormat = 'plain'): TextShape =>
  described({ type: 'text', format }, doc);
export const freeText = (doc?: string): TextShape =>
  described({ type: 'text', format: 'plain', free: true }, doc);
export const boolean = (doc?: string): BooleanShape => described({ type: 'boolean' }, doc);
export const integer = (
  doc?: string,
  limits: { min?: number; max?: number; unit?: string } = {},
): IntegerShape =>
  described(
    {
      type: 'integer',
      min: limits.min ?? 0,
      max: limits.max ?? 1_000_000_000,
      ...(limits.unit === undefined ? {} : { unit: limits.unit }),
    },
    doc,
  );
export const choice = <const V extends readonly string[]>(of: V, doc?: string): ChoiceShape<V> =>
  described({ type: 'choice', of }, doc);
/** Makes a shape with only one allowed value. */
export function constant<const V extends string>(value: V): ChoiceShape<readonly [V]>;
export function constant<const V extends number>(value: V, doc: string): IntegerShape & { constant: V };
export function constant(value: string | number, doc?: string): Shape {
  return typeof value === 'string'
    ? choice([value], doc)
    : described({ type: 'integer', min: value, max: value }, doc);
}
export const list = <S extends Shape>(of: S, doc?: string, min = 0): ListShape<S> =>
  described({ type: 'list', of, min }, doc);
/** Makes the shape of a list that readers must not change. */
export const readonlyList = <S extends Shape>(of: S, doc?: string): ListShape<S> & { readonly: true } => ({
  ...list(of, doc),
  readonly: true,
});
export const object = <F extends ShapeFields>(fields: F, doc?: string): ObjectShape<F> =>
  described({ type: 'object', fields }, doc);
/** Requires exactly one of some optional fields. */
export const exactlyOne = <F extends ShapeFields>(
  shape: ObjectShape<F>,
  fields: readonly (keyof F & string)[],
): ObjectShape<F> => ({ ...shape, exactlyOne: fields });
export const map = <S extends Shape>(of: S, doc?: string, key: TextFormat = 'id'): MapShape<S> =>
  described({ type: 'map', key, of }, doc);
export const either = <const S extends readonly Shape[]>(of: S, doc?: string): EitherShape<S> =>
  described({ type: 'either', of }, doc);
export const anything = (doc?: string): Anything =>
  described({ type: 'either', of: [], anything: true }, doc);
export const optional = <S extends Shape>(shape: S): S & { optional: true } => ({ ...shape, optional: true });

/** Texts that several kinds of file use. */
export const ID = text(undefined, 'id');
export const SUBJECT_ID = text('a provider, a model, or an id that another host serves', 'model-id');
export const DIGEST = text('SHA-256', 'sha256');
export const FILE = freeText('relative to the working directory, or data/… for what is built in');
export const LINE = integer('from 1', { min: 1 });
export const day = (doc: string): TextShape => text(doc, 'day');
export const count = (doc?: string): IntegerShape => integer(doc);
export const sentences = (doc?: string): ListShape<TextShape> => list(freeText(), doc);

/** Describes each format for people. */
export const TEXT_FORMATS: Record<TextFormat, string> = {
  plain: 'text',
  id: 'an id: lower-case letters, digits and hyphens, like xiaomi',
  'model-id': 'a model id: letters, digits and . _ - : / @, like xiaomi/mimo-v2-pro',
  country: 'a country code of ISO 3166-1 alpha-2, like DE',
  day: 'a calendar day as YYYY-MM-DD, like 2026-11-23',
  'day-or-month': 'a calendar day as YYYY-MM-DD or a month as YYYY-MM',
  decimal: 'a decimal number in quotes, like "0.090"',
  'https-url': 'an address that begins with https://',
  sha256: 'a SHA-256 digest: 64 hexadecimal digits',
};
