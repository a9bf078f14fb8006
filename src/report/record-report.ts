import {
  anything,
  boolean,
  choice,
  FILE,
  LINE,
  map,
  object,
  sentences,
  type ValueOf,
} from '../input/shape.js';
import { AS_OF, beginning } from './envelope.js';

/** What `waive` and `attest` recorded. */
export const RECORD_SHAPE = object({
  ...beginning('record'),
  asOf: AS_OF,
  recorded: object({
    kind: choice(['waiver', 'attestation']),
    entry: map(anything(), 'with the keys of the file', 'plain'),
  }),
  file: FILE,
  line: LINE,
  created: boolean('the file was not there before'),
  says: sentences('what it means'),
  next: sentences(),
});

export type RecordReport = ValueOf<typeof RECORD_SHAPE>;
