import type { AttributeId } from './attributes/attributes.js';
import type { Location } from '../input/problem.js';
import { capitalised } from '../input/words.js';
import { ATTESTED_MARK, KIND_WORDS } from './words/evidence-words-en.js';

/** What an attestation rests on, from what binds the provider to what you found out yourself. */
export const ATTESTATION_KINDS = ['contract', 'vendor-statement', 'own-assessment'] as const;
export type AttestationKind = (typeof ATTESTATION_KINDS)[number];

/** Whether the document was here, so that its digest could be compared. One that differs is never loaded. */
export type DigestState = 'checked' | 'not-checked';

/** Marks a claim as the user's own evidence, and says what it rests on. */
export interface Attested {
  kind: AttestationKind;
  parties: readonly string[];
  /** Of the document. */
  title: string;
  /** Of the document: 64 hexadecimal digits. */
  sha256: string;
  digest: DigestState;
  /** The place in the document that says so. */
  clause: string;
  owner: string;
  /** First and last day, ISO 8601, UTC. */
  effectiveFrom: string;
  expires: string;
  /** Why it goes before statements about the offering; absent: it does not. */
  prevailsOver?: string;
  /** On which attributes; absent: on the one that it is about. */
  prevailsOn?: readonly AttributeId[];
}

/** What one of the user's own statements rests on, as a sentence that marks it as such. */
export const attestedSource = ({
  kind,
  title,
  clause,
}: Pick<Attested, 'kind' | 'title' | 'clause'>): string =>
  `${capitalised(ATTESTED_MARK)}: ${KIND_WORDS[kind]} ${JSON.stringify(title)}, ${clause}.`;

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
