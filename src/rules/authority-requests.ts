import { basis, defineRule, fail, on, silent, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';

const COMMITMENTS = { notify: 'to notify customers', challenge: 'to challenge unlawful requests' } as const;

export const authorityRequests = defineRule({
  id: 'authority-requests',
  title:
    'The provider commits in writing to notify customers of authority requests and to challenge unlawful ones',
  why: "An order from a third country's authority is not by itself a ground for handing over personal data. You can step in only if you know of it. Where standard contractual clauses apply, they bind the importer to notify you.",
  basis: [
    ...basis('GDPR', ['48', '28(3)(a)'], 'needed-for', 'both'),
    ...basis('SCC', ['clause 15'], 'needed-for', 'vendor'),
  ],
  fix: 'Get the written commitment to notify you of authority requests and to challenge unlawful ones, and the last report on such requests.',
  question:
    'Who is your ultimate parent, and which laws of third countries may oblige you to disclose data? Do you commit in writing to notify, challenge, minimise and report?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on(
    'authority-access',
    ({ commits, exhaustive, in_writing }) => {
      const missing = (['notify', 'challenge'] as const).filter(
        (commitment) => !commits.includes(commitment),
      );
      const named = enumerate(missing.map((commitment) => COMMITMENTS[commitment]));
      const isOpen = missing.length > 0 && exhaustive !== true;
      return weigh(
        in_writing === false &&
          fail('The commitments are not part of the terms; the policy asks for them in writing.'),
        missing.length > 0 && exhaustive === true && fail(`There is no commitment ${named}.`),
        // The parent company and further commitments are other parts of the question.
        isOpen && silent(`The statement does not say that the provider commits ${named}.`),
        missing.length < 2 &&
          in_writing === undefined &&
          undecided('The statement does not say whether the commitments are part of the terms.'),
      );
    },
    { informs: ['ultimate_parent', 'ultimate_parent.name', 'ultimate_parent.country'] },
  ),
});
