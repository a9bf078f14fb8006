import { integer, optional, type ValuesOf } from '../input/shape.js';
import { type Answer, basis, defineRule, fail, on, pass, undecided, weigh } from './rule.js';
import { counted } from '../input/words.js';

const options = {
  max_hours: optional(integer('hours after the provider becomes aware', { min: 1, unit: 'hours' })),
};

/**
 * Your own deadline to report to the authority, Art. 33(1). If a notice takes longer, whether it is "without
 * undue delay" is open.
 */
const AUTHORITY_HOURS = 72;

function judgeHours(hours: number | undefined, limit: number): Answer {
  if (hours === undefined)
    return undecided(`The statement gives no number of hours; the policy accepts at most ${limit}.`);
  return hours <= limit
    ? pass()
    : fail(`Breaches are reported within ${counted(hours, 'hour')}; the policy accepts at most ${limit}.`);
}

export const breachNotice = defineRule({
  id: 'breach-notice',
  title:
    'The provider commits to report a personal data breach to customers without undue delay[, within {max_hours} hours]',
  why: 'Your own 72 hours for telling the authority begin when you learn of a breach, so the provider must tell you without undue delay.[ The limit of {max_hours} hours is set by the policy, not by law.]',
  basis: basis('GDPR', ['33(2)', '28(3)(f)'], 'requires', 'vendor'),
  fix: 'Get the clause on breach notice, with the time, the content of the notice and the contact it goes to.',
  question:
    'Do you commit to notify customers of a personal data breach without undue delay, and within how many hours?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('breach-notification', (value, { max_hours }: ValuesOf<typeof options>) => {
    const { committed, without_undue_delay, hours, clock, limited_to: limit } = value;
    if (!committed) return fail('There is no commitment to report breaches to customers.');
    // Art. 33(2) names no number of hours (the 72 in 33(1) are your own), so no number replaces the words.
    return weigh(
      without_undue_delay === false && fail('Breaches are reported, but not without undue delay.'),
      max_hours !== undefined && judgeHours(hours, max_hours),
      without_undue_delay === undefined &&
        undecided('The statement does not say that breaches are reported without undue delay.'),
      hours !== undefined &&
        hours > AUTHORITY_HOURS &&
        undecided(
          `Up to ${hours} hours are stated for a notice without undue delay; you have ${AUTHORITY_HOURS} hours yourself.`,
        ),
      limit !== undefined && undecided(`The statement covers only ${limit}.`),
      clock === 'confirmation' &&
        undecided('The time runs from the confirmation of a breach; the law counts from awareness.'),
    );
  }),
});
