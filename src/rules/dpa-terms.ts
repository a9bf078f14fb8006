import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { type Answer, basis, defineRule, fail, on, opposing, pass, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';
import { choice, list, type ValuesOf } from '../input/shape.js';
import { otherRoles } from './on-content.js';

type ProcessorTerms = AttributeValue<'processor-terms'>;

function clauses({ module }: ProcessorTerms): Answer {
  const modules = 'only modules 2 and 3 set out the duties of a processor';
  if (module === undefined)
    return undecided(`Standard contractual clauses are named without their module; ${modules}.`);
  if (module === '2') return pass();
  // You are assumed to be the controller.
  if (module === '3')
    return undecided(
      'Standard contractual clauses are offered in module 3, which is for customers who are processors themselves.',
    );
  return fail(`Standard contractual clauses are offered in module ${module}; ${modules}.`);
}

function letters({ covers, exhaustive }: ProcessorTerms, required: readonly string[]): Answer {
  if (covers === undefined)
    return undecided('The file does not record which points of GDPR Art. 28(3) the terms cover.');
  const missing = required.filter((letter) => !covers.some((covered) => covered === letter));
  if (missing.length === 0) return pass();
  const points = enumerate(missing.map((letter) => `(${letter})`));
  return exhaustive === true
    ? fail(`The terms do not cover GDPR Art. 28(3)${points}.`)
    : undecided(
        `The file does not record that the terms cover GDPR Art. 28(3)${points}.`,
        `GDPR Art. 28(3)${points} not recorded`,
      );
}

/**
 * Both sets of the Commission's clauses contain every letter by law. A complete list that lacks one
 * contradicts that.
 */
const missingByLaw = (terms: ProcessorTerms, required: readonly string[]): Answer | false =>
  terms.covers !== undefined && terms.exhaustive === true && letters(terms, required);

/** Checks that terms contain the `required` letters of Art. 28(3). */
export function judgeTerms(terms: ProcessorTerms, required: readonly string[]): Answer {
  switch (terms.form) {
    case 'none':
      return fail('No terms that bind the provider as processor are offered.');
    case 'scc-2021-914':
      return weigh(clauses(terms), missingByLaw(terms, required));
    case 'scc-2021-915':
      return weigh(missingByLaw(terms, required));
    case 'separate-dpa':
    case 'terms-section':
      return letters(terms, required);
  }
}

/** Processor terms do not help with what the provider handles as a controller. */
const byRoleForContent = opposing('data-roles', (value) => {
  const role = otherRoles(value, 'content');
  return role === undefined
    ? undefined
    : fail(`For prompts and outputs the provider is ${role}; these terms bind it as processor only.`);
});

const options = {
  covers: list(
    choice(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
    'letters of GDPR Art. 28(3) that the terms must set out',
    1,
  ),
};

export const dpaTerms = defineRule({
  id: 'dpa-terms',
  title: 'Terms that bind the provider as processor (a DPA) are offered for this API',
  why: 'A processor may handle personal data for you only under a binding contract that sets out its duties. A privacy policy is not such a contract.',
  basis: [
    ...basis('GDPR', ['28(3)', '28(9)'], 'requires', 'both'),
    ...basis('GDPR', ['28(1)'], 'needed-for', 'you'),
  ],
  fix: 'Get the clause for each letter of Art. 28(3) that is not on file, in terms with version and date.',
  question:
    'Which terms bind you as processor for this API, in which version, and how are they concluded? Where do they cover Article 28(3)(a) to (h)?',
  subject: 'provider',
  about: 'service',
  shows: ['data-roles'],
  options,
  check: on(
    'processor-terms',
    (value, { covers }: ValuesOf<typeof options>) =>
      weigh(
        judgeTerms(value, covers),
        value.concluded_by === undefined &&
          undecided('The statement does not say how the terms become binding.'),
      ),
    { opposedBy: [byRoleForContent] },
  ),
});
