import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What names an open file of this process by its number. */
const DESCRIPTOR = new RegExp(`^/(?:dev/fd|proc/(?:self|${process.pid})/fd)/(\\d+)$`);
/** What a link of /proc leads to where there is no path: a pipe, a socket. */
const NO_PATH = /^(pipe|socket|anon_inode):/;
/** As many as the system follows. */
const MOST_LINKS = 40;

/** The number of an open file that a path names, as /dev/fd/3 does. */
export function descriptorIn(path: string): number | undefined {
  const number = DESCRIPTOR.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** A path whose folder is reached without links, as far as it exists. */
function inRealFolder(path: string): string {
  const folder = dirname(path);
  if (folder === path) return path;
  try {
    return join(realpathSync(folder), basename(path));
  } catch {
    return join(inRealFolder(folder), basename(path));
  }
}

function linkAt(path: string): string | undefined {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return undefined;
    const link = readlinkSync(path);
    return NO_PATH.test(link) ? undefined : link;
  } catch {
    // What may not be looked into shows what is wrong with it when it is opened.
    return undefined;
  }
}

/**
 * The path that a path leads to, also where nothing is there yet: a link to a missing file leads to that file. An open
 * file of this process stays a number, like /dev/fd/1. Undefined: links lead round in a circle.
 */
export function followLinks(path: string): string | undefined {
  let at = resolve(path);
  for (let count = 0; count <= MOST_LINKS; count += 1) {
    const number = descriptorIn(at);
    if (number !== undefined) return `/dev/fd/${number}`;
    at = inRealFolder(at);
    const link = linkAt(at);
    if (link === undefined) return at;
    at = resolve(dirname(at), link);
  }
  return undefined;
}

/** The file that a path leads to, links followed; the path itself where they lead nowhere. */
export const realPathOf = (path: string): string => followLinks(path) ?? resolve(path);
