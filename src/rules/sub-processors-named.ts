import { basis, defineRule, fail, notApplicable, on, undecided } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from './words.js';

export const subProcessorsNamed = defineRule({
  id: 'sub-processors-named',
  title: 'The sub-processors are named, with their countries and tasks',
  why: 'You answer for the whole chain of processors. No law demands that the list is public, but you need to know at any time who is in it, where, and for what.',
  basis: [
    ...basis('GDPR', ['28(2)', '28(4)'], 'needed-for', 'you'),
    ...basis('EDPB-22-2024', ['Opinion 22/2024'], 'needed-for', 'you'),
  ],
  fix: 'Get the dated, complete list of sub-processors with the country and task of each, and where later versions can be had.',
  question:
    'Who are the sub-processors for this API, in which country and for which task each, and is the list complete?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on('sub-processors', ({ entities = [], exhaustive, available }) => {
    if (available === 'withheld') return fail('The list of sub-processors is withheld.');
    if (exhaustive === true && entities.length === 0)
      return notApplicable('No sub-processors are used, and the statement says that this is complete.');
    const without = (key: 'country' | 'task') =>
      entities.filter((entity) => entity[key] === undefined).map((entity) => entity.name);
    const [noCountry, noTask] = [without('country'), without('task')];
    return weigh(
      exhaustive !== true && undecided('The list is not said to be complete.'),
      noCountry.length > 0 && undecided(`No country is stated for ${enumerate(noCountry)}.`),
      noTask.length > 0 && undecided(`No task is stated for ${enumerate(noTask)}.`),
      available === undefined && undecided('Who can see the list is not stated.'),
    );
  }),
});
