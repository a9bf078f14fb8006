import { choice, list, map, object, optional, text } from '../input/shape.js';
import { SEVERITIES } from '../policy/severity.js';
import { FORMATS } from '../format/index.js';

const paths = (doc: string) => optional(list(text('a path, relative to this file'), doc, 1));

/** The form of a project file, `mimo-check.yaml`. Only what is safe to leave out is optional. */
export const PROJECT_SHAPE = object({
  policy: text('the policy to check against: a built-in one, or a path relative to this file'),
  subjects: optional(
    list(text('a provider or model', 'model-id'), 'what mimo-check checks when no subject is named', 1),
  ),
  data: paths('provider files or folders of them that add to the built-in ones or replace them'),
  waivers: paths('files of accepted risks'),
  attestations: paths('files of evidence that only you hold, such as the contract you signed'),
  variants: optional(
    map(
      list(text('a variant that the provider file declares', 'id'), undefined, 1),
      'which kind of customer you are, by provider; in place of what the policy chooses for that provider',
    ),
  ),
  fail_on: optional(
    choice([...SEVERITIES, 'never'], 'what makes the policy fail, in place of what the policy says'),
  ),
  reports: optional(
    list(
      object({
        format: choice(FORMATS),
        file: text('a path inside the folder of this file, relative to it'),
      }),
      'what mimo-check check writes besides what it prints',
      1,
    ),
  ),
});
