import { ATTRIBUTE_IDS, type AttributeId } from './attributes.js';
import { firstDay, lastDay } from './calendar.js';
import type { Claim, Model, Provider, ProviderFile } from './dataset.js';
import type { Loaded } from './load-file.js';
import type { Problem } from './problem.js';
import { present } from './present.js';
import { withDefaults } from './claim-defaults.js';
import type { ClaimFile, StatedClaim } from './provider-shape.js';
import { MOST_PROBLEMS } from './read-file.js';
import { pathText, suggest } from './suggest.js';
import type { Document } from './yaml.js';

type Path = readonly (string | number)[];

/** Collects what is wrong beyond the form of a provider file. */
class Checks {
  readonly #found: Problem[] = [];
  #more = 0;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The first twenty, and how many more there are. */
  get problems(): Problem[] {
    const rest = { file: this.#document.file, message: `… and ${this.#more} more` };
    return this.#more === 0 ? [...this.#found] : [...this.#found, rest];
  }

  /** The hint is sought only for what is shown: among thousands of ids that takes its time. */
  report(path: Path, message: string, hint?: () => string): void {
    if (this.#found.length === MOST_PROBLEMS) {
      this.#more += 1;
      return;
    }
    const place = { ...this.#document.at(path), path: pathText(path), message };
    this.#found.push(hint === undefined ? place : { ...place, hint: hint() });
  }

  /** Every id that a file names must be declared in it. */
  declared(path: Path, kind: string, id: string, known: Record<string, unknown>): void {
    if (Object.hasOwn(known, id)) return;
    const ids = Object.keys(known);
    const hint = () => suggest(id, ids) ?? listed(kind, ids);
    this.report(path, `no ${kind} ${JSON.stringify(id)} is declared in this file`, hint);
  }
}

const listed = (kind: string, ids: readonly string[]): string =>
  ids.length === 0 ? `Declare it under ${kind}s.` : `Declared: ${ids.join(', ')}.`;

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

function readModel(
  model: ProviderFile['models'][number],
  index: number,
  loaded: Loaded<ProviderFile>,
  checks: Checks,
): Model {
  const path = ['models', index];
  model.aliases?.forEach(({ via, weights }, at) => {
    if (via !== undefined)
      checks.declared([...path, 'aliases', at, 'via'], 'route', via, loaded.value.routes ?? {});
    if (via !== undefined && weights === true)
      checks.report([...path, 'aliases', at], 'an alias is either a route (via) or weights, not both');
  });
  const aliases = (model.aliases ?? []).map(({ id, via, weights }) => ({
    id,
    ...(via === undefined ? {} : { via }),
    ...(weights === undefined ? {} : { weights }),
  }));
  return {
    id: model.id,
    name: model.name,
    provider: loaded.value.id,
    aliases,
    claims: readClaims(model.claims, model.id, [...path, 'claims'], loaded, checks),
    location: loaded.document.at([...path, 'id']),
  };
}

/** At most one variant of a dimension is what a customer has who does nothing. */
function checkVariants({ variants = {}, defaults = {}, sources }: ProviderFile, checks: Checks): void {
  const known = new Map<string, string>();
  for (const [id, { dimension, default: isDefault }] of Object.entries(variants)) {
    if (isDefault !== true) continue;
    const other = known.get(dimension);
    if (other !== undefined)
      checks.report(['variants', id, 'default'], `${other} is the default of dimension ${dimension} already`);
    known.set(dimension, id);
  }
  defaults.sources?.forEach((id, index) =>
    checks.declared(['defaults', 'sources', index], 'source', id, sources),
  );
}

function checkNames(file: ProviderFile, checks: Checks): void {
  const seen = new Map<string, string>();
  file.models.forEach((model, index) => {
    const names: [string, Path][] = [[model.id, ['models', index, 'id']]];
    model.aliases?.forEach(({ id }, at) => names.push([id, ['models', index, 'aliases', at, 'id']]));
    for (const [name, path] of names) {
      if (seen.has(name)) checks.report(path, `${name} is already a spelling of ${seen.get(name) ?? ''}`);
      seen.set(name, model.id);
    }
  });
}

/** A provider out of its file, and everything that is wrong with it beyond its form. */
export function readProvider(loaded: Loaded<ProviderFile>): { provider: Provider; problems: Problem[] } {
  const { value: file, document } = loaded;
  const checks = new Checks(document);
  checkNames(file, checks);
  checkVariants(file, checks);
  const { id, name, kind, offering, sources } = file;
  const provider: Provider = {
    ...{ id, name, kind, offering, sources },
    ...(file.homepage === undefined ? {} : { homepage: file.homepage }),
    documents: file.documents ?? {},
    variants: file.variants ?? {},
    routes: file.routes ?? {},
    claims: readClaims(file.claims, id, ['claims'], loaded, checks),
    models: file.models.map((model, index) => readModel(model, index, loaded, checks)),
    location: document.at(['id']),
  };
  return { provider, problems: checks.problems };
}
