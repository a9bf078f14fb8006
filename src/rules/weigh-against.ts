import type { Answer, Objection } from './rule.js';
import { weigh } from './weigh.js';

/** Weighs what a statement on another attribute says against a promise; where that is nothing, it says nothing. */
export function weighAgainst(...objections: readonly (Answer | false)[]): Objection {
  const answer = weigh(...objections);
  return answer.kind === 'fail' || answer.kind === 'undecided' ? answer : undefined;
}
