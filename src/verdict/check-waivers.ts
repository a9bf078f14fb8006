import { daysBetween } from '../input/calendar.js';
import type { Dataset } from '../evidence/dataset.js';
import { attempt, throwAll, type Location, type Problem } from '../input/problem.js';
import { resolveSubject } from '../evidence/subject.js';
import { suggest } from '../input/suggest.js';
import { RULES, ruleOf } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { LONGEST_WAIVER } from './load-waivers.js';
import type { Policy, PolicyEntry } from '../policy/policy.js';
import type { Waiver } from './waiver.js';

/** The longest that a waiver can run where the law demands the very thing: days after it was granted. */
export const LONGEST_WITH_DUTY = 90;

interface Limit {
  days: number;
  why: string;
}

const whereOf = ({ file, line }: Location): string => `${file}:${line}`;

/** The most days that a waiver of a rule can run under a policy, and why. */
export function waiverLimit(rule: Rule, policy: Pick<Policy, 'id' | 'maxWaiverDays' | 'origins'>): Limit {
  const duty = rule.basis.find(({ relation }) => relation === 'requires');
  const own: Limit =
    duty === undefined
      ? { days: LONGEST_WAIVER, why: 'no waiver can run longer' }
      : { days: LONGEST_WITH_DUTY, why: `${duty.law} ${duty.article} requires this very thing` };
  const { maxWaiverDays: cap } = policy;
  if (cap === undefined || cap >= own.days) return own;
  const origin = policy.origins.get('max_waiver_days');
  const where = origin === undefined ? '' : ` (${whereOf(origin)})`;
  return { days: cap, why: `policy ${policy.id} allows no more${where}` };
}

const problem = (waiver: Waiver, key: 'rule' | 'subject' | 'expires', message: string, hint?: string) => ({
  ...waiver.location,
  path: key,
  message,
  ...(hint === undefined ? {} : { hint }),
});

function unknownRule(waiver: Waiver, policy: Policy): Problem[] {
  if (ruleOf(waiver.rule) !== undefined) return [];
  const known = [...new Set([...policy.entries, ...RULES].map(({ id }) => id))];
  const message = `no rule ${JSON.stringify(waiver.rule)} is known to policy ${policy.id}`;
  return [problem(waiver, 'rule', message, suggest(waiver.rule, known))];
}

function lockedRule(waiver: Waiver, entry: PolicyEntry, policy: Policy): Problem[] {
  if (entry.waivable) return [];
  const origin = policy.origins.get(`rules.${entry.id}.waivable`);
  const where = origin === undefined ? '' : `: ${whereOf(origin)} says waivable: false`;
  const message = `${entry.id} cannot be waived under policy ${policy.id}${where}`;
  return [problem(waiver, 'rule', message, 'Take the waiver out, and close the gap.')];
}

/** What a policy does not allow about a waiver. */
export function policyFaults(waiver: Waiver, policy: Policy): Problem[] {
  const entry = policy.entries.find(({ id }) => id === waiver.rule);
  if (entry === undefined) return unknownRule(waiver, policy);
  const { days, why } = waiverLimit(entry.rule, policy);
  const length = daysBetween(waiver.granted, waiver.expires);
  const tooLong = `runs for ${length} days; at most ${days} days after it was granted are possible: ${why}`;
  return [
    ...lockedRule(waiver, entry, policy),
    ...(length > days ? [problem(waiver, 'expires', tooLong)] : []),
  ];
}

/** Whether the subject exists and is written as reports write it. */
export function subjectFaults(waiver: Waiver, dataset: Dataset): Problem[] {
  const { value: subject, problems } = attempt(() => resolveSubject(dataset, waiver.subject));
  if (subject === undefined)
    return problems.map((found) => ({ ...found, ...waiver.location, path: 'subject' }));
  if (subject.id === waiver.subject) return [];
  return [
    problem(
      waiver,
      'subject',
      `${JSON.stringify(waiver.subject)} is another spelling`,
      `Write ${JSON.stringify(subject.id)}, as reports do.`,
    ),
  ];
}

/** Throws an InputError with all that is wrong with waivers under a policy and a dataset: unknown or unwaivable, too long. */
export function checkWaivers(waivers: readonly Waiver[], policy: Policy, dataset: Dataset): void {
  const problems = waivers.flatMap((waiver) => [
    ...policyFaults(waiver, policy),
    ...subjectFaults(waiver, dataset),
  ]);
  throwAll(problems);
}
