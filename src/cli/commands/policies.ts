import { loadDataset } from '../../evidence/load-dataset.js';
import { inputError } from '../../input/problem.js';
import type { Selection } from '../../query/select.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import { builtinPolicies, loadPolicy } from '../../policy/load-policy.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { policiesReport } from '../../report/lists/policy-list.js';
import { policyReport, type PolicyReport } from '../../report/policy-report.js';
import { type CommandText, LIST, one, selectionOf } from '../command.js';
import { DEFAULT_POLICY } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/** The policies that ship with the package, as of a day. */
export const policies = (request: { asOf: string } & Selection): ListingReport =>
  policiesReport(
    { version: version(), dataset: loadDataset(), asOf: request.asOf },
    builtinPolicies().map((id) => loadPolicy(id, request.asOf)),
    request,
  );

/**
 * The effective policy of a built-in id or a path, each value with the place where it was set. Throws an InputError
 * for one that is unknown or cannot be used.
 */
export const policy = (reference: string, asOf: string): PolicyReport =>
  policyReport(version(), loadPolicy(reference, asOf), asOf);

export const POLICIES: CommandText = {
  name: 'policies',
  arguments: '[show] [policy]',
  summary:
    'list the built-in policies; policies show <id|file>: one policy whole, each value with its origin',
  examples: ['policies', 'policies show gdpr'],
  options: [...LIST, 'policy', 'asOf'],
  answer: ([action, reference], flags, io) => {
    const asOf = flags.asOf ?? io.today;
    const word = one(action);
    if (word === '') return policies({ asOf, ...selectionOf(flags) });
    if (word !== 'show')
      throw inputError(`unknown word ${quoted(word)} after policies`, {
        hint: suggest(word, ['show']) ?? `Write mimo-check policies show ${word}.`,
      });
    return policy(one(reference) || (flags.policy ?? DEFAULT_POLICY), asOf);
  },
};
