import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayPath, loadBuiltin, loadFile } from '../../src/input/load-file.js';
import { integer, object } from '../../src/input/shape.js';
import { ADEQUACY_SHAPE } from '../../src/evidence/law.js';
import { withFiles } from '../kit/on-file.js';
import { problemsOf } from '../kit/problems-of.js';

const SHAPE = object({ days: integer() });

describe('a file', () => {
  test('is loaded as a value, with the place of each part', () => {
    withFiles({ 'a.yaml': '# first\ndays: 3\n' }, (folder) => {
      const { value, document } = loadFile(join(folder, 'a.yaml'), SHAPE, { file: 'shown.yaml' });
      expect(value).toEqual({ days: 3 });
      expect(document.at(['days'])).toEqual({ file: 'shown.yaml', line: 2, column: 1 });
    });
  });

  test.each([
    ['days: three\n', 'shown.yaml:1:1: days: must be a whole number from 0 to 1000000000 (found "three")'],
    ['days: [\n', /^shown\.yaml:2:1: /],
    ['', 'shown.yaml: is empty'],
    [`days: 3 # ${'x'.repeat(200)}\n`, /^shown\.yaml: is larger than/],
  ])('is refused: %j', (text, problem) => {
    withFiles({ 'a.yaml': text }, (folder) => {
      const [found = ''] = problemsOf(() =>
        loadFile(join(folder, 'a.yaml'), SHAPE, { file: 'shown.yaml', limit: 128 }),
      );
      expect(found).toMatch(problem);
    });
  });

  test('is named by its path unless another name is given', () => {
    expect(problemsOf(() => loadFile('/nowhere/a.yaml', SHAPE))).toEqual(['/nowhere/a.yaml: no such file']);
  });

  test('that ships is named by its path in the package', () => {
    expect(loadBuiltin('data/adequacy.yaml', ADEQUACY_SHAPE).document.file).toBe('data/adequacy.yaml');
  });
});

describe('displayPath', () => {
  test.each([
    ['data/law.yaml', 'data/law.yaml'],
    ['./data/../data/law.yaml', 'data/law.yaml'],
    [resolve('data/law.yaml'), 'data/law.yaml'],
    ['/elsewhere/law.yaml', '/elsewhere/law.yaml'],
    ['../law.yaml', '../law.yaml'],
    ['.', '.'],
  ])('shows %s as %s', (path, shown) => {
    expect(displayPath(path)).toBe(shown);
  });
});
