import { integer, optional, type ValuesOf } from '../core/shape.js';
import { basis, defineRule, fail, on, undecided } from './rule.js';
import { weigh } from './weigh.js';
import { counted, enumerate } from './words.js';

const options = {
  max_days: optional(integer('the longest period that is accepted', { unit: 'days', max: 36_525 })),
};

export const retentionLimit = defineRule({
  id: 'retention-limit',
  title: 'A retention period is stated for each kind of data[, and is at most {max_days} days]',
  why: 'You have to tell people how long their data are kept, and to keep no copy longer than needed. The law accepts criteria in place of days; a machine cannot compare them[, and the limit of {max_days} days is your own].',
  basis: basis('GDPR', ['28(3)(a)', '28(3)(g)', '5(1)(e)', '13(2)(a)'], 'needed-for', 'you'),
  fix: 'Get the number of days for each kind of data that is kept: content, logs, caches, backups, copies for abuse monitoring.',
  question:
    'How many days are content, logs, caches, backups and account data kept, and is that every kind of data you keep?',
  subject: 'provider',
  about: 'service',
  shows: ['governing-terms'],
  options,
  check: on('retention', ({ periods, exhaustive }, { max_days }: ValuesOf<typeof options>) => {
    const limit = max_days ?? Infinity;
    // Beside criteria a number is neither the whole period nor its end.
    const numbered = periods.flatMap(({ kind, days, criteria }) =>
      days === undefined
        ? []
        : [{ text: `${kind} (${counted(days, 'day')})`, days, mixed: criteria !== undefined }],
    );
    const long = numbered.filter(({ days, mixed }) => !mixed && days > limit).map(({ text }) => text);
    const mixed = numbered.filter((one) => one.mixed).map(({ text }) => text);
    const open = periods.filter(({ days }) => days === undefined).map(({ kind }) => kind);
    if (open.length === periods.length)
      return undecided('No number of days was stated, so none can be compared with your limit.');
    return weigh(
      long.length > 0 && fail(`Kept for more than ${counted(limit, 'day')}: ${enumerate(long)}.`),
      mixed.length > 0 &&
        undecided(`A number of days, but also criteria are stated for ${enumerate(mixed)}.`),
      open.length > 0 && undecided(`No number of days was stated for ${enumerate([...new Set(open)])}.`),
      !periods.some(({ kind }) => kind === 'content') && undecided('No period is stated for content.'),
      exhaustive !== true && undecided('It is not said that every kind of data that is kept is named.'),
    );
  }),
});
