import { integer, type ValuesOf } from '../core/shape.js';
import { basis, defineRule, fail, on, pass, undecided } from './rule.js';
import { weigh } from './weigh.js';
import { counted } from './words.js';

const options = {
  max_days: integer('the longest period that is accepted', { unit: 'days', max: 36_525 }),
};

export const abuseMonitoringLimit = defineRule({
  id: 'abuse-monitoring-limit',
  title: 'Copies kept for abuse monitoring are deleted within {max_days} days, and human review is described',
  why: 'Many providers keep prompts and outputs to look for misuse, and people may read them. You need to know for how long and who. The limit of {max_days} days is your own.',
  basis: [
    ...basis('GDPR', ['28(3)(a)', '28(3)(b)', '32(4)'], 'needed-for', 'both'),
    ...basis('GDPR', ['5(1)(c)', '5(1)(e)'], 'needed-for', 'you'),
  ],
  fix: 'Get the clause with the number of days, who reviews such copies under which duty of confidence, or zero retention for your account.',
  question:
    'How long are copies kept for abuse monitoring, who reads them, and can zero retention be had, on which conditions?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('abuse-monitoring', (value, { max_days }: ValuesOf<typeof options>) => {
    const { days, human_review, reviewers, conditions } = value;
    // Where nothing is kept and nobody reads along, there is no review to describe.
    if (days === 0 && human_review !== true && conditions === undefined) return pass();
    return weigh(
      days !== undefined &&
        days > max_days &&
        fail(`Copies are kept for ${counted(days, 'day')}; at most ${max_days} are accepted.`),
      days === undefined && undecided(`No number of days was stated; at most ${max_days} are accepted.`),
      days === 0 &&
        conditions !== undefined &&
        undecided('Zero retention holds only under the conditions that are stated.'),
      human_review === undefined && undecided('Whether people review the copies is not stated.'),
      human_review === true && reviewers === undefined && undecided('Who reviews the copies is not stated.'),
    );
  }),
});
