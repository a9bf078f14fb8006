import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsByName, known, unknown, type Field } from '../../src/query/field.js';
import { select, type Selection } from '../../src/query/select.js';

interface Row {
  id: number;
  size?: number;
  tags?: string[];
}

const FIELDS: Field<Row>[] = [
  { name: 'id', title: 'Id', type: { kind: 'integer' }, read: ({ id }) => known(id) },
  {
    name: 'size',
    title: 'Size',
    type: { kind: 'integer' },
    read: ({ size }) => (size === undefined ? unknown('missing', true) : known(size)),
  },
  {
    name: 'tags',
    title: 'Tags',
    type: { kind: 'text' },
    list: true,
    read: ({ tags }) => (tags === undefined ? unknown('not-found') : known(...tags)),
  },
  {
    name: 'odd',
    title: 'Odd',
    type: { kind: 'choice', of: ['yes'] },
    read: () => known('yes'),
    concerns: ({ id }) => id % 2 === 1,
  },
  {
    name: 'costly',
    title: 'Costly',
    type: { kind: 'integer' },
    read: () => known(1),
    refused: { message: 'costly needs a volume', hint: 'Say how many.' },
  },
];
const fields = fieldsByName(FIELDS);
const ROWS: Row[] = [
  { id: 1, size: 30, tags: ['b', 'a'] },
  { id: 2, tags: ['c'] },
  { id: 3, size: 10, tags: [] },
  { id: 4, size: 30 },
];
const ids = (selection: Selection): number[] => select(ROWS, fields, selection).rows.map(({ id }) => id);

describe('rows are selected', () => {
  test.each<[Selection, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ where: ['size>=30'] }, [1, 4]],
    [{ where: ['size!=30'] }, [3]],
    [{ where: ['size>=10', 'tags=a'] }, [1]],
    [{ where: ['tags!=a'] }, [2, 3]],
    [{ where: ['odd=yes'] }, [1, 3]],
    [{ where: ['odd!=yes'] }, []],
    [{ sort: 'size' }, [3, 1, 4, 2]],
    [{ sort: '-size' }, [1, 4, 3, 2]],
    // By the lowest value in ascending order, by the highest in descending order; unknown and empty values
    // are last.
    [{ sort: 'tags' }, [1, 2, 3, 4]],
    [{ sort: '-tags' }, [2, 1, 3, 4]],
    [{ sort: 'SIZE', limit: 2 }, [3, 1]],
  ])('%j', (selection, expected) => {
    expect(ids(selection)).toEqual(expected);
  });

  test('rows that are left out are counted, with the names of unknown fields', () => {
    expect(select(ROWS, fields, { where: ['size>=10', 'tags=c'] })).toMatchObject({
      total: 4,
      matching: 0,
      // Rows 1 and 3 are known not to match.
      unknown: 2,
      unknownNames: ['size', 'tags'],
      withLeads: 1,
    });
    expect(select(ROWS, fields, { where: ['odd=yes'] }).unknown).toBe(0);
  });

  test.each<[Selection, RegExp]>([
    [{ where: ['siez>1'] }, /unknown name "siez" in --where "siez>1"\n {2}Did you mean size\?/],
    [{ sort: 'siez' }, /unknown name "siez" in --sort/],
    [{ where: ['size~1'] }, /size has no ~\n {2}It can be compared with =, !=, <, <=, > or >=/],
    [{ where: ['tags<a'] }, /tags has no </],
    [{ where: ['costly=1'] }, /costly needs a volume/],
    [{ where: ['size=many'] }, /"many" is not a whole number/],
  ])('%j is refused, even without rows', (selection, message) => {
    expect(() => select([], fields, selection)).toThrow(message);
  });
});

const row: fc.Arbitrary<Row> = fc
  .record(
    { size: fc.integer({ min: 0, max: 4 }), tags: fc.array(fc.constantFrom('a', 'b', 'c')) },
    { requiredKeys: [] },
  )
  .map((parts) => ({ id: 0, ...parts }));
const rows = fc.array(row, { maxLength: 40 }).map((list) => list.map((one, id) => ({ ...one, id })));
const sort = fc.constantFrom('size', '-size', 'tags', '-tags', 'id', '-id');

test('sorting is stable and loses no row', () => {
  fc.assert(
    fc.property(rows, sort, (list, by) => {
      const { rows: sorted } = select(list, fields, { sort: by });
      expect([...sorted].sort((a, b) => a.id - b.id)).toEqual(list);
      // Sorting a sorted list changes nothing, and equal rows keep their order.
      expect(select(sorted, fields, { sort: by }).rows).toEqual(sorted);
      const field = fields.get(by.replace(/^-/, ''));
      const key = (one: Row): string => [...(field?.read(one).values ?? [])].sort().join();
      sorted.forEach((one, index) => {
        const next = sorted[index + 1];
        if (next !== undefined && key(one) === key(next)) expect(one.id).toBeLessThan(next.id);
      });
    }),
    { numRuns: 1000 },
  );
});

test('the order of conditions does not matter, and matching and unknown rows do not overlap', () => {
  const condition = fc.constantFrom('size>=2', 'size!=1', 'tags=a', 'tags!=b', 'odd=yes', 'id>3');
  fc.assert(
    fc.property(rows, fc.array(condition, { maxLength: 4 }), (list, where) => {
      const one = select(list, fields, { where });
      const other = select(list, fields, { where: [...where].reverse() });
      expect(other.rows).toEqual(one.rows);
      expect(other.unknown).toBe(one.unknown);
      expect(one.matching + one.unknown).toBeLessThanOrEqual(one.total);
    }),
    { numRuns: 1000 },
  );
});
