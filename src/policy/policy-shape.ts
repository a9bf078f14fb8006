import { GRADES, SCOPES } from '../core/provider-shape.js';
import {
  boolean,
  choice,
  either,
  integer,
  list,
  map,
  object,
  optional,
  text,
  type Fields,
  type ObjectShape,
  type Shape,
} from '../core/shape.js';
import { RULES } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { SEVERITIES } from './severity.js';

const severity = choice([...SEVERITIES, 'off']);
const maxAge = integer('evidence that was seen longer ago is stale', { min: 1, unit: 'days' });
const scopes = list(choice(SCOPES), 'of statements that can be proof', 1);
const grades = list(
  choice(GRADES),
  'reported: leads count where reviewed statements leave the question open',
  1,
);
const unknown = choice(
  ['same', 'warning', 'note'],
  'what "not shown" counts as: the severity of the rule, or at most this; an indication against counts in full',
);

const ENTRY_FIELDS = {
  severity: optional(severity),
  severity_with_limit: optional(
    choice(
      SEVERITIES,
      'the severity, unless stated otherwise, where a policy that extends this one sets a limit',
    ),
  ),
  waivable: optional(boolean('false: no waiver can soften it')),
  unknown: optional(unknown),
  max_age_days: optional(maxAge),
  accept_scopes: optional(scopes),
  accept_grades: optional(grades),
} satisfies Fields;

/** The form of a policy's entry for a rule: the common fields, then the rule's own options. */
export const entryShape = (rule: Rule, uses: Shape = optional(choice([rule.id]))): Shape =>
  object({
    uses,
    ...ENTRY_FIELDS,
    ...Object.fromEntries(Object.entries(rule.options).map(([key, shape]) => [key, optional(shape)])),
  });

const HEAD_FIELDS = {
  id: text('the file is named after it', 'id'),
  title: optional(text('display name')),
  description: optional(text()),
  extends: optional(list(text('a built-in policy, or a path relative to this file'), undefined, 1)),
  not_covered: optional(list(text('what this policy does not check'))),
  fail_on: optional(choice([...SEVERITIES, 'never'])),
  unknown: optional(unknown),
  accept_scopes: optional(scopes),
  accept_grades: optional(grades),
  max_age_days: optional(maxAge),
  variants: optional(
    map(list(text('a variant of that provider', 'id'), undefined, 1), 'chosen variants by provider'),
  ),
};

/** A policy file without its rules; anything but a mapping under `rules` is refused. */
export const POLICY_HEAD = object({ ...HEAD_FIELDS, rules: optional(map(object({}))) });

/** The form of a policy file: each entry has the options of its rule, also under an id of its own. */
export const policyShape = (): ObjectShape<Fields> =>
  object({
    ...HEAD_FIELDS,
    rules: optional({
      ...map(either(RULES.map((rule) => entryShape(rule, choice([rule.id]))))),
      known: Object.fromEntries(RULES.map((rule) => [rule.id, optional(entryShape(rule))])),
    }),
  });
