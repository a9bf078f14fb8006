import type { Dataset } from '../evidence/dataset.js';
import { present } from '../input/present.js';
import type { Attestation } from '../evidence/attestation.js';
import { attestationsDigest } from '../evidence/load-attestations.js';
import { waiversDigest } from '../verdict/waivers.js';
import type { Policy } from '../policy/policy.js';
import type { Waiver } from '../verdict/waiver.js';

/** What a report was made of, so that `verify` can make it again. */
export interface Proof {
  /** SHA-256 over the parsed content of each input that was used, so that layout and line ends do not matter. */
  digests: Dataset['digests'] & { attestations: string; policy?: string; waivers?: string };
  /** What was asked, each input as it was named. */
  asked: Record<string, unknown>;
}

/** The inputs of a run that a report has to account for. */
export interface Accounted {
  dataset: Pick<Dataset, 'digests'>;
  policy?: Pick<Policy, 'digest'>;
  asked: object;
  evidence: { waivers?: readonly Waiver[]; attestations: readonly Attestation[] };
}

/** The digests of all inputs, and what was asked. */
export const proofOf = ({ dataset, policy, asked, evidence }: Accounted): Proof => ({
  digests: {
    ...dataset.digests,
    ...present({ policy: policy?.digest }),
    ...present({ waivers: evidence.waivers === undefined ? undefined : waiversDigest(evidence.waivers) }),
    attestations: attestationsDigest(evidence.attestations),
  },
  asked: { ...asked },
});

/** A request as plain data, without the day, which a report carries anyway. */
export const plainRequest = (request: object): object =>
  JSON.parse(JSON.stringify({ ...request, asOf: undefined })) as object;
