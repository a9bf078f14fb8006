import { inputError } from '../../input/problem.js';
import type { Io } from '../../input/io.js';
import { enumerate, quoted } from '../../input/words.js';
import { unknownNames } from '../../query/expression-names.js';
import { search } from '../../query/search.js';
import { dataView, type QueryReport } from '../../report/query-report.js';
import { EVIDENCE_OPTIONS, requiredArgument, requestOf, defineCommand } from '../command.js';
import { type Request } from '../../run/request.js';
import { findAll } from '../../run/check.js';
import { runOf, everythingIn, load } from '../../run/load.js';
import { valuesOf } from '../../settings/settings.js';

/** What an expression is asked of. */
export interface QueryRequest extends Omit<Request, 'subjects'> {
  /** JMESPath. */
  expression: string;
  /** Over the findings on everything on file too. */
  findings?: boolean;
}

/**
 * The bare result of a JMESPath expression over the data, and over findings. Throws an InputError for an expression
 * that is malformed, too long or too deep, or that takes more time or memory than it may.
 */
export async function query(request: QueryRequest): Promise<QueryReport> {
  const { expression, rules, asOf } = request;
  const inForce = load(request);
  const { dataset } = inForce;
  const run = runOf(inForce, everythingIn(dataset), rules);
  if (rules !== undefined && request.findings !== true)
    throw inputError('a rule is named, but findings are not asked for', {
      hint: '--rule chooses among findings: add --findings, or leave it out.',
    });
  const findings = request.findings === true ? findAll(run).findings : undefined;
  const data = dataView(dataset, { asOf, variants: run.policy.variants }, findings);
  const result = await search(expression, data);
  return { kind: 'query', expression, result, unknownNames: unknownNames(expression, data) };
}

const unknownNote = (names: readonly string[], findings: boolean): string =>
  names.includes('findings') && !findings
    ? 'mimo-check: note: findings are here with --findings\n'
    : `mimo-check: note: nothing here has the name ${enumerate(names.map(quoted), 'or')}\n`;

/** A misspelt name gives null, as the language wants it; only standard error can say so. */
async function answerQuery(request: QueryRequest, { stderr }: Io): Promise<QueryReport> {
  const report = await query(request);
  const { unknownNames: names } = report;
  // A note that nobody can read changes nothing about the answer.
  if (names.length > 0)
    await stderr.write(unknownNote(names, request.findings === true)).catch(() => undefined);
  return report;
}

export const QUERY_COMMAND = defineCommand({
  examples: [
    `query 'providers[].models[].[id, known."input-price"][]'`,
    `query --findings "findings[?indication=='against'].[rule, subject]"`,
  ],
  options: ['findings', 'rule', ...EVIDENCE_OPTIONS],
  format: 'json',
  request: ([expression], settings) => ({
    ...requestOf([], settings),
    expression: requiredArgument(expression),
    ...valuesOf(settings, ['findings']),
  }),
  answer: answerQuery,
});
