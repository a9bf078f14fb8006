import { describe, expect, test } from 'vitest';
import { type Answer, fail, notApplicable, pass, undecided, weigh } from '../../src/rules/rule.js';

describe('weigh', () => {
  test.each<[(Answer | false)[], Answer]>([
    [[], pass()],
    [[false, pass()], pass()],
    [[undecided('U.'), false, pass()], undecided('U.')],
    [[undecided('U.'), undecided('V.'), undecided('U.')], undecided('U. V.')],
    [[undecided('U.'), fail('F.'), pass(), fail('G.')], fail('F. G.')],
    // Nothing that is weighed turns an open question into a pass.
    [[notApplicable('N.'), pass()], undecided('N.')],
  ])('%j is %j', (objections, answer) => {
    expect(weigh(...objections)).toEqual(answer);
  });
});
