import { type Reader, POLICY_LIMIT } from '../input/read-file.js';
import type { Dataset } from '../evidence/dataset.js';
import { attempt, collect, rephrase, throwAll, type Location, type Problem } from '../input/problem.js';
import { saysNothing } from '../evidence/party.js';
import { resolveSubject } from '../evidence/subject.js';
import { daysBetween } from '../input/calendar.js';
import { digestOf } from '../input/digest.js';
import { loadFile, readDocument } from '../input/load-file.js';
import { misfitsIn } from '../input/schema.js';
import type { Document } from '../input/yaml.js';
import { WAIVER_TEXTS } from './words/verdict-words-en.js';
import { distinct, present, without } from '../input/plain-data.js';
import { suggest } from '../input/suggest.js';
import { nameForm } from '../input/words.js';
import type { Policy, PolicyEntry } from '../policy/policy.js';
import { RULES, ruleOf } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { WAIVERS_SHAPE, type AppliedWaiver, type Waiver, type WaiverEntry } from './waiver.js';

/** The longest run of any waiver, in days from the day it was granted. */
export const LONGEST_WAIVER = 366;
/**
 * The longest run of a waiver of something that a law requires exactly, in days from the day it was granted.
 */
const LONGEST_WITH_DUTY = 90;

const samePerson = (a: string, b: string): boolean => nameForm(a) === nameForm(b);

interface EntryFault {
  key: keyof WaiverEntry;
  message: string;
}

/** Finds texts that say nothing. "None" is an answer to what is done meanwhile; a dash is none. */
function emptyWaiverTexts({ reason, measures, owner, approved_by }: WaiverEntry): EntryFault[] {
  const isEmpty: Partial<Record<keyof WaiverEntry, boolean>> = {
    reason: saysNothing(reason),
    measures: measures.some((measure) => !/[\p{L}\p{N}]/u.test(measure)),
    owner: saysNothing(owner),
    approved_by: approved_by !== undefined && saysNothing(approved_by),
  };
  return (['reason', 'measures', 'owner', 'approved_by'] as const).flatMap((key) =>
    isEmpty[key] === true ? [{ key, message: 'says nothing' }] : [],
  );
}

/** Finds faults in a single entry, by key. */
export function waiverEntryFaults(entry: WaiverEntry): EntryFault[] {
  const days = daysBetween(entry.granted, entry.expires);
  const faults = emptyWaiverTexts(entry);
  if (days < 0)
    faults.push({
      key: 'expires',
      message: `ends on ${entry.expires}, before it was granted (${entry.granted})`,
    });
  if (days > LONGEST_WAIVER)
    faults.push({
      key: 'expires',
      message: `lasts ${days} days; a waiver may last at most ${LONGEST_WAIVER} days from the day it was granted`,
    });
  if (entry.approved_by !== undefined && samePerson(entry.approved_by, entry.owner))
    faults.push({ key: 'approved_by', message: 'must be someone else than the owner' });
  return faults;
}

/** Converts an entry of the file. */
export function waiverOf(entry: WaiverEntry, location: Location): Waiver {
  const { rule, subject, reason, measures, owner, granted, expires, evidence, ticket, advice } = entry;
  return {
    ...{ rule, subject, reason, measures, owner, granted, expires, evidence },
    ...present({ approvedBy: entry.approved_by, ticket, advice }),
    location,
  };
}

const FILL_IN = 'Fill in each waiver, or delete it: waive --all-gaps leaves that to you.';

/** Says once which entries are not filled in: `waive --all-gaps` writes such. */
function withBlanksTogether(problems: readonly Problem[], document: () => Document): Problem[] {
  const blank = problems.find(({ about }) => about?.kind === 'blank');
  if (blank === undefined) return [...problems];
  const parsed = document();
  const misfits = misfitsIn(WAIVERS_SHAPE, parsed.data, []);
  const paths = misfits.filter(({ isBlank }) => isBlank === true).map(({ path }) => path);
  const others = problems.filter(({ about, more }) => about?.kind !== 'blank' && more === undefined);
  const hidden = misfits.length - paths.length - others.length;
  const lines = paths.map((path) => parsed.at(path).line);
  const together = (): Problem => ({
    ...without(blank, 'path'),
    message: WAIVER_TEXTS.notFilledIn(
      distinct(paths.map(([, waiver]) => waiver)).length,
      [Math.min(...lines), Math.max(...lines)],
      distinct(paths.map(([, , key]) => String(key))),
    ),
  });
  return [
    { ...(paths.length === 1 ? blank : together()), hint: FILL_IN },
    ...others,
    ...(hidden > 0
      ? [{ ...present({ file: blank.file }), message: `… and ${hidden} more`, more: hidden }]
      : []),
  ];
}

