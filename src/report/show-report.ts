import { attributeOf, type AttributeId } from '../evidence/attributes/attributes.js';
import { recordOf, type ClaimRecord } from '../evidence/claim-record.js';
import type { Dataset, Maker, Model } from '../evidence/dataset.js';
import { present } from '../input/present.js';
import type { Upstream } from '../evidence/provider-shape.js';
import type { Subject } from '../evidence/subject.js';
import { describeProvider, type DescribedProvider } from './described-provider.js';
import { proofOf, type Accounted, type Proof } from './proof.js';
import { envelopeOf, subjectText, type Envelope, type SubjectText } from './report.js';
import { fileNotice } from '../verdict/words/notices.js';

/** A claim as it is on file, with its place. */
export type ShownClaim = ClaimRecord;

export interface ShownModel {
  id: string;
  name: string;
  /** Absent: the provider itself. */
  madeBy?: Maker;
  aliases: { id: string; via?: string; upstream?: Upstream; weights?: boolean }[];
  claims: ShownClaim[];
}

/** Everything on file about one provider or model. */
export interface ShowReport extends Envelope {
  kind: 'show';
  subject: SubjectText;
  provider: DescribedProvider;
  /** What is claimed of the provider; also shown with a model, which it bears on. */
  claims: ShownClaim[];
  models: ShownModel[];
  /** Attributes that nobody has looked at. */
  missing: { attribute: AttributeId; title: string }[];
  /** What `verify` needs to make the report again. */
  proof: Proof;
  notice: string[];
}

const shownModel = ({ id, name, madeBy, aliases, claims }: Model): ShownModel => ({
  id,
  name,
  ...present({ madeBy }),
  aliases: aliases.map((alias) => ({ ...alias })),
  claims: claims.map(recordOf),
});

/** The report of `show`. */
export function showReport(
  version: string,
  dataset: Dataset,
  subject: Subject,
  asOf: string,
  attributes: readonly AttributeId[],
  { asked, evidence }: Pick<Accounted, 'asked' | 'evidence'>,
): ShowReport {
  const { provider } = subject;
  const models =
    subject.kind === 'provider' ? provider.models : subject.kind === 'unlisted' ? [] : [subject.model];
  // What is said of a provider is about what it is known to offer.
  const claims = subject.kind === 'unlisted' ? [] : provider.claims;
  const claimed = new Set(
    [...claims, ...models.flatMap((model) => model.claims)].map(({ attribute }) => attribute),
  );
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
    proof: proofOf({ dataset, asked, evidence }),
    notice: fileNotice(provider),
  };
}
