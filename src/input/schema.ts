import { countryLabel, OTHER_CODES } from './countries.js';
import { admittedKinds, admittedWords, choicesOf, formatMessage, plainKindOf } from './admitted.js';
import { type DataPath, present } from './plain-data.js';
import { MOST_PROBLEMS, throwFirst } from './problem.js';
import {
  type EitherShape,
  type ListShape,
  type MapShape,
  type ObjectShape,
  type Shape,
  type ShapeFields,
  TEXT_FORMATS,
  type ValueOf,
} from './shape.js';
import { suggest } from './suggest.js';
import { isOfFormat } from './text-formats.js';
import { isBlank, pathText, quoted } from './words.js';
import type { Document } from './yaml.js';

/** For a shape that is not known in detail, the type of its values is `unknown`. */
type Valid<S extends Shape> = Shape extends S ? unknown : ValueOf<S>;

/**
 * Returns the document's data if they have this shape. Otherwise throws an `InputError` with the first twenty
 * misfits in file order: each with its position, its path and, for misspelt keys and choices, a hint.
 */
export function validateDocument<S extends Shape>(shape: S, document: Document): Valid<S> {
  const found = misfitsIn(shape, document.data, [])
    .map((misfit) => ({ misfit, place: document.at(misfit.path) }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const problems = found.slice(0, MOST_PROBLEMS).map(({ misfit, place }) => {
    const path = misfit.path.length === 0 ? {} : { path: pathText(misfit.path) };
    const about = misfit.isBlank === true ? { about: { kind: 'blank' as const } } : {};
    return { ...place, ...path, message: misfit.message(), ...present({ hint: misfit.hint?.() }), ...about };
  });
  throwFirst(problems, found.length);
  return document.data as Valid<S>;
}

/**
 * Something that does not fit the shape, without a position in a file yet. Most are never shown, so the
 * message is made on demand.
 */
export interface Misfit {
  path: DataPath;
  message: () => string;
  hint?: () => string | undefined;
  /** Missing, of the wrong kind, or not one of the choices. Rules on how fields combine are skipped then. */
  isWrongKind?: boolean;
  /** A text that is not filled in. */
  isBlank?: boolean;
}

/** Finds everything that does not fit a shape. Does not look inside a value of the wrong kind. */
export function misfitsIn(shape: Shape, value: unknown, path: DataPath): readonly Misfit[] {
  if (shape.type === 'either') return misfitsInEither(shape, value, path);
  if (!isOfKind(shape, value)) return [{ ...misfitOf(shape, value, path), isWrongKind: true }];
  if (!isWithin(shape, value)) return [misfitOf(shape, value, path)];
  switch (shape.type) {
    case 'list':
      return misfitsInList(shape, value as unknown[], path);
    case 'object':
      return misfitsInObject(shape, value as object, path);
    case 'map':
      return misfitsInMap(shape, value as object, path);
    case 'text':
    case 'boolean':
    case 'integer':
    case 'choice':
      return [];
  }
}

/** Whether a value is of the kind that a shape asks for, whatever it contains. */
export function isOfKind(shape: Exclude<Shape, EitherShape<readonly Shape[]>>, value: unknown): boolean {
  switch (shape.type) {
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'choice':
      return (shape.of as readonly unknown[]).includes(value);
    case 'list':
      return Array.isArray(value);
    case 'object':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}

/** Whether a value of the right kind has the right format or is within the limits. */
function isWithin(shape: Shape, value: unknown): boolean {
  if (shape.type === 'text') return shape.free === true || isOfFormat(shape.format, value as string);
  if (shape.type === 'integer') return Number(value) >= shape.min && Number(value) <= shape.max;
  return true;
}

function misfitsInList({ of, min }: ListShape<Shape>, value: readonly unknown[], path: DataPath): Misfit[] {
  const found: Misfit[] = [];
  for (const [index, item] of value.entries()) found.push(...misfitsIn(of, item, [...path, index]));
  const message = (): string => `must have at least ${min} ${min === 1 ? 'entry' : 'entries'}`;
  return value.length < min ? [...found, { path, message }] : found;
}

/** Checks the entries with known keys, missing ones included. */
function misfitsInFields(fields: ShapeFields, value: object, path: DataPath): Misfit[] {
  const found: Misfit[] = [];
  for (const [key, shape] of Object.entries(fields)) {
    // Own keys only: an entry may be called "constructor".
    const isThere = Object.hasOwn(value, key);
    const given = isThere ? (value as Record<string, unknown>)[key] : undefined;
    const inner = [...path, key];
    if (given === undefined && shape.optional === true) continue;
    if (isThere) found.push(...misfitsIn(shape, given, inner));
    else found.push({ ...misfitOf(shape, undefined, inner), isWrongKind: true });
  }
  return found;
}

const unknownKeys = (fields: ShapeFields, value: object): string[] =>
  Object.keys(value).filter((key) => !Object.hasOwn(fields, key));

function misfitsInClosed(fields: ShapeFields, value: object, path: DataPath): Misfit[] {
  const unknown = unknownKeys(fields, value).map((key): Misfit => ({
    path: [...path, key],
    message: () => 'is not a known key',
    hint: () => suggest(key, Object.keys(fields)),
  }));
  return [...misfitsInFields(fields, value, path), ...unknown];
}

function misfitsInObject(
  { fields, exactlyOne }: ObjectShape<ShapeFields>,
  value: object,
  path: DataPath,
): Misfit[] {
  const found = misfitsInClosed(fields, value, path);
  if (exactlyOne === undefined || found.some((misfit) => misfit.isWrongKind === true)) return found;
  const isOne = exactlyOne.filter((key) => Object.hasOwn(value, key)).length === 1;
  return isOne
    ? found
    : [...found, { path, message: () => `needs exactly one of: ${exactlyOne.join(', ')}` }];
}

function misfitsInMap(
  { key: format, of, known = {}, closed }: MapShape<Shape>,
  value: object,
  path: DataPath,
): Misfit[] {
  if (closed === true) return misfitsInClosed(known, value, path);
  const found = misfitsInFields(known, value, path);
  const ofKeys: Misfit[] = [];
  for (const [key, item] of Object.entries(value)) {
    const inner = [...path, key];
    const inside = Object.hasOwn(known, key) ? [] : misfitsIn(of, item, inner);
    found.push(...inside);
    // Whether the same position already has a message about the value as a whole.
    const isReported =
      of.type === 'either' ? inside.length > 0 : inside.some((one) => one.path.length === inner.length);
    if (!isReported && !isOfFormat(format, key))
      ofKeys.push({ path: inner, message: () => `the key must be ${TEXT_FORMATS[format]}` });
  }
  return [...found, ...ofKeys];
}

/**
 * The misfits inside the best matching branch of the value's kind; otherwise one misfit that says what any
 * branch accepts.
 */
function misfitsInEither(shape: EitherShape<readonly Shape[]>, value: unknown, path: DataPath): Misfit[] {
  if (shape.anything === true) return [];
  const branches: { branch: Shape; found: readonly Misfit[] }[] = [];
  for (const branch of shape.of) {
    const found = misfitsIn(branch, value, path);
    if (found.length === 0) return [];
    branches.push({ branch, found });
  }
  const kind = plainKindOf(value);
  const [nearest] = branches
    .filter(({ branch }) => admittedKinds(branch).includes(kind))
    .map(({ found }) => found)
    .filter((found) => found.every((misfit) => misfit.path.length > path.length))
    .sort((a, b) => a.length - b.length);
  const ofKind = branches.filter(({ found }) => found.every((misfit) => misfit.isWrongKind !== true));
  const isWrongKind = ofKind.length !== 1;
  return (nearest ?? [misfitOf(shape, value, path)]).map((misfit) => ({ ...misfit, isWrongKind }));
}

/** The misfit for a value that is not what it must be. */
export const misfitOf = (shape: Shape, value: unknown, path: DataPath): Misfit => ({
  path,
  message: () => misfitWords(shape, value),
  hint: () => hintFor(shape, value),
  isBlank: shape.type === 'text' && typeof value === 'string' && isBlank(value),
});

const admitsCountry = (shape: Shape): boolean =>
  shape.type === 'either'
    ? shape.of.some(admitsCountry)
    : shape.type === 'text' && shape.format === 'country';

function hintFor(shape: Shape, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const isEntry = shape.type === 'list' && shape.min <= 1 && misfitsIn(shape.of, value, []).length === 0;
  const code = admitsCountry(shape) ? OTHER_CODES.get(value.toUpperCase()) : undefined;
  if (code !== undefined) return `Write the code: ${countryLabel(code)}.`;
  return isEntry ? `Put the one entry in brackets: [${quoted(value)}].` : suggest(value, choicesOf(shape));
}

function misfitWords(shape: Shape, value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return `has no value: it must be ${admittedWords(shape)}`;
  if (shape.type === 'choice' && typeof value === 'string')
    return `${quoted(value)} is not one of: ${shape.of.join(', ')}`;
  const more =
    shape.type === 'text' && typeof value === 'string' ? formatMessage(shape.format, value) : undefined;
  return more ?? `must be ${admittedWords(shape)} (found ${foundWords(value, shape)})`;
}

function foundWords(value: unknown, shape: Shape): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'number' && typeof value !== 'boolean')
    return Array.isArray(value) ? 'a list' : 'a mapping';
  const text = String(value);
  return misfitsIn(shape, text, []).length === 0 ? `${text}: put it in quotes` : text;
}
