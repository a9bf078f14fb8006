import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent } from '../evidence/named-places.js';
import { isLonger, lengthInHours, limitsEnd, type Period, periodText, type Deletion } from './periods.js';
import { FOREIGN_LAW_BOUND_BY } from './transfer-assessment.js';
import {
  type Answer,
  basis,
  defineRule,
  fail,
  on,
  opposing,
  undecided,
  weigh,
  weighAgainst,
} from './rule.js';
import { counted } from '../input/words.js';

type Clock = NonNullable<Deletion['clock']>;

function unstated({ returned, customer_choice }: Deletion): string | undefined {
  if (returned !== undefined)
    return customer_choice === undefined
      ? 'The statement does not say that the customer has the choice.'
      : undefined;
  return customer_choice === undefined
    ? 'The statement does not say that content is returned, or that the customer has the choice.'
    : 'The statement does not say that content is returned.';
}

/**
 * A promise to delete within some days is broken by a longer period from the same start. Without a number of
 * days, no period breaks it.
 */
function keptLonger(
  what: string,
  period: Period & { clock?: Clock },
  green: readonly Deletion[],
): Answer | false {
  const runsFrom = period.clock ?? 'request';
  const promised = green.flatMap(({ within, clock = 'end-of-service' }) =>
    within !== undefined && clock === runsFrom ? [within] : [],
  );
  const days = Math.min(...promised);
  return (
    isLonger(period, days) &&
    fail(`Content is to be deleted within ${counted(days, 'day')}; ${what} kept for ${periodText(period)}.`)
  );
}

/**
 * Data of an unspecified kind may be content. A criterion instead of a number after the end of service leaves
 * the deletion date open.
 */
const againstKeptPeriods = ({ periods }: AttributeValue<'retention'>, green: readonly Deletion[]) =>
  weighAgainst(
    ...periods
      .filter(({ kind }) => kind === 'content' || kind === 'unspecified')
      .map((period) => {
        const { kind, criteria, clock } = period;
        if (criteria === undefined)
          return keptLonger(kind === 'content' ? 'it is' : 'data are', period, green);
        return (
          lengthInHours(period) === undefined &&
          clock === 'end-of-service' &&
          undecided(
            `${kind === 'content' ? 'Content is' : 'Data are'} kept after the end of service by criteria and no number of days: "${criteria}".`,
          )
        );
      }),
  );

export const deletionOrReturn = defineRule({
  id: 'deletion-or-return',
  title: "Content is deleted or returned at the end of the service, at the customer's choice",
  why: 'When the service ends, it is for you to say whether the data are deleted or given back. Anonymised data can live on.',
  basis: [
    ...basis('GDPR', ['28(3)(g)'], 'requires', 'vendor'),
    ...basis('GDPR', ['17', '28(3)(e)'], 'needed-for', 'you'),
  ],
  fix: 'Get the clause on deletion and return at the end of the service, with the number of days, backups included, and a confirmation.',
  question:
    'What is deleted or returned at the end of the service and on instruction, by when, backups included, and is the choice ours?',
  subject: 'provider',
  about: 'service',
  excusedBy: FOREIGN_LAW_BOUND_BY,
  options: {},
  check: on(
    'deletion',
    (value, _options, world) => {
      const holes = unstated(value);
      const atEnd = value.events.includes('end-of-service');
      return weigh(
        atEnd &&
          value.customer_choice === false &&
          fail('The customer has no choice between deletion and return.'),
        atEnd && value.returned === false && fail('Content cannot be had back.'),
        !atEnd &&
          undecided(
            'The statement does not say what happens when your use of the service ends.',
            'end of your use not stated',
          ),
        holes !== undefined && undecided(holes),
        value.result === 'deleted-or-anonymised' &&
          undecided('Anonymisation instead of deletion is possible.'),
        limitsEnd(value, world),
      );
    },
    {
      opposedBy: [
        opposing('retention', (value, _options, _world, green: readonly Deletion[]) =>
          againstKeptPeriods(value, green),
        ),
        opposing('abuse-monitoring', (value, _options, _world, green: readonly Deletion[]) =>
          weighAgainst(
            concernsContent(value) && keptLonger('copies for abuse monitoring are', { ...value }, green),
          ),
        ),
      ],
      // No law sets a number of days; what is stated is compared with periods stated elsewhere.
      informs: ['within', 'clock'],
    },
  ),
});
