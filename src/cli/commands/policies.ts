import { loadDataset } from '../../evidence/load-dataset.js';
import { inputError } from '../../input/problem.js';
import type { Selection } from '../../query/select.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import { loadPolicy } from '../../policy/load-policy.js';
import { builtinPolicies } from '../../policy/shipped-policies.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { policiesReport } from '../../report/lists/policy-list.js';
import { policyReport, type PolicyReport } from '../../report/policy-report.js';
import { LIST_OPTIONS, requiredArgument, selectionOf, defineCommand, requestOf } from '../command.js';
import { type Setup } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { loadPolicyOf } from '../../run/load.js';

/** Lists the built-in policies as of a day. Throws an `InputError` for an invalid condition. */
export const policies = (request: { asOf: string } & Selection): ListingReport =>
  policiesReport(
    { version: version(), dataset: loadDataset(), asOf: request.asOf },
    builtinPolicies().map((id) => loadPolicy(id, request.asOf)),
    request,
  );

const wholePolicy = (request: Setup): PolicyReport =>
  policyReport(version(), loadPolicyOf(request), request.asOf);

/**
 * Shows the effective policy for a built-in id or a path, with where each value was set. Throws an
 * `InputError` for a policy that is unknown or invalid.
 */
export const policy = (reference: string, asOf: string): PolicyReport =>
  wholePolicy({ policy: reference, asOf });

/** Either the list, or one whole policy. */
type PoliciesRequest = { list: { asOf: string } & Selection } | { whole: Setup };

export const POLICIES_COMMAND = defineCommand({
  examples: ['policies', 'policies show gdpr'],
  options: [...LIST_OPTIONS, 'policy', 'asOf'],
  kinds: ['listing', 'policy'],
  request: ([action, reference], settings): PoliciesRequest => {
    const asOf = settings.asOf.value;
    const word = requiredArgument(action);
    if (word === '') return { list: { asOf, ...selectionOf(settings) } };
    if (word !== 'show')
      throw inputError(`unknown word ${quoted(word)} after policies`, {
        hint:
          suggest(word, ['show']) ??
          'mimo-check policies lists the policies; mimo-check policies show gdpr prints one.',
      });
    const named = requiredArgument(reference);
    return { whole: named === '' ? requestOf([], settings) : { asOf, policy: named } };
  },
  answer: (request) => ('list' in request ? policies(request.list) : wholePolicy(request.whole)),
});
