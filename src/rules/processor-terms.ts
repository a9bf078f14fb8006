import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { fail, pass, undecided, type Answer } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from '../input/phrases.js';

type Terms = AttributeValue<'processor-terms'>;

function clauses({ module }: Terms): Answer {
  const modules = 'only modules 2 and 3 set out the duties of a processor';
  if (module === undefined)
    return undecided(`Standard contractual clauses are named without their module; ${modules}.`);
  if (module === '2') return pass();
  // The assumed use is that you are the controller.
  if (module === '3')
    return undecided(
      'Standard contractual clauses are offered in module 3, which is for customers who are processors themselves.',
    );
  return fail(`Standard contractual clauses are offered in module ${module}; ${modules}.`);
}

function letters({ covers, exhaustive }: Terms, required: readonly string[]): Answer {
  if (covers === undefined) return undecided('Which letters of Art. 28(3) the terms set out is not stated.');
  const missing = required.filter((letter) => !covers.some((covered) => covered === letter));
  if (missing.length === 0) return pass();
  const points = enumerate(missing.map((letter) => `(${letter})`));
  return exhaustive === true
    ? fail(`The terms do not set out Art. 28(3)${points}.`)
    : undecided(`It is not stated that the terms set out Art. 28(3)${points}.`);
}

/** Both sets of clauses of the Commission set out every letter by law; a complete list that lacks one says otherwise. */
const ruledOut = (terms: Terms, required: readonly string[]): Answer | false =>
  terms.covers !== undefined && terms.exhaustive === true && letters(terms, required);

/** Whether terms set out the `required` letters of Art. 28(3). */
export function judgeTerms(terms: Terms, required: readonly string[]): Answer {
  switch (terms.form) {
    case 'none':
      return fail('No terms that bind the provider as processor are offered.');
    case 'scc-2021-914':
      return weigh(clauses(terms), ruledOut(terms, required));
    case 'scc-2021-915':
      return weigh(ruledOut(terms, required));
    case 'separate-dpa':
    case 'terms-section':
      return letters(terms, required);
  }
}
