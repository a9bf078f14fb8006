import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error -- a script without types
import { drawPicture, PICTURE, pictureOf } from '../tools/picture.mjs';

const draw = drawPicture as () => string;
const drawn = pictureOf as (page: string, command: string) => string;

test('the picture in the README is what the program prints', () => {
  expect(readFileSync(String(PICTURE), 'utf8')).toBe(draw());
});

test('a picture keeps colours and weights, and escapes XML characters', () => {
  const picture = drawn('\x1b[31m\x1b[1mFAIL\x1b[22m\x1b[39m a < b\n', 'x');
  expect(picture).toContain('fill="#ff7b72" font-weight="bold" textLength="33.6">FAIL</text>');
  expect(picture).toContain('a &lt; b</text>');
});

test('text is positioned without leading or repeated blanks, which a browser would collapse', () => {
  const picture = drawn('  a    b \x1b[1m  c\x1b[22m\n', 'x');
  const texts = [...picture.matchAll(/<text x="([\d.]+)" y="57"[^>]*>([^<]*)<\/text>/g)];
  expect(texts.map(([, x, text]) => [x, text])).toEqual([
    ['34.8', 'a'],
    ['76.8', 'b'],
    ['110.4', 'c'],
  ]);
});
