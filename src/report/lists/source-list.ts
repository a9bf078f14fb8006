import { dateOf, isCurrent, isSeen, allClaimsOf, tooOldOn } from '../../evidence/claim.js';
import type { Claim, Provider } from '../../evidence/dataset.js';
import { PROVIDER_SHAPE } from '../../evidence/provider-shape.js';
import { addDays, daysBetween, firstDay, rangeOf } from '../../input/calendar.js';
import { counted } from '../../input/words.js';
import type { Policy } from '../../policy/policy.js';
import { fieldsByName, known, type Field, type FieldType, type Scalar } from '../../query/field.js';
import type { Selection } from '../../query/select.js';
import { isAsked } from '../../verdict/targets.js';
import { listNotice } from '../../verdict/words/notices.js';
import { listingReport, type ListingInputs, type ListingReport, type ListText } from './listing-report.js';

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
  title: 'What the evidence rests on',
  noun: 'source',
  nouns: 'sources',
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
  const all = allClaimsOf(provider).filter(
    (claim) =>
      claim.grade === 'reviewed' &&
      claim.attestation === undefined &&
      isSeen(claim, asOf) &&
      isCurrent(claim, asOf),
  );
  return Object.entries(provider.sources).flatMap(([id, source]): SourceRow[] => {
    const claims = all.filter(({ sources }) => sources.includes(id));
    if (claims.length === 0) return [];
    const { seen, recorded, archived, read_on: read } = source;
    const dated =
      seen ?? recorded ?? (archived === undefined ? read : undefined) ?? earliest(claims.map(dateOf));
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
  sourceField('provider', 'Provider', { kind: 'id' }, ({ provider }) => provider),
  sourceField('id', 'Id', { kind: 'id' }, ({ id }) => id),
  sourceField('title', 'Source', TEXT_TYPE, ({ source }) => source.title),
  sourceField(
    'kind',
    'Kind',
    { kind: 'choice', of: PROVIDER_SHAPE.fields.sources.of.fields.kind.of },
    ({ source }) => source.kind,
  ),
  sourceField('dated', 'Dated', TEXT_TYPE, ({ dated }) => dated ?? 'undated'),
  sourceField('age', 'Days old', { kind: 'integer', unit: 'days' }, ({ age }) => age),
  sourceField('statements', 'Statements', { kind: 'integer' }, ({ claims }) => claims.length),
  sourceField('stale-on', 'Too old on', DAY_TYPE, ({ stale }) => stale),
  sourceField('ends-on', 'Ends on', DAY_TYPE, ({ ends }) => ends),
  sourceField('recorded', 'Recorded', TEXT_TYPE, ({ source }) => source.recorded),
  sourceField('seen', 'Seen', TEXT_TYPE, ({ source }) => source.seen),
  sourceField('read-on', 'Read on', DAY_TYPE, ({ source }) => source.read_on),
  sourceField('version', 'Version', TEXT_TYPE, ({ source }) => source.version),
  sourceField('url', 'Address', TEXT_TYPE, ({ source }) => source.url),
  sourceField('archived', 'Copy', TEXT_TYPE, ({ source }) => source.archived),
  sourceField('collection', 'Collection', TEXT_TYPE, ({ source }) => source.collection),
]);

/** Notes on sources that must be read again, now or soon. */
function staleNotes(rows: readonly SourceRow[], asOf: string, within: number | undefined): string[] {
  const old = rows.filter(({ stale }) => stale !== undefined && stale <= asOf);
  const undated = rows.filter(({ dated }) => dated === undefined);
  return [
    ...(old.length === 0
      ? []
      : [
          `${counted(old.length, 'source has', 'sources have')} statements that are too old for this policy already.`,
        ]),
    ...(undated.length === 0
      ? []
      : [`${counted(undated.length, 'source is', 'sources are')} undated: most rules count nothing of it.`]),
    ...(within === undefined ? [] : [`Shown is what becomes too old, or ends, by ${addDays(asOf, within)}.`]),
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
    notice: listNotice(providers),
  });
}
