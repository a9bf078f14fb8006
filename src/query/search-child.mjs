// Answers one JMESPath expression in a process of its own, which can be ended when it takes too long or too much: a
// thread that runs out of memory takes the whole program with it. Plain JavaScript, because it is started as it is.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { runInNewContext } from 'node:vm';
import { search } from '@aws-lambda-powertools/jmespath';
import { Functions } from '@aws-lambda-powertools/jmespath/functions';

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const best = (items, isBetter) =>
  items.reduce((found, item) => (found === null || isBetter(item, found) ? item : found), null);

/**
 * Where the library strays from https://jmespath.org/specification.html: it orders texts by the locale, changes its
 * input when it sorts or reverses, finds no objects in lists, takes false, 0 and "" for null, and fails on long lists.
 */
class SpecifiedFunctions extends Functions {
  funcContains(subject, item) {
    return typeof subject === 'string'
      ? typeof item === 'string' && subject.includes(item)
      : subject.some((one) => isDeepStrictEqual(one, item));
  }
  funcMap(expression, items) {
    return items.map((item) => expression.visit(item) ?? null);
  }
  funcMax(items) {
    return best(items, (item, found) => item > found);
  }
  funcMin(items) {
    return best(items, (item, found) => item < found);
  }
  funcNotNull(...items) {
    return items.find((item) => item !== null && item !== undefined) ?? null;
  }
  funcReverse(subject) {
    return typeof subject === 'string' ? [...subject].reverse().join('') : [...subject].reverse();
  }
  funcSort(items) {
    return [...items].sort(byCodePoint);
  }
}

const COMPARABLE = [['array-number', 'array-string']];
const SIGNATURES = {
  funcContains: { argumentsSpecs: [['array', 'string'], ['any']] },
  funcMap: { argumentsSpecs: [['expression'], ['array']] },
  funcMax: { argumentsSpecs: COMPARABLE },
  funcMin: { argumentsSpecs: COMPARABLE },
  funcNotNull: { argumentsSpecs: [[]], variadic: true },
  funcReverse: { argumentsSpecs: [['string', 'array']] },
  funcSort: { argumentsSpecs: COMPARABLE },
};
for (const [name, signature] of Object.entries(SIGNATURES)) {
  const { prototype } = SpecifiedFunctions;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, Functions.signature(signature)(prototype, name, descriptor));
}

/** What has no JSON of its own is null: a comparison of texts by order, or what every object inherits. */
const plain = (_key, value) => (value === undefined || typeof value === 'function' ? null : value);

function answer({ expression, data, milliseconds }) {
  const find = () =>
    JSON.stringify(
      { result: search(expression, data, { customFunctions: new SpecifiedFunctions() }) },
      plain,
    );
  try {
    // Should the parent have gone, nobody else would end it.
    return runInNewContext('find()', { find }, { timeout: milliseconds });
  } catch ({ name, code, message }) {
    return JSON.stringify({ name, code, message });
  }
}

process.stdout.write(answer(JSON.parse(readFileSync(0, 'utf8'))));
