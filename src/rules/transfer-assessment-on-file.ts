import type { PlaceOnFile, World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, processingPlacesOf } from '../evidence/named-places.js';
import { present } from '../input/plain-data.js';
import { contentPlaces, placeOpposers, PLACES_AND_PARTIES, placeStatus } from './places.js';
import { placePhrase } from '../evidence/place.js';
import {
  type Answer,
  any,
  basis,
  defineRule,
  fail,
  notApplicable,
  on,
  type Opposer,
  opposing,
  pass,
  undecided,
  weigh,
  weighAgainst,
} from './rule.js';
import { sameParty } from './same-party.js';
import {
  isAdequacy,
  isSafeguard,
  partyLabel,
  reliedTools,
  type Tool,
  TOOL_NAMES,
  type TransferTools,
} from './tools.js';
import { type Assessment, isNeeded, isSufficient, judgeAssessment } from './transfer-assessment.js';
import {
  CERTAIN_RECIPIENTS,
  certifications,
  judgeCover,
  judgeTools,
  type CoverGaps,
} from './transfer-tools.js';
import { transfersNone } from './transfers-none.js';

/** The assessments that found safeguards sufficient; a partial one counts for the countries that it names. */
const sufficient = (green: readonly Assessment[], world: World): Assessment[] =>
  [...green, ...world.onFile.assessments].filter((value) => isSufficient(value, world, 'in-detail'));

/** The words for a place that needs an assessment. */
const coverGapsFor = (green: readonly Assessment[]): CoverGaps => {
  const need = green.some(isNeeded)
    ? 'the assessment does not cover that'
    : 'an assessment is needed for that';
  return {
    none: `, which no adequacy decision covers; ${need}`,
    uncertified: `${CERTAIN_RECIPIENTS}; ${need}`,
    open: `; the statement does not say whether the recipient there is certified, and ${need}`,
    region: ', which may lie outside the EEA; the statement does not say which countries have to be assessed',
  };
};

/** Checks that every country outside the EEA without an adequacy decision is assessed. */
function countriesAssessed(
  places: readonly NamedPlace[],
  world: World,
  green: readonly Assessment[],
): Answer {
  const assessed = sufficient(green, world).flatMap(({ countries }) => countries);
  const open = places.filter(({ place }) => !assessed.includes(place));
  return judgeCover(open, certifications([], world), world, coverGapsFor(green));
}

/** Whether an assessment includes the importer of a tool. One that names no importers includes all. */
function isAssessed(importer: Tool['importer'], { importers }: Assessment): boolean {
  if (importers === undefined || importer === undefined) return true;
  const kind = typeof importer === 'object' ? importer.kind : importer;
  return importers.some((one) => {
    if (one === 'every-sub-processor') return kind === 'sub-processor' || kind === one;
    if (one === 'group-members') return kind === 'provider' || kind === 'affiliate' || kind === one;
    return sameParty(one, importer);
  });
}

/**
 * The sub-processors on file that receive content in a country or, if undefined, in any country without an
 * adequacy decision.
 */
const subProcessorsIn = (country: string | undefined, world: World): PlaceOnFile[] =>
  world.onFile.places.filter(
    (named) =>
      named.grade === 'reviewed' &&
      named.party !== undefined &&
      named.as !== 'tool' &&
      (named.attribute === 'sub-processors' || named.kind === 'sub-processor') &&
      concernsContent(named) &&
      (country === undefined
        ? !['eea', 'adequate'].includes(placeStatus(named, world))
        : named.place === country),
  );

/** Whether a list is complete and says of each of its entities where it handles data. */
const isPlaced = ({ exhaustive, entities = [] }: AttributeValue<'sub-processors'>): boolean =>
  exhaustive === true && entities.every((entity) => processingPlacesOf(entity) !== undefined);

/**
 * The importers of a tool for a country: "every sub-processor" means those on file, if a complete list is proof of one
 * there. A list that is no proof can add to them, not replace the words.
 */
function importersOf({ importer }: Tool, country: string | undefined, world: World): Tool['importer'][] {
  const parties = importer === 'every-sub-processor' ? subProcessorsIn(country, world) : [];
  const { subProcessors, provenPlaces } = world.onFile;
  const isProven = provenPlaces.some(
    ({ attribute, party, place }) =>
      attribute === 'sub-processors' && parties.some((one) => one.party === party && one.place === place),
  );
  return [
    ...parties.map(({ party = '', legal_form, register, kind = 'sub-processor' }) => ({
      name: party,
      kind,
      ...present({ legal_form, register }),
    })),
    ...(subProcessors.some(isPlaced) && isProven ? [] : [importer]),
  ];
}

