import { describe, expect, test } from 'vitest';
import { compileShipped } from '../../src/evidence/load-dataset.js';
import { readShippedText, shippedText } from '../../src/evidence/shipped-dataset.js';

const shipped = compileShipped();
const text = shippedText(shipped);
const LAST = shipped.providers.length - 1;

/** The dataset read from a changed text. */
const readChanged = (change: (lines: string[]) => string[]): ReturnType<typeof readShippedText> =>
  readShippedText(Buffer.from(change(text.split('\n')).join('\n')));

describe('the built dataset', () => {
  test('says what the files say', () => {
    expect(JSON.parse(JSON.stringify(readShippedText(Buffer.from(text))))).toEqual(
      JSON.parse(JSON.stringify(shipped)),
    );
  });

  test('parses the claims of a provider when they are first read', () => {
    const read = readChanged((lines) => lines.map((line, index) => (index === LAST + 1 ? 'broken' : line)));
    expect(read.providers[0]?.provider.claims).toEqual(shipped.providers[0]?.provider.claims);
    expect(read.providers[LAST]?.provider.id).toBe(shipped.providers[LAST]?.provider.id);
    expect(() => read.providers[LAST]?.provider.claims).toThrow(SyntaxError);
    expect(() => read.providers[LAST]?.provider.models[0]?.claims).toThrow(SyntaxError);
  });

  test('parses them once', () => {
    const [first] = readShippedText(Buffer.from(text)).providers;
    expect(first?.provider.claims).toBe(first?.provider.claims);
    expect(first?.provider.models[0]?.claims).toBe(first?.provider.models[0]?.claims);
  });

  test('is refused where it is cut short', () => {
    expect(() => readShippedText(Buffer.from(text.slice(0, -2)))).toThrow('ends within a line');
    expect(() => readChanged((lines) => lines.slice(1))).toThrow();
    expect(() => readChanged((lines) => lines.toSpliced(2, 1))).toThrow('has lost lines');
  });
});
