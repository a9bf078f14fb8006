import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import * as sources from 'yaml';
import { hiddenIn } from '../../src/input/read-file.js';
import { PARSE_OPTIONS } from '../../src/input/yaml/library.js';
import { buildPackage } from '../kit/built.js';
import { diceOf } from '../kit/dice.js';
import { scratch } from '../kit/files.js';
import { mutantOf } from '../tools/fuzz-yaml.js';

// The sources load the YAML library in the form that it has for Node, the package has its form in modules.
const { folder } = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

type Library = typeof sources;

/** All that the program uses of the library, on one text. */
function reading({ Document, Lexer, parseDocument, visit }: Library, text: string): { data: unknown } {
  const document = parseDocument(text, PARSE_OPTIONS);
  const faults = [...document.errors, ...document.warnings].map(({ code, pos, message }) => [
    code,
    pos,
    message,
  ]);
  const nodes: unknown[] = [];
  let isValid = document.errors.length === 0;
  visit(document, {
    Node: (key, { range }) => void nodes.push([key, range]),
    // The program refuses these.
    Alias: () => {
      isValid = false;
    },
  });
  const data: unknown = isValid ? document.toJS() : undefined;
  const written = isValid ? [String(document), String(new Document(data, { compat: 'yaml-1.1' }))] : [];
  return { lexemes: [...new Lexer().lex(text)], faults, nodes, written, data } as { data: unknown };
}

test('the YAML library of the package reads and writes as the one of the sources', () => {
  const path = join(buildPackage(folder), 'dist/yaml.cjs');
  const shipped = createRequire(import.meta.url)(path) as Library;
  const dice = diceOf(11);
  const texts = Array.from({ length: 2_000 }, () => mutantOf(dice)).filter(
    (text) => hiddenIn(text) === undefined,
  );
  const readings = texts.map((text) => [text, reading(sources, text)] as const);
  const different = readings.filter(
    ([text, expected]) => !isDeepStrictEqual(reading(shipped, text), expected),
  );
  expect(different.map(([text]) => text)).toEqual([]);
  const valid = readings.filter(([, { data }]) => data !== undefined).length;
  expect(valid).toBeGreaterThan(400);
  expect(texts.length - valid).toBeGreaterThan(400);
});
