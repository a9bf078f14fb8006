import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace } from '../evidence/named-places.js';
import { integer, optional, type ValuesOf } from '../input/shape.js';
import {
  againstLimit,
  areKeptWithoutPeriod,
  deletionBeyond,
  isLonger,
  lengthInHours,
  periodText,
} from './periods.js';
import { placeOpposers, placeSentence } from './places.js';
import { FOREIGN_LAW_BOUND_BY } from './transfer-assessment.js';
import {
  type Answer,
  basis,
  defineRule,
  fail,
  on,
  opposing,
  silent,
  undecided,
  weigh,
  weighAgainst,
} from './rule.js';
import { counted, enumerate } from '../input/words.js';

const options = {
  max_days: optional(integer('the longest period that is accepted', { unit: 'days', max: 36_525 })),
};

type Options = ValuesOf<typeof options>;
type Retention = AttributeValue<'retention'>;
type StatedPeriod = Retention['periods'][number];

const kindsWithLengths = (periods: readonly StatedPeriod[]): string =>
  enumerate([
    ...new Set(
      periods.map((period) => {
        const length = periodText(period);
        return length === '' ? period.kind : `${period.kind} (${length})`;
      }),
    ),
  ]);

const kindsAndLengths = (periods: readonly StatedPeriod[]): string =>
  [...new Set(periods.map((period) => `${period.kind}: ${periodText(period)}`))].join(', ');

/** The limit counts from the request, so a period from the end of service cannot be compared with it. */
function judge({ periods, exhaustive }: Retention, { max_days }: Options): Answer {
  const open = periods.filter((period) => lengthInHours(period) === undefined);
  if (open.length === periods.length)
    return undecided(
      'The statement gives no number of days, so no period can be compared with a limit in days.',
      'no number of days',
    );
  const numbered = periods.filter((period) => lengthInHours(period) !== undefined);
  // Next to criteria, a number is neither the whole period nor its end.
  const [mixed, plain] = [
    numbered.filter(({ criteria }) => criteria !== undefined),
    numbered.filter(({ criteria }) => criteria === undefined),
  ];
  // Account data is kept as long as the account, so its period can only start at the end.
  const afterService = plain.filter(
    ({ kind, clock }) => max_days !== undefined && clock === 'end-of-service' && kind !== 'account',
  );
  const long = plain.filter(
    (period) => max_days !== undefined && !afterService.includes(period) && isLonger(period, max_days),
  );
  return weigh(
    long.length > 0 &&
      max_days !== undefined &&
      fail(`Kept for more than ${counted(max_days, 'day')}: ${kindsWithLengths(long)}.`),
    mixed.length > 0 &&
      undecided(
        `The statement gives days, but criteria as well: ${kindsWithLengths(mixed)}.`,
        `${kindsAndLengths(mixed)}, but criteria as well`,
      ),
    open.length > 0 && undecided(`The statement gives no number of days for ${kindsWithLengths(open)}.`),
    afterService.length > 0 &&
      undecided(
        `Periods that run from the end of service cannot be compared with the limit of the policy, which runs from the request: ${kindsWithLengths(afterService)}.`,
        `${kindsAndLengths(afterService)}, but from the end of service`,
      ),
    exhaustive === true &&
      !periods.some(({ kind }) => kind === 'content') &&
      undecided('The statement gives no period for content.'),
    exhaustive !== true &&
      silent('The statement does not say that it names every kind of data that is kept.'),
  );
}

/** Copies are content. If the complete list does not include them, their period is unknown. */
function againstCopies(
  copies: AttributeValue<'abuse-monitoring'>,
  { max_days }: Options,
  green: readonly Retention[],
) {
  if (!concernsContent(copies)) return undefined;
  const areNamed = green.some(({ periods }) => periods.some(({ kind }) => kind === 'abuse-monitoring'));
  return weighAgainst(
    max_days !== undefined &&
      isLonger(copies, max_days) &&
      fail(`Copies for abuse monitoring are kept for ${againstLimit(copies, max_days)}.`),
    !areNamed &&
      areKeptWithoutPeriod(copies) &&
      undecided('Copies are kept for abuse monitoring; the statement does not say for how long.'),
  );
}

/**
 * Backups of content are a kind of data of their own. If the complete list does not include them, their
 * period is unknown.
 */
function againstBackups(places: readonly NamedPlace[], green: readonly Retention[]): Answer {
  const areNamed = green.some(({ periods }) => periods.some(({ kind }) => kind === 'backup'));
  const backups = areNamed ? [] : places.filter(({ uses }) => uses?.includes('backup'));
  return weigh(
    ...backups.map((place) =>
      undecided(`${placeSentence(place)}; the statement does not say for how long backups are kept.`),
    ),
  );
}

export const retentionLimit = defineRule({
  id: 'retention-limit',
  title: 'A retention period is stated for each kind of data[, and is at most {max_days} days]',
  why: 'You have to tell people how long their data are kept, and to keep no copy longer than needed. The law accepts criteria in place of days; a machine cannot compare them[, and the limit of {max_days} days is set by the policy, not by law].',
  basis: basis('GDPR', ['28(3)(a)', '28(3)(g)', '5(1)(e)', '13(2)(a)'], 'needed-for', 'you'),
  fix: 'Get the number of days for each kind of data that is kept: content, logs, caches, backups, copies for abuse monitoring.',
  question:
    'How many days are content, logs, caches, backups and account data kept, and is that every kind of data you keep?',
  subject: 'provider',
  about: 'service',
  excusedBy: FOREIGN_LAW_BOUND_BY,
  shows: ['governing-terms'],
  options,
  check: on('retention', judge, {
    opposedBy: [
      opposing('abuse-monitoring', (value, chosen: Options, _world, green: readonly Retention[]) =>
        againstCopies(value, chosen, green),
      ),
      ...placeOpposers<Retention, Options>(
        ['data-locations', 'sub-processors'],
        (places, _chosen, _world, green) => againstBackups(places, green),
      ),
      opposing('deletion', (value, { max_days }: Options, world) => deletionBeyond(value, max_days, world)),
    ],
  }),
});
