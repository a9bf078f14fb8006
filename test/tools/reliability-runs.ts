import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { programIn } from '../kit/built.js';
import { diceOf } from '../kit/dice.js';
import { scratch } from '../kit/files.js';
import { writeInputs } from '../reliability/measure.js';
import { MEASURES } from '../reliability/measures.js';

/** Makes the measurements of these names, all where none is named, on the program that is built here. Answers how many faults there were. */
export async function measure(
  names: readonly string[],
  { seed, runs }: { seed: number; runs?: number },
): Promise<number> {
  const unknown = names.filter((name) => !(name in MEASURES));
  if (unknown.length > 0)
    throw new Error(`no measurement ${unknown.join(', ')}: there are ${Object.keys(MEASURES).join(', ')}`);
  let count = 0;
  for (const [name, { runs: usual, take }] of Object.entries(MEASURES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const { folder, at } = scratch();
    writeInputs(folder);
    const bench = { program: programIn(resolve('.')), folder, at, dice: diceOf(seed), runs: runs ?? usual };
    const { figure, faults, skipped } = await take(bench);
    rmSync(folder, { recursive: true });
    console.log(`${name}: ${figure ?? 'not measured'}`);
    if (skipped !== undefined) console.log(`  skipped: ${skipped}`);
    for (const fault of faults) console.log(`  ${fault}`);
    count += faults.length;
  }
  return count;
}
