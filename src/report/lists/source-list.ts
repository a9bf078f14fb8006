import { dateOf, isCurrent, isLater, isSeen, knownOn, allClaimsOf, tooOldOn } from '../../evidence/claim.js';
import type { Claim, Provider } from '../../evidence/dataset.js';
import { PROVIDER_SHAPE } from '../../evidence/provider-shape.js';
import { addDays, daysBetween, firstDay, rangeOf } from '../../input/calendar.js';
import type { Policy } from '../../policy/policy.js';
import { fieldsByName, known, type Field, type FieldType, type Scalar } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { isAsked } from '../../verdict/targets.js';
import {
  listingReport,
  type ListingInputs,
  type ListingReport,
  type ListText,
  shownNotice,
} from './listing-report.js';
import { CELL_MARKS, COLUMN_TITLES, LIST_HEADS, LIST_NOTES } from '../words-en.js';

/** A document behind reviewed claims, and when these become too old. */
interface SourceRow {
  provider: string;
  id: string;
  source: Provider['sources'][string];
  /** The current reviewed claims based on it, including searches that found nothing. */
  claims: readonly Claim[];
  /** The day that it ages from: when it was last seen or, failing that, recorded or read here. */
  dated?: string | undefined;
  /** Whole days since then. */
  age?: number | undefined;
  /** The first day on which one of its claims is too old for a rule of the policy that asks for it. */
  stale?: string | undefined;
  /** The earliest end of its claims. */
  ends?: string | undefined;
}

const SOURCE_LIST_TEXT: ListText = {
  list: 'evidence',
  ...LIST_HEADS.evidence,
  columns: ['provider', 'title', 'dated', 'age', 'stale-on'],
};

const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  rangeOf(days.filter((day) => day !== undefined))?.first;

/**
 * The first day on which a claim is too old for the strictest rule that reads it; undefined if it does not
 * age.
 */
function staleDay(claim: Claim, policy: Policy): string | undefined {
  const limits = policy.entries
    .filter((entry) => isAsked(entry) && entry.rule.reads.includes(claim.attribute))
    .map(({ maxAgeDays }) => maxAgeDays);
  return limits.length === 0 ? undefined : tooOldOn(claim, Math.min(...limits));
}

function sourceRows(provider: Provider, policy: Policy, asOf: string): SourceRow[] {
  const all = allClaimsOf(provider)
    .filter(
      (claim) =>
        claim.grade === 'reviewed' &&
        claim.attestation === undefined &&
        isSeen(claim, asOf) &&
        isCurrent(claim, asOf),
    )
    .map((claim) => knownOn(claim, asOf));
  return Object.entries(provider.sources).flatMap(([id, source]): SourceRow[] => {
    const claims = all.filter(({ sources }) => sources.includes(id));
    if (claims.length === 0) return [];
    const { seen, recorded, archived, read_on: read } = source;
    const byThen = (day: string | undefined) => (isLater(day, asOf) ? undefined : day);
    const dated =
      byThen(seen) ??
      byThen(recorded) ??
      (archived === undefined ? byThen(read) : undefined) ??
      earliest(claims.map((claim) => byThen(dateOf(claim))));
    return [
      {
        ...{ provider: provider.id, id, source, claims, dated },
        age: dated === undefined ? undefined : daysBetween(firstDay(dated), asOf),
        stale: earliest(
          claims.filter(({ notFound }) => notFound === undefined).map((claim) => staleDay(claim, policy)),
        ),
        ends: earliest(claims.map(({ until }) => until)),
      },
    ];
  });
}

const sourceField = (
  name: string,
  title: string,
  type: FieldType,
  read: (row: SourceRow) => Scalar | undefined,
): Field<SourceRow> => ({
  ...{ name, title, type },
  read: (row) => {
    const value = read(row);
    return value === undefined ? known() : known(value);
  },
});

const TEXT_TYPE: FieldType = { kind: 'text' };
const DAY_TYPE: FieldType = { kind: 'day' };

