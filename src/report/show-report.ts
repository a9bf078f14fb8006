import { allClaimsOf } from '../evidence/claim.js';
import { type AttributeId, attributeOf } from '../evidence/attributes/attributes.js';
import { recordOf } from '../evidence/claim-record.js';
import { ATTRIBUTE, CLAIM_RECORD_SHAPE } from '../evidence/claim-record-shape.js';
import type { Dataset, Model } from '../evidence/dataset.js';
import { present } from '../input/plain-data.js';
import type { Subject } from '../evidence/subject.js';
import {
  describeProvider,
  DESCRIBED_PROVIDER_SHAPE,
  MADE_BY,
  SUBJECT_TEXT_SHAPE,
  UPSTREAM,
  subjectText,
} from './described-subject.js';
import {
  boolean,
  constant,
  freeText,
  ID,
  list,
  object,
  optional,
  sentences,
  SUBJECT_ID,
  type ValueOf,
} from '../input/shape.js';
import { ENVELOPE, PROOF_SHAPE, envelopeOf, proofOf, type ProofInputs } from './envelope.js';
import { fileNotice } from '../verdict/words/notices.js';

const SHOWN_MODEL = object({
  id: SUBJECT_ID,
  name: freeText(),
  madeBy: MADE_BY,
  aliases: list(
    object({
      id: SUBJECT_ID,
      via: optional({ ...ID, doc: 'the host that serves it' }),
      upstream: UPSTREAM,
      weights: optional(boolean('names downloadable weights, not a service')),
    }),
  ),
  claims: list(CLAIM_RECORD_SHAPE),
});

/** Everything on file about one provider or model. */
export const SHOW_SHAPE = object({
  kind: constant('show'),
  ...ENVELOPE,
  subject: SUBJECT_TEXT_SHAPE,
  provider: DESCRIBED_PROVIDER_SHAPE,
  claims: list(CLAIM_RECORD_SHAPE, 'on the provider; they bear on its models too'),
  models: list(SHOWN_MODEL),
  missing: list(object({ attribute: ATTRIBUTE, title: freeText() }), 'what nobody has looked at'),
  proof: PROOF_SHAPE,
  notice: sentences(),
});

export type ShowReport = ValueOf<typeof SHOW_SHAPE>;
export type ShownModel = ValueOf<typeof SHOWN_MODEL>;

const shownModel = ({ id, name, madeBy, aliases, claims }: Model): ShownModel => ({
  id,
  name,
  ...present({ madeBy }),
  aliases: aliases.map((alias) => ({ ...alias })),
  claims: claims.map(recordOf),
});

/** Makes the report of `show`. */
export function showReport(
  version: string,
  dataset: Dataset,
  subject: Subject,
  asOf: string,
  attributes: readonly AttributeId[],
  { recordedRequest, records }: Pick<ProofInputs, 'recordedRequest' | 'records'>,
): ShowReport {
  const { provider } = subject;
  const models =
    subject.kind === 'provider' ? provider.models : subject.kind === 'unlisted' ? [] : [subject.model];
  // A provider's claims are about the models that it lists.
  const claims = subject.kind === 'unlisted' ? [] : provider.claims;
  const claimed = new Set(allClaimsOf({ claims, models }).map(({ attribute }) => attribute));
  return {
    ...envelopeOf({ version, dataset, asOf }),
    kind: 'show',
    subject: subjectText(subject),
    provider: describeProvider(provider),
    claims: claims.map(recordOf),
    models: models.map(shownModel),
    missing: attributes
      .filter((id) => !claimed.has(id))
      .map((attribute) => ({ attribute, title: attributeOf(attribute).title })),
    proof: proofOf({ dataset, recordedRequest, records }),
    notice: fileNotice(provider),
  };
}
