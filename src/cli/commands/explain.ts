import { without } from '../../input/present.js';
import { inputError } from '../../input/problem.js';
import { resolveSubjects } from '../../evidence/subject.js';
import { quoted } from '../../input/words.js';
import { entryNamed, formerNameNote, type Policy, type PolicyEntry } from '../../policy/policy.js';
import { applyWaivers } from '../../verdict/apply-waivers.js';
import { evaluate } from '../../verdict/evaluate.js';
import { loadPolicy } from '../../policy/load-policy.js';
import { explainReport, type ExplainReport } from '../../report/explain-report.js';
import { type CommandText, EVIDENCE, many, requestOf } from '../command.js';
import { typeable } from '../hints.js';
import type { Flags } from '../../settings/options.js';
import { DEFAULT_POLICY, load, type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/** One rule: its law, its options and where each came from; with subjects, the chain from claim to outcome. */
export function explain(request: Request & { rule: string }): ExplainReport {
  const inForce = load(request);
  const { dataset, policy, evidence } = inForce;
  const entry = entryNamed(policy, request.rule);
  const note = formerNameNote(entry, request.rule);
  const subjects = resolveSubjects(dataset, request.subjects);
  const asked = { ...policy, entries: [entry] };
  const found = evaluate(dataset, asked, subjects, request.asOf);
  const softened = applyWaivers(found, evidence.waivers, policy, request.asOf);
  return explainReport(
    { version: version(), ...inForce, subjects, asOf: request.asOf, ...softened },
    entry,
    note === undefined ? [] : [note],
  );
}

const entryIfAny = (policy: Policy, name: string | undefined): PolicyEntry | undefined => {
  try {
    return name === undefined ? undefined : entryNamed(policy, name);
  } catch {
    return undefined;
  }
};

interface Named {
  rule: string;
  subjects: readonly string[];
}

/** With --rule, each operand is a subject, but for the same rule named once more. */
function namedBeside(rule: string, operands: readonly string[], policy: Policy): Named {
  const [first, ...rest] = operands;
  const other = entryIfAny(policy, first);
  if (other === undefined) return { rule, subjects: operands };
  if (other === entryNamed(policy, rule)) return { rule, subjects: rest };
  throw inputError(`two rules are named: ${other.id} and --rule ${quoted(rule)}`, {
    hint: 'explain tells of one rule: leave one of them out.',
  });
}

/** Without --rule, the first operand is the rule. */
function namedFirst(operands: readonly string[], policy: Policy): Named {
  const [rule, ...subjects] = operands;
  if (rule === undefined)
    throw inputError('no rule is named', {
      hint: 'Name a rule; mimo-check rules lists them. Like: mimo-check explain no-training xiaomi',
    });
  const later = subjects.map((name) => entryIfAny(policy, name)).find((entry) => entry !== undefined);
  if (later !== undefined && entryIfAny(policy, rule) === undefined)
    throw inputError(`unknown rule ${quoted(rule)}`, {
      hint: `The rule comes first: mimo-check explain ${later.id} ${typeable(rule, '<subject>')}`,
    });
  return { rule, subjects };
}

function namedIn(operands: readonly string[], flags: Flags, asOf: string): Named {
  const [rule, ...more] = flags.rule ?? [];
  if (more.length > 0) throw inputError('explain tells of one rule: --rule is given more than once');
  const policy = loadPolicy(flags.policy ?? DEFAULT_POLICY, asOf);
  return rule === undefined ? namedFirst(operands, policy) : namedBeside(rule, operands, policy);
}

export const EXPLAIN: CommandText = {
  name: 'explain',
  arguments: '[rule] [subject...]',
  summary: 'one rule: its law, its options and their origin; with a subject, the chain from claim to outcome',
  examples: ['explain no-training xiaomi', 'explain --rule transfer-tool-named'],
  options: ['rule', ...EVIDENCE],
  texts: { rule: 'the rule, where it is not the first word; once' },
  answer: (args, flags, io) => {
    const request = without(requestOf([], flags, io), 'rules');
    return explain({ ...request, ...namedIn(args.flatMap(many), flags, request.asOf) });
  },
};
