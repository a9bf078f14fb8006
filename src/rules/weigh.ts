import { fail, pass, silent, undecided, type Answer } from './rule.js';

/**
 * Weighs all that speaks against one statement: a fail decides, then an open question, then that it is about another
 * part of the question; without any of these it passes. The message names everything of the deciding kind, so that all
 * of it can be mended at once.
 */
export function weigh(...objections: readonly (Answer | false)[]): Answer {
  const said = {
    ...{ fail: new Map<string, string | undefined>(), undecided: new Map<string, string | undefined>() },
    silent: new Map<string, string | undefined>(),
  };
  for (const objection of objections)
    if (objection !== false && objection.kind !== 'pass')
      said[objection.kind === 'not-applicable' ? 'undecided' : objection.kind].set(
        objection.message,
        objection.brief,
      );
  const text = (messages: ReadonlyMap<string, unknown>): string => [...messages.keys()].join(' ');
  const [[, brief] = []] = said.fail.size > 0 ? said.fail : said.undecided;
  if (said.fail.size > 0) return fail(text(said.fail), brief);
  if (said.undecided.size > 0) return undecided(text(said.undecided), brief);
  return said.silent.size > 0 ? silent(text(said.silent)) : pass();
}