/** The fields that sources can be filtered and sorted by. */
const SOURCE_LIST_FIELDS = fieldsByName([
  sourceField('provider', COLUMN_TITLES.provider, { kind: 'id' }, ({ provider }) => provider),
  sourceField('id', COLUMN_TITLES.id, { kind: 'id' }, ({ id }) => id),
  sourceField('title', COLUMN_TITLES.source, TEXT_TYPE, ({ source }) => source.title),
  sourceField(
    'kind',
    COLUMN_TITLES.kind,
    { kind: 'choice', of: PROVIDER_SHAPE.fields.sources.of.fields.kind.of },
    ({ source }) => source.kind,
  ),
  sourceField('dated', COLUMN_TITLES.lastSeen, TEXT_TYPE, ({ dated }) => dated ?? CELL_MARKS.undated),
  sourceField('age', COLUMN_TITLES.daysOld, { kind: 'integer', unit: 'days' }, ({ age }) => age),
  sourceField('statements', COLUMN_TITLES.statements, { kind: 'integer' }, ({ claims }) => claims.length),
  {
    ...sourceField('stale-on', COLUMN_TITLES.tooOldOn, DAY_TYPE, ({ stale }) => stale),
    absent: CELL_MARKS.noRule,
  },
  sourceField('ends-on', COLUMN_TITLES.endsOn, DAY_TYPE, ({ ends }) => ends),
  sourceField('recorded', COLUMN_TITLES.recorded, TEXT_TYPE, ({ source }) => source.recorded),
  sourceField('seen', COLUMN_TITLES.seen, TEXT_TYPE, ({ source }) => source.seen),
  sourceField('read-on', COLUMN_TITLES.readOn, DAY_TYPE, ({ source }) => source.read_on),
  sourceField('version', COLUMN_TITLES.version, TEXT_TYPE, ({ source }) => source.version),
  sourceField('url', COLUMN_TITLES.address, TEXT_TYPE, ({ source }) => source.url),
  sourceField('archived', COLUMN_TITLES.copy, TEXT_TYPE, ({ source }) => source.archived),
  sourceField('collection', COLUMN_TITLES.collection, TEXT_TYPE, ({ source }) => source.collection),
]);

const restsOnSeveral = ({ claims }: SourceRow): boolean => claims.some(({ sources }) => sources.length > 1);

/** Notes on sources that must be read again, now or soon. */
function staleNotes(rows: readonly SourceRow[], asOf: string, within: number | undefined): string[] {
  const old = rows.filter(({ stale }) => stale !== undefined && stale <= asOf);
  const undated = rows.filter(({ dated }) => dated === undefined);
  return [
    ...(old.length === 0 ? [] : [LIST_NOTES.tooOld(old.length)]),
    ...(undated.length === 0 ? [] : [LIST_NOTES.undated(undated.length)]),
    ...(rows.some(restsOnSeveral) ? [LIST_NOTES.mixedAges] : []),
    ...(within === undefined ? [] : [LIST_NOTES.due(addDays(asOf, within))]),
  ];
}

const isDue = ({ stale, ends }: SourceRow, last: string): boolean =>
  [stale, ends].some((day) => day !== undefined && day <= last);

/** Makes the report of `evidence`. `within`: only what becomes too old or ends within so many days. */
export function sourcesReport(
  inputs: ListingInputs & { policy: Policy },
  providers: readonly Provider[],
  selection: Selection,
  within?: number,
): ListingReport {
  const { policy, asOf } = inputs;
  const all = providers.flatMap((provider) => sourceRows(provider, policy, asOf));
  const rows = within === undefined ? all : all.filter((row) => isDue(row, addDays(asOf, within)));
  return listingReport(inputs, SOURCE_LIST_TEXT, { rows, fields: SOURCE_LIST_FIELDS }, selection, {
    notesFor: (shown) => staleNotes(shown, asOf, within),
    noticeFor: (shown) =>
      shownNotice(providers.filter(({ id }) => shown.some(({ provider }) => provider === id))),
  });
}
