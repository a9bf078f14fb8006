import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import type { Program } from '../kit/built.js';
import type { Dice } from '../kit/dice.js';
import { FILES, models, policy, provider, write } from '../kit/files.js';
import { TODAY } from '../kit/run.js';

/** Where a measurement is made, and with what. */
export interface Bench {
  program: Program;
  /** A folder of its own, with what `writeInputs` puts there. */
  folder: string;
  at: (name: string) => string;
  dice: Dice;
  runs: number;
}

/** What a measurement found. */
export interface Found {
  /** The figure, in one line; absent: nothing could be measured here. */
  figure?: string;
  /** What should not be. */
  faults: string[];
  /** What could not be measured here, and why. */
  skipped?: string;
}

/** A measurement, and how often it is made by itself and in the suite. */
export interface Measure {
  runs: number;
  few: number;
  take: (bench: Bench) => Promise<Found>;
}

/** The models of the provider `many`. */
export const SUBJECTS: readonly string[] = Array.from({ length: 60 }, (_, index) => `many/model-${index}`);

/** A provider whose report is several hundred kilobytes, and two policies: it passes one and fails the other. */
export const writeInputs = (folder: string): void =>
  write(folder, {
    ...FILES,
    '.git/HEAD': '',
    'many.yaml': provider('many', models(...SUBJECTS)),
    'asks.yaml': policy('asks', {
      'contracting-entity-named': 'error',
      'model-available': 'error',
      'price-stated': 'error',
      'downstream-documentation': 'note',
    }),
    'contract.txt': 'The contract.\n',
    'old.json': OLD,
  });

/** What was there before. */
export const OLD = '{ "old": true }\n';

/** The arguments of a check whose report is large; its verdict is a fail unless nothing may fail it. */
export const largeCheck = ({ at }: Bench, ...more: readonly string[]): string[] => [
  ...['check', 'many', '--data', at('many.yaml'), '--policy', at('asks.yaml')],
  ...['--format', 'json', '--as-of', TODAY, ...more],
];

/** What a run leaves beside its files. */
export const leftIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /\.(tmp|lock|old)$/.test(name));

/** How long a run takes here, in milliseconds. */
export async function timeOf(step: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

/** Whether this system gives a process namespaces of its own. */
export const hasNamespaces = (...flags: readonly string[]): boolean =>
  spawnSync('unshare', [...flags, 'true'], { stdio: 'ignore' }).status === 0;

/** How often each text comes, the most frequent first. */
export function tally(texts: readonly (string | number)[]): string {
  const counts = new Map<string | number, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([text, count]) => `${text} (${count})`)
    .join(', ');
}
