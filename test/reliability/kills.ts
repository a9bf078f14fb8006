/** Runs that are ended at random moments while they write. */
import { mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../src/input/yaml.js';
import type { Spawned } from '../kit/built.js';
import { TODAY } from '../kit/run.js';
import { type Bench, type Found, largeCheck, leftIn, OLD, SUBJECTS, tally, timeOf } from './measure.js';

/** How soon after the first sign of writing a run is killed, in milliseconds, at most. */
const FIRST_MILLISECONDS = 4;

/** Runs the program and kills it: every other time at any moment of its life, else as soon as it begins to write. */
async function killed(
  { program, dice }: Bench,
  argv: readonly string[],
  { folder, attempt, life }: { folder: string; attempt: number; life: number },
): Promise<Spawned> {
  const watcher = { close: (): void => undefined };
  const result = await program.run(argv, {
    whenStarted: (kill) => {
      if (attempt % 2 === 0) return void setTimeout(() => kill('SIGKILL'), dice(life * 1.1));
      const after = dice(FIRST_MILLISECONDS + 1);
      const seen = watch(folder, () =>
        after === 0 ? kill('SIGKILL') : setTimeout(() => kill('SIGKILL'), after - 1),
      );
      watcher.close = () => seen.close();
    },
  });
  watcher.close();
  return result;
}

const CODES: Readonly<Record<number, string>> = { 0: 'finished', 1: 'finished', 137: 'killed' };

/** Killed while it writes a report: the old one is there, or the new one, whole. */
export async function killedReports(bench: Bench): Promise<Found> {
  const { program, runs, at } = bench;
  const folder = at('killed-reports');
  const file = join(folder, 'report.json');
  mkdirSync(folder);
  const argv = largeCheck(bench, '--output', file);
  let fresh = '';
  const life = await timeOf(async () => void (fresh = (await program.run(largeCheck(bench))).stdout));
  const faults: string[] = [];
  const ends: string[] = [];
  let caught = 0;
  for (let attempt = 0; attempt < runs; attempt += 1) {
    writeFileSync(file, OLD);
    const before = leftIn(folder);
    const { code } = await killed(bench, argv, { folder, attempt, life });
    ends.push(CODES[code] ?? `exit ${code}`);
    const text = readFileSync(file, 'utf8');
    if (text !== OLD && text !== fresh) faults.push(`attempt ${attempt}: a torn file`);
    const after = leftIn(folder);
    if (after.some((name) => !before.includes(name))) caught += 1;
    if (after.length > 1) faults.push(`attempt ${attempt}: ${after.length} temporary files`);
  }
  if ((await program.run(argv)).code !== 1) faults.push('the run after all of them fails');
  for (const name of leftIn(folder)) faults.push(`left: ${name}`);
  return {
    figure: `${runs} runs, ${tally(ends)}, ${caught} amid the writing: torn or lost, and left after one more run: ${faults.length}`,
    faults,
  };
}

type Kind = 'waivers' | 'attestations';

const recordLine = ({ at }: Bench, kind: Kind, file: string, number: number): string[] => {
  const subject = SUBJECTS[number % SUBJECTS.length] ?? '';
  const isFirst = number < SUBJECTS.length;
  const price = isFirst ? 'input-price' : 'output-price';
  const options = ['--data', at('many.yaml'), '--as-of', TODAY, '--owner', 'Dana'];
  return kind === 'waivers'
    ? [
        ...['waive', isFirst ? 'price-stated' : 'model-available', subject, ...options],
        ...['--policy', at('asks.yaml'), '--reason', `Reason ${number}`, '--measures', 'None'],
        ...['--expires', '2026-12-20', '--waivers', file],
      ]
    : [
        ...['attest', subject, ...options, '--document', at('contract.txt'), '--title', `Title ${number}`],
        ...['--kind', 'contract', '--party', 'Us', '--party', 'Many', '--effective-from', '2026-09-01'],
        ...['--expires', '2027-08-31', '--clause', `${price}=7`, '--attestations', file],
        ...['--answer', `${price}={usd: '0.90'}`],
      ];
};

/** The numbers of the entries in a file. Throws where it cannot be read. */
function numbersIn(text: string, kind: Kind): number[] {
  const data = parseYaml(text, kind).data as Record<
    string,
    { reason?: string; document?: { title: string } }[]
  >;
  return (data[kind] ?? []).map((entry) =>
    Number((entry.reason ?? entry.document?.title ?? '').replace(/^\w+ /, '')),
  );
}

/** Killed while it adds an entry: the file is whole, and has each entry that was ever reported as written. */
export async function killedRecords(bench: Bench): Promise<Found> {
  const { program, runs, at } = bench;
  const faults: string[] = [];
  const ends: string[] = [];
  for (const kind of ['waivers', 'attestations'] as const) {
    const folder = at(`killed-${kind}`);
    const file = join(folder, `${kind}.yaml`);
    mkdirSync(folder);
    let next = 0;
    const life = await timeOf(() => program.run(recordLine(bench, kind, file, next++)));
    let known = numbersIn(readFileSync(file, 'utf8'), kind);
    for (let attempt = 0; attempt < runs / 2; attempt += 1) {
      const number = next++;
      const argv = recordLine(bench, kind, file, number);
      const { code, stdout, stderr } = await killed(bench, argv, { folder, attempt, life });
      ends.push(CODES[code] ?? `exit ${code}: ${stderr}`);
      if (code !== 0 && code !== 137) faults.push(`${kind} ${attempt}: exit ${code}: ${stderr}`);
      const demanded = stdout === '' ? known : [...known, number];
      try {
        known = numbersIn(readFileSync(file, 'utf8'), kind);
      } catch (error) {
        faults.push(`${kind} ${attempt}: a torn file: ${String(error)}`);
      }
      const lost = demanded.filter((one) => !known.includes(one));
      if (lost.length > 0) faults.push(`${kind} ${attempt}: lost ${lost.join(', ')}`);
    }
    const { code, stderr } = await program.run(recordLine(bench, kind, file, next));
    if (code !== 0) faults.push(`${kind}: the run after all of them: exit ${code}: ${stderr}`);
    for (const name of leftIn(folder)) faults.push(`left: ${name}`);
  }
  return { figure: `${ends.length} runs, ${tally(ends)}: torn, lost or left: ${faults.length}`, faults };
}

/** Asked to end at random moments: the exit code is the signal's, or the verdict with all of its report. */
export async function signals(bench: Bench): Promise<Found> {
  const { program, runs, dice } = bench;
  const lines = [largeCheck(bench), largeCheck(bench, '--fail-on', 'never')];
  const whole: Spawned[] = [];
  const life = await timeOf(async () => {
    for (const line of lines) whole.push(await program.run(line));
  });
  const faults: string[] = [];
  const ends: string[] = [];
  for (let attempt = 0; attempt < runs; attempt += 1) {
    const [signal, code] = attempt % 4 < 2 ? (['SIGINT', 130] as const) : (['SIGTERM', 143] as const);
    const result = await program.run(lines[attempt % 2] ?? [], {
      whenStarted: (kill) => void setTimeout(() => kill(signal), dice((life / 2) * 1.1)),
    });
    ends.push(`exit ${result.code}`);
    const expected = whole[attempt % 2];
    if (result.code !== code && (result.code !== expected?.code || result.stdout !== expected.stdout))
      faults.push(`${signal}: exit ${result.code} after ${result.stdout.length} bytes: ${result.stderr}`);
  }
  return {
    figure: `${runs} signals: ${tally(ends)}; neither the signal nor a whole answer: ${faults.length}`,
    faults,
  };
}
