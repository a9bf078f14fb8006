import { counted } from '../input/words.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import type { World } from '../evidence/world.js';
import { isForeignLawBound } from './transfer-assessment.js';
import { type Answer, fail, type Objection, pass, undecided, weigh, weighAgainst } from './rule.js';

/** A period as a source states it, in days or in hours. */
export interface Period {
  days?: number;
  hours?: number;
}

const HOURS_OF_A_DAY = 24;

/** The length in hours; undefined: no number is stated. Of days beside hours the longer counts. */
export const lengthInHours = ({ days, hours }: Period): number | undefined =>
  days === undefined && hours === undefined ? undefined : Math.max((days ?? 0) * HOURS_OF_A_DAY, hours ?? 0);

/** Whether a stated period is longer than a limit in days. A period without a number is no longer than anything. */
export const isLonger = (period: Period, maxDays: number): boolean =>
  (lengthInHours(period) ?? 0) > maxDays * HOURS_OF_A_DAY;

/** The period in the unit of its source: "3 days", "72 hours". */
export const periodText = ({ days, hours }: Period): string =>
  [
    ...(days === undefined ? [] : [counted(days, 'day')]),
    ...(hours === undefined ? [] : [counted(hours, 'hour')]),
  ].join(' or ');

/** "90 days; at most 30 are accepted": the limit has its unit where the period has another one. */
export const againstLimit = (period: Period, maxDays: number): string =>
  `${periodText(period)}; at most ${period.hours === undefined ? maxDays : counted(maxDays, 'day')} are accepted`;

/** Whether a statement shows that copies are kept for abuse monitoring, or may be, and leaves open for how long. */
export function areKeptWithoutPeriod(copies: AttributeValue<'abuse-monitoring'>): boolean {
  const { human_review, reviewers, improves_models = 'never', zero_retention, conditions } = copies;
  const length = lengthInHours(copies);
  // Who does not meet the conditions of zero retention has copies kept, for a time that is not stated.
  if (length !== undefined) return length === 0 && conditions !== undefined;
  return (
    human_review === true || reviewers !== undefined || improves_models !== 'never' || zero_retention === true
  );
}

/** Whether copies are used to improve models where the customer does nothing. */
export const areUsedByDefault = ({ improves_models }: AttributeValue<'abuse-monitoring'>): boolean =>
  improves_models === 'always' || improves_models === 'optional-on';

export type Deletion = AttributeValue<'deletion'>;
type DeletionLimit = NonNullable<Deletion['limits']>[number];

function judgeDeletionLimit(limit: DeletionLimit, world: World): Answer {
  if (typeof limit === 'string')
    return undecided(`What may stay after a deletion is described in free text only: "${limit}".`);
  switch (limit.what) {
    case 'union-law':
      return pass();
    case 'backups':
      return limit.within === undefined
        ? undecided('For how long backups stay after a deletion is not stated.')
        : pass();
    case 'applicable-law':
      return undecided(
        'Data may stay after a deletion under "applicable law"; which law that is, is not stated.',
      );
    case 'third-country-law':
      return isForeignLawBound(world)
        ? pass()
        : undecided(
            'Data may stay after a deletion under the law of a third country; no clause 8.5 of the standard contractual clauses with an assessment of that law is on file.',
          );
  }
}

/** Whether all that may stay after a deletion has an end. The law of the Union and its members ends it. */
export const limitsEnd = ({ limits = [] }: Deletion, world: World): Answer =>
  weigh(...limits.map((limit) => judgeDeletionLimit(limit, world)));

/**
 * What a statement on deletion says against a limit in days, which runs from the request. Without a limit no period
 * speaks against it, but an open end does. A deletion that runs from the end of service is not compared.
 */
export function deletionBeyond(value: Deletion, maxDays: number | undefined, world: World): Objection {
  const { within, clock, limits = [] } = value;
  const backups = limits.flatMap((limit) =>
    typeof limit === 'object' && limit.what === 'backups' ? (limit.within ?? []) : [],
  );
  const isLate = (days: number) => maxDays !== undefined && isLonger({ days }, maxDays);
  const accepted = `at most ${maxDays ?? 0} are accepted`;
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
