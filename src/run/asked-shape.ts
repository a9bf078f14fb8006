import {
  choice,
  either,
  freeText,
  integer,
  list,
  map,
  object,
  optional,
  type ValueOf,
} from '../input/shape.js';
import { SEVERITIES } from '../policy/severity.js';

const paths = optional(list(freeText()));

/** What a report says that it was asked, with which `verify` asks again: the plain part of a request. */
export const ASKED_SHAPE = object({
  subjects: optional(list(freeText())),
  data: paths,
  policy: optional(freeText()),
  failOn: optional(choice([...SEVERITIES, 'never'])),
  waivers: paths,
  attestations: paths,
  rules: optional(list(freeText())),
  rule: optional(freeText()),
  subject: optional(freeText()),
  where: optional(list(freeText())),
  sort: optional(freeText()),
  limit: optional(integer()),
  columns: optional(list(freeText())),
  volume: optional(object({ input: integer(), output: integer() })),
  project: optional(
    object({
      file: freeText(),
      subjects: optional(either([list(freeText()), choice(['all'])])),
      variants: map(list(freeText()), undefined, 'plain'),
    }),
  ),
});

export type Asked = ValueOf<typeof ASKED_SHAPE>;
