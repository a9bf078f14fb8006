import { join, resolve } from 'node:path';
import { attempt } from '../input/problem.js';
import { DATA_LIMIT, readInput } from '../input/read-file.js';

/** The branch that a gate is for. */
export interface BaseBranch {
  name: string;
  /** How its name was found, for the reader. */
  why: string;
}

const textOf = (path: string): string => attempt(() => readInput(path, DATA_LIMIT)).value?.trim() ?? '';

/** The folder of a worktree's own files, and the one with the branches, which worktrees share. */
function gitFolders(root: string): { own: string; common: string } {
  const git = resolve(root, '.git');
  const link = /^gitdir: (.+)$/.exec(textOf(git))?.[1];
  const own = link === undefined ? git : resolve(root, link);
  return { own, common: resolve(own, textOf(join(own, 'commondir'))) };
}

/**
 * The names that a workflow can hold: neither its YAML, nor the shell, nor the patterns of the service read anything
 * into them.
 */
const PLAIN_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]*$/u;

const USUAL_BRANCHES = ['main', 'master'];

/**
 * The branch of a repository that pull requests go into, as its files say: the default branch of origin, else the usual
 * one, else the one checked out.
 */
export function baseBranch(root: string): BaseBranch {
  const { own, common } = gitFolders(root);
  const packed = textOf(join(common, 'packed-refs'));
  const isBranch = (name: string): boolean =>
    textOf(join(common, 'refs/heads', name)) !== '' ||
    packed.split('\n').some((line) => line.endsWith(` refs/heads/${name}`));
  const nameIn = (file: string, before: string): string | undefined => {
    const text = textOf(file);
    return text.startsWith(`ref: ${before}`) ? text.slice(`ref: ${before}`.length) : undefined;
  };
  const ofOrigin = nameIn(join(common, 'refs/remotes/origin/HEAD'), 'refs/remotes/origin/');
  const checkedOut = nameIn(join(own, 'HEAD'), 'refs/heads/');
  const usual = USUAL_BRANCHES.includes(checkedOut ?? '') ? undefined : USUAL_BRANCHES.find(isBranch);
  const name = ofOrigin ?? usual ?? checkedOut;
  if (name === undefined) return { name: 'main', why: 'since .git names no branch' };
  if (!PLAIN_NAME.test(name))
    return { name: 'main', why: `since the name ${JSON.stringify(name)} cannot be written into it safely` };
  if (ofOrigin !== undefined) return { name, why: 'the default branch of origin' };
  return { name, why: usual === undefined ? 'which is checked out here' : 'which exists here' };
}
