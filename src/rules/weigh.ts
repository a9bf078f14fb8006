import { fail, pass, undecided, type Answer } from './rule.js';

/**
 * Weighs all that speaks against one statement: a fail decides, then an open question; without either it
 * passes. The message tells everything of the deciding kind, so that all of it can be mended at once.
 */
export function weigh(...objections: readonly (Answer | false)[]): Answer {
  const failed = new Set<string>();
  const open = new Set<string>();
  for (const objection of objections)
    if (objection !== false && objection.kind !== 'pass')
      (objection.kind === 'fail' ? failed : open).add(objection.message);
  if (failed.size > 0) return fail([...failed].join(' '));
  return open.size > 0 ? undecided([...open].join(' ')) : pass();
}
