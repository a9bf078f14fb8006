import type { ConsideredClaim } from '../../verdict/finding.js';
import type { WaiverStatus } from '../../verdict/waiver.js';

/** Before an outcome: the sign of a terminal that shows Unicode, and that of one that does not. */
export const OUTCOME_MARKS = {
  pass: ['✓', '+'],
  fail: ['✗', 'x'],
  unknown: ['?', '?'],
  against: ['!', '!'],
  'not-applicable': ['–', '-'],
} as const;

/** How wide a statement is. */
export const SCOPE_WORDS: Record<string, string> = {
  contract: 'your contract',
  model: 'this model',
  offering: 'this API',
  group: 'company-wide',
};

/** What a claim did in an evaluation. */
export const PART_WORDS: Record<ConsideredClaim['part'], string> = {
  proof: 'proof',
  weak: 'weak: can count against, never for',
  lead: 'lead: unverified, shows nothing',
  'not-found': 'search that found nothing',
  out: 'about other customers: left out',
  silent: 'about another part of the question: left out',
  ended: 'ended',
  'not-yet': 'dated after this day',
};

/** What became of a waiver. */
export const WAIVER_STATUS_WORDS: Record<WaiverStatus, string> = {
  active: 'in force',
  expired: 'expired',
  void: 'void',
  unused: 'unused',
  'not-yet': 'not yet',
};

/** Who runs a model that is reached through another host. */
export const UPSTREAM_WORDS = { maker: ', passed on', host: ', run there', unknown: '' } as const;

/** Who named an input of a report that is made again. */
export const SAID_BY = { report: 'as the report names it', option: 'as you named it' } as const;
