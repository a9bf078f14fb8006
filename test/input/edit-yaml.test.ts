import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendToList } from '../../src/input/edit-yaml.js';
import { parseYaml } from '../../src/input/yaml.js';

const ITEM = { rule: 'no-training', reason: 'a trial: "short"', measures: ['one', '# two'], n: 3 };
const add = (text: string, item: unknown = ITEM): string => appendToList(text, 'list.yaml', 'list', item);
const dataOf = (text: string): unknown => parseYaml(text, 'list.yaml').data;

const LAYOUTS: Record<string, string> = {
  'a list under its key': '# head\nlist:\n  # first\n  - a: 1   # kept\n    b:   "x"\n\n  - a: 2\n',
  'a list without indent': 'list:\n- a: 1\n- a: 2\n',
  'a deep indent': 'list:\n      - a: 1\n',
  'comments at the end': 'list:\n  - a: 1\n# the end\n\n# really\n',
  'no line end at the end': 'list:\n  - a: 1',
  'an empty list': '# head\nlist: [] # none yet\n# foot\n',
  'an empty list with a blank': 'list: [ ]\n',
  'Windows line ends': '# head\r\nlist:\r\n  - a: 1\r\n',
  'blank lines and a quoted text over lines': 'list:\n  - a: "one\n      two"\n\n\n',
};

/** Layouts whose list is written anew; the data and the comments stay. */
const UNUSUAL: Record<string, string> = {
  brackets: '# head\nlist: [{ a: 1 }, { a: 2 }] # kept\n',
  'brackets over lines': 'list: [\n  { a: 1 }, # kept\n]\n',
  'a block text that ends with what looks like a comment':
    'list:\n  - a: |\n      text\n      # no comment\n',
  'the end of a document marked': 'list:\n  - a: 1\n...\n',
  'the key in quotes': '"list":\n  - a: 1\n',
  'everything in braces': '{ list: [{ a: 1 }] }\n',
};

describe('appendToList adds an entry at the end of a list', () => {
  test.each(Object.entries({ ...LAYOUTS, ...UNUSUAL }))('with %s', (_what, text) => {
    const { list } = dataOf(text) as { list: unknown[] };
    const once = add(text);
    expect(dataOf(once)).toEqual({ list: [...list, ITEM] });
    const twice = add(once, { a: 'second' });
    expect(dataOf(twice)).toEqual({ list: [...list, ITEM, { a: 'second' }] });
  });

  test.each(Object.entries(LAYOUTS))('and keeps every other line, with %s', (_what, text) => {
    const kept = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('list: ['));
    const lines = add(text).split(/\r?\n/);
    let from = 0;
    for (const line of kept) {
      from = lines.indexOf(line, from) + 1;
      expect(from, line).toBeGreaterThan(0);
    }
    expect(/\r\n/.test(add(text))).toBe(/\r\n/.test(text));
    expect(add(text).replaceAll('\r\n', '').includes('\r')).toBe(false);
  });

  test.each(Object.entries({ ...LAYOUTS, ...UNUSUAL }))('and keeps every comment, with %s', (_what, text) => {
    const comments = text.match(/# (head|first|kept|the end|really|none yet|foot)/g) ?? [];
    for (const comment of comments) expect(add(text)).toContain(comment);
  });

  test('whatever the texts in the entry', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => {
      try {
        parseYaml(JSON.stringify({ text }), 'x');
        return true;
      } catch {
        return false;
      }
    });
    const item = fc.record({ a: plain, b: fc.array(plain, { maxLength: 3 }), c: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(LAYOUTS)), item, (text, one) => {
        const { list } = dataOf(text) as { list: unknown[] };
        expect(dataOf(add(text, one))).toEqual({ list: [...list, one] });
      }),
      { numRuns: 1_000 },
    );
  });

  test('and refuses a text that cannot be parsed', () => {
    expect(() => add('list: [')).toThrow(/list\.yaml:1/);
  });
});
