import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { ASSESSMENT_OPPOSED_BY } from './assessed-transfers.js';
import { placeOpposers, PLACES_AND_PARTIES } from './places.js';
import { type Answer, any, basis, defineRule, fail, notApplicable, on, weigh } from './rule.js';
import { isAdequacy, reliedTools, TOOL_NAMES } from './tools.js';
import { judgeAssessment } from './transfer-assessment.js';
import { certifications, judgeCover, judgeTools, type Lacks } from './transfer-tools.js';
import { transfersNone } from './transfers-none.js';

type Tools = AttributeValue<'transfer-tools'>;

/** Whether every transfer rests on an adequacy decision. A fallback beside it changes nothing. */
function byAdequacy(value: Tools, world: World): Answer {
  const others = reliedTools(value, world).filter((tool) => !isAdequacy(tool));
  const answer = weigh(
    ...others.map(({ tool }) => fail(`${TOOL_NAMES[tool]} relied on, so an assessment is needed.`)),
    judgeTools(value, world),
  );
  return answer.kind === 'pass'
    ? notApplicable('Every transfer rests on an adequacy decision; no assessment is needed.')
    : answer;
}

/** What is said of a place or party that no adequacy decision covers; a certification is of one party alone. */
const LACKS: Lacks = {
  none: ', which no adequacy decision covers',
  open: '; whether the recipient there is certified is not stated',
  region: ', which may lie outside the EEA; whether an adequacy decision covers it is not stated',
};

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
  options: {},
  check: any(
    transfersNone('an adequacy decision or an assessment is needed for each country'),
    on('transfer-tools', (value, _options, world) => byAdequacy(value, world), {
      opposedBy: placeOpposers<Tools>(PLACES_AND_PARTIES, (places, _options, world, green) =>
        judgeCover(places, certifications(green, world), world, LACKS),
      ),
      informs: ['tools.module', 'tools.exporter.name', 'tools.importer.name'],
    }),
    on('transfer-assessment', (value, _options, world) => judgeAssessment(value, world), {
      opposedBy: ASSESSMENT_OPPOSED_BY,
      informs: ['importers.name'],
    }),
  ),
});
