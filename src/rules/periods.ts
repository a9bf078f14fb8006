import { counted } from '../input/words.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import type { World } from '../evidence/world.js';
import { isForeignLawBound } from './transfer-assessment.js';
import { type Answer, fail, type Objection, pass, undecided, weigh, weighAgainst } from './rule.js';

/** A period as a source states it, in days or hours. */
export interface Period {
  days?: number;
  hours?: number;
}

const HOURS_OF_A_DAY = 24;

/**
 * The length in hours; undefined if no number is stated. If both days and hours are stated, the longer
 * counts.
 */
export const lengthInHours = ({ days, hours }: Period): number | undefined =>
  days === undefined && hours === undefined ? undefined : Math.max((days ?? 0) * HOURS_OF_A_DAY, hours ?? 0);

/** Whether a period is longer than a limit in days. A period without a number is not. */
export const isLonger = (period: Period, maxDays: number): boolean =>
  (lengthInHours(period) ?? 0) > maxDays * HOURS_OF_A_DAY;

/** Formats a period in its source's unit: "3 days", "72 hours". */
export const periodText = ({ days, hours }: Period): string =>
  [
    ...(days === undefined ? [] : [counted(days, 'day')]),
    ...(hours === undefined ? [] : [counted(hours, 'hour')]),
  ].join(' or ');

/** "90 days; the policy accepts at most 30": the unit is repeated if the period is in hours. */
export const againstLimit = (period: Period, maxDays: number): string =>
  `${periodText(period)}; the policy accepts at most ${period.hours === undefined ? maxDays : counted(maxDays, 'day')}`;

/** Whether copies are kept for abuse monitoring, or may be, for a time that is not stated. */
export function areKeptWithoutPeriod(copies: AttributeValue<'abuse-monitoring'>): boolean {
  const { human_review, reviewers, improves_models = 'never', zero_retention, conditions } = copies;
  const length = lengthInHours(copies);
  // Customers who do not meet the conditions of zero retention have copies kept for a time that is not
  // stated.
  if (length !== undefined) return length === 0 && conditions !== undefined;
  return (
    human_review === true || reviewers !== undefined || improves_models !== 'never' || zero_retention === true
  );
}

/** Whether copies are used to improve models if the customer does nothing. */
export const areUsedByDefault = ({ improves_models }: AttributeValue<'abuse-monitoring'>): boolean =>
  improves_models === 'always' || improves_models === 'optional-on';

export type Deletion = AttributeValue<'deletion'>;
type DeletionLimit = NonNullable<Deletion['limits']>[number];

function judgeDeletionLimit(limit: Exclude<DeletionLimit, string>, world: World): Answer {
  switch (limit.what) {
    case 'union-law':
      return pass();
    case 'backups':
      return limit.within === undefined
        ? undecided('The statement does not say for how long backups stay after a deletion.')
        : pass();
    case 'applicable-law':
      return undecided(
        'Data may stay after a deletion under "applicable law"; the statement does not say which law that is.',
        'data may stay under "applicable law", which is not named',
      );
    case 'third-country-law':
      return isForeignLawBound(world)
        ? pass()
        : undecided(
            'Data may stay after a deletion under the law of a third country; no clause 8.5 of the standard contractual clauses with an assessment of that law is on file.',
          );
  }
}

/**
 * Checks that everything kept after deletion is deleted in the end. Union and member state law counts as an
 * end.
 */
export function limitsEnd({ limits = [] }: Deletion, world: World): Answer {
  const texts = limits.filter((limit) => typeof limit === 'string');
  return weigh(
    texts.length > 0 &&
      undecided(
        `What may stay after a deletion is described in free text: ${texts.map((text) => `"${text}"`).join(', ')}.`,
        'what may stay after a deletion is described in free text',
      ),
    ...limits.flatMap((limit) => (typeof limit === 'string' ? [] : [judgeDeletionLimit(limit, world)])),
  );
}

/**
 * Objections from a statement on deletion to a limit in days from the request. Without a limit, only an open
 * end counts against. A deletion counted from the end of service is not compared.
 */
export function deletionBeyond(value: Deletion, maxDays: number | undefined, world: World): Objection {
  const { within, clock, limits = [] } = value;
  const backups = limits.flatMap((limit) =>
    typeof limit === 'object' && limit.what === 'backups' ? (limit.within ?? []) : [],
  );
  const isLate = (days: number) => maxDays !== undefined && isLonger({ days }, maxDays);
  const accepted = `the policy accepts at most ${maxDays ?? 0}`;
  return weighAgainst(
    clock === 'request' &&
      within !== undefined &&
      isLate(within) &&
      fail(`Content is deleted within ${counted(within, 'day')}; ${accepted}.`),
    ...backups
      .filter(isLate)
      .map((days) => fail(`Backups stay for ${counted(days, 'day')} after a deletion; ${accepted}.`)),
    limitsEnd(value, world),
  );
}
