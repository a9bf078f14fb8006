/** Each measurement of `npm run reliability`, a few times: what it would find at length must not be there at all. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackage, programIn, type Program } from '../kit/built.js';
import { diceOf } from '../kit/dice.js';
import { scratch } from '../kit/files.js';
import { skipNote } from '../kit/needs.js';
import { writeInputs } from './measure.js';
import { MEASURES } from './measures.js';

const { folder, at } = scratch();
let program: Program;
beforeAll(() => {
  writeInputs(folder);
  program = programIn(buildPackage(folder));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.for(Object.entries(MEASURES))('%s', async ([, { few, take }], { skip }) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { figure, faults, skipped } = await take({ program, folder, at, dice: diceOf(seed), runs: few });
  if (figure === undefined) return skip(skipNote(skipped ?? 'what it needs'));
  expect({ seed, faults }).toEqual({ seed, faults: [] });
});
