import { basis, defineRule, fail, on, pass, undecided } from './rule.js';

export const transferAssessmentOnFile = defineRule({
  id: 'transfer-assessment-on-file',
  title: 'A transfer impact assessment for the countries concerned is on file',
  why: 'Safeguards count only where the law and practice of the destination leave them intact. Finding that out, and writing it down, falls to you together with the importer.',
  basis: [...basis('GDPR', ['46(1)'], 'requires', 'you'), ...basis('SCC', ['clause 14'], 'requires', 'you')],
  fix: 'Assess the law and practice of each destination, record the result and its date, and attest it.',
  question:
    'Which assessment of the law and practice of each destination country can you share, in full or as a summary?',
  subject: 'provider',
  about: 'service',
  shows: ['transfers', 'transfer-tools'],
  options: {},
  check: on('transfer-assessment', ({ result, concluded_on }, _options, world) => {
    if (result === 'not-sufficient')
      return fail(`The assessment of ${concluded_on} found that the safeguards are not sufficient.`);
    return concluded_on > world.asOf
      ? undecided(`The assessment is dated ${concluded_on}, after the as-of date.`)
      : pass();
  }),
});
