import type { AttributeValue } from '../core/attributes.js';
import { basis, defineRule, fail, on, undecided } from './rule.js';
import { weigh } from './weigh.js';

function unstated({ returned, customer_choice }: AttributeValue<'deletion'>): string | undefined {
  if (returned !== undefined)
    return customer_choice === undefined ? "The customer's choice is not stated." : undefined;
  return customer_choice === undefined
    ? "Return, and the customer's choice, are not stated."
    : 'Return is not stated.';
}

export const deletionOrReturn = defineRule({
  id: 'deletion-or-return',
  title: "Content is deleted or returned at the end of the service, at the customer's choice",
  why: 'When the service ends, it is for you to say whether the data are deleted or given back. Anonymised data can live on.',
  basis: [
    ...basis('GDPR', ['28(3)(g)'], 'requires', 'vendor'),
    ...basis('GDPR', ['17', '28(3)(e)'], 'needed-for', 'you'),
  ],
  fix: 'Get the clause on deletion and return at the end of the service, with the number of days, backups included, and a confirmation.',
  question:
    'What is deleted or returned at the end of the service and on instruction, by when, backups included, and is the choice ours?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on('deletion', (value) => {
    const holes = unstated(value);
    const atEnd = value.events.includes('end-of-service');
    return weigh(
      atEnd &&
        value.customer_choice === false &&
        fail('The customer has no choice between deletion and return.'),
      atEnd && value.returned === false && fail('Content cannot be had back.'),
      !atEnd && undecided('What happens at the end of the service is not stated.'),
      holes !== undefined && undecided(holes),
      value.result === 'deleted-or-anonymised' && undecided('Anonymisation instead of deletion is possible.'),
    );
  }),
});