function loadWaiverFile(path: string, read: Reader | undefined): Waiver[] {
  const options = { limit: POLICY_LIMIT, read };
  const { value, document } = rephrase(
    (found) => withBlanksTogether(found, () => readDocument(path, WAIVERS_SHAPE, options)),
    () => loadFile(path, WAIVERS_SHAPE, options),
  );
  const problems = value.waivers.flatMap((entry, index): Problem[] =>
    waiverEntryFaults(entry).map(({ key, message }) => ({
      ...document.at(['waivers', index, key]),
      path: `waivers[${index}].${key}`,
      message,
    })),
  );
  throwAll(problems);
  return value.waivers.map((entry, index) => waiverOf(entry, document.at(['waivers', index])));
}

/**
 * Loads waivers. Throws an `InputError` with the problems of all files: wrong form, wrong days, or a missing
 * approver.
 */
export const loadWaivers = (paths: readonly string[], read?: Reader): Waiver[] =>
  collect(paths, (path) => loadWaiverFile(path, read)).flat();

const withoutLocation = (waiver: Waiver): unknown => ({ ...waiver, location: undefined });

/** SHA-256 of the content of waivers, independent of their order and files. */
export const waiversDigest = (waivers: readonly Waiver[]): string =>
  digestOf(waivers.map((waiver) => digestOf(withoutLocation(waiver))).sort());

interface DayLimit {
  days: number;
  why: string;
}

const whereOf = ({ file, line }: Location): string => `${file}:${line}`;

/** The most days that a waiver of a rule may run under a policy, and why. */
export function waiverLimit(rule: Rule, policy: Pick<Policy, 'id' | 'maxWaiverDays' | 'origins'>): DayLimit {
  const duty = rule.basis.find(({ relation }) => relation === 'requires');
  const own: DayLimit =
    duty === undefined
      ? { days: LONGEST_WAIVER, why: 'no waiver may last longer' }
      : { days: LONGEST_WITH_DUTY, why: `${duty.law} ${duty.article} is the duty behind this rule` };
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

function unknownRuleProblems(waiver: Waiver, policy: Policy): Problem[] {
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
  return [problem(waiver, 'rule', message, 'No waiver of it counts here: close the gap.')];
}

/** Finds what a policy does not allow about a waiver. */
export function policyFaults(waiver: Waiver, policy: Policy): Problem[] {
  const entry = policy.entries.find(({ id }) => id === waiver.rule);
  if (entry === undefined) return unknownRuleProblems(waiver, policy);
  const { days, why } = waiverLimit(entry.rule, policy);
  const length = daysBetween(waiver.granted, waiver.expires);
  const tooLong = `lasts ${length} days; a waiver of this rule may last at most ${days} days from the day it was granted: ${why}`;
  return [
    ...lockedRule(waiver, entry, policy),
    ...(length > days ? [problem(waiver, 'expires', tooLong)] : []),
  ];
}

/** Checks that the subject exists and is spelt as in reports. */
export function subjectFaults(waiver: Waiver, dataset: Dataset): Problem[] {
  const asWritten = attempt(() => resolveSubject(dataset, waiver.subject));
  // What is behind a host has its own id, with the host after it.
  const name = asWritten.value === undefined ? waiver.subject.replace(/@[^@]*$/, '') : waiver.subject;
  const { value: subject, problems } =
    name === waiver.subject ? asWritten : attempt(() => resolveSubject(dataset, name));
  if (subject === undefined)
    return problems.map((found) => ({ ...found, ...waiver.location, path: 'subject' }));
  if (subject.id === name) return [];
  return [
    problem(
      waiver,
      'subject',
      `${JSON.stringify(waiver.subject)} is another spelling`,
      `Write ${JSON.stringify(subject.id)}, as reports do.`,
    ),
  ];
}

/**
 * Throws an `InputError` with everything wrong with waivers under a policy and a dataset: unknown rules or
 * subjects, rules that cannot be waived, waivers that run too long.
 */
export function checkWaivers(waivers: readonly Waiver[], policy: Policy, dataset: Dataset): void {
  const problems = waivers.flatMap((waiver) => [
    ...policyFaults(waiver, policy),
    ...subjectFaults(waiver, dataset),
  ]);
  throwAll(problems);
}

/** Two that soften the same finding: which of them holds, nobody could say. */
export function repeatedWaivers(active: readonly AppliedWaiver[]): Problem[] {
  const first = new Map<string, AppliedWaiver>();
  return active.flatMap(({ finding, rule, subject, file, line }, index) => {
    const earlier = first.get(finding);
    first.set(finding, earlier ?? (active[index] as AppliedWaiver));
    return earlier === undefined
      ? []
      : [
          {
            ...{ file, line },
            message: `${rule} of ${subject} is waived already at ${earlier.file}:${earlier.line}`,
            hint: 'Take one of the two out.',
          },
        ];
  });
}
