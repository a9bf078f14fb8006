import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSentence } from '../../src/input/words.js';

describe('a text as a sentence', () => {
  test.each([
    ['No agreement.', 'No agreement.'],
    ['no agreement', 'No agreement.'],
    ['no agreement;', 'No agreement.'],
    ['no agreement..', 'No agreement.'],
    ['and so on...', 'And so on…'],
    ['Is it said?', 'Is it said?'],
    ['It says “never.”', 'It says “never.”'],
    ['Kept for 30 days (see 4.1)', 'Kept for 30 days (see 4.1).'],
    ['iOS data stay', 'iOS data stay.'],
    ['30 days', '30 days.'],
    ['  blank  ', 'Blank.'],
    ['', ''],
  ])('%j becomes %j', (text, sentence) => expect(asSentence(text)).toBe(sentence));

  test('stays the same when made a sentence again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = asSentence(text);
        expect(asSentence(once)).toBe(once);
      }),
    );
  });
});
