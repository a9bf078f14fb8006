import type { World } from '../evidence/adequacy.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { isForeignLawBound } from './clause-8-5.js';
import { isLonger } from './periods.js';
import { fail, pass, undecided, type Answer, type Objection } from './rule.js';
import { weigh } from './weigh.js';
import { weighAgainst } from './weigh-against.js';
import { counted } from '../input/phrases.js';

type Deletion = AttributeValue<'deletion'>;
type Limit = NonNullable<Deletion['limits']>[number];

function judge(limit: Limit, world: World): Answer {
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
  weigh(...limits.map((limit) => judge(limit, world)));

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
