import type { Attestation } from '../evidence/attestations/attestation.js';
import type { Dataset } from '../evidence/dataset.js';
import { attestationsDigest } from '../evidence/attestations/attestation.js';
import type { Subject } from '../evidence/subject.js';
import { present } from '../input/plain-data.js';
import {
  anything,
  constant,
  day,
  DIGEST,
  FILE,
  freeText,
  ID,
  LINE,
  list,
  map,
  object,
  optional,
  type ValueOf,
  type ValuesOf,
} from '../input/shape.js';
import type { Policy } from '../policy/policy.js';
import type { Finding } from '../verdict/finding.js';
import type { AppliedWaiver, Waiver } from '../verdict/waiver.js';
import { waiversDigest } from '../verdict/load-waivers.js';
import { REPORT_TEXTS } from './words-en.js';

const SCHEMA_VERSION = constant(
  1,
  'of this contract: additions keep it, so a reader ignores members that it does not know',
);
const TOOL = object({ name: constant('mimo-check'), version: freeText() });

export const AS_OF = day('the day that is judged by, UTC');
export const PROJECT_IN_FORCE = optional(
  object(
    { file: FILE, line: optional({ ...LINE, doc: 'of its policy, where that is in force' }) },
    'the project file in force',
  ),
);

/** The start of a report that is not about all the evidence. */
export const beginning = <const K extends string>(kind: K) => ({
  schemaVersion: SCHEMA_VERSION,
  kind: constant(kind),
  tool: TOOL,
});

const DATASET_DIGESTS = { providers: DIGEST, law: DIGEST, adequacy: DIGEST, certificates: optional(DIGEST) };

/** What `verify` needs to reproduce a report: the digest of each input's parsed content, and the request. */
export const PROOF_SHAPE = object(
  {
    digests: object({
      ...DATASET_DIGESTS,
      policy: optional(DIGEST),
      waivers: optional(DIGEST),
      attestations: DIGEST,
    }),
    asked: map(anything(), 'each input as it was named', 'plain'),
  },
  'what the report was made of',
);

/** What every report on evidence contains, so that it can be read and reproduced on its own. */
export const ENVELOPE = {
  schemaVersion: SCHEMA_VERSION,
  tool: TOOL,
  asOf: AS_OF,
  project: PROJECT_IN_FORCE,
  dataset: object({
    digest: DIGEST,
    digests: object(DATASET_DIGESTS),
    replaced: list(ID, 'providers whose built-in file the user replaced'),
    added: list(ID, 'providers that the user added'),
    replacedBy: list(object({ provider: ID, file: FILE }), 'the files that are read instead of those'),
  }),
  proof: optional(PROOF_SHAPE),
};

export type Proof = ValueOf<typeof PROOF_SHAPE>;
export type Envelope = ValuesOf<typeof ENVELOPE>;
/** A user's file that replaces a built-in one. */
export type ReplacedFile = Envelope['dataset']['replacedBy'][number];

/** The inputs of a run that a report must account for. */
export interface ProofInputs {
  dataset: Pick<Dataset, 'digests'>;
  policy?: Pick<Policy, 'digest'>;
  recordedRequest: object;
  records: { waivers?: readonly Waiver[]; attestations: readonly Attestation[] };
}

/** What a report is made from. */
export interface ReportInputs extends ProofInputs {
  version: string;
  dataset: Dataset;
  policy: Policy;
  records: Required<ProofInputs['records']>;
  subjects: readonly Subject[];
  asOf: string;
  findings: readonly Finding[];
  waivers: readonly AppliedWaiver[];
  /** The rules that were asked, if not the whole policy. */
  only?: readonly string[];
}

/** The digests of all inputs, and the request. */
export const proofOf = ({ dataset, policy, recordedRequest, records }: ProofInputs): Proof => ({
  digests: {
    ...dataset.digests,
    ...present({ policy: policy?.digest }),
    ...present({ waivers: records.waivers === undefined ? undefined : waiversDigest(records.waivers) }),
    attestations: attestationsDigest(records.attestations),
  },
  asked: { ...recordedRequest },
});

/** A request as plain data, without the day, which the report has elsewhere. */
export const plainRequest = (request: object): object =>
  JSON.parse(JSON.stringify({ ...request, asOf: undefined })) as object;

/** The user's files that replace built-in ones, by provider. */
export const replacedFiles = ({
  providers,
  replaced,
}: Pick<Dataset, 'providers' | 'replaced'>): ReplacedFile[] =>
  providers
    .filter(({ id }) => replaced.includes(id))
    .map(({ id, location }) => ({ provider: id, file: location.file }));

/** A sentence for each replaced file, for pages and letters. */
export const replacedTexts = ({ replacedBy }: { replacedBy: readonly ReplacedFile[] }): string[] =>
  replacedBy.map(({ provider, file }) => REPORT_TEXTS.replaced(provider, file));

/** Makes the envelope of a report. */
export const envelopeOf = ({
  version,
  dataset,
  asOf,
  policy,
  recordedRequest,
  records,
}: Pick<ReportInputs, 'version' | 'dataset' | 'asOf'> &
  Partial<Pick<ProofInputs, 'policy' | 'recordedRequest' | 'records'>>): Envelope => ({
  schemaVersion: 1,
  tool: { name: 'mimo-check', version },
  asOf,
  dataset: {
    digest: dataset.digest,
    digests: dataset.digests,
    replaced: [...dataset.replaced],
    added: [...dataset.added],
    replacedBy: replacedFiles(dataset),
  },
  ...(recordedRequest === undefined || records === undefined
    ? {}
    : { proof: proofOf({ dataset, recordedRequest, records, ...present({ policy }) }) }),
});
