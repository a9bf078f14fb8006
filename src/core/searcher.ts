import type { Claim } from './dataset.js';

/** Who made a search in vain, as the subject of a sentence; where the file names nobody, the authors of the file. */
export function searcherOf(search: Claim['notFound']): string {
  const by = search?.by ?? 'we';
  return by.charAt(0).toUpperCase() + by.slice(1);
}
