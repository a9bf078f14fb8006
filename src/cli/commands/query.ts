import { inputError } from '../../input/problem.js';
import { search } from '../../query/search.js';
import { applyWaivers } from '../../verdict/apply-waivers.js';
import { evaluate } from '../../verdict/evaluate.js';
import type { Finding } from '../../verdict/finding.js';
import type { Policy } from '../../policy/policy.js';
import { dataView, type QueryReport } from '../../report/query-report.js';
import { EVIDENCE, one, requestOf, type CommandText } from '../command.js';
import { load, withRules, type InForce, type Request } from '../../run/request.js';
import { everythingIn } from './providers.js';

/** What an expression is asked of. */
export interface QueryRequest extends Omit<Request, 'subjects'> {
  /** JMESPath. */
  expression: string;
  /** Over the findings on everything on file too. */
  findings?: boolean;
}

/** The policy with the rules alone that are asked; rules are asked of findings. */
function askedOf(policy: Policy, { rules, findings }: QueryRequest): Policy {
  const asked = withRules(policy, rules);
  if (rules !== undefined && findings !== true)
    throw inputError('a rule is named, but findings are not asked for', {
      hint: '--rule chooses among findings: add --findings, or leave it out.',
    });
  return asked;
}

/** The findings on everything on file, accepted risks marked. */
function findingsOf({ dataset, policy, evidence }: InForce, asked: Policy, asOf: string): Finding[] {
  const findings = evaluate(dataset, asked, everythingIn(dataset), asOf);
  return applyWaivers(findings, evidence.waivers, policy, asOf).findings;
}

/**
 * The bare result of a JMESPath expression over the data, and over findings. Throws an InputError for an expression
 * that is malformed, too long or too deep, or that takes more time or memory than it may.
 */
export async function query(request: QueryRequest): Promise<QueryReport> {
  const { expression, asOf } = request;
  const inForce = load(request);
  const asked = askedOf(inForce.policy, request);
  const variants = inForce.policy.variants;
  const findings = request.findings === true ? findingsOf(inForce, asked, asOf) : undefined;
  const data = dataView(inForce.dataset, { asOf, variants }, findings);
  return { kind: 'query', expression, result: await search(expression, data) };
}

export const QUERY: CommandText = {
  name: 'query',
  arguments: '<expression>',
  summary: 'a JMESPath expression over the data, like "providers[].models[].id"',
  examples: [
    `query 'providers[].models[].[id, known."input-price"][]'`,
    `query --findings "findings[?indication=='against'].[rule, subject]"`,
  ],
  options: ['findings', 'rule', ...EVIDENCE],
  format: 'json',
  answer: ([expression], flags, io) =>
    query({
      ...requestOf([], flags, io),
      expression: one(expression),
      ...(flags.findings === undefined ? {} : { findings: flags.findings }),
    }),
};
