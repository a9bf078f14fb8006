import { list, object, optional, text } from '../input/shape.js';

const day = (doc: string) => text(doc, 'day');

/** One accepted risk, as a file of waivers writes it. */
export const WAIVER_SHAPE = object({
  rule: text('the rule, or the id that the policy gives it; no patterns', 'id'),
  subject: text('the provider or model, by the id that reports print; no patterns', 'model-id'),
  reason: text('why the risk is accepted'),
  measures: list(text('what is done meanwhile'), 'what keeps the risk small', 1),
  owner: text('who answers for it'),
  granted: day('the day on which it was accepted'),
  expires: day('the last day on which it holds, UTC'),
  evidence: text(
    'the digest of the finding that was accepted; when the evidence changes, it is void',
    'sha256',
  ),
  approved_by: optional(text('who else agreed; not the owner')),
  ticket: optional(text('where it is followed up')),
  advice: optional(text('what the data protection officer or counsel said')),
});

/** The form of a file of waivers. */
export const WAIVERS_SHAPE = object({ waivers: list(WAIVER_SHAPE, 'accepted risks') });
