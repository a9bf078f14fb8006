import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { daysBetween } from '../input/calendar.js';
import { integer, type ValuesOf } from '../input/shape.js';
import { type Answer, defineRule, fail, on, pass, undecided, weigh } from './rule.js';
import { counted } from '../input/words.js';

const options = { notice_days: integer('days for which the model must still be offered', { unit: 'days' }) };

type Lifecycle = AttributeValue<'lifecycle'>;

/** Its earliest end: a known one, or an announced one that nobody has confirmed. */
export function endOfLife({
  retired_on,
  planned,
}: Lifecycle): { day: string; isPlanned: boolean } | undefined {
  const isPlanned = planned !== undefined && (retired_on === undefined || planned < retired_on);
  const day = isPlanned ? planned : retired_on;
  return day === undefined ? undefined : { day, isPlanned };
}

/**
 * An announced end counts against once its day has come: only a newer statement can show that the model is
 * still offered. Before that day, it is treated like a known one.
 */
function judgeEnd(day: string, isPlanned: boolean, status: string, required: number, asOf: string): Answer {
  const left = daysBetween(asOf, day);
  if (left <= 0 && !isPlanned) return fail(`Switched off since ${day}.`);
  if (left <= 0)
    return fail(
      status === 'retired'
        ? `Switched off; its end was planned for ${day}.`
        : `Its end was planned for ${day}; the statement does not say whether it came then.`,
    );
  if (status === 'retired')
    return undecided(`The statement contradicts itself: retired, but to be switched off on ${day}.`);
  if (left >= required) return pass();
  const end = isPlanned ? `Its end is planned for ${day}` : `To be switched off on ${day}`;
  return fail(`${end}, in ${counted(left, 'day')}; the policy asks for ${required}.`);
}

function judge(value: Lifecycle, required: number, asOf: string): Answer {
  const { status, notice } = value;
  const end = endOfLife(value);
  if (end !== undefined) return judgeEnd(end.day, end.isPlanned, status, required, asOf);
  if (status === 'retired') return fail('Switched off; the statement does not say when.');
  if (status === 'deprecated') return undecided('Marked for retirement; the statement does not say when.');
  if ((notice ?? 0) >= required) return pass();
  return notice === undefined
    ? undecided(
        `The statement gives no notice before its end; the policy asks for ${counted(required, 'day')}.`,
      )
    : fail(`Its end is announced ${counted(notice, 'day')} ahead; the policy asks for ${required}.`);
}

export const modelAvailable = defineRule({
  id: 'model-available',
  title: 'The model is offered, and will be for {notice_days} days',
  why: 'A model that is switched off, or answers under another name, takes your tests and your assessment with it. The {notice_days} days are set by the policy, not by law.',
  basis: [],
  fix: "Look at the provider's list of models and its notices of retirement, and move to a model that stays.",
  question:
    'Which model version answers under each id, until when is it offered, and how many days ahead is its end announced?',
  subject: 'model',
  about: 'service',
  undated: 'accepted',
  options,
  check: on(
    'lifecycle',
    (value, { notice_days }: ValuesOf<typeof options>, { asOf }) =>
      weigh(
        judge(value, notice_days, asOf),
        value.status === 'preview' &&
          undecided('It is a preview; the statement does not say how long it will be offered.'),
      ),
    { informs: ['successor'] },
  ),
});
