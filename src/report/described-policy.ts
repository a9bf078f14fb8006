import { without } from '../input/plain-data.js';
import { formatProblem, type Location } from '../input/problem.js';
import {
  anything,
  choice,
  DIGEST,
  FILE,
  freeText,
  ID,
  LINE,
  list,
  map,
  object,
  optional,
  sentences,
  type ValueOf,
  type ValuesOf,
} from '../input/shape.js';
import { builtinPolicyFiles } from '../policy/shipped-policies.js';
import type { Policy, PolicyEntry } from '../policy/policy.js';
import { THRESHOLDS } from '../policy/severity.js';
import { REPORT_TEXTS } from './words-en.js';

/** What a report says about a policy whose rules do not matter to it. */
export const POLICY_HEAD_FIELDS = {
  id: ID,
  title: freeText(),
  digest: DIGEST,
  origin: choice(['built-in', 'yours'], 'yours: your own file, never by the id of a built-in policy'),
  file: FILE,
  extends: list(
    freeText(),
    'by that file, as written: ids of built-in policies and paths; the later has the word',
  ),
};

export const POLICY_TEXT_SHAPE = object({
  ...POLICY_HEAD_FIELDS,
  description: freeText(),
  failOn: choice(THRESHOLDS, 'never: nothing is gated'),
  notCovered: sentences('what the policy does not check'),
  variants: map(list(ID), 'chosen variants, by provider'),
  notes: sentences('rules under former names, and severities that will change'),
});

export const DESCRIBED_SETTING_SHAPE = object({
  name: freeText(),
  value: anything('null: not set'),
  file: optional({ ...FILE, doc: 'where it was set' }),
  line: optional(LINE),
});

export type PolicyHead = ValuesOf<typeof POLICY_HEAD_FIELDS>;
export type PolicyText = ValueOf<typeof POLICY_TEXT_SHAPE>;
/** A value of the policy, and where it was set. */
export type DescribedSetting = ValueOf<typeof DESCRIBED_SETTING_SHAPE>;

/** Where a requirement is set. */
type DemandPlace = Pick<Location, 'file' | 'line'>;

/** A policy without its rules and settings. */
export const policyHead = ({
  id,
  title,
  digest,
  origin,
  file,
  extends: below,
}: Omit<PolicyHead, 'extends'> & Pick<Policy, 'extends'>): PolicyHead => ({
  ...{ id, title, digest, origin, file },
  extends: [...below],
});

/** Notes on the policy: rules under former names, and severities that will change. */
export function policyNotes(policy: Pick<Policy, 'entries' | 'notes'>, asOf: string): string[] {
  const renamed = (policy.notes ?? []).map((note) => formatProblem(without(note, 'hint', 'path', 'column')));
  const changes = policy.entries.flatMap(({ id, severity, schedule }) => {
    const next = schedule?.dated.find(({ from }) => from > asOf);
    return next === undefined ? [] : [REPORT_TEXTS.policy.changes(id, severity, next.severity, next.from)];
  });
  return [...renamed, ...changes];
}

/** A policy without its rules. */
export function policyText(policy: Policy, asOf: string): PolicyText {
  const { description, failOn, notCovered, variants } = policy;
  return {
    ...policyHead(policy),
    ...{ description, failOn, notCovered: [...notCovered] },
    variants: Object.fromEntries(Object.entries(variants).map(([key, chosen]) => [key, [...chosen]])),
    notes: policyNotes(policy, asOf),
  };
}

const fileAndLine = (origin: Location | undefined): Pick<DescribedSetting, 'file' | 'line'> =>
  origin === undefined ? {} : { file: origin.file, line: origin.line };

/** The settings of the policy as a whole, each with its origin. */
export function policySettings(policy: Policy): DescribedSetting[] {
  const values: [string, unknown][] = [
    ['fail_on', policy.failOn],
    ...(policy.maxWaiverDays === undefined
      ? []
      : [['max_waiver_days', policy.maxWaiverDays] as [string, unknown]]),
    ...Object.entries(policy.variants).map(([id, chosen]): [string, unknown] => [
      `variants.${id}`,
      [...chosen],
    ]),
    ['not_covered', [...policy.notCovered]],
  ];
  return values.map(([name, value]) => ({ name, value, ...fileAndLine(policy.origins.get(name)) }));
}

/** The lines of the user's policy that set its entries, by entry id; empty if only built-in policies do. */
export function demandPlaces(policy: Policy): ReadonlyMap<string, DemandPlace> {
  if (policy.origin === 'built-in') return new Map();
  // Shipped files go by their path in the package.
  const shipped = builtinPolicyFiles();
  const own = [...policy.origins].filter(([, { file }]) => !shipped.includes(file));
  return new Map(
    policy.entries.flatMap(({ id }) => {
      const of = (path: string) => own.find(([key]) => key === path);
      const place =
        of(`rules.${id}.severity`) ?? own.find(([key]) => key.startsWith(`rules.${id}.`)) ?? of('id');
      return place === undefined ? [] : [[id, { file: place[1].file, line: place[1].line }] as const];
    }),
  );
}

/** Where a setting of an entry was made: for the entry itself, else for the policy. */
const originOfSetting = (policy: Policy, entry: PolicyEntry, key: string): Location | undefined =>
  policy.origins.get(`rules.${entry.id}.${key}`) ?? policy.origins.get(key);

/** The severities by date: `["note before 2026-12-02", "error from 2026-12-02"]`. */
const scheduleText = ({ before, dated }: NonNullable<PolicyEntry['schedule']>): string[] => [
  REPORT_TEXTS.policy.before(before, dated[0]?.from ?? ''),
  ...dated.map(({ from, severity }) => REPORT_TEXTS.policy.from(severity, from)),
];

/** All settings of an entry, each with its origin. */
export function describeSettings(policy: Policy, entry: PolicyEntry): DescribedSetting[] {
  const values: [string, unknown][] = [
    ['severity', entry.severity],
    ...(entry.schedule === undefined ? [] : [['dated', scheduleText(entry.schedule)] as [string, unknown]]),
    ['unknown', entry.unknown],
    ['accept_scopes', entry.scopes],
    ['accept_grades', entry.grades],
    ['accept_attestations', entry.attestations],
    ['attestation_digest', entry.attestationDigest],
    ['max_age_days', entry.maxAgeDays],
    ['waivable', entry.waivable],
    ...Object.keys(entry.rule.options).map((key): [string, unknown] => [key, entry.options[key]]),
  ];
  return values.map(([name, value]) => ({
    name,
    value: value ?? null,
    ...fileAndLine(originOfSetting(policy, entry, name)),
  }));
}
