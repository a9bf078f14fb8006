import type { Answer, Objection } from './rule.js';
import { weigh } from './weigh.js';

/** Weighs all that a statement on another attribute says against a promise; a pass and a silent part say nothing. */
export function weighAgainst(...objections: readonly (Answer | false)[]): Objection {
  const answer = weigh(...objections);
  return answer.kind === 'fail' || answer.kind === 'undecided' ? answer : undefined;
}
