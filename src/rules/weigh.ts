import { fail, pass, silent, undecided, type Answer } from './rule.js';

/**
 * Weighs all that speaks against one statement: a fail decides, then an open question, then that it is about another
 * part of the question; without any of these it passes. The message names everything of the deciding kind, so that all
 * of it can be mended at once.
 */
export function weigh(...objections: readonly (Answer | false)[]): Answer {
  const said = { fail: new Set<string>(), undecided: new Set<string>(), silent: new Set<string>() };
  for (const objection of objections)
    if (objection !== false && objection.kind !== 'pass')
      said[objection.kind === 'not-applicable' ? 'undecided' : objection.kind].add(objection.message);
  if (said.fail.size > 0) return fail([...said.fail].join(' '));
  if (said.undecided.size > 0) return undecided([...said.undecided].join(' '));
  return said.silent.size > 0 ? silent([...said.silent].join(' ')) : pass();
}
