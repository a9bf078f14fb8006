import { ATTESTATION_KINDS } from '../../evidence/attestation.js';
import { ATTRIBUTE_IDS } from '../../evidence/attributes/attributes.js';
import { GRADES, SCOPES } from '../../evidence/provider-shape.js';
import { anything, choice, either, freeText, list, object, optional, text } from '../../input/shape.js';
import { day, digest, file, id, line, subjectId } from './envelope-shape.js';

export const outcome = choice(['pass', 'fail', 'unknown', 'not-applicable']);
export const attribute = choice(ATTRIBUTE_IDS);

const vendorReply = object({
  date: day('of the reply'),
  text: freeText(),
  url: text(undefined, 'https-url'),
});

const attestation = object(
  {
    kind: choice(ATTESTATION_KINDS),
    parties: list(freeText()),
    title: freeText('of the document'),
    sha256: digest,
    digest: choice(['checked', 'not-checked']),
    clause: freeText(),
    owner: freeText(),
    effectiveFrom: day('first day'),
    expires: day('last day'),
    prevailsOver: optional(freeText('why it goes before statements about the offering')),
    prevailsOn: optional(list(attribute, 'on which attributes; absent: on its own')),
  },
  'evidence of your own, not verified by mimo-check',
);

/** A statement on file, or the record of a search; with its place in the file. */
const STATEMENT = {
  attribute,
  subject: subjectId,
  value: optional(anything('in the form that provider.schema.json gives for the attribute')),
  notFound: optional(
    object(
      { looked_in: freeText(), by: optional(freeText('who looked; absent: we')) },
      'it was looked for there, and it does not say',
    ),
  ),
  says: optional(freeText('in our own words')),
  scope: choice(SCOPES),
  grade: choice(GRADES),
  sources: list(id, 'by the ids of the provider; of a reported claim: who reports it'),
  origin: optional(text('the document that a report goes back to', 'id')),
  edition: optional(freeText()),
  onlyFor: optional(
    either(
      [text(undefined, 'id'), list(text(undefined, 'id'))],
      'a variant, or several that all have to be chosen: it holds for these customers only',
    ),
  ),
  at: optional(freeText('the clause or section of the source')),
  recorded: optional(text('when the text last changed, as far as an archive knows', 'day-or-month')),
  seen: optional(text('the last day on which the same text is known to have been there', 'day-or-month')),
  stated: optional(day('the date that the statement itself bears')),
  dated: optional(text('what its age counts from; absent: undated', 'day-or-month')),
  until: optional(day('the last day on which it held')),
  vendorReply: optional(vendorReply),
  attestation: optional(attestation),
  file,
  line,
};

export const shownClaim = object(STATEMENT);

export const consideredClaim = object({
  ...STATEMENT,
  part: choice(
    ['proof', 'weak', 'lead', 'not-found', 'out', 'silent', 'ended', 'not-yet'],
    'what it did in the evaluation; out: it is about other customers; silent: about another part of the question',
  ),
  weaknesses: list(
    choice(['wrong-scope', 'not-accepted', 'conditional', 'stale', 'undated']),
    'what keeps it from being proof',
  ),
  answer: optional(
    choice(
      ['pass', 'fail', 'undecided', 'not-applicable', 'silent'],
      'of the check, to this value; silent: it is about another part of the question',
    ),
  ),
  message: optional(freeText('of the check, to this value')),
  ifConfirmed: optional(
    object(
      { outcome, message: freeText(), for: optional(freeText('the variant that it is about')) },
      'what a lead would change',
    ),
  ),
});
