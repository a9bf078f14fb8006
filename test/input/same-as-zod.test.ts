import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ATTESTATIONS_SHAPE } from '../../src/evidence/attestations/attestation-shape.js';
import { ADEQUACY_SHAPE, CERTIFICATES_SHAPE, LAW_SHAPE } from '../../src/evidence/law.js';
import { PROVIDER_SHAPE } from '../../src/evidence/provider-shape.js';
import { misfitsIn, type Misfit } from '../../src/input/schema.js';
import { text, type Shape } from '../../src/input/shape.js';
import { pathText } from '../../src/input/words.js';
import { parseYaml } from '../../src/input/yaml.js';
import { policyShape } from '../../src/policy/policy-shape.js';
import { REPORT_SHAPES } from '../../src/report/reports.js';
import { PROJECT_SHAPE } from '../../src/settings/project-shape.js';
import { WAIVERS_SHAPE } from '../../src/verdict/waiver.js';
import { INVENTED } from '../kit/files.js';
import { FUZZ_RUNS } from '../kit/problems-of.js';
import { json } from '../kit/run.js';
import { zodMisfits } from '../kit/zod-misfits.js';

/** The value with its lists cut to two items: any problem with a third item can also occur in the first. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}

const read = (file: string): unknown => shortened(parseYaml(readFileSync(file, 'utf8'), file).data);

const PROJECT = {
  ...{ policy: 'gdpr', subjects: ['xiaomi', 'mimo-v2-pro'], data: ['data'], waivers: ['waivers.yaml'] },
  ...{ attestations: ['own.yaml'], variants: { xiaomi: ['singapore'] }, fail_on: 'warning' },
  reports: [{ format: 'sarif', file: 'out/report.sarif' }],
};
const WAIVERS = {
  waivers: [
    {
      ...{ rule: 'no-training', subject: 'alpha/one', reason: 'A trial', measures: ['No names'] },
      ...{ owner: 'Dana', approved_by: 'Kim', granted: '2026-11-01', expires: '2026-12-31' },
      ...{ evidence: 'a'.repeat(64), ticket: 'https://alpha.example/1' },
    },
  ],
};
const wrongPass = (name: string): string => `test/fixtures/wrong-pass/${name}.yaml`;
const report = async (...argv: string[]): Promise<unknown> =>
  shortened(await json([...argv, ...(argv[0] === 'validate' ? [] : INVENTED)]));

/** Valid documents of every kind of file. */
const VALID: readonly (readonly [Shape, unknown])[] = [
  [PROVIDER_SHAPE, read('test/fixtures/providers/hub-gateway.yaml')],
  ...['brand-as-importer', 'alias-colon-no-via', 'controller-for-content', 'access-beside-no-transfer'].map(
    (name) => [PROVIDER_SHAPE, read(wrongPass(name))] as const,
  ),
  ...['finding-that-prevails', 'contract-beside-terms'].map(
    (name) => [ATTESTATIONS_SHAPE, read(wrongPass(`${name}.attestations`))] as const,
  ),
  ...['gdpr', 'lenient'].map((id) => [policyShape(), read(`data/policies/${id}.yaml`)] as const),
  [policyShape(), read('test/fixtures/policies/dated.yaml')],
  [PROJECT_SHAPE, PROJECT],
  [WAIVERS_SHAPE, WAIVERS],
  [LAW_SHAPE, read('data/law.yaml')],
  [ADEQUACY_SHAPE, read('data/adequacy.yaml')],
  [CERTIFICATES_SHAPE, read('data/certificates.yaml')],
  [REPORT_SHAPES.check, await report('check', 'muster-eu', '--rule', 'no-training')],
  [REPORT_SHAPES.show, await report('show', 'acme-us')],
  [REPORT_SHAPES.validate, await report('validate', wrongPass('alias-colon-no-via'))],
];

const long = (text: string, lengths: readonly number[]): string[] =>
  lengths.map((length) => text.repeat(length));

/** Replacement values: of every type, and at the limits of every format. */
const WRONG_VALUES: readonly unknown[] = [
  ...[
    null,
    undefined,
    true,
    false,
    0,
    -0,
    1,
    -1,
    1.5,
    NaN,
    Infinity,
    1e9,
    1e9 + 1,
    2 ** 53,
    -(2 ** 60),
    1e300,
  ],
  ...['', ' ', ' x', 'x ', 'x\n', 'x', '1', '1.10', '01', 'true', 'DE', 'de', 'XX', 'EU', 'UK', 'EEA'],
  ...[
    '2026-11-23',
    '2026-02-30',
    '2024-02-29',
    '2026-13-01',
    '2026-11',
    '2026-13',
    '1900-01-01',
    '2026-11-23 ',
  ],
  ...[
    'alpha',
    'alpha/one',
    'Alpha',
    'a--b',
    '-a',
    'https://x.y',
    'http://x.y',
    'https://u@x.y',
    'https://x:99999',
  ],
  ...long('a', [63, 64, 65, 128, 129, 2000, 2001]),
  ...[...long('0', [30, 31]), ...long('😀', [1000, 1001, 2000, 2001]), '\ud800', '\u00a0x'],
  ...[[], {}, [[]], [null], { a: 1 }, { constructor: 1 }, ['DE'], ['DE', 'XX'], { value: null }],
];
const KEYS: readonly string[] = [
  ...['extra', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', 'Bad Key', '', 'a--b', 'é'],
  ...['country', 'region', 'value', 'scope', 'no-training', 'DE', 'a'.repeat(64), 'a'.repeat(65)],
];

type Holder = Record<string | number, unknown>;
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Like structuredClone, but keeps a `__proto__` key as a key. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isHolder(value)) return value;
  const copy: Holder = {};
  for (const [key, item] of Object.entries(value)) setKey(copy, key, copied(item));
  return copy;
}

