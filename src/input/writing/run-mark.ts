import { hash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { once } from '../memoize.js';
import { codeOf } from './write-target.js';

/** On Linux, whose numbers of processes these are: containers can share a folder and a host name, and count apart. */
function processCount(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Where the numbers of processes mean the same as here, in twelve letters. */
export const machine = once(() => hash('sha256', `${hostname()} ${processCount()}`, 'hex').slice(0, 12));

function isAlive(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Whether a run has certainly ended, by the number of its process and its machine. */
export const hasEnded = (number: string, onMachine: string): boolean =>
  onMachine === machine() && /^\d+$/.test(number) && !isAlive(Number(number));
