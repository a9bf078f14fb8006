import type { AttestationKind, DigestState } from './attested.js';
import type { AttributeId } from './attributes/attributes.js';
import type { Location } from '../input/problem.js';

/** What a document says on one attribute, of the provider or of one of its models. */
export interface AttestedAnswer {
  attribute: AttributeId;
  /** The provider, or one of its models. */
  subject: string;
  ofModel: boolean;
  value: unknown;
  clause: string;
  says?: string;
  /** Why it goes before statements on file about the offering. */
  prevailsOver?: string;
  /** On which attributes; absent: on its own. */
  prevailsOn?: readonly AttributeId[];
  location: Location;
}

/** A document that only the user holds, and what it attests. */
export interface Attestation {
  kind: AttestationKind;
  provider: string;
  parties: readonly string[];
  title: string;
  /** As the file of attestations names it. */
  document?: string;
  sha256: string;
  digest: DigestState;
  /** First and last day, ISO 8601, UTC. */
  effectiveFrom: string;
  expires: string;
  owner: string;
  answers: readonly AttestedAnswer[];
  location: Location;
}
