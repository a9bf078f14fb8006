import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { isNamedParty } from '../evidence/party.js';
import { concernsContent } from '../evidence/named-places.js';
import { integer, type ValuesOf } from '../input/shape.js';
import { againstLimit, deletionBeyond, isLonger, lengthInHours, periodText } from './periods.js';
import { FOREIGN_LAW_BOUND_BY } from './transfer-assessment.js';
import {
  type Answer,
  basis,
  defineRule,
  fail,
  on,
  opposing,
  pass,
  silent,
  undecided,
  weigh,
  weighAgainst,
} from './rule.js';
import { enumerate } from '../input/words.js';

const options = {
  max_days: integer('the longest period that is accepted', { unit: 'days', max: 36_525 }),
};

type Options = ValuesOf<typeof options>;
type Copies = AttributeValue<'abuse-monitoring'>;

/** Reviewers must be named: the customer has to know whose duty of confidence to ask about. */
function review({ human_review, reviewers }: Copies): Answer {
  const unnamed = (reviewers ?? []).filter((party) => !isNamedParty(party));
  const names = unnamed.map((party) => (typeof party === 'string' ? `"${party}"` : party.name));
  return weigh(
    human_review === undefined &&
      undecided('The statement does not say whether people review the copies.', 'human review not stated'),
    human_review === true &&
      reviewers === undefined &&
      undecided('The statement does not say who reviews the copies.', 'reviewers not stated'),
    human_review === false &&
      reviewers !== undefined &&
      undecided('The statement contradicts itself: nobody reviews the copies, but reviewers are stated.'),
    unnamed.length > 0 &&
      undecided(
        `These reviewers are not identified, as no legal form or register entry is stated: ${enumerate(names)}.`,
      ),
  );
}

function judge(value: Copies, { max_days }: Options): Answer {
  const { human_review, reviewers, conditions } = value;
  if (!concernsContent(value))
    return silent('The statement is only about data other than prompts and outputs.');
  const length = lengthInHours(value);
  // If nothing is kept and nobody reviews, there is no review to describe.
  const isIdle = human_review !== true && reviewers === undefined && conditions === undefined;
  if (length === 0 && isIdle) return pass();
  return weigh(
    isLonger(value, max_days) && fail(`Copies are kept for ${againstLimit(value, max_days)}.`),
    length === undefined &&
      undecided(
        `The statement does not say for how many days copies are kept; the policy accepts at most ${max_days}.`,
        'no number of days',
      ),
    length === 0 &&
      conditions !== undefined &&
      undecided('Zero retention holds only under the conditions that are stated.'),
    review(value),
  );
}

function againstMonitoringCopies({ periods }: AttributeValue<'retention'>, { max_days }: Options) {
  const copies = periods.filter(({ kind }) => kind === 'abuse-monitoring');
  const isOpen = (period: (typeof copies)[number]) =>
    lengthInHours(period) === undefined || period.criteria !== undefined;
  const long = copies.filter(
    (period) => !isOpen(period) && period.clock !== 'end-of-service' && isLonger(period, max_days),
  );
  return weighAgainst(
    ...long.map((period) =>
      fail(`Copies for abuse monitoring are kept for ${againstLimit(period, max_days)}.`),
    ),
    ...copies.filter(isOpen).map((period) => {
      const length = periodText(period);
      const stated = length === '' ? 'Criteria' : `Criteria beside ${length}`;
      return undecided(
        period.criteria === undefined
          ? 'No period is stated for copies for abuse monitoring.'
          : `${stated} are stated for copies for abuse monitoring: "${period.criteria}".`,
      );
    }),
  );
}

export const abuseMonitoringLimit = defineRule({
  id: 'abuse-monitoring-limit',
  title: 'Copies kept for abuse monitoring are deleted within {max_days} days, and human review is described',
  why: 'Many providers keep prompts and outputs to look for misuse, and people may read them. You need to know for how long and who. The limit of {max_days} days is set by the policy, not by law.',
  basis: [
    ...basis('GDPR', ['28(3)(a)', '28(3)(b)', '32(4)'], 'needed-for', 'both'),
    ...basis('GDPR', ['5(1)(c)', '5(1)(e)'], 'needed-for', 'you'),
  ],
  fix: 'Get the clause with the number of days, who reviews such copies under which duty of confidence, or zero retention for your account.',
  question:
    'How long are copies kept for abuse monitoring, who reads them, and can zero retention be had, on which conditions?',
  subject: 'provider',
  about: 'service',
  excusedBy: FOREIGN_LAW_BOUND_BY,
  options,
  check: on('abuse-monitoring', judge, {
    opposedBy: [
      opposing('retention', againstMonitoringCopies),
      opposing('deletion', (value, { max_days }: Options, world) => deletionBeyond(value, max_days, world)),
    ],
    // Training on the copies is judged by no-training, and an option of zero retention does not help
    // customers without it.
    informs: ['improves_models', 'zero_retention', 'reviewers.name'],
  }),
});
