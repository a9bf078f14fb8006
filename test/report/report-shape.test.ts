import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { ValueOf } from '../../src/input/shape.js';
import type { REPORT_SHAPES, Report } from '../../src/report/reports.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json } from '../kit/run.js';
import { schemaFiles } from '../tools/schemas.js';

/** What a type says of data: wherever lists and keys may be changed, and 1 is a number. What may be null is anything. */
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

/** Kinds whose result is printed bare: a document of its own, a text, the answer to an expression. */
type Bare = 'schema' | 'completion' | 'query';

/** The kinds of reports whose shape and type differ, or that have no shape. */
type Astray = {
  [K in Exclude<Report['kind'], Bare>]: K extends keyof Shapes
    ? Same<Plain<ValueOf<Shapes[K]>>, Plain<Extract<Report, { kind: K }>>> extends true
      ? never
      : K
    : K;
}[Exclude<Report['kind'], Bare>];

test('the shapes say what the types say, of every kind of report', () => {
  expectTypeOf<Astray>().toBeNever();
});

const SCHEMAS = 'data/schemas';

describe('the schemas that ship', () => {
  const files = schemaFiles();

  test.each(Object.keys(files))('%s is what the shapes make', (name) => {
    expect(JSON.parse(readFileSync(`${SCHEMAS}/${name}`, 'utf8')), 'run npm run schemas').toEqual(
      JSON.parse(files[name] ?? ''),
    );
  });

  test('are these and no others', () => {
    expect(readdirSync(SCHEMAS).sort()).toEqual(Object.keys(files).sort());
  });

  test.each(Object.keys(files))('%s is a schema of draft-7 that a strict reader takes', (name) => {
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

describe('what is printed as JSON fits its schema', () => {
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
    // Of the branches, one for each kind of report, only the report's own is of interest.
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

  /** Every object inside a report, with the way to it. */
  function* objectsIn(value: unknown, path = ''): Generator<[string, Record<string, unknown>]> {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
    for (const [key, item] of Object.entries(value)) yield* objectsIn(item, `${path}/${key}`);
  }

  /** Where keys are free: values in the form of an attribute, options, what was asked, and what is listed by id. */
  const isFree = (path: string): boolean =>
    /\/(value|options|asked|entry|rules|providers|sources|documents|variants)(\/|$)/.test(path) &&
    !/\/(rules|providers|sources|documents|variants)\/[^/]+$/.test(path);

  test.each(['check all', 'show a provider', 'explain a chain', 'validate what is wrong', 'gaps'])(
    '%s: not with a key too many or one too few',
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

/** What a report may lack, because there is nothing to say. */
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
