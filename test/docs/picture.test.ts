import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error -- a script without types
import { drawPicture, PICTURE, pictureOf } from '../tools/picture.mjs';

const draw = drawPicture as () => string;
const drawn = pictureOf as (page: string, command: string) => string;

test('the picture of the README is what the program prints', () => {
  expect(readFileSync(String(PICTURE), 'utf8')).toBe(draw());
});

test('a picture keeps colour, weight and signs of XML', () => {
  const picture = drawn('\x1b[31m\x1b[1mFAIL\x1b[22m\x1b[39m a < b\n', 'x');
  expect(picture).toContain('fill="#ff7b72" font-weight="bold" textLength="33.6">FAIL</text>');
  expect(picture).toContain('a &lt; b</text>');
});
