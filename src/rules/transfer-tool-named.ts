import type { AttributeValue } from '../core/attributes.js';
import { any, basis, defineRule, fail, notApplicable, on, undecided, type Answer } from './rule.js';
import { judgeTool } from './transfer-tools.js';
import { weigh } from './weigh.js';

function need({ leave_eea, exhaustive }: AttributeValue<'transfers'>): Answer {
  if (leave_eea === 'yes') return fail('Personal data leave the EEA; a tool is needed for each transfer.');
  if (leave_eea === 'may')
    return undecided('Personal data may leave the EEA; whether they do is not stated.');
  return exhaustive === true
    ? notApplicable('No personal data leave the EEA, by any kind of data or access.')
    : undecided('Personal data are said to stay in the EEA, but not for every kind of data and access.');
}

export const transferToolNamed = defineRule({
  id: 'transfer-tool-named',
  title: 'For every transfer outside the EEA a transfer tool is named, with the parties',
  why: 'Each transfer out of the EEA rests on something: an adequacy decision allows it, and without one the law demands appropriate safeguards between named parties.',
  basis: [
    ...basis('GDPR', ['44', '46(1)'], 'requires', 'both'),
    ...basis('GDPR', ['45', '46(2)(b)', '46(2)(c)', '49'], 'permits', 'both'),
  ],
  fix: 'Get, for each transfer, the tool, the module of the standard contractual clauses, exporter and importer, with the annexes filled in.',
  question:
    'For each transfer outside the EEA: which tool, which module of the standard contractual clauses, which exporter and which importer?',
  subject: 'provider',
  about: 'service',
  coda: 'A named tool is not an assessment.',
  options: {},
  check: any(
    on('transfers', need),
    on('transfer-tools', ({ tools, exhaustive }, _options, world) =>
      weigh(
        ...tools.map((tool) => judgeTool(tool, world)),
        exhaustive !== true && undecided('The tools are not said to cover every transfer.'),
      ),
    ),
  ),
});
