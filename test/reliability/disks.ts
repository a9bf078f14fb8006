/** Several writers, disks that are full or read-only, readers that go away. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { execute } from '../kit/built.js';
import { type Bench, type Found, hasNamespaces, largeCheck, leftIn, OLD, tally } from './measure.js';

const WRITERS = 6;

/** Six runs that write one report, each of another day: it is one of theirs, whole. */
export async function sixWriters(bench: Bench): Promise<Found> {
  const { program, runs, at } = bench;
  const folder = at('six-writers');
  mkdirSync(folder);
  const file = `${folder}/report.json`;
  const lines = Array.from({ length: WRITERS }, (_, index) =>
    largeCheck(bench).with(-1, `2026-11-${10 + index}`),
  );
  const whole: string[] = [];
  const faults: string[] = [];
  const winners: string[] = [];
  for (let round = 0; round < runs; round += 1) {
    writeFileSync(file, OLD);
    const result = await Promise.all(lines.map((line) => program.run([...line, '--output', file])));
    for (const { code, stderr } of result)
      if (code !== 1 || stderr !== '') faults.push(`round ${round}: exit ${code}: ${stderr}`);
    const text = readFileSync(file, 'utf8');
    const winner = lines.findIndex((line) => text.includes(`"asOf": "${line.at(-1) ?? ''}"`));
    winners.push(`writer ${winner + 1}`);
    whole[winner] ??= (await program.run(lines[winner] ?? [])).stdout;
    if (text !== whole[winner]) faults.push(`round ${round}: the file is none of the six reports`);
    faults.push(...leftIn(folder).map((name) => `round ${round}: left ${name}`));
  }
  return {
    figure: `${runs} times ${WRITERS} writers, last came ${tally(winners)}: torn, lost or left: ${faults.length}`,
    faults,
  };
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

/** What a script printed at its end: the exit code, the text of the report in base 64, and what is in its folder. */
interface Leftovers {
  code: number;
  text: string;
  names: string[];
}

const LIST_LEFTOVERS = 'echo "$?"; base64 -w0 report.json; echo; ls -A';

function leftoversOf(stdout: string): Leftovers {
  const [code = '', text = '', ...names] = stdout.trimEnd().split('\n');
  return { code: Number(code), text: Buffer.from(text, 'base64').toString('utf8'), names };
}

/** What is wrong where a report could not be written: it must be said, and the old one must still be there. */
function faultsOf(what: string, { code, text, names }: Leftovers, fresh: string): string[] {
  const refused = code === 2 && text === OLD;
  const written = code === 1 && text === fresh;
  return [
    ...(refused || written ? [] : [`${what}: exit ${code}, ${text.length} characters in the report`]),
    ...(names.join() === 'report.json' ? [] : [`${what}: left ${names.join(', ')}`]),
  ];
}

const NAMESPACE = ['unshare', '-rm', 'bash', '-c'];

/** Disks of many sizes, on which the report does not fit, by their size and by the limit of the shell. */
export async function fullDisk(bench: Bench): Promise<Found> {
  const { program, runs, at, dice } = bench;
  const fresh = (await program.run(largeCheck(bench))).stdout;
  const kilobytes = Math.ceil(fresh.length / 1024);
  const ownDisk = hasNamespaces('-rm');
  const faults: string[] = [];
  const ends: string[] = [];
  for (let attempt = 0; attempt < runs; attempt += 1) {
    const folder = at(`full-${attempt}`);
    mkdirSync(folder);
    const size = 4 * (1 + dice(Math.ceil(kilobytes / 4) + 20));
    const line = quoted([process.execPath, program.bin, ...largeCheck(bench), '--output', 'report.json']);
    const small = ownDisk && attempt % 2 === 0;
    const begin = small
      ? `mount -t tmpfs -o size=${size}k none '${folder}' && cd '${folder}'`
      : `cd '${folder}'`;
    const old = `printf '%s' '${OLD}' > report.json`;
    const limit = small ? ':' : `(( ${size} < 64 )) && ulimit -f 64 || ulimit -f ${size}; trap '' XFSZ`;
    const script = `${begin} && ${old} && { ${limit}; ${line} 2>/dev/null; ${LIST_LEFTOVERS}; }`;
    const { stdout } = await execute([...(small ? NAMESPACE : ['bash', '-c']), script]);
    const after = leftoversOf(stdout);
    ends.push(`exit ${after.code}`);
    faults.push(...faultsOf(`${small ? 'a disk' : 'a limit'} of ${size} KiB`, after, fresh));
  }
  const full = await program.bash(`$MIMO ${quoted(largeCheck(bench))} > /dev/full`);
  if (full.code !== 2) faults.push(`/dev/full: exit ${full.code}`);
  return {
    figure: `${runs} sizes: ${tally(ends)}: torn, lost, left or unsaid: ${faults.length}`,
    faults,
    ...(ownDisk ? {} : { skipped: 'a disk of its own: no right to mount one' }),
  };
}

/** A folder that nobody may write to: the report is refused, old or new. */
export async function readOnly(bench: Bench): Promise<Found> {
  const { program, at } = bench;
  if (!hasNamespaces('-rm')) return { faults: [], skipped: 'a read-only disk: no right to mount one' };
  const folder = at('read-only');
  mkdirSync(folder);
  const faults: string[] = [];
  const ends: string[] = [];
  for (const name of ['report.json', 'new.json', 'deep/new.json']) {
    const line = quoted([process.execPath, program.bin, ...largeCheck(bench), '--output', name]);
    const script =
      `mount -t tmpfs none '${folder}' && cd '${folder}' && printf '%s' '${OLD}' > report.json && ` +
      `mount -o remount,ro '${folder}' && { ${line} 2>&1 >/dev/null | head -c 300 >&2; (exit "\${PIPESTATUS[0]}"); ${LIST_LEFTOVERS}; }`;
    const { stdout, stderr } = await execute([...NAMESPACE, script]);
    const after = leftoversOf(stdout);
    ends.push(`exit ${after.code}`);
    faults.push(...faultsOf(name, after, ''));
    if (!/^mimo-check: .*could not be written \(EROFS\)\n$/.test(stderr)) faults.push(`${name}: ${stderr}`);
  }
  return {
    figure: `${ends.length} targets: ${tally(ends)}: torn, lost, left or unsaid: ${faults.length}`,
    faults,
  };
}

/** Runs the program and stops reading after so many bytes. */
function readInPart(
  bench: Bench,
  argv: readonly string[],
  limit: number,
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [bench.program.bin, ...argv], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  let read = 0;
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read >= limit) child.stdout.destroy();
  });
  if (limit === 0) child.stdout.destroy();
  return new Promise((settle) => child.once('close', (code) => settle({ code, stderr })));
}

/** A reader that goes away at random moments: nothing is said, and the verdict stays the exit code. */
export async function closedPipe(bench: Bench): Promise<Found> {
  const { program, runs, dice } = bench;
  const size = (await program.run(largeCheck(bench))).stdout.length;
  const faults: string[] = [];
  const ends: string[] = [];
  for (let attempt = 0; attempt < runs; attempt += 1) {
    const [more, expected] = attempt % 2 === 0 ? [['--fail-on', 'never'], 0] : [[], 1];
    const format = attempt % 3 === 0 ? ['--format', 'table'] : [];
    const argv = [...largeCheck(bench), ...more];
    if (format.length > 0) argv.splice(argv.indexOf('--format'), 2, ...format);
    const limit = dice(5) === 0 ? 0 : dice(size);
    const { code, stderr } = await readInPart(bench, argv, limit);
    ends.push(`exit ${String(code)}`);
    if (code !== expected || stderr !== '')
      faults.push(`after ${limit} bytes: exit ${String(code)} instead of ${expected}: ${stderr}`);
  }
  return {
    figure: `${runs} readers that went away: ${tally(ends)}; another exit code or a word: ${faults.length}`,
    faults,
  };
}
