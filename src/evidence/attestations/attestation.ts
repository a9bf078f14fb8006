import type { AttributeId } from '../attributes/attributes.js';
import { digestOf } from '../../input/digest.js';
import type { Location } from '../../input/problem.js';
import { capitalised } from '../../input/words.js';
import { ATTESTED_MARK, KIND_WORDS } from '../words/evidence-words-en.js';

/** What an attestation is based on, from a contract that binds the provider to your own research. */
export const ATTESTATION_KINDS = ['contract', 'vendor-statement', 'own-assessment'] as const;
export type AttestationKind = (typeof ATTESTATION_KINDS)[number];

/**
 * Whether the document was available to compare its digest. A document whose digest differs is never loaded.
 */
export type DigestState = 'checked' | 'not-checked';

/** Marks a claim as the user's own evidence, and says what it is based on. */
export interface Attested {
  kind: AttestationKind;
  parties: readonly string[];
  /** The title of the document. */
  title: string;
  /** SHA-256 of the document: 64 hexadecimal digits. */
  sha256: string;
  digest: DigestState;
  /** Where the document says so. */
  clause: string;
  owner: string;
  /** First and last day, ISO 8601, UTC. */
  effectiveFrom: string;
  expires: string;
  /** Why it overrides statements about the offering; if absent, it does not. */
  prevailsOver?: string;
  /** For which attributes; if absent, for its own. */
  prevailsOn?: readonly AttributeId[];
}

/** Describes what an attested claim is based on, in a sentence that marks it as the user's. */
export const attestedSource = ({
  kind,
  title,
  clause,
}: Pick<Attested, 'kind' | 'title' | 'clause'>): string =>
  `${capitalised(ATTESTED_MARK)}: ${KIND_WORDS[kind]} ${JSON.stringify(title)}, ${clause}.`;

/** What a document says on one attribute of the provider or of one of its models. */
export interface AttestedAnswer {
  attribute: AttributeId;
  /** The id of the provider or of the model. */
  subject: string;
  ofModel: boolean;
  value: unknown;
  clause: string;
  says?: string;
  /** Why it overrides the statements on file about the offering. */
  prevailsOver?: string;
  /** For which attributes; if absent, for its own. */
  prevailsOn?: readonly AttributeId[];
  location: Location;
}

/** A document that only the user has, and what it attests. */
export interface Attestation {
  kind: AttestationKind;
  provider: string;
  parties: readonly string[];
  title: string;
  /** The path as the attestations file gives it. */
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

/**
 * SHA-256 of the content of attestations; independent of their order, their files, and whether the documents
 * are available.
 */
export const attestationsDigest = (attestations: readonly Attestation[]): string =>
  digestOf(
    attestations
      .map((one) =>
        digestOf({
          ...one,
          digest: undefined,
          location: undefined,
          answers: one.answers.map((answer) => ({ ...answer, location: undefined })),
        }),
      )
      .sort(),
  );
