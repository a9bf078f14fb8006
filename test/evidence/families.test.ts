import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Provider } from '../../src/evidence/dataset.js';
import { familiesOf, familyFault, isOfFamily } from '../../src/evidence/families.js';

const family = (like: string) => ({ like, name: 'F' });

describe('a family pattern', () => {
  test.each<[string, string, boolean]>([
    ['mimo-v<number>', 'mimo-v2', true],
    ['mimo-v<number>', 'MiMo-V2.5', true],
    ['mimo-v<number>', 'mimo-v2.5.', false],
    ['mimo-v<number>', 'mimo-v2-pro', false],
    ['mimo-v<number>…', 'mimo-v2-pro', true],
    ['mimo-v<number>…', 'mimo-v-pro', false],
    ['MiMo-<number>B', 'mimo-7b', true],
    ['acme/mimo-v<number>', 'mimo-v2', true],
    ['acme/mimo-v<number>', 'ACME/mimo-v2', true],
    ['mimo.v<number>', 'mimoxv2', false],
    ['mimo…', 'mimo', true],
    ['mimo', 'mimo-2', false],
  ])('%s matches %s: %s', (like, id, expected) => {
    expect(isOfFamily(id, family(like), 'acme')).toBe(expected);
    expect(isOfFamily(`acme/${id.replace(/^acme\//i, '')}`, family(like), 'acme')).toBe(expected);
    expect(isOfFamily(`other/${id}`, family(like), 'acme')).toBe(false);
  });

  test.each([
    ['mimo-v<number>…', undefined],
    ['mimo-<number>-<number>-<number>', undefined],
    ['mimo-<name>', /^"<name>" has no meaning here/],
    ['mimo-<', /^"<" has no meaning here/],
    ['mimo-…-pro', /^… is allowed at the end only/],
    ['mimo-v<number>...', /^three dots mean three dots/],
    ['mimo v2', /^no model id has these characters/],
    ['mimo*', /^no model id has these characters/],
    ['…', /^would match almost any id/],
    ['m…', /^would match almost any id/],
    ['<number>b', /^would match almost any id/],
    ['-v<number>', /^would match almost any id/],
    ['mimo-<number><number><number><number>', /^more than 3 numbers/],
  ])('%s is valid or has a fault: %s', (like, expected) => {
    const fault = familyFault(family(like), 'acme');
    if (expected === undefined) expect(fault).toBeUndefined();
    else {
      expect(fault?.message).toMatch(expected);
      expect(fault?.hint).not.toBe('');
    }
  });

  test('is matched against a long id', () => {
    const like = family('ab<number>1<number>1<number>x');
    expect(isOfFamily(`ab${'1'.repeat(126)}`, like, 'acme')).toBe(false);
  });
});

describe('in an index of providers', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'b', '1', '.', '-', '/'),
    minLength: 1,
    maxLength: 5,
  });
  const likes = fc
    .tuple(words, fc.constantFrom('', '<number>', '…', '-v<number>…'))
    .map(([start, rest]) => ({ like: `${start}${rest}`, name: start }));
  const providers = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'ab', 'a-b', 'b1'),
      families: fc.array(likes, { maxLength: 4 }),
    }),
    { selector: ({ id }) => id },
  );

  it('finds the same families as a search through all of them', () => {
    fc.assert(
      fc.property(
        providers,
        fc.oneof(
          words,
          fc.tuple(words, words).map((two) => two.join('/')),
        ),
        (all, id) => {
          const found = all.flatMap((provider) =>
            provider.families
              .filter((one) => isOfFamily(id, one, provider.id))
              .map((one) => [provider.id, one]),
          );
          const index = familiesOf(all as Provider[], id).map(({ provider, family: one }) => [
            provider.id,
            one,
          ]);
          expect(index).toEqual(found);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
