import { expect, expectTypeOf, test } from 'vitest';
import { jsonSchemaOf } from '../build/json-schema.js';
import {
  anything,
  constant,
  list,
  object,
  optional,
  readonlyList,
  text,
  type Anything,
  type ValueOf,
} from '../../src/input/shape.js';

const SHAPE = object({
  version: constant(1, 'of the contract'),
  kind: constant('check'),
  names: list(text()),
  kept: optional(readonlyList(text())),
  cell: anything() as Anything<string | null>,
});

test('the type of a value is inferred exactly', () => {
  expectTypeOf<ValueOf<typeof SHAPE>>().toEqualTypeOf<{
    version: 1;
    kind: 'check';
    names: string[];
    kept?: readonly string[];
    cell: string | null;
  }>();
});

test('information for the compiler only does not appear in the JSON Schema', () => {
  expect(jsonSchemaOf(SHAPE, { title: 'shape' })).toMatchObject({
    properties: {
      version: { type: 'integer', minimum: 1, maximum: 1, description: 'of the contract' },
      kind: { type: 'string', enum: ['check'] },
      cell: {},
    },
    required: ['version', 'kind', 'names', 'cell'],
  });
});
