import { ATTESTATION_KINDS } from './attestation.js';
import { ATTRIBUTE_IDS, type AttributeId, attributeOf } from '../attributes/attributes.js';
import {
  choice,
  type ShapeFields,
  list,
  map,
  type MapShape,
  object,
  type ObjectShape,
  optional,
  type Shape,
  text,
  day,
} from '../../input/shape.js';

const ANSWER_FIELDS = {
  clause: text('the place in the document that says so, like 4.2 or Annex II'),
  says: optional(text('what it says, in your own words')),
  prevails_over: optional(
    object(
      {
        reason: text('like: clause 1.3 puts this contract before all published terms'),
        attributes: optional(
          list(choice(ATTRIBUTE_IDS), 'on which attributes; absent: on this one alone', 1),
        ),
      },
      'of a contract: it takes precedence over statements about the offering that say otherwise; without it they conflict',
    ),
  ),
} satisfies ShapeFields;

const answerEntryShape = (value: Shape): ObjectShape<typeof ANSWER_FIELDS> =>
  object({ value, ...ANSWER_FIELDS });

/** Answers by attribute. Each also has a `value` whose type depends on the attribute. */
type AnswersShape = MapShape<ObjectShape<typeof ANSWER_FIELDS>>;

const answerMapShape = (ids: readonly AttributeId[], doc: string): AnswersShape => ({
  ...map(answerEntryShape(text()), doc),
  known: Object.fromEntries(
    ids.map((id) => {
      const { title, shape } = attributeOf(id);
      return [id, optional({ ...answerEntryShape(shape), doc: title })];
    }),
  ),
  closed: true,
});

const providerAnswerIds = ATTRIBUTE_IDS.filter((id) => attributeOf(id).subject === 'provider');

/** What a document says about the provider, and about one of its models. */
export const PROVIDER_ANSWERS = answerMapShape(providerAnswerIds, 'what the document says, by attribute');
export const MODEL_ANSWERS = answerMapShape(
  ATTRIBUTE_IDS,
  'what the document says of that model, by attribute',
);

/** A document that only you have, and what it attests. */
export const ATTESTATION_SHAPE = object({
  kind: choice(ATTESTATION_KINDS, 'contract: binds the provider; own-assessment: found out by yourself'),
  provider: text('the provider that it is about', 'id'),
  parties: list(text(), 'who concluded or issued it', 1),
  document: object({
    title: text('with its version'),
    file: optional(text('path, relative to this file; where it is here, its digest is checked')),
    sha256: text('of the file, as sha256sum prints it', 'sha256'),
  }),
  effective_from: day('the first day on which it holds'),
  expires: day('the last day on which it holds, or on which you will look again'),
  owner: text('who in your house answers for it'),
  attests: optional(PROVIDER_ANSWERS),
  models: optional(map(MODEL_ANSWERS, 'by model id', 'model-id')),
});

/** The form of an attestations file. */
export const ATTESTATIONS_SHAPE = object({
  attestations: list(ATTESTATION_SHAPE, 'your own documents'),
});
