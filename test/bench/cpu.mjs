import { spawnSync } from 'node:child_process';

/** The environment of every measured process: additional certificates would make each start of Node slower. */
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

/** CPU time in seconds, user and system, of one command with all its children; what it prints is dropped. */
export function cpuTime(command, cwd = process.cwd()) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" </dev/null >/dev/null 2>/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    env,
    cwd,
    encoding: 'utf8',
  });
  if (status > 1) throw new Error(`exit ${status} of ${command.join(' ')}`);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

const BARE = [process.execPath, '-e', '0'];

const quantile = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))];

/**
 * How many times the CPU time of a bare node each command takes: median and quartiles over pairs. The commands take
 * turns, so that a machine that is busy for a while slows all of them.
 */
export function ratiosOf(commands, pairs) {
  const ratios = new Map(Object.keys(commands).map((name) => [name, []]));
  for (const command of Object.values(commands)) cpuTime(command);
  for (let pair = 0; pair < pairs; pair++)
    for (const [name, command] of Object.entries(commands))
      ratios.get(name).push(cpuTime(command) / cpuTime(BARE));
  return [...ratios].map(([name, found]) => {
    const sorted = found.toSorted((a, b) => a - b);
    return { name, median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
  });
}

const DIGITS = 2;

/** One line of a table of ratios. */
export const line = ({ name, median, low, high }, more = '') =>
  `${name.padEnd(44)} ${median.toFixed(DIGITS).padStart(6)} × node -e 0 (half of them ${low.toFixed(DIGITS)} to ${high.toFixed(DIGITS)})${more}`;

/** What a measurement was made on. */
export const circumstances = (pairs) =>
  `CPU time, medians of ${pairs} pairs, Node ${process.versions.node}, NODE_EXTRA_CA_CERTS unset`;
