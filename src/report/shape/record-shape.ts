import {
  anything,
  boolean,
  choice,
  freeText,
  integer,
  list,
  map,
  object,
  optional,
} from '../../input/shape.js';
import { attribute } from './claim-shape.js';
import { describedProvider } from './described-shape.js';
import { asOf, ENVELOPE, file, line, proof, schemaVersion, sentences, tool } from './envelope-shape.js';

/** What `waive` and `attest` answer with. */
export const record = object({
  schemaVersion,
  kind: choice(['record']),
  tool,
  asOf,
  recorded: object({
    kind: choice(['waiver', 'attestation']),
    entry: map(anything(), 'with the keys of the file', 'plain'),
  }),
  file,
  line,
  created: boolean('the file was not there before'),
  says: sentences('what it means'),
  next: sentences(),
});

const difference = object({
  path: freeText('of a finding by rule and subject: findings[dpa-terms of xiaomi].outcome'),
  reported: optional(anything('absent: it is not there')),
  recomputed: optional(anything('absent: it is not there')),
});

/** What `verify` answers with. */
export const verify = object({
  schemaVersion,
  kind: choice(['verify']),
  tool,
  file,
  verified: object({
    kind: freeText(),
    asOf,
    version: freeText('of the mimo-check that made it'),
    verdict: optional(freeText()),
  }),
  holds: boolean('made again, every field is the same'),
  inputs: list(
    object({
      what: choice(['data', 'policy', 'waivers', 'attestations']),
      name: freeText(),
      saidBy: choice(['report', 'option'], 'who says where it is'),
    }),
  ),
  parts: list(object({ what: freeText(), holds: boolean() })),
  differences: list(difference),
  notes: sentences(),
});

/** The letter to a vendor. */
export const questions = object({
  kind: choice(['questions']),
  ...ENVELOPE,
  head: freeText(),
  provider: describedProvider,
  subject: freeText(),
  answerBy: freeText('to be filled in before sending'),
  opening: sentences(),
  questions: list(
    object({
      number: integer('from 1', { min: 1 }),
      title: freeText(),
      maker: optional(
        freeText('it is for the maker of the models that it is about; absent: for who serves them'),
      ),
      question: freeText(),
      found: sentences('what is on file'),
      law: sentences('the articles, and whose duty they are'),
      closes: freeText('what closes it'),
      doesNot: optional(freeText('what does not')),
      findings: list(freeText(), 'ids of the findings that an answer closes'),
      record: list(object({ attribute, form: freeText('of the value') }), 'how an answer is recorded'),
    }),
  ),
  closing: sentences(),
  recording: sentences('how answers are recorded'),
  notice: sentences(),
  proof,
});
