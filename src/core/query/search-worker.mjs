// Runs one JMESPath expression in a thread of its own, which can be ended when it takes too long or too much.
// Plain JavaScript, because a thread starts from a file as it is.
import { isDeepStrictEqual } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
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

function answer() {
  try {
    const result = search(workerData.expression, JSON.parse(workerData.json), {
      customFunctions: new SpecifiedFunctions(),
    });
    return { json: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    return { name: error.name, message: error.message };
  }
}

parentPort.postMessage(answer());
