import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/input/problem.js';
import { formatFilter, OPERATORS, parseFilter } from '../../src/query/filter.js';

const problemOf = (text: string): { message: string; hint: string } => {
  try {
    parseFilter(text);
  } catch (error) {
    if (error instanceof InputError) {
      const [problem] = error.problems;
      return { message: problem?.message ?? '', hint: problem?.hint ?? '' };
    }
  }
  throw new Error(`${text} was read`);
};

describe('a condition', () => {
  test.each([
    ['modality=text', { name: 'modality', operator: '=', value: 'text' }],
    ['input-price<=0.5', { name: 'input-price', operator: '<=', value: '0.5' }],
    ['context>=200K', { name: 'context', operator: '>=', value: '200K' }],
    ['context>200K', { name: 'context', operator: '>', value: '200K' }],
    ['context<1M', { name: 'context', operator: '<', value: '1M' }],
    ['training-use!=always', { name: 'training-use', operator: '!=', value: 'always' }],
    ['message~data protection', { name: 'message', operator: '~', value: 'data protection' }],
    ['retention.periods.days <= 30', { name: 'retention.periods.days', operator: '<=', value: '30' }],
    ['  name = x = y ', { name: 'name', operator: '=', value: 'x = y' }],
    ['name=a!=b', { name: 'name', operator: '=', value: 'a!=b' }],
    ['name~ü\u0301', { name: 'name', operator: '~', value: 'ü\u0301' }],
  ])('%s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  test.each([
    ['context', /an operator is missing/, /shell takes < and > for itself/],
    ['', /an operator is missing/, /in quotes/],
    ['context!200K', /an operator is missing/, /in quotes/],
    ['=text', /names nothing/, /in quotes/],
    ['modality=', /has no value/, /never matches/],
    ['modality=  ', /has no value/, /never matches/],
    ['modality==text', /== is not one/, /Operators: =/],
    ['context=>200K', /=> is not one/, /Operators: =/],
    ['context=<200K', /=< is not one/, /Operators: =/],
    ['context<>200K', /<> is not one/, /Operators: =/],
    ['name=~x', /=~ is not one/, /Operators: =/],
  ])('%j is refused', (text, message, hint) => {
    const problem = problemOf(text);
    expect(problem.message).toMatch(message);
    expect(problem.hint).toMatch(hint);
  });

  test('is parsed back after formatting', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/);
    const value = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => text.trim() === text && !/^[=<>~!]/.test(text));
    fc.assert(
      fc.property(name, fc.constantFrom(...OPERATORS), value, (one, operator, given) => {
        const filter = { name: one, operator, value: given };
        expect(parseFilter(formatFilter(filter))).toEqual(filter);
      }),
      { numRuns: 1000 },
    );
  });

  test('is parsed, or refused with an InputError, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          expect(OPERATORS).toContain(parseFilter(text).operator);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
