import {
  anything,
  boolean,
  choice,
  either,
  freeText,
  list,
  map,
  object,
  optional,
  text,
  type Shape,
} from '../input/shape.js';
import { SEVERITIES } from '../policy/severity.js';
import { compare, policy, whyUnknown } from './shape/asking-shape.js';
import { attribute, shownClaim } from './shape/claim-shape.js';
import {
  attestation,
  describedProvider,
  describedRule,
  madeBy,
  subject,
  upstream,
} from './shape/described-shape.js';
import {
  asOf,
  count,
  ENVELOPE,
  file,
  id,
  line,
  policyHead,
  problem,
  project,
  proof,
  schemaVersion,
  SELECTION,
  sentences,
  subjectId,
  tool,
  variants,
} from './shape/envelope-shape.js';
import { finding, waiver } from './shape/finding-shape.js';
import { lineShapes } from './shape/line-shape.js';
import { questions, record, verify } from './shape/record-shape.js';

const failOn = choice([...SEVERITIES, 'never'], 'never: nothing is gated');

const seen = optional(
  object({ first: text(undefined, 'day-or-month'), last: text(undefined, 'day-or-month') }),
);

const evidence = object(
  {
    attested: count('statements of your own, which count for none of the others'),
    reviewed: count(),
    reviewedUndated: count(),
    reviewedSeen: seen,
    searches: count('without a find'),
    reported: count('by others, checked by nobody here'),
    reportedUndated: count(),
    reportedSeen: seen,
  },
  'how much evidence there is, and how old it is',
);

const summary = object({
  rulesAsked: count('at least once'),
  rulesKnown: count('in the policy'),
  providers: count(),
  models: count(),
  findings: count(),
  outcomes: object({ pass: count(), fail: count(), unknown: count(), notApplicable: count() }),
  gaps: count('requirements that are not met or not shown'),
  gapsByLevel: object({ note: count(), warning: count(), error: count() }, 'by what they count as'),
  gating: count('gaps that decide the verdict'),
  below: count('gaps below the threshold that nobody has accepted'),
  waived: count('gaps that are accepted risks'),
  against: count('not shown, with statements that point against'),
  withLeads: count('gaps with leads'),
  leadOrigins: count('documents that those leads go back to'),
  conflicting: count('findings on which our own file disagrees with itself'),
});

const EVALUATED = {
  ...ENVELOPE,
  policy: object({
    ...policyHead,
    description: freeText(),
    failOn,
    notCovered: sentences('what the policy does not check'),
    variants,
    notes: sentences('rules under former names, and severities that will change'),
  }),
  subjects: list(subject),
  only: optional(list(id, 'the rules that were asked, where not all were')),
  assumes: freeText('the use that is assumed'),
  notice: sentences(),
  evidence,
  summary,
  findings: list(finding),
  rules: map(describedRule, 'by the id that findings name'),
  providers: map(describedProvider),
  waivers: list(waiver, 'every waiver of the run, and what became of it'),
  attestations: list(attestation, 'every document of your own'),
  proof,
};

const check = object({
  kind: choice(['check']),
  ...EVALUATED,
  verdict: choice(['pass', 'fail', 'not-gated']),
  sentence: freeText('the verdict in words'),
  headline: freeText('what it means for the use that is assumed'),
});

const gaps = object({ kind: choice(['gaps']), ...EVALUATED, selected: optional(object(SELECTION)) });

const show = object({
  kind: choice(['show']),
  ...ENVELOPE,
  subject,
  provider: describedProvider,
  claims: list(shownClaim, 'on the provider; they bear on its models too'),
  models: list(
    object({
      id: subjectId,
      name: freeText(),
      madeBy,
      aliases: list(
        object({
          id: subjectId,
          via: optional({ ...id, doc: 'the host that serves it' }),
          upstream,
          weights: optional(boolean('names downloadable weights, not a service')),
        }),
      ),
      claims: list(shownClaim),
    }),
  ),
  missing: list(object({ attribute, title: freeText() }), 'what nobody has looked at'),
  proof,
  notice: sentences(),
});

const explain = object({
  kind: choice(['explain']),
  ...ENVELOPE,
  policy: object({ ...policyHead, notes: sentences() }),
  rule: describedRule,
  settings: list(
    object({
      name: freeText(),
      value: anything('null: not set'),
      file: optional({ ...file, doc: 'where it was set' }),
      line: optional(line),
    }),
  ),
  explained: list(object({ finding, maker: madeBy, remedies: sentences('what would turn it to shown') })),
  providers: map(describedProvider),
  proof,
  assumes: freeText(),
  notice: sentences(),
});

const validate = object({
  schemaVersion,
  kind: choice(['validate']),
  tool,
  asOf,
  valid: boolean(),
  files: list(
    object({
      file,
      kind: choice(['provider', 'policy', 'project', 'waivers', 'attestations']),
      valid: boolean(),
      problems: list(problem),
      warnings: list(problem, 'not wrong, but worth a look'),
    }),
  ),
});

const config = object({
  schemaVersion,
  kind: choice(['config']),
  tool,
  asOf,
  project,
  settings: list(
    object({
      name: freeText(),
      value: anything('null: nothing sets it'),
      from: choice(['flag', 'variable', 'project', 'policy', 'built-in']),
      by: optional(freeText('the option or the variable')),
      file: optional(file),
      line: optional(line),
    }),
  ),
});

const init = object({
  schemaVersion,
  kind: choice(['init']),
  tool,
  written: boolean('otherwise the files are only shown'),
  files: list(object({ file, lines: sentences() })),
  next: sentences('what to do next'),
});

const columnType = choice(['text', 'id', 'country', 'day', 'boolean', 'integer', 'decimal', 'choice']);
const listing = object({
  kind: choice(['listing']),
  ...ENVELOPE,
  list: choice(['providers', 'models', 'gaps', 'rules', 'policies', 'attributes']),
  title: freeText(),
  policy: optional(object(policyHead)),
  rules: optional(list(id, 'whose outcomes by that policy were asked for; absent: none')),
  columns: list(
    object({ name: freeText(), title: freeText(), type: columnType, unit: optional(freeText('of numbers')) }),
  ),
  rows: list(map(anything('null, a value or a list of values'), 'by column', 'plain')),
  unknown: list(map(whyUnknown, 'by column', 'plain')),
  incomplete: list(list(freeText()), 'columns whose values may not be all there are'),
  attested: optional(
    list(
      list(freeText()),
      'columns, and what else was asked of a row, that rest on evidence of your own, not verified by mimo-check; absent: there is none in the run',
    ),
  ),
  marks: optional(
    list(
      map(list(freeText()), 'by column; the end of a model is under lifecycle', 'plain'),
      'what a reader must know of single values: undated, contested by a report, an end that is reported; absent: nothing',
    ),
  ),
  ...SELECTION,
  notice: sentences(),
});

/** What each command answers with as JSON, field by field; `schema`, `completion` and `query` print theirs bare. */
export const REPORT_SHAPES = {
  check,
  gaps,
  show,
  explain,
  validate,
  config,
  init,
  record,
  verify,
  questions,
  listing,
  compare,
  policy,
};

/** Any report, and any line of an evaluation as NDJSON. */
export const REPORT_SHAPE: Shape = either([
  ...Object.values(REPORT_SHAPES),
  ...lineShapes(check.fields, gaps.fields),
]);
