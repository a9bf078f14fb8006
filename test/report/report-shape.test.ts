import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { ValueOf } from '../../src/input/shape.js';
import type { REPORT_SHAPES, Report } from '../../src/report/reports.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json } from '../kit/run.js';
import { schemaFiles } from '../build/schemas.js';

/**
 * The data of a type: lists and keys mutable, and any number for a literal number. A type that may be null
 * becomes unknown.
 */
type Plain<T> = [null] extends [T] ? unknown : PlainOf<T>;
type PlainOf<T> = T extends number
  ? number
  : T extends readonly (infer I)[]
    ? Plain<I>[]
    : T extends object
      ? object extends T
        ? Record<string, unknown>
        : { -readonly [K in keyof T]: Plain<T[K]> }
      : T;
type Shapes = typeof REPORT_SHAPES;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Kinds that are printed bare: a schema, a completion script, the result of an expression. */
type Bare = 'schema' | 'completion' | 'query';

/** The kinds of reports whose shape and type differ, or that have no shape. */
type Mismatched = {
  [K in Exclude<Report['kind'], Bare>]: K extends keyof Shapes
    ? Same<Plain<ValueOf<Shapes[K]>>, Plain<Extract<Report, { kind: K }>>> extends true
      ? never
      : K
    : K;
}[Exclude<Report['kind'], Bare>];

test('every kind of report has the same shape and type', () => {
  expectTypeOf<Mismatched>().toBeNever();
});

const SCHEMAS = 'data/schemas';

describe('the shipped schemas', () => {
  const files = schemaFiles();

  test.each(Object.keys(files))('%s is generated from the shapes', (name) => {
    expect(JSON.parse(readFileSync(`${SCHEMAS}/${name}`, 'utf8')), 'run npm run schemas').toEqual(
      JSON.parse(files[name] ?? ''),
    );
  });

  test('are exactly the generated ones', () => {
    expect(readdirSync(SCHEMAS).sort()).toEqual(Object.keys(files).sort());
  });

  test.each(Object.keys(files))('%s is a draft-7 schema that ajv accepts in strict mode', (name) => {
    const schema = JSON.parse(files[name] ?? '') as { $schema: string };
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(() => new Ajv({ strict: true, allErrors: true }).compile(schema)).not.toThrow();
  });
});

const { folder, at } = scratch();
const ASKED: Readonly<Record<string, string[]>> = {
  'check all': ['check', '--data', 'test/fixtures/providers'],
  'check that holds': ['alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')],
  'check that is not gated': ['xiaomi', '--fail-on', 'never', '--policy', 'gdpr'],
  'check a model': ['xiaomi/mimo-v2-pro', '--policy', 'eu-only'],
  'check a route': ['xiaomi/mimo-v2-pro:free', '--policy', 'ai-act'],
  'check with a policy of variants': ['xiaomi', '--policy', at('variants.yaml')],
  gaps: ['gaps', 'xiaomi', '--policy', 'lenient'],
  'no gaps': ['gaps', 'alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')],
  'show a provider': ['show', 'xiaomi'],
  'show a model': ['show', 'xiaomi/mimo-v2-flash'],
  'show a route': ['show', 'xiaomi/mimo-v2-pro:free'],
  'show what is claimed with all that a claim can have': [
    'show',
    'muster-eu',
    '--data',
    'test/fixtures/providers',
  ],
  'explain a rule': ['explain', 'retention-limit'],
  'explain a chain': ['explain', 'data-in-allowed-countries', 'xiaomi', '--policy', 'eu-only'],
  'explain a lead': ['explain', 'price-stated', 'xiaomi'],
  'validate the package': ['validate'],
  'validate what is wrong': [
    'validate',
    ...['misspelt', 'typo', 'twice', 'wrong-name', 'later', 'alpha'].map((name) => at(`${name}.yaml`)),
  ],
};

describe('every report printed as JSON fits its schema', () => {
  let fits: ValidateFunction;
  beforeAll(() => {
    write(folder, {
      ...FILES,
      'variants.yaml': 'id: variants\nextends: [default]\nvariants: { xiaomi: [outside-mainland-china] }\n',
    });
    fits = new Ajv({ strict: true, allErrors: true }).compile(
      JSON.parse(schemaFiles()['report.schema.json'] ?? '') as object,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const misfits = (report: unknown): string[] => {
    if (fits(report)) return [];
    // The schema has one branch for each kind of report, and only the report's own branch matters.
    const branch = Object.keys(ASKED).length;
    return (fits.errors ?? [])
      .slice(0, branch)
      .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };

  test.each(Object.entries(ASKED))('%s', async (_, argv) => {
    const report = await json(argv);
    expect(misfits(report)).toEqual([]);
    expect(report).toMatchObject({ schemaVersion: 1, tool: { name: 'mimo-check' }, asOf: '2026-11-23' });
  });

  /** Every object in a report, with its path. */
  function* objectsIn(value: unknown, path = ''): Generator<[string, Record<string, unknown>]> {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
    for (const [key, item] of Object.entries(value)) yield* objectsIn(item, `${path}/${key}`);
  }

  /** Where keys are free: values of attributes, options, what was asked, and maps by id. */
  const isFree = (path: string): boolean =>
    /\/(value|options|asked|entry|rules|providers|sources|documents|variants)(\/|$)/.test(path) &&
    !/\/(rules|providers|sources|documents|variants)\/[^/]+$/.test(path);

  test.each(['check all', 'show a provider', 'explain a chain', 'validate what is wrong', 'gaps'])(
    '%s does not fit with an extra key, or without a required one',
    async (name) => {
      const report = await json(ASKED[name] ?? []);
      const seen = new Set<string>();
      const optional: string[] = [];
      for (const [path, object] of objectsIn(report)) {
        const place = path
          .replace(/\/\d+/g, '/*')
          .replace(/(rules|providers|sources|documents|variants)\/[^/]+/, '$1/*');
        if (seen.has(place) || isFree(path)) continue;
        seen.add(place);
        object['unheardOf'] = true;
        expect(fits(report), `${place}/unheardOf`).toBe(false);
        delete object['unheardOf'];
        for (const key of Object.keys(object)) {
          const kept = object[key];
          Reflect.deleteProperty(object, key);
          if (fits(report)) optional.push(key);
          object[key] = kept;
        }
      }
      expect(fits(report)).toBe(true);
      expect(seen.size).toBeGreaterThan(3);
      expect(optional.filter((key) => !OPTIONAL.includes(key))).toEqual([]);
    },
  );
});

/** Keys that a report may leave out. */
const OPTIONAL = [
  ...['selected', 'adequacy'],
  ...['policy', 'waivers', 'certificates'],
  ...['file', 'line', 'column', 'path', 'hint'],
  ...[
    'value',
    'notFound',
    'says',
    'origin',
    'edition',
    'by',
    'onlyFor',
    'at',
    'recorded',
    'seen',
    'stated',
    'dated',
    'until',
    'vendorReply',
    'answer',
    'message',
  ],
  ...[
    'ifConfirmed',
    'for',
    'uses',
    'waiver',
    'attestation',
    'homepage',
    'publisher',
    'url',
    'version',
    'reviewed_by',
  ],
  ...['archived', 'gated', 'default'],
  ...[
    'read_on',
    'readOn',
    'scope',
    'via',
    'weights',
    'reviewedSeen',
    'reportedSeen',
    'project',
    'only',
    'selected',
  ],
];
