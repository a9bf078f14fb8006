import { dirname, relative, resolve, sep } from 'node:path';
import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { present } from '../../input/present.js';
import { digestOfFile } from '../../input/digest.js';
import { isThere } from '../../input/read-file.js';
import { loadDataset } from '../../evidence/load-dataset.js';
import { displayPath } from '../../input/load-file.js';
import { InputError, inputError } from '../../input/problem.js';
import { familyText } from '../../evidence/families.js';
import { resolveSubject } from '../../evidence/subject.js';
import { ATTESTATION_SHAPE } from '../../evidence/attestation-shape.js';
import {
  type AttestationEntry,
  attestationOf,
  entryFaults,
  loadAttestations,
} from '../../evidence/load-attestations.js';
import { layOver } from '../../evidence/lay-over.js';
import type { RecordReport } from '../../report/record-report.js';
import { type AnswerEntries, answersOf } from '../attested-answers.js';
import { checkEntry } from '../../run/check-entry.js';
import { type CommandText, one, requestOf } from '../command.js';
import { needed, targetOf } from '../../settings/needed.js';
import type { Flags } from '../../settings/options.js';
import { recordIn, type Recording, writeRecording } from '../record-file.js';
import type { Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/** A document of your own, and what it says. */
export interface AttestRequest extends Pick<Request, 'data' | 'asOf'> {
  /** A provider, or one of its models. */
  subject: string;
  /** The file of attestations to write to. */
  file: string;
  /** Path of the document. */
  document: string;
  about: Pick<AttestationEntry, 'kind' | 'parties' | 'effective_from' | 'expires' | 'owner'> & {
    title: string;
  };
  answers: (ofModel: boolean) => AnswerEntries;
}

/** A path as a file in `folder` names it. */
const pathFrom = (folder: string, path: string): string =>
  relative(resolve(folder), resolve(path)).split(sep).join('/');

function entryOf(request: AttestRequest, provider: string, model: string | undefined): AttestationEntry {
  const { about, document, file } = request;
  const answers = request.answers(model !== undefined);
  const { kind, parties, title, effective_from, expires, owner } = about;
  const entry = {
    ...{ kind, provider, parties },
    document: {
      title,
      file: pathFrom(dirname(file), document),
      sha256: digestOfFile(document, displayPath(document)),
    },
    ...{ effective_from, expires, owner },
    ...(model === undefined ? { attests: answers } : { models: { [model]: answers } }),
  } as AttestationEntry;
  checkEntry(ATTESTATION_SHAPE, entry);
  const faults = entryFaults(entry);
  if (faults.length > 0)
    throw new InputError(
      faults.map(({ path, message, hint }) => ({ path: path.join('.'), message, ...present({ hint }) })),
    );
  return entry;
}

/** The same document cannot say two things on one attribute. */
function refuseTwice(entry: AttestationEntry, { dataset, request }: Setting): void {
  const earlier = isThere(request.file) ? loadAttestations([request.file]) : [];
  const place = { file: displayPath(request.file), line: 1, column: 1 };
  const added = attestationOf(entry, 'checked', () => place);
  layOver(dataset, [added]);
  const same = earlier.filter(
    ({ sha256, provider }) => sha256 === added.sha256 && provider === added.provider,
  );
  for (const { attribute, subject } of added.answers) {
    const answer = same
      .flatMap(({ answers }) => answers)
      .find((known) => known.attribute === attribute && known.subject === subject);
    if (answer !== undefined)
      throw inputError(`this document attests ${attribute} of ${subject} already`, {
        ...{ file: answer.location.file, line: answer.location.line },
        hint: 'Change that entry, or take it out first.',
      });
  }
}

interface Setting {
  dataset: ReturnType<typeof loadDataset>;
  request: AttestRequest;
}

/**
 * An attestation of what a document says, put into its file but not written; the digest of the document is taken. Throws
 * an InputError for an unknown subject, a document that cannot be read, or an entry that would be invalid.
 */
export function attest(request: AttestRequest): { report: RecordReport; recording: Recording } {
  const dataset = loadDataset(request.data ?? []);
  const subject = resolveSubject(dataset, request.subject);
  if (subject.kind === 'route')
    throw inputError(`${subject.id} is a route through ${subject.host}: attest what its host says of itself`);
  if (subject.kind === 'unlisted')
    throw inputError(
      `nothing is on file of ${subject.id}, an id of ${familyText(subject.family, subject.provider)}`,
      {
        hint: `Attest of a model that is on file, or of ${subject.provider.id}.`,
      },
    );
  const model = subject.kind === 'model' ? subject.model.id : undefined;
  const entry = entryOf(request, subject.provider.id, model);
  refuseTwice(entry, { dataset, request });
  const recording = recordIn('attestations', request.file, entry);
  const attributes = Object.keys(model === undefined ? (entry.attests ?? {}) : (entry.models?.[model] ?? {}));
  const report: RecordReport = {
    schemaVersion: 1,
    kind: 'record',
    tool: { name: 'mimo-check', version: version() },
    asOf: request.asOf,
    recorded: { kind: 'attestation', entry },
    ...{ file: recording.file, line: recording.line, created: recording.created },
    says: [
      `${attributes.join(', ')} of ${subject.id}: ${ATTESTED_MARK}.`,
      `It counts from ${entry.effective_from} to ${entry.expires}, where a policy takes a document of this kind as proof.`,
    ],
    next: [`Next: mimo-check ${subject.id} --attestations ${recording.file}`],
  };
  return { report, recording };
}

const aboutOf = (flags: Flags): AttestRequest['about'] => ({
  kind: needed(flags.kind, '--kind'),
  title: needed(flags.title, '--title'),
  parties: needed(flags.party, '--party'),
  effective_from: needed(flags.effectiveFrom, '--effective-from'),
  expires: needed(flags.expires, '--expires'),
  owner: needed(flags.owner, '--owner'),
});

export const ATTEST: CommandText = {
  name: 'attest',
  arguments: '<subject>',
  summary: 'record what a document of your own says of a provider or model, with its digest',
  options: [
    ...(['data', 'attestations', 'asOf', 'document', 'title', 'kind', 'party', 'effectiveFrom'] as const),
    ...(['expires', 'owner', 'answer', 'clause', 'prevailsOver', 'answers'] as const),
  ],
  answer: ([subject], flags, io) => {
    const { data, asOf } = requestOf([], flags, io);
    const { report, recording } = attest({
      ...{ asOf, ...present({ data }) },
      subject: one(subject),
      file: targetOf(flags.attestations, '--attestations'),
      document: needed(flags.document, '--document'),
      about: aboutOf(flags),
      answers: (ofModel) => answersOf(flags, ofModel),
    });
    writeRecording('attestations', recording);
    return report;
  },
};
