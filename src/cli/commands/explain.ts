import { without } from '../../input/plain-data.js';
import { inputError } from '../../input/problem.js';
import { resolveSubjects } from '../../evidence/subject.js';
import { type Policy, type PolicyEntry, entryNamed, formerNameNote } from '../../policy/policy.js';
import { explainReport, type ExplainReport } from '../../report/explain-report.js';
import { findAll } from '../../run/check.js';
import { recordableRequest, load, runOf, type RunBasis } from '../../run/load.js';
import type { Request } from '../../run/request.js';
import { defineCommand, EVIDENCE_OPTIONS, listOfArguments, requestOf } from '../command.js';
import { typeable } from '../hints.js';
import { quoted } from '../../input/words.js';

/** A request about one rule. */
type ExplainRequest = Request & { rule: string };

function explainEntry(basis: RunBasis, { rule, ...request }: ExplainRequest): ExplainReport {
  const { dataset, policy } = basis;
  const entry = entryNamed(policy, rule);
  const note = formerNameNote(entry, rule);
  const run = runOf(basis, resolveSubjects(dataset, request.subjects));
  const found = findAll({ ...run, rulesToCheck: { ...policy, entries: [entry] } });
  return explainReport(found, entry, note === undefined ? [] : [note]);
}

/**
 * Explains a rule: its law, its options and where each was set; with subjects, also the chain from claim to
 * outcome. Throws an `InputError` for an unknown rule or subject, or an invalid file.
 */
export const explain = (request: ExplainRequest): ExplainReport => explainEntry(load(request), request);

const entryIfAny = (policy: Policy, name: string | undefined): PolicyEntry | undefined => {
  try {
    return name === undefined ? undefined : entryNamed(policy, name);
  } catch {
    return undefined;
  }
};

interface RuleAndSubjects {
  rule: string;
  subjects: readonly string[];
}

/** With --rule, every operand is a subject, except the same rule repeated. */
function subjectsBesideRule(rule: string, operands: readonly string[], policy: Policy): RuleAndSubjects {
  const [first, ...rest] = operands;
  const other = entryIfAny(policy, first);
  if (other === undefined) return { rule, subjects: operands };
  if (other === entryNamed(policy, rule)) return { rule, subjects: rest };
  throw inputError(`two rules given: ${other.id} and --rule ${quoted(rule)}`, {
    hint: 'explain is about one rule: leave one of them out.',
  });
}

/** Without --rule, the first operand is the rule. */
function ruleFromOperands(operands: readonly string[], policy: Policy): RuleAndSubjects {
  const [rule, ...subjects] = operands;
  if (rule === undefined)
    throw inputError('no rule given', {
      hint: 'Name a rule; mimo-check rules lists them. Like: mimo-check explain no-training xiaomi',
    });
  const later = subjects.map((name) => entryIfAny(policy, name)).find((entry) => entry !== undefined);
  if (later !== undefined && entryIfAny(policy, rule) === undefined)
    throw inputError(`unknown rule ${quoted(rule)}`, {
      hint: `The rule comes first: mimo-check explain ${later.id} ${typeable(rule, '<subject>')}`,
    });
  return { rule, subjects };
}

function ruleAndSubjectsOf(
  operands: readonly string[],
  rules: readonly string[],
  policy: Policy,
): RuleAndSubjects {
  const [rule, ...more] = rules;
  if (more.length > 0) throw inputError('explain is about one rule: --rule is given more than once');
  return rule === undefined ? ruleFromOperands(operands, policy) : subjectsBesideRule(rule, operands, policy);
}

/** A line whose rule is not identified yet: that takes the policy. */
interface ExplainLine {
  request: Request;
  operands: readonly string[];
  rules: readonly string[];
}

function answerExplain({ request, operands, rules }: ExplainLine): ExplainReport {
  const basis = load(request);
  const named = { ...request, ...ruleAndSubjectsOf(operands, rules, basis.policy) };
  return explainEntry({ ...basis, recordedRequest: recordableRequest(named) }, named);
}

export const EXPLAIN_COMMAND = defineCommand({
  examples: ['explain no-training xiaomi', 'explain --rule transfer-tool-named'],
  options: ['rule', ...EVIDENCE_OPTIONS],
  texts: { rule: 'the rule, where it is not the first word; once' },
  request: (args, settings): ExplainLine => ({
    request: without(requestOf([], settings), 'rules'),
    operands: args.flatMap(listOfArguments),
    rules: settings.rule?.value ?? [],
  }),
  answer: answerExplain,
});
