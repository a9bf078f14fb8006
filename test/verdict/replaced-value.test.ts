import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/evidence/dataset.js';
import { replacedValue } from '../../src/verdict/replaced-value.js';

const claim = (value: unknown, change: Partial<Claim> = {}): Claim => ({
  ...{ attribute: 'retention', subject: 'alpha', value, scope: 'offering', grade: 'reviewed' },
  ...{ sources: ['terms'], location: { file: 'alpha.yaml', line: 1, column: 1 } },
  ...change,
});

const content = (days: number) => ({ kind: 'content', days });
const backup = (days: number) => ({ kind: 'backup', days });
const WIDE = { periods: [content(30), backup(60)], exhaustive: true };
const FOR = { onlyFor: ['erased'] };

describe('a partial statement for chosen customers replaces in a wider one', () => {
  test.each<[what: string, own: Claim, replacing: Claim[], periods: unknown[]]>([
    ['nothing, if there is no such statement', claim(WIDE), [], [content(30), backup(60)]],
    [
      'the kinds that it names',
      claim(WIDE),
      [claim({ periods: [content(0)] }, FOR)],
      [backup(60), content(0)],
    ],
    [
      'nothing, if it says that it is complete',
      claim(WIDE),
      [claim({ periods: [content(0)], exhaustive: true }, FOR)],
      [content(30), backup(60)],
    ],
    [
      'nothing in a statement of narrower scope',
      claim(WIDE, { scope: 'model' }),
      [claim({ periods: [content(0)] }, FOR)],
      [content(30), backup(60)],
    ],
    [
      'the kinds that it names in a statement of wider scope',
      claim(WIDE, { scope: 'group' }),
      [claim({ periods: [content(0)] }, FOR)],
      [backup(60), content(0)],
    ],
    [
      'nothing in a statement for other customers',
      claim(WIDE, { onlyFor: ['large'] }),
      [claim({ periods: [content(0)] }, FOR)],
      [content(30), backup(60)],
    ],
    [
      'nothing in a statement for the same customers',
      claim(WIDE, FOR),
      [claim({ periods: [content(0)] }, FOR)],
      [content(30), backup(60)],
    ],
    [
      'nothing, if it is for all customers',
      claim(WIDE),
      [claim({ periods: [content(0)] })],
      [content(30), backup(60)],
    ],
    [
      'the kinds that it names for some of the same customers',
      claim(WIDE, { onlyFor: ['large'] }),
      [claim({ periods: [content(0)] }, { onlyFor: ['large', 'erased'] })],
      [backup(60), content(0)],
    ],
  ])('%s', (_what, own, replacing, periods) => {
    expect((replacedValue(own, replacing) as { periods: unknown[] }).periods).toEqual(periods);
    expect((replacedValue(own, [...replacing, own]) as { periods: unknown[] }).periods).toEqual(periods);
  });

  test('roles, by kind of data', () => {
    const roles = [
      { data: 'content', role: 'controller' },
      { data: 'account', role: 'controller' },
    ];
    const own = claim({ roles }, { attribute: 'data-roles' });
    const narrow = claim(
      { roles: [{ data: 'content', role: 'processor' }] },
      { ...FOR, attribute: 'data-roles' },
    );
    expect(replacedValue(own, [narrow])).toEqual({
      roles: [
        { data: 'account', role: 'controller' },
        { data: 'content', role: 'processor' },
      ],
    });
  });

  test('nothing without such a statement, so that the value stays as it is', () => {
    const own = claim(WIDE, FOR);
    expect(replacedValue(own, [own])).toBe(WIDE);
  });

  test('nothing of any other attribute', () => {
    const own = claim({ used: 'always' }, { attribute: 'training-use' });
    const narrow = claim({ used: 'never' }, { ...FOR, attribute: 'training-use' });
    expect(replacedValue(own, [narrow])).toEqual({ used: 'always' });
  });
});
