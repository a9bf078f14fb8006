import type { Attested } from './attestations/attestation.js';
import type { AttributeId } from './attributes/attributes.js';
import type { ADEQUACY_SHAPE, CERTIFICATES_SHAPE, LAW_SHAPE } from './law.js';
import type { Location } from '../input/problem.js';
import type { Grade, PROVIDER_SHAPE, Scope, Upstream } from './provider-shape.js';
import { memoize } from '../input/memoize.js';
import type { ValueOf } from '../input/shape.js';

export type ProviderFile = ValueOf<typeof PROVIDER_SHAPE>;
export type LawFile = ValueOf<typeof LAW_SHAPE>;
export type AdequacyFile = ValueOf<typeof ADEQUACY_SHAPE>;
export type CertificatesFile = ValueOf<typeof CERTIFICATES_SHAPE>;

/** A statement on one attribute, or the record that a search found none. */
export interface Claim {
  attribute: AttributeId;
  /** The id of the provider or model that the claim is filed under. */
  subject: string;
  /** In the shape of the attribute; absent where `notFound` is present. */
  value?: unknown;
  /** `by`: who searched; if absent, we did. */
  notFound?: { looked_in: string; by?: string };
  /** In our own words. */
  says?: string;
  scope: Scope;
  grade: Grade;
  /** Ids of the provider's sources. For a reported claim: of those that report it. */
  sources: readonly string[];
  /** For a reported claim: the original document. */
  origin?: string;
  edition?: string;
  /** Variants of the provider: the statement holds only for customers who have chosen all of these. */
  onlyFor?: readonly string[];
  /** The clause or section of the source. */
  at?: string;
  /** When the text last changed, according to an archive or the publisher: an ISO 8601 day or month (UTC). */
  recorded?: string;
  /** The last day or month on which the same text is known to have been published. */
  seen?: string;
  /** The date in the statement itself. */
  stated?: string;
  /** The first and last day on which its sources were read here, if known. */
  read?: { first: string; last: string };
  /** All of its sources are available on request only. */
  gated?: true;
  /**
   * A copy of a source is archived, so the day on which it was read does not say when the text was published.
   */
  archived?: true;
  /**
   * The day that the claim ages from instead of all of these: a day inside the value, or that of its oldest
   * text.
   */
  agesFrom?: string;
  /** The last day on which it held. */
  until?: string;
  vendorReply?: { date: string; text: string; url: string };
  /** An attestation of the user, with the scope `contract`. */
  attestation?: Attested;
  location: Location;
}

export interface Alias {
  id: string;
  /** The route to the host. */
  via?: string;
  /** Who runs the model behind that route; unknown if absent. */
  upstream?: Upstream;
  weights?: boolean;
}

/** Who made a model that another provider serves. */
export interface Maker {
  name: string;
  /** The id of its provider, if on file. */
  id?: string;
}

export interface Model {
  id: string;
  name: string;
  provider: string;
  /** If absent, the provider itself. */
  madeBy?: Maker;
  /** Who runs a model made by another company, if the file says so. */
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

/** Everything on file: the providers, sorted by id, and the law. */
export interface Dataset {
  providers: readonly Provider[];
  law: LawFile;
  adequacy: AdequacyFile;
  certificates: CertificatesFile;
  /** SHA-256 of the parsed content: of all of it, and part by part. */
  digest: string;
  digests: { providers: string; law: string; adequacy: string; certificates?: string };
  /** Providers from the user's files. */
  added: readonly string[];
  /** Providers whose built-in file is replaced by a user's file. */
  replaced: readonly string[];
}

const byId = memoize(
  (providers: Dataset['providers']): ReadonlyMap<string, Provider> =>
    new Map(providers.map((provider) => [provider.id, provider])),
);

/** Looks up a provider by id. */
export const providerById = ({ providers }: Pick<Dataset, 'providers'>, id: string): Provider | undefined =>
  byId(providers).get(id);
