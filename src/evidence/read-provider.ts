import { ATTRIBUTE_IDS, type AttributeId } from './attributes/attributes.js';
import { firstDay, lastDay } from '../input/calendar.js';
import { checkDeclared, isSelf } from './check-declared.js';
import { Checks, type Path } from './checks.js';
import type { Alias, Claim, Model, Provider, ProviderFile } from './dataset.js';
import type { Loaded } from '../input/load-file.js';
import type { Problem } from '../input/problem.js';
import { present } from '../input/present.js';
import { withDefaults } from './claim-defaults.js';
import type { ClaimFile, StatedClaim } from './provider-shape.js';
function checkGrade(claim: StatedClaim, path: Path, file: ProviderFile, checks: Checks): void {
  const names = claim.grade === 'reviewed' ? claim.sources : claim.reported_by;
  const key = claim.grade === 'reviewed' ? 'sources' : 'reported_by';
  if (names === undefined) checks.report(path, `a ${claim.grade} claim needs ${key}`);
  names?.forEach((id, index) => checks.declared([...path, key, index], 'source', id, file.sources));
  if (claim.grade === 'reviewed') {
    for (const wrong of ['origin', 'reported_by'] as const)
      if (claim[wrong] !== undefined) checks.report([...path, wrong], `${wrong} belongs to a reported claim`);
    return;
  }
  if (claim.sources !== undefined)
    checks.report([...path, 'sources'], 'a reported claim has no sources: say who reports it in reported_by');
  if (claim.origin === undefined) checks.report(path, 'a reported claim needs an origin');
  else checks.declared([...path, 'origin'], 'document', claim.origin, file.documents ?? {});
}

function checkClaim(
  claim: StatedClaim,
  path: Path,
  file: ProviderFile,
  inModel: boolean,
  checks: Checks,
): void {
  if ((claim.value === undefined) === (claim.not_found === undefined))
    checks.report(path, 'a claim needs either a value or not_found');
  const allowed = inModel ? ['model'] : ['offering', 'group'];
  if (claim.scope === 'contract')
    checks.report(
      [...path, 'scope'],
      'scope contract is for attestations: a provider file cannot know your contract',
    );
  else if (!allowed.includes(claim.scope))
    checks.report(
      [...path, 'scope'],
      `a ${inModel ? 'model' : 'provider'}'s claim has scope ${allowed.join(' or ')}`,
    );
  checkConditions(claim, path, file, checks);
  checkDays(claim, path, checks);
  checkGrade(claim, path, file, checks);
}

/** The conditions of a claim as a list. */
const conditionsOf = ({ only_for }: ClaimFile): string[] =>
  only_for === undefined ? [] : typeof only_for === 'string' ? [only_for] : only_for;

/** Each is declared, and of one dimension there is one: a customer cannot have two. */
function checkConditions(claim: ClaimFile, path: Path, file: ProviderFile, checks: Checks): void {
  const { variants = {} } = file;
  const known = new Map<string, string>();
  for (const id of conditionsOf(claim)) {
    checks.declared([...path, 'only_for'], 'variant', id, variants);
    const dimension = Object.hasOwn(variants, id) ? variants[id]?.dimension : undefined;
    if (dimension === undefined) continue;
    const other = known.get(dimension);
    if (other !== undefined)
      checks.report(
        [...path, 'only_for'],
        `${other} and ${id} are both of dimension ${dimension}: nobody has both`,
      );
    known.set(dimension, id);
  }
}

function checkDays({ until, seen, recorded }: ClaimFile, path: Path, checks: Checks): void {
  if (until !== undefined && seen !== undefined && until < seen)
    checks.report([...path, 'until'], `ended ${until}, before it was seen (${seen})`);
  if (seen !== undefined && recorded !== undefined && lastDay(seen) < firstDay(recorded))
    checks.report([...path, 'seen'], `seen ${seen}, before the text was recorded (${recorded})`);
}

/** Reports what neither the claim nor the file says. */
function isStated(claim: ClaimFile, path: Path, checks: Checks): claim is StatedClaim {
  for (const key of ['scope', 'grade'] as const)
    if (claim[key] === undefined)
      checks.report([...path, key], 'is missing', () => `State it here, or once under defaults.`);
  return claim.scope !== undefined && claim.grade !== undefined;
}

/** The first and the last day on which the sources of a reviewed claim were read here. */
function readingOf({ grade, sources = [] }: StatedClaim, file: ProviderFile): Claim['read'] {
  if (grade === 'reported') return undefined;
  const days = sources.flatMap((id) => file.sources[id]?.read_on ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}

const isGated = ({ sources = [] }: StatedClaim, file: ProviderFile): boolean =>
  sources.length > 0 && sources.every((id) => file.sources[id]?.gated === true);

const isArchived = ({ sources = [] }: StatedClaim, file: ProviderFile): boolean =>
  sources.some((id) => file.sources[id]?.archived !== undefined);

/** A claim in the terms of the code; absent stays absent. */
function claimOf(
  claim: StatedClaim,
  attribute: AttributeId,
  subject: string,
  location: Claim['location'],
  file: ProviderFile,
): Claim {
  const conditions = conditionsOf(claim);
  const read = readingOf(claim, file);
  const { recorded, seen } = claim;
  const optional = {
    value: claim.value,
    notFound: claim.not_found,
    says: claim.says,
    origin: claim.origin,
    edition: claim.edition,
    onlyFor: conditions.length === 0 ? undefined : conditions,
    at: claim.at,
    ...{ recorded, seen, read },
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
  path: Path,
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
      return [claimOf(claim, attribute, subject, document.at(here), file)];
    }),
  );
}

function checkMaker(
  { made_by: maker, upstream }: ProviderFile['models'][number],
  path: Path,
  file: ProviderFile,
  checks: Checks,
): void {
  if (maker === undefined && upstream !== undefined)
    checks.report(
      [...path, 'upstream'],
      'says who runs a model that another made, and no made_by says who that is',
      () => 'State made_by, or leave it out.',
    );
  if (maker !== undefined && isSelf(maker, file))
    checks.report(
      [...path, 'made_by'],
      'is the provider itself',
      () => 'Leave it out: it is for models that someone else made.',
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

/** A provider out of its file, and everything that is wrong with it beyond its form. */
export function readProvider(loaded: Loaded<ProviderFile>): { provider: Provider; problems: Problem[] } {
  const { value: file, document } = loaded;
  const checks = new Checks(document);
  checkDeclared(file, checks);
  const { id, name, kind, offering, sources } = file;
  const provider: Provider = {
    ...{ id, name, kind, offering, sources },
    ...(file.homepage === undefined ? {} : { homepage: file.homepage }),
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
