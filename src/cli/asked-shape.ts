import { choice, either, list, map, object, optional, text } from '../core/shape.js';
import { SEVERITIES } from '../policy/severity.js';

const paths = optional(list(text()));

/** What a report says that it was asked, with which `verify` asks again: the plain part of a request. */
export const ASKED_SHAPE = object({
  subjects: optional(list(text())),
  data: paths,
  policy: optional(text()),
  failOn: optional(choice([...SEVERITIES, 'never'])),
  waivers: paths,
  attestations: paths,
  rules: optional(list(text())),
  rule: optional(text()),
  subject: optional(text()),
  project: optional(
    object({
      file: text(),
      subjects: optional(either([list(text()), choice(['all'])])),
      variants: map(list(text()), undefined, 'plain'),
    }),
  ),
});
