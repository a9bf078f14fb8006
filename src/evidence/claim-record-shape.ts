import { ATTRIBUTE_IDS } from './attributes/attributes.js';
import { GRADES, SCOPES } from './provider-shape.js';
import {
  anything,
  choice,
  day,
  DIGEST,
  either,
  FILE,
  freeText,
  ID,
  LINE,
  list,
  object,
  optional,
  readonlyList,
  SUBJECT_ID,
  text,
  type ValueOf,
} from '../input/shape.js';
import { ATTESTATION_KINDS } from './attestations/attestation.js';

export const ATTRIBUTE = choice(ATTRIBUTE_IDS);

const VENDOR_REPLY = object({
  date: day('of the reply'),
  text: freeText(),
  url: text(undefined, 'https-url'),
});

const ATTESTATION_OF_CLAIM = object(
  {
    kind: choice(ATTESTATION_KINDS),
    parties: readonlyList(freeText()),
    title: freeText('of the document'),
    sha256: DIGEST,
    digest: choice(['checked', 'not-checked']),
    clause: freeText(),
    owner: freeText(),
    effectiveFrom: day('first day'),
    expires: day('last day'),
    prevailsOver: optional(freeText('why it takes precedence over statements about the offering')),
    prevailsOn: optional(readonlyList(ATTRIBUTE, 'on which attributes; absent: on its own')),
  },
  'your own evidence, not verified by mimo-check',
);

/** A claim as reports show it, with its position. A single condition is a string, several are a list. */
export const CLAIM_RECORD_SHAPE = object({
  attribute: ATTRIBUTE,
  subject: SUBJECT_ID,
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
  sources: list(ID, 'by the ids of the provider; of a reported claim: who reports it'),
  origin: optional(text('the original document of a report', 'id')),
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
  vendorReply: optional(VENDOR_REPLY),
  attestation: optional(ATTESTATION_OF_CLAIM),
  file: FILE,
  line: LINE,
});

export type ClaimRecord = ValueOf<typeof CLAIM_RECORD_SHAPE>;
