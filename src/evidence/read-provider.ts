import { rangeOf } from '../input/calendar.js';
import type { Alias, Claim, Model, Provider, ProviderFile } from './dataset.js';
import { present, type DataPath } from '../input/plain-data.js';
import type { ClaimFile, StatedClaim } from './provider-shape.js';
import { ATTRIBUTE_IDS, type AttributeId } from './attributes/attributes.js';
import { checkClaim, checkDeclared, checkMaker, Checks, isStated } from './provider-checks.js';
import type { Loaded } from '../input/load-file.js';
import type { Problem } from '../input/problem.js';
import { conditionsOf } from './claim-record.js';

/** A search that found nothing, and who made it. */
const withSearcher = (search: NonNullable<ClaimFile['not_found']>, by: string | undefined) => ({
  ...search,
  ...present({ by: search.by ?? by }),
});

/** Fills in the file's defaults. `sources` and their days belong together. */
export function withDefaults(claim: ClaimFile, inModel: boolean, { defaults = {} }: ProviderFile): ClaimFile {
  const grade = claim.grade ?? defaults.grade;
  const scope = claim.scope ?? (inModel ? 'model' : defaults.scope);
  const own = { ...claim, ...present({ grade, scope }) };
  if (grade !== 'reviewed' || claim.sources !== undefined || defaults.sources === undefined) return own;
  const hasDay = claim.seen !== undefined || claim.recorded !== undefined;
  const days = hasDay ? {} : present({ seen: defaults.seen, recorded: defaults.recorded });
  const search =
    claim.not_found === undefined ? undefined : withSearcher(claim.not_found, defaults.searched_by);
  return { ...own, sources: defaults.sources, ...days, ...present({ not_found: search }) };
}

/** The first and last day on which the sources of a reviewed claim were read here. */
function readingOf({ grade, sources = [] }: StatedClaim, file: ProviderFile): Claim['read'] {
  if (grade === 'reported') return undefined;
  return rangeOf(sources.flatMap((id) => file.sources[id]?.read_on ?? []));
}

const isGated = ({ sources = [] }: StatedClaim, file: ProviderFile): boolean =>
  sources.length > 0 && sources.every((id) => file.sources[id]?.gated === true);

const isArchived = ({ sources = [] }: StatedClaim, file: ProviderFile): boolean =>
  sources.some((id) => file.sources[id]?.archived !== undefined);

type TextDays = Pick<Claim, 'recorded' | 'seen' | 'agesFrom'>;

/**
 * The days for a reviewed claim that states none, taken from its texts if each has one. With several texts,
 * the claim exists once the last was recorded, and ages from the oldest.
 */
function daysOfTexts({ sources = [] }: StatedClaim, file: ProviderFile): TextDays {
  const texts = sources.flatMap((id) => file.sources[id] ?? []);
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return present({ recorded: only.recorded, seen: only.seen });
  // The day on which a text was read ages it where nothing else is stated; a kept copy does not say when it was made.
  const days = texts.map(
    ({ recorded, seen, archived, read_on }) =>
      seen ?? recorded ?? (archived === undefined ? read_on : undefined),
  );
  if (days.includes(undefined)) return {};
  const ages = rangeOf(days.flatMap((day) => day ?? []));
  const begins = rangeOf(texts.flatMap(({ recorded, seen }) => recorded ?? seen ?? []));
  return present({ recorded: begins?.last, agesFrom: ages?.first });
}

function daysOfClaim(claim: StatedClaim, file: ProviderFile): TextDays {
  const { recorded, seen, grade } = claim;
  const isStated = recorded !== undefined || seen !== undefined;
  return isStated || grade === 'reported' ? present({ recorded, seen }) : daysOfTexts(claim, file);
}

/** Converts a claim. Absent fields stay absent. */
function claimFromFile(
  claim: StatedClaim,
  attribute: AttributeId,
  subject: string,
  location: Claim['location'],
  file: ProviderFile,
): Claim {
  const conditions = conditionsOf({ onlyFor: claim.only_for });
  const read = readingOf(claim, file);
  const optional = {
    value: claim.value,
    notFound: claim.not_found,
    says: claim.says,
    origin: claim.origin,
    edition: claim.edition,
    onlyFor: conditions.length === 0 ? undefined : conditions,
    at: claim.at,
    ...daysOfClaim(claim, file),
    read,
    stated: claim.stated,
    archived: isArchived(claim, file) ? (true as const) : undefined,
    gated: isGated(claim, file) ? (true as const) : undefined,
    until: claim.until,
    vendorReply: claim.vendor_reply,
  };
  return {
    attribute,
    subject,
    scope: claim.scope,
    grade: claim.grade,
    sources: claim.sources ?? claim.reported_by ?? [],
    location,
    ...present(optional),
  };
}

type ClaimLists = Record<string, readonly ClaimFile[] | undefined>;

function readClaims(
  lists: ClaimLists,
  subject: string,
  path: DataPath,
  { value: file, document }: Loaded<ProviderFile>,
  checks: Checks,
): Claim[] {
  return ATTRIBUTE_IDS.flatMap((attribute) =>
    (lists[attribute] ?? []).flatMap((written, index) => {
      const here = [...path, attribute, index];
      const inModel = path[0] === 'models';
      const claim = withDefaults(written, inModel, file);
      if (!isStated(claim, here, checks)) return [];
      checkClaim(claim, here, file, inModel, checks);
      return [claimFromFile(claim, attribute, subject, document.at(here), file)];
    }),
  );
}

function readModel(
  model: ProviderFile['models'][number],
  index: number,
  loaded: Loaded<ProviderFile>,
  checks: Checks,
): Model {
  const path = ['models', index];
  model.aliases?.forEach(({ via, weights }, at) => {
    if (via === undefined) return;
    const [steps, host] = typeof via === 'string' ? [['via'], via] : [['via', 'host'], via.host];
    checks.declared([...path, 'aliases', at, ...steps], 'route', host, loaded.value.routes ?? {});
    if (weights === true)
      checks.report([...path, 'aliases', at], 'an alias is either a route (via) or weights, not both');
  });
  checkMaker(model, path, loaded.value, checks);
  const { made_by: maker, upstream } = model;
  const aliases = (model.aliases ?? []).map(({ id, via, weights }): Alias => ({
    id,
    ...(typeof via === 'object' ? { via: via.host, upstream: via.upstream } : present({ via })),
    ...present({ weights }),
  }));
  return {
    id: model.id,
    name: model.name,
    provider: loaded.value.id,
    ...(maker === undefined ? {} : { madeBy: { name: maker } }),
    ...present({ upstream }),
    aliases,
    claims: readClaims(model.claims, model.id, [...path, 'claims'], loaded, checks),
    location: loaded.document.at([...path, 'id']),
  };
}

/** Converts a provider file, and finds all problems beyond its form. */
export function readProvider(loaded: Loaded<ProviderFile>): { provider: Provider; problems: Problem[] } {
  const { value: file, document } = loaded;
  const checks = new Checks(document);
  checkDeclared(file, checks);
  const { id, name, kind, offering, sources } = file;
  const provider: Provider = {
    id,
    name,
    kind,
    offering,
    sources,
    ...(file.homepage === undefined ? {} : { homepage: file.homepage }),
    collections: file.collections ?? {},
    documents: file.documents ?? {},
    variants: file.variants ?? {},
    routes: file.routes ?? {},
    families: file.families ?? [],
    claims: readClaims(file.claims, id, ['claims'], loaded, checks),
    models: file.models.map((model, index) => readModel(model, index, loaded, checks)),
    location: document.at(['id']),
  };
  return { provider, problems: checks.problems };
}
