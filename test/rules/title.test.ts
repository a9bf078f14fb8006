import { describe, expect, test } from 'vitest';
import { accessInAllowedCountries } from '../../src/rules/access-in-allowed-countries.js';
import { dataInAllowedCountries } from '../../src/rules/data-in-allowed-countries.js';
import { contextMinimum } from '../../src/rules/context-minimum.js';
import { noTraining } from '../../src/rules/no-training.js';
import { priceStated } from '../../src/rules/price-stated.js';
import { fillTemplate } from '../../src/rules/rule.js';

describe('fillTemplate', () => {
  test.each([
    ['no names', {}, 'no names'],
    ['at most {days} days', { days: 30 }, 'at most 30 days'],
    ['at most {days} days', { days: 0 }, 'at most 0 days'],
    ['at most {days} days', {}, 'at most {days} days'],
    ['at most {days} days', { days: null }, 'at most {days} days'],
    ['{a} and {a}', { a: 'x' }, 'x and x'],
    ['within {within}', { within: ['eea', 'adequate'] }, 'within eea, adequate'],
    ['accepted: {flag}', { flag: false }, 'accepted: false'],
    ['stated[, at most {days} days]', { days: 30 }, 'stated, at most 30 days'],
    ['stated[, at most {days} days]', {}, 'stated'],
    ['[{a}|none] [{b}|none]', { b: 2 }, 'none 2'],
    ['[{a} and {b}|not both]', { a: 1 }, 'not both'],
    ['[{a} and {b}|not both]', { a: 1, b: 2 }, '1 and 2'],
    ['[{a}[ and {b}]|[only {b}|none]]', { a: 1 }, '1'],
    ['[{a}[ and {b}]|[only {b}|none]]', { a: 1, b: 2 }, '1 and 2'],
    ['[{a}[ and {b}]|[only {b}|none]]', { b: 2 }, 'only 2'],
    ['[{a}[ and {b}]|[only {b}|none]]', {}, 'none'],
    ['[plain]', {}, 'plain'],
    ['kept[{flag?}, or not]', {}, 'kept'],
    ['kept[{flag?}, or not]', { flag: false }, 'kept'],
    ['kept[{flag?}, or not]', { flag: null }, 'kept'],
    ['kept[{flag?}, or not]', { flag: true }, 'kept, or not'],
    ['kept[{flag?}, or not]', { flag: ['eea'] }, 'kept, or not'],
    ['[{flag?}at most {days}|any]', { flag: true }, 'any'],
    ['[{flag?}at most {days}|any]', { flag: true, days: 1 }, 'at most 1'],
    ['[{flag?}at most {days}|any]', { flag: false, days: 1 }, 'any'],
    ['[{list?}some|any]', { list: ['eea'] }, 'some'],
    ['[{list?}some|any]', {}, 'any'],
    ['{a}[, {b}]', { a: '[{b}|$&]', b: '{a}' }, '[{b}|$&], {a}'],
  ])('fills %s with %j as %s', (template, options, filled) => {
    expect(fillTemplate(template, options)).toBe(filled);
  });
});

describe('the title of a rule', () => {
  test.each([
    [priceStated, {}, 'The price is stated'],
    [priceStated, { max_input: '0.50' }, 'The price is stated and is at most USD 0.50 (input)'],
    [priceStated, { max_output: '2' }, 'The price is stated and is at most USD 2 (output)'],
    [
      priceStated,
      { max_input: '0.50', max_output: '2' },
      'The price is stated and is at most USD 0.50 (input) and USD 2 (output)',
    ],
    [noTraining, {}, 'By default, prompts and outputs are not used to train or improve models'],
    [
      noTraining,
      { accept_opt_out: false },
      'By default, prompts and outputs are not used to train or improve models',
    ],
    [
      noTraining,
      { accept_opt_out: true },
      'By default, prompts and outputs are not used to train or improve models, or the customer can opt out',
    ],
    [dataInAllowedCountries, { allow: ['eea'] }, 'Content is stored and processed only in allowed countries'],
    [dataInAllowedCountries, {}, 'Content is stored and processed in places that are all stated'],
    [accessInAllowedCountries, { allow: ['eea'] }, 'The data can be accessed only from allowed countries'],
    [accessInAllowedCountries, {}, 'The data can be accessed from places that are all stated'],
    [contextMinimum, {}, 'The context window is stated'],
    [contextMinimum, { tokens: 200_000 }, 'The context window holds at least 200000 tokens'],
  ])('is filled in for %o', (rule, options, title) => {
    expect(fillTemplate(rule.title, options)).toBe(title);
  });
});