const setKey = (holder: Holder, key: string | number, value: unknown): void => {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
};

type Slot = readonly [holder: Holder, key: string | number];
const NO_SLOT: Slot = [{}, ''];
const slotsIn = (value: unknown): Slot[] =>
  isHolder(value)
    ? Object.entries(value).flatMap(([key, item]): Slot[] => [
        [value, Array.isArray(value) ? Number(key) : key],
        ...slotsIn(item),
      ])
    : [];

const misspelt = (key: string, by: number): string =>
  [
    `${key}s`,
    key.slice(1),
    key.toUpperCase(),
    key.replace(/(.)(.)/, '$2$1'),
    `${key} `,
    key.replace('_', '-'),
  ][by % 6] ?? key;

function retyped(value: unknown): unknown {
  if (typeof value === 'string') return Number.isNaN(Number(value)) ? [value] : Number(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value[0] ?? { 0: value };
  return isHolder(value) ? Object.values(value) : {};
}

function remove(holder: Holder, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

/** One mistake: its kind, its place and its replacement. */
type Mistake = readonly [what: number, where: number, withWhat: number];

const MISTAKES: readonly ((at: Slot, from: Slot, number: number) => void)[] = [
  ([holder, key]) => remove(holder, key),
  ([holder, key], _, number) => setKey(holder, key, copied(WRONG_VALUES[number % WRONG_VALUES.length])),
  ([holder, key]) => setKey(holder, key, retyped(holder[key])),
  ([holder, key], [other, otherKey]) => setKey(holder, key, copied(other[otherKey])),
  ([holder, key], _, number) => {
    const value = holder[key];
    remove(holder, key);
    add(holder, misspelt(String(key), number), value);
  },
  ([holder, key], _, number) =>
    add(
      insideOf(holder, key),
      KEYS[number % KEYS.length] ?? '',
      copied(WRONG_VALUES[number % WRONG_VALUES.length]),
    ),
  ([holder, key], [other, otherKey], number) =>
    add(insideOf(holder, key), KEYS[number % KEYS.length] ?? '', copied(other[otherKey])),
];

const insideOf = (holder: Holder, key: string | number): Holder => {
  const value = holder[key];
  return isHolder(value) ? value : holder;
};
const add = (holder: Holder, key: string, value: unknown): void =>
  setKey(holder, Array.isArray(holder) ? holder.length : key, value);

function spoil(document: unknown, [what, where, withWhat]: Mistake): void {
  const slots = slotsIn(document);
  const at = slots[where % slots.length] ?? NO_SLOT;
  MISTAKES[what % MISTAKES.length]?.(at, slots[withWhat % slots.length] ?? NO_SLOT, withWhat);
}

const messages = (found: readonly Misfit[]): string[] =>
  found.map(({ path, message, hint }) => `${pathText(path)}: ${message()} ${hint?.() ?? ''}`);

/**
 * Zod ignores a key `__proto__` in a map, and skips keys and lengths beside a fraction; its other problems
 * must be found here too.
 */
const isBeyondZod = ([holder, key]: Slot): boolean =>
  key === '__proto__' || (typeof holder[key] === 'number' && !Number.isInteger(holder[key]));

const mistakes = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 });

it('accepts what zod accepts, and reports the same problems otherwise', () => {
  for (const [shape, document] of VALID) expect(messages(misfitsIn(shape, document, []))).toEqual([]);
  let refused = 0;
  const runs = Math.round(FUZZ_RUNS * 1.5);
  fc.assert(
    fc.property(fc.nat(VALID.length - 1), mistakes, (index, made) => {
      const [shape, valid] = VALID[index] ?? [text(), ''];
      const document = copied(valid);
      for (const mistake of made) spoil(document, mistake);
      const found = misfitsIn(shape, document, []);
      refused += found.length === 0 ? 0 : 1;
      const expected = messages(zodMisfits(shape, document));
      if (slotsIn(document).some(isBeyondZod))
        expect(messages(found)).toEqual(expect.arrayContaining(expected));
      else expect(messages(found)).toEqual(expected);
    }),
    { numRuns: runs },
  );
  expect(refused).toBeGreaterThan(runs / 2);
  expect(refused).toBeLessThan(runs);
});
