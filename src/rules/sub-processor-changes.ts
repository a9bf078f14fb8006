import { integer, type ValuesOf } from '../input/shape.js';
import { basis, defineRule, fail, on, undecided, weigh } from './rule.js';
import { counted } from '../input/words.js';

const options = {
  min_days: integer('days between the announcement and the change', { min: 1, unit: 'days' }),
};

export const subProcessorChanges = defineRule({
  id: 'sub-processor-changes',
  title: 'Changes of sub-processors are announced at least {min_days} days ahead, with a right to object',
  why: 'A controller that has authorised sub-processors in general must learn of changes in time to object. The law names no number of days; {min_days} is your own.',
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
        fail(`Changes are announced ${counted(days, 'day')} ahead; ${min_days} are required.`),
      days === undefined && undecided(`The statement gives no number of days; ${min_days} are required.`),
      right_to_object === undefined && undecided('A right to object is not stated.'),
    );
  }),
});
