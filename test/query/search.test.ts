import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/input/problem.js';
import { search } from '../../src/query/search.js';

const DATA = {
  providers: [
    {
      id: 'b',
      models: [
        { id: 'b/2', price: '0.50' },
        { id: 'b/1', price: '10' },
      ],
    },
    { id: 'a', models: [{ id: 'a/1', price: '2.00' }] },
  ],
  flags: [true, false, 0, '', null],
  texts: ['é', 'z', 'Z', 'a'],
};

describe('an expression', () => {
  test.each<[string, unknown]>([
    ['providers[].models[].id', ['b/2', 'b/1', 'a/1']],
    ['providers[].models[?to_number(price) < `5`].id | []', ['b/2', 'a/1']],
    ['sort_by(providers, &id)[].id', ['a', 'b']],
    ['length(providers)', 2],
    ['nothing.there', null],
    ["providers[?id=='a'] | [0].models[0]", { id: 'a/1', price: '2.00' }],
    // The library differs here from the specification, or depends on the locale.
    ['sort(texts)', ['Z', 'a', 'z', 'é']],
    ['[reverse(texts)[0], texts[0]]', ['a', 'é']],
    ['[sort(texts)[0], texts[0]]', ['Z', 'é']],
    ['map(&@, flags)', [true, false, 0, '', null]],
    ['not_null(flags[4], flags[2])', 0],
    ['contains(providers[1].models, providers[1].models[0])', true],
    ['contains(`["a"]`, \'a\')', true],
    ["contains('abc', 'b')", true],
    ['max(`[]`)', null],
    ['[max(texts), min(texts)]', ['é', 'Z']],
    ["reverse('añb')", 'bña'],
    // Inherited properties are not data.
    ['providers[0].toString', null],
    ['[providers[0].constructor, providers[0]."__proto__"]', [null, null]],
    ['{a: `"x"` < `"y"`}', { a: null }],
  ])('%s', async (expression, result) => {
    expect(await search(expression, DATA)).toEqual(result);
  });
});

const bomb = (part: string, times: number, between = '|'): string => Array(times).fill(part).join(between);

describe('an expression that cannot be used', () => {
  test.each<[string, string, RegExp]>([
    ['empty', ' ', /is empty/],
    ['malformed', 'providers[?', /unexpected end of expression/],
    ['an unknown character', 'a # b', /unknown token/],
    ['an unknown function', 'foo(@)', /Unknown function: foo\(\)/],
    ['a wrong number of arguments', 'length(@, @)', /Expected at most 1 argument/],
    ['a wrong type', "abs('x')", /expected "number" but found "string"/],
    ['a sort of mixed types', 'sort(`[1, "a"]`)', /expected/],
    ['too long', 'a'.repeat(4097), /longer than 4096 characters/],
    ['too many brackets', '('.repeat(65) + 'a' + ')'.repeat(65), /nests deeper than 64 levels/],
    ['too many negations', `${'!'.repeat(65)}a`, /nests deeper than 64 levels/],
    ['an unterminated text', "'abc", /unknown token/],
  ])('%s', async (_, expression, message) => {
    const found = search(expression, DATA);
    await expect(found).rejects.toThrow(InputError);
    await expect(found).rejects.toThrow(message);
  });

  test.each([
    ['brackets in a text', `'${'('.repeat(200)}'`],
    ['many conditions', `providers[?${bomb("id=='a'", 100, ' && ')}].id`],
    ['a long chain of pipes', bomb('@', 2000)],
    ['a long chain of fields', `@${'.a'.repeat(2000)}`],
    ['the deepest nesting allowed', `${'('.repeat(64)}@${')'.repeat(64)}`],
  ])('%s is accepted', async (_, expression) => {
    await expect(search(expression, DATA)).resolves.toBeDefined();
  });

  const limits = { milliseconds: 1500, megabytes: 64, characters: 1_000_000 };
  test.each([
    ['makes a text that doubles', bomb('[@,@]', 40)],
    ['makes a text out of what doubles', `to_string(${bomb('[@,@]', 40)})`],
    ['makes a list that doubles', `providers|${bomb('[].[@,@]', 60)}`],
    ['flattens what doubles', bomb('[@,@][]', 60)],
    ['joins what doubles', bomb("join('',[to_string(@),to_string(@)])", 60)],
    ['has too long a result', `[${bomb('@', 500, ',')}] | [${bomb('@', 500, ',')}]`],
  ])('that %s is stopped, and the program continues', async (_, expression) => {
    const before = Date.now();
    await expect(search(expression, DATA, limits)).rejects.toThrow(InputError);
    expect(Date.now() - before).toBeLessThan(20_000);
  });
});