/** Says why an assessment does not cover a tool for a country; undefined if it does. */
function flawOf(
  tool: Tool,
  country: string | undefined,
  value: Assessment,
  world: World,
): string | undefined {
  const { countries, concluded_on } = value;
  const { effective } = tool;
  const name = `${TOOL_NAMES[tool.tool]} relied on`;
  if (country !== undefined && !countries.includes(country))
    return `${name} for ${placePhrase(country)}; the assessment of ${concluded_on} does not cover it.`;
  const importer = importersOf(tool, country, world).find((one) => !isAssessed(one, value));
  if (importer !== undefined)
    return `${name} with the importer ${partyLabel(importer)}; the assessment of ${concluded_on} does not cover its handling.`;
  return effective !== undefined && effective > concluded_on
    ? `${name} from ${effective}; the assessment was concluded on ${concluded_on}, before that.`
    : undefined;
}

/**
 * Every safeguard in use needs an assessment of its countries and importer, concluded after it took effect.
 */
function toolsAssessed(tools: readonly Tool[], world: World, green: readonly Assessment[]): Answer {
  const assessments = sufficient(green, world);
  return weigh(
    ...tools.filter(isSafeguard).flatMap((tool) => {
      const name = `${TOOL_NAMES[tool.tool]} relied on`;
      if (assessments.length === 0) return [fail(`${name}; an assessment is needed for that.`)];
      const outsideEea = (tool.countries ?? []).filter(
        (country) => placeStatus({ place: country }, world) !== 'adequate' && !world.eea.includes(country),
      );
      return (outsideEea.length === 0 ? [undefined] : outsideEea).map((country) => {
        const flaws = assessments.map((value) => flawOf(tool, country, value, world));
        const [first] = flaws;
        return first === undefined || flaws.includes(undefined) ? pass() : fail(first);
      });
    }),
  );
}

/**
 * If data is transferred, "not needed" is plausible only if a country is known that an adequacy decision may
 * cover.
 */
function againstTransfers(
  { leave_eea }: AttributeValue<'transfers'>,
  world: World,
  green: readonly Assessment[],
): Answer {
  const isAbroad = (place: string) => !['eea', 'region'].includes(placeStatus({ place }, world));
  const isKnown =
    green.some((value) => isNeeded(value) || value.countries.some(isAbroad)) ||
    world.onFile.provenPlaces.some(({ place }) => isAbroad(place));
  const word = leave_eea === 'yes' ? 'leave' : 'may leave';
  return leave_eea === 'no' || isKnown
    ? pass()
    : undecided(
        `Personal data ${word} the EEA, and no country is on file that an adequacy decision covers; why no assessment is needed is open.`,
      );
}

/** Objections to an assessment, or to the claim that none is needed. */
export const ASSESSMENT_OPPOSED_BY: Opposer<unknown, Assessment>[] = [
  ...placeOpposers<Assessment>(PLACES_AND_PARTIES, (places, _options, world, green) =>
    countriesAssessed(places, world, green),
  ),
  opposing('transfer-tools', (value, _options, world, green) =>
    weighAgainst(
      toolsAssessed(reliedTools(value, world), world, green),
      countriesAssessed(contentPlaces('transfer-tools', value, world), world, green),
    ),
  ),
  opposing('transfers', (value, _options, world, green) =>
    weighAgainst(againstTransfers(value, world, green)),
  ),
];

/** Checks that every transfer is based on an adequacy decision. A fallback does not matter. */
function byAdequacy(value: TransferTools, world: World): Answer {
  const others = reliedTools(value, world).filter((tool) => !isAdequacy(tool));
  const answer = weigh(
    ...others.map(({ tool }) => fail(`${TOOL_NAMES[tool]} relied on, so an assessment is needed.`)),
    judgeTools(value, world),
  );
  return answer.kind === 'pass'
    ? notApplicable('Every transfer rests on an adequacy decision; no assessment is needed.')
    : answer;
}

/** The words for a place or party without an adequacy decision; a certification covers one party only. */
const ASSESSMENT_GAPS: CoverGaps = {
  none: ', which no adequacy decision covers',
  uncertified: CERTAIN_RECIPIENTS,
  open: '; the statement does not say whether the recipient there is certified',
  region:
    ', which may lie outside the EEA; the statement does not say whether an adequacy decision covers it',
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
      opposedBy: placeOpposers<TransferTools>(PLACES_AND_PARTIES, (places, _options, world, green) =>
        judgeCover(places, certifications(green, world), world, ASSESSMENT_GAPS),
      ),
      informs: ['tools.module', 'tools.exporter.name', 'tools.importer.name'],
    }),
    on('transfer-assessment', (value, _options, world) => judgeAssessment(value, world), {
      opposedBy: ASSESSMENT_OPPOSED_BY,
      informs: ['importers.name'],
    }),
  ),
});
