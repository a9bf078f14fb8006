import type { DataPath } from '../input/plain-data.js';
import { firstProblems, MOST_PROBLEMS, type Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import type { Document } from '../input/yaml.js';
import { firstDay, lastDay } from '../input/calendar.js';
import type { ClaimFile, StatedClaim } from './provider-shape.js';
import type { ProviderFile } from './dataset.js';
import { familyFault } from './families.js';
import { conditionsOf } from './claim-record.js';

/** Collects problems of a provider file beyond its form. */
export class Checks {
  readonly #found: Problem[] = [];
  #more = 0;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The first twenty, and a note of how many more there are. */
  get problems(): Problem[] {
    return firstProblems(this.#found, this.#found.length + this.#more);
  }

  /** Only problems that are shown get a hint: finding one among thousands of ids takes time. */
  report(path: DataPath, message: string, hint?: () => string): void {
    if (this.#found.length === MOST_PROBLEMS) {
      this.#more += 1;
      return;
    }
    const place = { ...this.#document.at(path), path: pathText(path), message };
    this.#found.push(hint === undefined ? place : { ...place, hint: hint() });
  }

  /** Checks that an id used in the file is declared there. */
  declared(path: DataPath, kind: string, id: string, known: Record<string, unknown>): void {
    if (Object.hasOwn(known, id)) return;
    const ids = Object.keys(known);
    const hint = () => suggest(id, ids) ?? declarationHint(kind, ids);
    this.report(path, `no ${kind} ${JSON.stringify(id)} is declared in this file`, hint);
  }
}

const declarationHint = (kind: string, ids: readonly string[]): string =>
  ids.length === 0 ? `Declare it under ${kind}s.` : `Declared: ${ids.join(', ')}.`;

/** Each dimension has at most one default variant. */
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

/** Whether the maker is the provider itself. */
const isSelf = (maker: string, { id, name }: ProviderFile): boolean =>
  [id, name].some((own) => own.toLowerCase() === maker.toLowerCase());

function checkFamilies({ families = [], id }: ProviderFile, checks: Checks): void {
  families.forEach((family, index) => {
    const fault = familyFault(family, id);
    if (fault !== undefined) checks.report(['families', index, 'like'], fault.message, () => fault.hint);
  });
}

function checkNames(file: ProviderFile, checks: Checks): void {
  const seen = new Map<string, string>();
  file.models.forEach((model, index) => {
    const names: [string, DataPath][] = [[model.id, ['models', index, 'id']]];
    model.aliases?.forEach(({ id }, at) => names.push([id, ['models', index, 'aliases', at, 'id']]));
    for (const [name, path] of names) {
      if (seen.has(name)) checks.report(path, `${name} is already a spelling of ${seen.get(name) ?? ''}`);
      seen.set(name, model.id);
    }
  });
}

/** Checks everything that a provider file declares except its claims. */
export function checkDeclared(file: ProviderFile, checks: Checks): void {
  checkNames(file, checks);
  checkSources(file, checks);
  checkVariants(file, checks);
  checkFamilies(file, checks);
}

function checkGrade(claim: StatedClaim, path: DataPath, file: ProviderFile, checks: Checks): void {
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

/** Each variant must be declared, and only one per dimension: a customer cannot have two. */
function checkConditions(claim: ClaimFile, path: DataPath, file: ProviderFile, checks: Checks): void {
  const { variants = {} } = file;
  const known = new Map<string, string>();
  for (const id of conditionsOf({ onlyFor: claim.only_for })) {
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

/** Checks the days of a text, or of a claim that states its own. */
function checkRecorded(
  { seen, recorded }: { seen?: string | undefined; recorded?: string | undefined },
  path: DataPath,
  checks: Checks,
): void {
  if (seen !== undefined && recorded !== undefined && lastDay(seen) < firstDay(recorded))
    checks.report([...path, 'seen'], `seen ${seen}, before the text was recorded (${recorded})`);
}

function checkSources({ sources, collections = {} }: ProviderFile, checks: Checks): void {
  for (const [id, source] of Object.entries(sources)) {
    checkRecorded(source, ['sources', id], checks);
    if (source.collection !== undefined)
      checks.declared(['sources', id, 'collection'], 'collection', source.collection, collections);
  }
}

function checkDays({ until, seen, recorded }: ClaimFile, path: DataPath, checks: Checks): void {
  checkRecorded({ seen, recorded }, path, checks);
  if (until !== undefined && seen !== undefined && until < seen)
    checks.report([...path, 'until'], `ended ${until}, before it was seen (${seen})`);
}

/** A claim that was seen only before its source's text last changed is about a text that is no longer there. */
function checkTexts(claim: StatedClaim, path: DataPath, { sources }: ProviderFile, checks: Checks): void {
  const key = claim.seen === undefined ? 'recorded' : 'seen';
  const day = claim[key];
  if (claim.grade !== 'reviewed' || day === undefined) return;
  for (const id of claim.sources ?? []) {
    const changed = sources[id]?.recorded;
    if (changed === undefined || lastDay(day) >= firstDay(changed)) continue;
    if (claim.until !== undefined && claim.until < firstDay(changed)) continue;
    checks.report(
      [...path, key],
      `${key} ${day}, before the text of ${id} last changed (${changed})`,
      () => 'Look at the text again and state that day, or make the earlier text a source of its own.',
    );
  }
}

/** Checks a claim beyond its form. */
export function checkClaim(
  claim: StatedClaim,
  path: DataPath,
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
  checkTexts(claim, path, file, checks);
  checkGrade(claim, path, file, checks);
}

/** Checks that the claim or the file's defaults state the required keys. */
export function isStated(claim: ClaimFile, path: DataPath, checks: Checks): claim is StatedClaim {
  for (const key of ['scope', 'grade'] as const)
    if (claim[key] === undefined)
      checks.report([...path, key], 'is missing', () => `State it here, or once under defaults.`);
  return claim.scope !== undefined && claim.grade !== undefined;
}

/** Checks who made and who runs a model. */
export function checkMaker(
  { made_by: maker, upstream }: ProviderFile['models'][number],
  path: DataPath,
  file: ProviderFile,
  checks: Checks,
): void {
  // If a gateway says nothing, it is unknown who runs the model. So it has to say what it runs itself.
  const isOwnOfGateway = file.kind === 'gateway' && upstream === 'host';
  if (maker === undefined && upstream !== undefined && !isOwnOfGateway)
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
