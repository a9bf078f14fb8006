import { type Attestation, type Attested, ATTESTATION_KINDS } from '../evidence/attestations/attestation.js';
import { ATTESTED_MARK, DIGEST_WORDS, KIND_WORDS } from '../evidence/words/evidence-words-en.js';
import { ATTRIBUTE } from '../evidence/claim-record-shape.js';
import { present } from '../input/plain-data.js';
import {
  choice,
  day,
  DIGEST,
  FILE,
  freeText,
  ID,
  LINE,
  list,
  object,
  optional,
  SUBJECT_ID,
  type ValueOf,
} from '../input/shape.js';
import { REPORT_TEXTS } from './words-en.js';

/** One of the user's own documents, as a report describes it. */
export const DESCRIBED_ATTESTATION_SHAPE = object({
  kind: choice(ATTESTATION_KINDS),
  provider: ID,
  title: freeText(),
  document: optional(freeText('where it lies')),
  sha256: DIGEST,
  digest: choice(
    ['checked', 'not-checked'],
    'whether the document was here, so that its digest was compared',
  ),
  parties: list(freeText()),
  effectiveFrom: day('first day'),
  expires: day('last day'),
  owner: freeText(),
  status: choice(['in-force', 'not-yet', 'ended']),
  answers: list(
    object({
      attribute: ATTRIBUTE,
      subject: SUBJECT_ID,
      clause: freeText(),
      says: optional(freeText()),
      prevailsOver: optional(freeText('why it takes precedence over statements about the offering')),
    }),
  ),
  mark: freeText(),
  file: FILE,
  line: LINE,
});

export type DescribedAttestation = ValueOf<typeof DESCRIBED_ATTESTATION_SHAPE>;

/** Describes one of the user's own documents, and whether it is in force on a day. */
export function describeAttestation(one: Attestation, asOf: string): DescribedAttestation {
  const { kind, provider, title, sha256, digest, effectiveFrom, expires, owner, location } = one;
  return {
    ...{ kind, provider, title, ...present({ document: one.document }), sha256, digest },
    parties: [...one.parties],
    ...{ effectiveFrom, expires, owner },
    status: effectiveFrom > asOf ? 'not-yet' : expires < asOf ? 'ended' : 'in-force',
    answers: one.answers.map(({ attribute, subject, clause, says, prevailsOver }) => ({
      ...{ attribute, subject, clause },
      ...present({ says, prevailsOver }),
    })),
    mark: ATTESTED_MARK,
    ...{ file: location.file, line: location.line },
  };
}

const ATTESTATION_STATUS_WORDS = {
  'in-force': '',
  'not-yet': REPORT_TEXTS.attestation.notYet,
  ended: REPORT_TEXTS.attestation.ended,
} as const;

/** Describes an attestation in one line: the mark, its kind, parties, days and digest. */
export function attestationText(one: DescribedAttestation): string {
  const about = [...new Set(one.answers.map(({ attribute }) => attribute))];
  const texts = REPORT_TEXTS.attestation;
  return [
    texts.head(one.title, KIND_WORDS[one.kind], one.parties),
    texts.about(about),
    texts.days(one.effectiveFrom, one.expires),
    ATTESTATION_STATUS_WORDS[one.status],
    DIGEST_WORDS[one.digest],
    `sha256 ${one.sha256.slice(0, 12)}…`,
    texts.owner(one.owner),
    `${one.file}:${one.line}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The text shown instead of a source if a claim is the user's own. */
export const attestedText = (attested: Attested): string =>
  [
    ATTESTED_MARK,
    `${KIND_WORDS[attested.kind]} ${JSON.stringify(attested.title)}, ${attested.clause}`,
    REPORT_TEXTS.attestation.days(attested.effectiveFrom, attested.expires),
    DIGEST_WORDS[attested.digest],
    ...(attested.prevailsOver === undefined
      ? []
      : [REPORT_TEXTS.attestation.goesFirst(attested.prevailsOver)]),
  ].join(' · ');
