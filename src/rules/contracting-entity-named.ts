import { basis, defineRule, on, undecided } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from './words.js';

export const contractingEntityNamed = defineRule({
  id: 'contracting-entity-named',
  title: 'The entity that customers contract with is named, with its country',
  why: 'A contract needs a party. A brand is none, and where the entity sits decides on transfers and on the law that applies.',
  basis: [...basis('GDPR', ['28(3)'], 'needed-for', 'you'), ...basis('GDPR', ['4(8)'], 'defines', 'both')],
  fix: 'Get the name, register entry and country of the entity that contracts with customers in the EEA, and the clause that says so.',
  question:
    'Which legal entity contracts with customers in the EEA for this API, in which country, and under which law?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on('contracting-entity', ({ entities }) => {
    const open = entities.filter(({ country }) => country === undefined).map(({ name }) => name);
    return weigh(open.length > 0 && undecided(`No country is stated for ${enumerate(open)}.`));
  }),
});
