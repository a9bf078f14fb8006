import { choice, list, type ValuesOf } from '../input/shape.js';
import { judgeTerms } from './processor-terms.js';
import { otherRoles } from './role-for-content.js';
import { basis, defineRule, fail, on, opposing, undecided } from './rule.js';
import { weigh } from './weigh.js';

/** Terms that bind a processor are of no use for what the provider handles as a controller. */
const byRole = opposing('data-roles', (value) => {
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
  why: 'A processor may handle personal data for you only under a binding contract that sets out its duties. A privacy policy is no such contract.',
  basis: [
    ...basis('GDPR', ['28(3)', '28(9)'], 'requires', 'both'),
    ...basis('GDPR', ['28(1)'], 'needed-for', 'you'),
  ],
  fix: 'Get the data processing terms with version and date, a clause for each letter of Art. 28(3) ({covers}), and how they are concluded.',
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
        value.concluded_by === undefined && undecided('How the terms become binding is not stated.'),
      ),
    { opposedBy: [byRole] },
  ),
});
