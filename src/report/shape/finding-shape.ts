import {
  boolean,
  choice,
  freeText,
  integer,
  list,
  map,
  object,
  optional,
  anything,
} from '../../input/shape.js';
import { REASONS } from '../../verdict/asked.js';
import { CAVEATS } from '../../verdict/caveats.js';
import { SEVERITIES } from '../../policy/severity.js';
import { consideredClaim, outcome } from './claim-shape.js';
import { day, digest, file, id, line, sentences, subjectId } from './envelope-shape.js';

export const level = choice(['none', ...SEVERITIES]);
const expiresIn = integer('days until its last day: 0 on it, negative after it', {
  min: -36_525,
  max: 36_525,
});

/** What a waiver says and where it stands. */
const ACCEPTED = {
  owner: freeText(),
  granted: day('first day'),
  expires: day('last day'),
  expiresIn,
  endsSoon: boolean('active, with at most 14 days to go'),
  reason: freeText(),
  measures: sentences('what is done about the risk'),
  text: freeText('what became of it, as a sentence'),
  approvedBy: optional(freeText()),
  ticket: optional(freeText()),
  advice: optional(freeText()),
  file,
  line,
};

export const waiver = object({
  ...ACCEPTED,
  rule: id,
  subject: subjectId,
  evidence: digest,
  finding: freeText('the id of the finding that it is about, whether or not it was asked'),
  status: choice(
    ['active', 'expired', 'void', 'unused', 'not-yet'],
    'void: the evidence has changed since; unused: there is no such gap; not-yet: granted later',
  ),
});

export const finding = object({
  id: freeText('hash of rule and subject: 12 hexadecimal digits, the same in every format and run'),
  rule: id,
  uses: optional({ ...id, doc: 'the rule itself, where the entry of the policy has an id of its own' }),
  subject: subjectId,
  provider: id,
  title: freeText('the requirement'),
  outcome,
  indication: choice(['against', 'for', 'none'], 'of what is not shown: what the weak evidence says'),
  reasons: list(choice(REASONS), 'everything that would have to be mended'),
  caveats: list(choice(CAVEATS), 'what a reader of a pass or a fail should know all the same'),
  severity: choice(SEVERITIES),
  level: { ...level, doc: 'what a gap counts as' },
  waivable: boolean(),
  waiver: optional(object(ACCEPTED, 'the gap is an accepted risk: it stays a gap, but does not count')),
  idleWaiver: optional(
    object(
      {
        status: choice(['expired', 'void', 'unused', 'active', 'not-yet']),
        owner: freeText(),
        expires: day('last day'),
        text: freeText('what became of it, as a sentence'),
        file,
        line,
      },
      'a waiver that softens nothing',
    ),
  ),
  message: freeText('what we know'),
  options: map(anything(), 'of the rule, as the policy sets them', 'plain'),
  claims: list(consideredClaim),
  opposing: list(
    consideredClaim,
    'statements on other attributes that speak against what would otherwise be shown',
  ),
  shows: list(consideredClaim, 'leads on other questions that belong beside this one'),
  evidence: digest,
});

const { rule, subject, provider, indication, reasons, caveats, severity, waivable, message, evidence } =
  finding.fields;

/** What a line of NDJSON says of a finding in the same words. */
export const FINDING_LINE = {
  id: finding.fields.id,
  ...{ rule, subject, provider, outcome, indication, reasons, caveats, severity, level, waivable },
  ...{ message, evidence },
};
