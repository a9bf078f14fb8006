import { CERTIFICATES } from './attributes/handling-attributes.js';
import { choice, list, object, optional, text } from '../input/shape.js';

const EDITION = object({
  edition: text('like 2022'),
  in_force_from: optional(text('the day on which it was published; absent: not stated', 'day')),
  until: optional(text('the last day on which a certificate to it counts', 'day')),
  note: optional(text()),
  read_on: optional(text('when the official text was read; absent: still to be read', 'day')),
});

/** The form of `data/certificates.yaml`: which edition of a standard a certificate can be to, and until when. */
export const CERTIFICATES_SHAPE = object({
  certificates: list(
    object({
      id: choice(CERTIFICATES),
      title: text(),
      url: text('official page', 'https-url'),
      editions: list(EDITION, undefined, 1),
    }),
    undefined,
    1,
  ),
});
