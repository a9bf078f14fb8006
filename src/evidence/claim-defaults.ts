import type { ProviderFile } from './dataset.js';
import { present } from '../input/present.js';
import type { ClaimFile } from './provider-shape.js';

/** A search in vain with who made it. */
const searchedBy = (search: NonNullable<ClaimFile['not_found']>, by: string | undefined) => ({
  ...search,
  ...present({ by: search.by ?? by }),
});

/** A claim with what the file states once for all: `sources`, and their days, belong together. */
export function withDefaults(claim: ClaimFile, inModel: boolean, { defaults = {} }: ProviderFile): ClaimFile {
  const grade = claim.grade ?? defaults.grade;
  const scope = claim.scope ?? (inModel ? 'model' : defaults.scope);
  const own = { ...claim, ...present({ grade, scope }) };
  if (grade !== 'reviewed' || claim.sources !== undefined || defaults.sources === undefined) return own;
  const hasDay = claim.seen !== undefined || claim.recorded !== undefined;
  const days = hasDay ? {} : present({ seen: defaults.seen, recorded: defaults.recorded });
  const search =
    claim.not_found === undefined ? undefined : searchedBy(claim.not_found, defaults.searched_by);
  return { ...own, sources: defaults.sources, ...days, ...present({ not_found: search }) };
}
