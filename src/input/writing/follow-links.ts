import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A path that names an open file of this process by its number. */
const DESCRIPTOR = new RegExp(`^/(?:dev/fd|proc/(?:self|${process.pid})/fd)/(\\d+)$`);
/** The target of a /proc link that is not a path: a pipe, a socket. */
const NO_PATH = /^(pipe|socket|anon_inode):/;
/** The limit of Linux. */
const MOST_LINKS = 40;

/** The descriptor number in a path like /dev/fd/3. */
export function descriptorIn(path: string): number | undefined {
  const number = DESCRIPTOR.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Resolves the links in a path's folder, as far as it exists. */
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
    // A path that cannot be inspected fails when it is opened, with a better message.
    return undefined;
  }
}

/**
 * Resolves all links of a path, even if its target does not exist yet. An open file of this process becomes a
 * path like /dev/fd/1. Undefined if the links form a loop.
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

/** Resolves all links of a path; the absolute path itself if they form a loop. */
export const realPathOf = (path: string): string => followLinks(path) ?? resolve(path);
