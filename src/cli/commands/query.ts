import { inputError } from '../../input/problem.js';
import type { Io } from '../../input/io.js';
import { enumerate, quoted } from '../../input/words.js';
import { unknownNames } from '../../query/expression-names.js';
import { search } from '../../query/search.js';
import { dataView, type QueryReport } from '../../report/query-report.js';
import { EVIDENCE_OPTIONS, requiredArgument, requestOf, defineCommand } from '../command.js';
import { type Request } from '../../run/request.js';
import { findAll } from '../../run/check.js';
import { runOf, everyProvider, load } from '../../run/load.js';
import { valuesOf } from '../../settings/settings.js';

/** A request to evaluate an expression. */
export interface QueryRequest extends Omit<Request, 'subjects'> {
  /** JMESPath. */
  expression: string;
  /** Also on the findings for everything on file. */
  findings?: boolean;
}

/**
 * Evaluates a JMESPath expression on the data, and on findings if asked to. Throws an `InputError` for an
 * expression that is malformed, too long or too deep, or that exceeds the limits on time, memory or output.
 */
export async function query(request: QueryRequest): Promise<QueryReport> {
  const { expression, rules, asOf } = request;
  const basis = load(request);
  const { dataset } = basis;
  const run = runOf(basis, everyProvider(dataset), rules);
  if (rules !== undefined && request.findings !== true)
    throw inputError('a rule given without --findings', {
      hint: '--rule selects findings: add --findings, or leave it out.',
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

/** In JMESPath a misspelt name gives null, so only standard error can point it out. */
async function answerQuery(request: QueryRequest, { stderr }: Io): Promise<QueryReport> {
  const report = await query(request);
  const { unknownNames: names } = report;
  // If the note cannot be written, the answer is still valid.
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
