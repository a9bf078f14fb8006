import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { enumerate } from '../input/phrases.js';

type Roles = AttributeValue<'data-roles'>;
type Data = Roles['roles'][number]['data'];

const WORDS = { processor: 'processor', controller: 'controller', 'joint-controller': 'joint controller' };

/** The roles other than processor that a statement gives to the provider for a kind of data, in words. */
export function otherRoles({ roles }: Roles, data: Data): string | undefined {
  const others = roles.filter((one) => one.data === data && one.role !== 'processor');
  return others.length === 0 ? undefined : enumerate([...new Set(others.map(({ role }) => WORDS[role]))]);
}
