import { integer, type ValuesOf } from '../input/shape.js';
import { basis, defineRule, fail, on, undecided, weigh } from './rule.js';
import { counted } from '../input/words.js';

const options = {
  min_days: integer('days between the announcement and the change', { min: 1, unit: 'days' }),
};

export const subProcessorChanges = defineRule({
  id: 'sub-processor-changes',
  title: 'Changes of sub-processors are announced at least {min_days} days ahead, with a right to object',
  why: 'A controller that has authorised sub-processors in general must learn of changes in time to object. The law names no number of days; the {min_days} days are set by the policy.',
  basis: basis('GDPR', ['28(2)', '28(4)'], 'requires', 'vendor'),
  fix: 'Get the clause that announces changes of sub-processors, with its number of days and what follows an objection.',
  question: 'How long ahead are changes of sub-processors announced, and what follows an objection?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('sub-processor-notice', (value, { min_days }: ValuesOf<typeof options>) => {
    const { announced, days, right_to_object } = value;
    return weigh(
      !announced && fail('Changes of sub-processors are not announced.'),
      right_to_object === false && fail('Customers have no right to object to a new sub-processor.'),
      days !== undefined &&
        days < min_days &&
        fail(`Changes are announced ${counted(days, 'day')} ahead; the policy asks for ${min_days}.`),
      days === undefined &&
        undecided(
          `The statement does not say how many days before a change the notice comes; the policy asks for ${min_days}.`,
          'days between notice and change not stated',
        ),
      right_to_object === undefined &&
        undecided('The statement does not say that customers have a right to object.'),
    );
  }),
});
