import { basis, defineRule, fail, notApplicable, on, undecided } from './rule.js';
import { weigh } from './weigh.js';

export const transferAssessmentOnFile = defineRule({
  id: 'transfer-assessment-on-file',
  title: 'A transfer impact assessment for the countries concerned is on file',
  why: 'Safeguards count only where the law and practice of the destination leave them intact. Finding that out, and writing it down, falls to whoever exports the data, with the help of the importer: to you where you send them out of the EEA yourself, to the provider where it does.',
  basis: [
    ...basis('GDPR', ['46(1)'], 'requires', 'both'),
    ...basis('SCC', ['clause 14'], 'requires', 'both'),
  ],
  fix: 'Assess the law and practice of each destination, or why no assessment is needed, record the result and its date, and attest it.',
  question:
    'Which assessment of the law and practice of each destination country can you share, in full or as a summary?',
  subject: 'provider',
  about: 'service',
  shows: ['transfers', 'transfer-tools'],
  options: {},
  check: on('transfer-assessment', (value, _options, { asOf }) => {
    const { countries, exhaustive, concluded_on, result, reason } = value;
    if (result === 'not-sufficient')
      return fail(`The assessment of ${concluded_on} found that the safeguards are not sufficient.`);
    const isNeeded = result !== 'not-needed';
    const answer = weigh(
      !isNeeded && reason === undefined && undecided('Why no assessment is needed is not stated.'),
      isNeeded && countries.length === 0 && undecided('No country is named that was assessed.'),
      isNeeded &&
        exhaustive !== true &&
        undecided('The assessment is not said to cover every country that data go to.'),
      concluded_on > asOf && undecided(`The assessment is dated ${concluded_on}, after the as-of date.`),
    );
    return isNeeded || answer.kind !== 'pass'
      ? answer
      : notApplicable(`On ${concluded_on} it was concluded, with a reason, that no assessment is needed.`);
  }),
});
