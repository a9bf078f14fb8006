import type { Problem } from '../input/problem.js';
import type { Document } from '../input/yaml.js';

/** An id as an eye reads it: hyphens are passed over, digits are taken for the letters that they look like. */
const asRead = (id: string): string =>
  id.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll(/[1i]/g, 'l');

/**
 * The problem of a policy that bears the id of a built-in one, or one that reads like it, and is not that file:
 * "Policy gdpr holds" would say more than it means. A copy is refused too, since nothing keeps it a copy.
 */
export function borrowedId(id: string, builtin: readonly string[], document: Document): Problem[] {
  const known = builtin.find((name) => asRead(name) === asRead(id));
  if (known === undefined) return [];
  const message =
    id === known
      ? `${known} is the id of a built-in policy, and this file is not that policy`
      : `${id} reads like ${known}, the id of a built-in policy`;
  return [
    {
      ...document.at(['id']),
      path: 'id',
      message,
      hint: `Give it an id of its own, like ${known}-ours. It can still extend ${known}.`,
    },
  ];
}
