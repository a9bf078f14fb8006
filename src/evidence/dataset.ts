import type { Attested } from './attestation.js';
import type { AttributeId } from './attributes/attributes.js';
import type { ADEQUACY_SHAPE, CERTIFICATES_SHAPE, LAW_SHAPE } from './law.js';
import type { Location } from '../input/problem.js';
import type { Grade, PROVIDER_SHAPE, Scope, Upstream } from './provider-shape.js';
import { remembered } from '../input/remembered.js';
import type { ValueOf } from '../input/shape.js';

export type ProviderFile = ValueOf<typeof PROVIDER_SHAPE>;
export type LawFile = ValueOf<typeof LAW_SHAPE>;
export type AdequacyFile = ValueOf<typeof ADEQUACY_SHAPE>;
export type CertificatesFile = ValueOf<typeof CERTIFICATES_SHAPE>;

/** One statement on one attribute, or the record that a search did not find one. */
export interface Claim {
  attribute: AttributeId;
  /** The provider or model that it is filed under. */
  subject: string;
  /** In the form of the attribute's shape; absent where `notFound` is present. */
  value?: unknown;
  /** `by`: who looked; absent: we. */
  notFound?: { looked_in: string; by?: string };
  /** In our own words. */
  says?: string;
  scope: Scope;
  grade: Grade;
  /** Ids of the provider's sources. For a reported claim: those who report it. */
  sources: readonly string[];
  /** Of a reported claim: the original document. */
  origin?: string;
  edition?: string;
  /** Variants of the provider, all of which must be chosen: the statement holds for these customers only. */
  onlyFor?: readonly string[];
  /** The clause or section of the source. */
  at?: string;
  /** When the text last changed, as an archive or the publisher dates it: an ISO 8601 day or month (UTC). */
  recorded?: string;
  /** The last day or month on which the same text is known to have been there. */
  seen?: string;
  /** The date that the statement itself bears. */
  stated?: string;
  /** The first and the last day on which its sources were read here, where they say so. */
  read?: { first: string; last: string };
  /** Every source of it is shown on request only. */
  gated?: true;
  /** A copy of a source is archived: then the day on which it was read says nothing of when the text was there. */
  archived?: true;
  /** The day that it ages from in place of all of these: one inside the value, or that of the oldest of its texts. */
  agesFrom?: string;
  /** The last day on which it held. */
  until?: string;
  vendorReply?: { date: string; text: string; url: string };
  /** The user's own evidence, of scope `contract`. */
  attestation?: Attested;
  location: Location;
}

export interface Alias {
  id: string;
  /** The route that it goes through. */
  via?: string;
  /** Who runs the model behind that route; absent: not known. */
  upstream?: Upstream;
  weights?: boolean;
}

/** Who made a model that another provider serves. */
export interface Maker {
  name: string;
  /** Where it is a provider on file. */
  id?: string;
}

export interface Model {
  id: string;
  name: string;
  provider: string;
  /** Absent: the provider itself. */
  madeBy?: Maker;
  /** Who runs a model that another made, where the file says so. */
  upstream?: Upstream;
  aliases: readonly Alias[];
  claims: readonly Claim[];
  location: Location;
}

export interface Provider extends Pick<
  ProviderFile,
  'id' | 'name' | 'kind' | 'offering' | 'homepage' | 'sources'
> {
  collections: NonNullable<ProviderFile['collections']>;
  documents: NonNullable<ProviderFile['documents']>;
  variants: NonNullable<ProviderFile['variants']>;
  routes: NonNullable<ProviderFile['routes']>;
  families: NonNullable<ProviderFile['families']>;
  claims: readonly Claim[];
  models: readonly Model[];
  location: Location;
}

/** Everything that is known, in one value: the providers, by id in order, and the law. */
export interface Dataset {
  providers: readonly Provider[];
  law: LawFile;
  adequacy: AdequacyFile;
  certificates: CertificatesFile;
  /** SHA-256 of the parsed content of all, and by what it covers. */
  digest: string;
  digests: { providers: string; law: string; adequacy: string; certificates?: string };
  /** Providers that came from the user's files. */
  added: readonly string[];
  /** Providers whose built-in file was replaced by one of the user's. */
  replaced: readonly string[];
}

const byId = remembered(
  (providers: Dataset['providers']): ReadonlyMap<string, Provider> =>
    new Map(providers.map((provider) => [provider.id, provider])),
);

/** The provider of that id, if it is on file. */
export const providerById = ({ providers }: Pick<Dataset, 'providers'>, id: string): Provider | undefined =>
  byId(providers).get(id);
