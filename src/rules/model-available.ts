import type { AttributeValue } from '../core/attributes.js';
import { daysBetween } from '../core/calendar.js';
import { integer, type ValuesOf } from '../core/shape.js';
import { defineRule, fail, on, pass, undecided, type Answer } from './rule.js';
import { weigh } from './weigh.js';
import { counted } from './words.js';

const options = { notice_days: integer('days for which the model must still be offered', { unit: 'days' }) };

type Lifecycle = AttributeValue<'lifecycle'>;

function judge({ status, retired_on, notice }: Lifecycle, required: number, asOf: string): Answer {
  if (retired_on !== undefined) {
    const left = daysBetween(asOf, retired_on);
    if (left <= 0) return fail(`Switched off since ${retired_on}.`);
    if (status === 'retired')
      return undecided(`The statement contradicts itself: retired, but to be switched off on ${retired_on}.`);
    if (left >= required) return pass();
    return fail(`To be switched off on ${retired_on}, in ${counted(left, 'day')}; ${required} are required.`);
  }
  if (status === 'retired') return fail('Switched off; the day is not stated.');
  if (status === 'deprecated') return undecided('Marked for retirement; the day is not stated.');
  if ((notice ?? 0) >= required) return pass();
  return notice === undefined
    ? undecided(`No notice before its end is stated; ${counted(required, 'day')} are required.`)
    : fail(`Its end is announced ${counted(notice, 'day')} ahead; ${required} are required.`);
}

export const modelAvailable = defineRule({
  id: 'model-available',
  title: 'The model is offered, and will be for {notice_days} days',
  why: 'A model that is switched off, or answers under another name, takes your tests and your assessment with it. {notice_days} days are your own requirement.',
  basis: [],
  fix: "Look at the provider's list of models and its notices of retirement, and move to a model that stays.",
  question:
    'Which model version answers under each id, until when is it offered, and how many days ahead is its end announced?',
  subject: 'model',
  about: 'service',
  undated: 'accepted',
  options,
  check: on('lifecycle', (value, { notice_days }: ValuesOf<typeof options>, { asOf }) =>
    weigh(
      judge(value, notice_days, asOf),
      value.status === 'preview' && undecided('It is a preview; how long it will be offered is not stated.'),
    ),
  ),
});
