import {
  type AttestationKind,
  type Attested,
  attestedSource,
  DIGEST_WORDS,
  KIND_PHRASES,
} from '../evidence/attestation.js';
import { listed } from '../input/words.js';
import type { Considered } from './evidence.js';

/** The sources of those statements that the user attested. */
export const attestedSources = (values: readonly Considered[]): string[] =>
  values.flatMap(({ claim }) => (claim.attestation === undefined ? [] : [attestedSource(claim.attestation)]));

function whyNot(attested: Attested, accepts: readonly AttestationKind[]): string {
  if (accepts.includes(attested.kind))
    return `Its document ${JSON.stringify(attested.title)} does not count here as it is (${DIGEST_WORDS[attested.digest]}).`;
  const wanted = listed(accepts.map((kind) => KIND_PHRASES[kind]));
  return `Attested as ${KIND_PHRASES[attested.kind]}; as proof of this the policy takes ${wanted === '' ? 'none' : `only ${wanted}`}.`;
}

/** Why attestations that are no proof are none. */
export const notAccepted = (
  considered: readonly Considered[],
  accepts: readonly AttestationKind[],
): string[] =>
  considered.flatMap(({ claim, weaknesses }) => {
    if (!weaknesses.includes('not-accepted')) return [];
    if (claim.attestation !== undefined) return [whyNot(claim.attestation, accepts)];
    return [
      claim.gated === true
        ? 'Its source is shown on request only.'
        : 'That a requirement does not apply is shown by reviewed evidence alone.',
    ];
  });

/** Statements of which some are the user's own and some are on file differ. */
export const ownAndPublicDiffer = (deciding: readonly Considered[]): boolean =>
  deciding.some(({ claim }) => claim.attestation !== undefined) &&
  deciding.some(({ claim }) => claim.attestation === undefined);

export const OWN_AND_PUBLIC_DIFFER =
  'What you attest and what is on file do not agree. Where your document goes first, its entry has to say so and why (prevails_over).';
