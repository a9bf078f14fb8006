import { describe, expect, it, test } from 'vitest';
import {
  attempt,
  collect,
  explainFailure,
  inputError,
  placeProblems,
  rephrase,
  rephraseLater,
  throwFirst,
} from '../../src/input/problem.js';
import { problemsOf } from '../kit/problems-of.js';

const PLACE = { file: 'f', line: 1, column: 2 };
const fault = (): never => {
  throw inputError('is odd', { line: 7 });
};
const bug = (): never => {
  throw new TypeError('a bug');
};

describe('collecting problems', () => {
  test('reports the problems of every item', () => {
    const step = (item: number) => {
      if (item % 2 === 0) throw inputError(`${item} is even`);
      return item;
    };
    expect(collect([1, 3], step)).toEqual([1, 3]);
    expect(problemsOf(() => collect([1, 2, 3, 4], step))).toEqual(['2 is even', '4 is even']);
  });

  test('does not catch other errors', () => {
    expect(() => collect([1], bug)).toThrow(TypeError);
  });
});

test.each([
  [0, []],
  [20, ['f: 19']],
  [21, ['f: 19', 'f: … and 1 more']],
])('throwFirst of %i problems', (count, end) => {
  const problems = Array.from({ length: count }, (_, index) => ({ file: 'f', message: String(index) }));
  expect(problemsOf(() => throwFirst(problems)).slice(19)).toEqual(end);
});

it('counts the rest when no file is named', () => {
  const problems = Array.from({ length: 22 }, () => ({ message: 'x' }));
  expect(problemsOf(() => throwFirst(problems)).at(-1)).toBe('… and 2 more');
});

describe('a step', () => {
  it('returns its value, or its problems, from attempt', () => {
    expect(attempt(() => 3)).toEqual({ value: 3, problems: [] });
    expect(attempt(fault)).toEqual({ problems: [{ message: 'is odd', line: 7 }] });
  });

  it('gets the missing parts of a place from placeProblems', () => {
    expect(placeProblems(PLACE, () => 3)).toBe(3);
    expect(problemsOf(() => placeProblems(PLACE, fault))).toEqual(['f:7:2: is odd']);
  });

  it('has a system error explained, but not an InputError', () => {
    const explain = () => ({ message: 'explained' });
    const refused = (): never => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    expect(problemsOf(() => explainFailure(explain, refused))).toEqual(['explained']);
    expect(problemsOf(() => explainFailure(explain, fault))).toEqual(['is odd']);
  });

  it('throws any other error unchanged', async () => {
    expect(() => attempt(bug)).toThrow(TypeError);
    expect(() => explainFailure(() => ({ message: 'explained' }), bug)).toThrow(TypeError);
    expect(() => rephrase(() => [], bug)).toThrow(TypeError);
    await expect(rephraseLater(() => [], bug)).rejects.toThrow(TypeError);
  });

  it('has its problems replaced, with or without a promise', async () => {
    const change = () => [{ message: 'is even' }];
    expect(problemsOf(() => rephrase(change, fault))).toEqual(['is even']);
    await expect(rephraseLater(change, fault)).rejects.toThrow('is even');
    await expect(rephraseLater(change, () => 3)).resolves.toBe(3);
  });
});
