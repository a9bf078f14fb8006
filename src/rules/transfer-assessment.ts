import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { countryLabel } from '../input/countries.js';
import { isNamedParty, saysNothing } from '../evidence/party.js';
import { concernsContent } from '../evidence/named-places.js';
import { type Answer, fail, notApplicable, silent, undecided, weigh } from './rule.js';
import { isAdequacy, isReliedOn, type Tool, unnamed } from './tools.js';
import { certifications, type PlaceCover, coverOf } from './transfer-tools.js';
import { enumerate } from '../input/words.js';
import { sameParty } from './same-party.js';

export type Assessment = AttributeValue<'transfer-assessment'>;
type Importer = NonNullable<Assessment['importers']>[number];

export const isNeeded = ({ result }: Assessment): boolean => result !== 'not-needed';

/**
 * How closely an assessment is read. `as-stated`: its result and days. `in-detail`: also, its importers must
 * be named and your review must be later than it.
 */
type Rigour = 'as-stated' | 'in-detail';

/** Says why you cannot rely on an assessment today. */
const reliable = (value: Assessment, asOf: string, rigour: Rigour): Answer => {
  const { concluded_on, effective, author, your_review } = value;
  const isOwn = author !== 'exporter';
  return weigh(
    concluded_on > asOf && undecided(`The assessment is dated ${concluded_on}, after the as-of date.`),
    effective !== undefined &&
      effective > asOf &&
      undecided(`The assessment is relied on from ${effective}, after the as-of date.`),
    !isOwn &&
      your_review === undefined &&
      undecided('The exporter made the assessment; your own recorded review of it is required.'),
    !isOwn &&
      your_review !== undefined &&
      (your_review > asOf || (rigour === 'in-detail' && your_review < concluded_on)) &&
      undecided(
        `Your review is dated ${your_review}; it has to be after the assessment of ${concluded_on}, and not after the as-of date.`,
      ),
  );
};

/** If none is said to be needed, a reason must be stated and adequacy must cover the countries named. */
function notNeeded({ countries, reason }: Assessment, world: World): Answer {
  const certified = certifications([], world);
  const of = (cover: PlaceCover) =>
    countries
      .filter(
        (country) =>
          coverOf({ attribute: 'transfer-assessment', place: country, as: 'location' }, certified, world) ===
          cover,
      )
      .map(countryLabel);
  const [none, open] = [of('none'), of('open')];
  return weigh(
    none.length > 0 &&
      fail(
        `No assessment is said to be needed, but no adequacy decision covers ${enumerate(none)}; an assessment is required.`,
      ),
    open.length > 0 &&
      undecided(`The statement does not say whether the recipient in ${enumerate(open)} is certified.`),
    saysNothing(reason) && undecided('The statement does not say why no assessment is needed.'),
  );
}

const isCustomer = (party: Importer): boolean =>
  party === 'you' || (typeof party === 'object' && party.kind === 'you');

/** A brand or free text does not identify an importer, and your own handling is not assessed. */
const importersNamed = ({ importers = [] }: Assessment): Answer =>
  weigh(
    importers.some(isCustomer) &&
      undecided(
        'You are given as an importer; the handling by those who receive the data has to be assessed.',
      ),
    ...importers.map(
      (importer) =>
        !isNamedParty(importer, ['you', 'every-sub-processor', 'group-members']) &&
        unnamed('importer', importer),
    ),
  );

function judgeCompleteness({ countries, exhaustive }: Assessment): Answer {
  return weigh(
    countries.length === 0 && undecided('No country is named that was assessed.'),
    // It may be one of several; other checks deal with what it leaves out.
    exhaustive !== true && silent('The assessment is not said to cover every country that data go to.'),
  );
}

/** Judges whether an assessment answers for every country concerned. */
export function judgeAssessment(value: Assessment, world: World): Answer {
  if (!concernsContent(value)) return silent('The assessment is about other data than content.');
  const { concluded_on, result } = value;
  if (result === 'not-sufficient')
    return fail(`The assessment of ${concluded_on} found that the safeguards are not sufficient.`);
  const answer = weigh(
    isNeeded(value) ? judgeCompleteness(value) : notNeeded(value, world),
    importersNamed(value),
    reliable(value, world.asOf, 'in-detail'),
  );
  return isNeeded(value) || answer.kind !== 'pass'
    ? answer
    : notApplicable(`On ${concluded_on} it was concluded, with a reason, that no assessment is needed.`);
}

/** Whether an assessment of content found safeguards sufficient and you can rely on it today. */
export function isSufficient(value: Assessment, world: World, rigour: Rigour): boolean {
  if (!concernsContent(value) || !isNeeded(value) || value.result === 'not-sufficient') return false;
  const flaws = rigour === 'in-detail' ? [judgeCompleteness(value), importersNamed(value)] : [];
  return weigh(...flaws, reliable(value, world.asOf, rigour)).kind !== 'undecided';
}

/** A country with an adequacy decision needs no clauses, and a fallback is not in use yet. */
const needsClauses = (tool: Tool): boolean =>
  tool.fallback !== true && concernsContent(tool) && !isAdequacy(tool);

const covers = ({ countries, importers }: Assessment, { countries: to = [], importer }: Tool): boolean =>
  to.length > 0 &&
  to.every((country) => countries.includes(country)) &&
  importer !== undefined &&
  (importers === undefined || importers.some((one) => sameParty(one, importer)));

/** What bounds foreign law, as `excusedBy` of a rule. */
export const FOREIGN_LAW_BOUND_BY = ['transfer-tools', 'transfer-assessment'] as const;

/**
 * Whether every importer in a country whose law forbids a deletion is bound by clause 8.5 of the standard
 * contractual clauses, and that law was assessed. Only modules 2 and 3 have this clause:
 * https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj
 */
export function isForeignLawBound(world: World): boolean {
  const { onFile } = world;
  const assessments = onFile.assessments.filter((value) => isSufficient(value, world, 'as-stated'));
  return (
    onFile.tools.some(needsClauses) &&
    onFile.reviewedTools
      .filter(needsClauses)
      .every(
        (tool) =>
          tool.tool === 'scc' &&
          (tool.module === '2' || tool.module === '3') &&
          isReliedOn(tool, world) &&
          assessments.some((assessment) => covers(assessment, tool)),
      )
  );
}
