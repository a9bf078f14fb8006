import { SEVERITIES } from '../../policy/severity.js';
import {
  anything,
  boolean,
  choice,
  either,
  freeText,
  integer,
  list,
  object,
  optional,
} from '../../input/shape.js';
import { attribute, outcome } from './claim-shape.js';
import { attestation, subject } from './described-shape.js';
import {
  asOf,
  ENVELOPE,
  file,
  id,
  line,
  policyHead,
  schemaVersion,
  sentences,
  subjectId,
  tool,
} from './envelope-shape.js';
import { finding } from './finding-shape.js';

const { id: findingId, indication, reasons, caveats, level } = finding.fields;

/** Why nothing is known of a column or a property. */
export const whyUnknown = choice(
  [
    ...(['other-route', 'conditional', 'not-specific', 'stale'] as const),
    ...(['not-found', 'reported-only', 'missing', 'conflicting'] as const),
  ],
  'why nothing is known',
);

const answer = object({
  ...{ id: findingId, subject: subjectId, outcome, indication, reasons, caveats, level },
  message: freeText(),
  waived: boolean('the risk is accepted'),
  attested: boolean('the outcome rests on evidence of your own, not verified by mimo-check'),
});

const known = object({
  values: list(either([freeText(), integer(), boolean()])),
  why: optional(whyUnknown),
  attested: boolean('it rests on evidence of your own, not verified by mimo-check'),
});

/** What `compare` answers with. */
export const compare = object({
  kind: choice(['compare']),
  ...ENVELOPE,
  policy: object(policyHead),
  subjects: list(subject, 'in the order in which they were named'),
  facts: list(
    object({
      attribute,
      title: freeText(),
      unit: optional(freeText()),
      known: list(known, 'by subject, in their order'),
    }),
  ),
  rules: list(
    object({
      rule: id,
      title: freeText(),
      severity: choice([...SEVERITIES, 'off']),
      answers: list(list(answer), 'by subject, in their order; of a provider, one for each of its models'),
    }),
  ),
  attestations: list(attestation, 'every document of your own'),
  assumes: freeText(),
  notice: sentences(),
});

const setting = object({
  name: freeText(),
  value: anything('null: not set'),
  file: optional({ ...file, doc: 'where it was set' }),
  line: optional(line),
});

/** What `policies show` answers with. */
export const policy = object({
  schemaVersion,
  kind: choice(['policy']),
  tool,
  asOf,
  policy: object({ ...policyHead, description: freeText() }),
  settings: list(setting, 'what holds for the whole policy'),
  rules: list(
    object({
      id,
      uses: optional({ ...id, doc: 'the rule itself, where the entry has an id of its own' }),
      title: freeText(),
      settings: list(setting),
    }),
  ),
  notCovered: sentences('what the policy does not check'),
  notes: sentences('rules under former names, and severities that will change'),
});
