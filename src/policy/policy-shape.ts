import { memoize } from '../input/memoize.js';
import { ATTESTATION_KINDS } from '../evidence/attestations/attestation.js';
import { GRADES, SCOPES } from '../evidence/provider-shape.js';
import {
  boolean,
  choice,
  either,
  type ShapeFields,
  integer,
  list,
  map,
  object,
  type ObjectShape,
  optional,
  type Shape,
  text,
} from '../input/shape.js';
import { RULES } from '../rules/index.js';
import { fillTemplate, type Rule } from '../rules/rule.js';
import { POLICY_USES } from './policy.js';
import { SEVERITIES, THRESHOLDS } from './severity.js';

const severity = choice([...SEVERITIES, 'off']);
const maxAge = integer('evidence that was seen longer ago is stale', { min: 1, unit: 'days' });
const scopes = list(choice(SCOPES), 'of statements that can be proof', 1);
const grades = list(
  choice(GRADES),
  'reviewed always; with reported beside it, leads count where reviewed statements leave the question open',
  1,
);
const attestations = list(
  choice(ATTESTATION_KINDS),
  'kinds of your own documents that can be proof; [] for none',
);
const attestationDigest = choice(
  ['checked', 'any'],
  'checked: such a document is proof only where it is here and its digest holds',
);
const unknownSeverity = choice(
  ['same', 'warning', 'note'],
  'what "not shown" counts as: the severity of the rule, or at most this; an indication against counts in full',
);

const dated = list(
  object({ from: text('the first day on which it holds', 'day'), severity }),
  'changes of the severity, and of it alone, on known days, in their order; --as-of shows one beforehand',
  1,
);

const ENTRY_FIELDS = {
  severity: optional(severity),
  dated: optional(dated),
  severity_with_limit: optional(
    choice(
      SEVERITIES,
      'the severity, unless stated otherwise, where a policy that extends this one sets a limit',
    ),
  ),
  waivable: optional(boolean('false: no waiver can soften it')),
  unknown: optional(unknownSeverity),
  max_age_days: optional(maxAge),
  accept_scopes: optional(scopes),
  accept_grades: optional(grades),
  accept_attestations: optional(attestations),
  attestation_digest: optional(attestationDigest),
} satisfies ShapeFields;

/** The form of a policy's entry: the common fields, then the rule's own options. */
export const entryShape = (rule: Rule, uses: Shape = optional(choice([rule.id]))): Shape =>
  object(
    {
      uses,
      ...ENTRY_FIELDS,
      ...Object.fromEntries(Object.entries(rule.options).map(([key, shape]) => [key, optional(shape)])),
    },
    fillTemplate(rule.title, {}),
  );

/** The cached form of an entry, so that each rule's validator is made once. */
export const entryShapeOf = memoize((rule: Rule) => entryShape(rule));

const HEAD_FIELDS = {
  id: text('by which reports name this policy', 'id'),
  title: optional(text('display name')),
  description: optional(text()),
  extends: optional(list(text('a built-in policy, or a path relative to this file'), undefined, 1)),
  use: optional(
    choice(
      POLICY_USES,
      'what it is for, as the page says it: personal data, a trial without them, or a model',
    ),
  ),
  not_covered: optional(list(text('what this policy does not check'))),
  fail_on: optional(choice(THRESHOLDS)),
  unknown: optional(unknownSeverity),
  accept_scopes: optional(scopes),
  accept_grades: optional(grades),
  accept_attestations: optional(attestations),
  attestation_digest: optional(attestationDigest),
  max_age_days: optional(maxAge),
  max_waiver_days: optional(
    integer('the longest that a waiver can run; never longer than mimo-check itself allows', {
      min: 1,
      max: 366,
      unit: 'days',
    }),
  ),
  others: optional(
    choice(['off'], 'rules that are not named here; for a policy that extends nothing, and never by default'),
  ),
  variants: optional(
    map(list(text('a variant of that provider', 'id'), undefined, 1), 'chosen variants by provider'),
  ),
};

/** The keys that a policy can use for a rule: its id and its former ids. */
const knownKeys = (): [string, Shape][] =>
  RULES.flatMap((rule) => [
    [rule.id, optional(entryShape(rule))] as [string, Shape],
    ...(rule.formerly ?? []).map((id): [string, Shape] => [
      id,
      optional({ ...entryShape(rule), doc: `now called ${rule.id}` }),
    ]),
  ]);

/** A policy file with its entries unchecked; `rules` must still be a mapping. */
export const POLICY_HEAD_SHAPE = object({ ...HEAD_FIELDS, rules: optional(map(object({}))) });

/** The form of a policy file. Entries have the options of their rule, even under an id of their own. */
export const policyShape = (): ObjectShape<ShapeFields> =>
  object({
    ...HEAD_FIELDS,
    rules: optional({
      ...map(either(RULES.map((rule) => entryShape(rule, choice([rule.id]))))),
      known: Object.fromEntries(knownKeys()),
    }),
  });
