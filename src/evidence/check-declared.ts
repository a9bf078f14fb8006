import type { Checks, Path } from './checks.js';
import type { ProviderFile } from './dataset.js';
import { familyFault } from './families.js';

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

/** Whether a maker is the provider that serves the model. */
export const isSelf = (maker: string, { id, name }: ProviderFile): boolean =>
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
    const names: [string, Path][] = [[model.id, ['models', index, 'id']]];
    model.aliases?.forEach(({ id }, at) => names.push([id, ['models', index, 'aliases', at, 'id']]));
    for (const [name, path] of names) {
      if (seen.has(name)) checks.report(path, `${name} is already a spelling of ${seen.get(name) ?? ''}`);
      seen.set(name, model.id);
    }
  });
}

/** Reports what is wrong with what a provider file declares, besides its claims. */
export function checkDeclared(file: ProviderFile, checks: Checks): void {
  checkNames(file, checks);
  checkVariants(file, checks);
  checkFamilies(file, checks);
}
