import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { present } from '../../input/plain-data.js';
import { digestOfFile } from '../../input/digest.js';
import { isThere } from '../../input/read-file.js';
import { addDays } from '../../input/calendar.js';
import { displayPath } from '../../input/load-file.js';
import { InputError, inputError } from '../../input/problem.js';
import { familyText } from '../../evidence/families.js';
import { resolveSubject } from '../../evidence/subject.js';
import { ATTESTATION_SHAPE } from '../../evidence/attestations/attestation-shape.js';
import {
  type AttestationEntry,
  attestationOf,
  attestationEntryFaults,
} from '../../evidence/attestations/load-attestations.js';
import { addAttestations } from '../../evidence/attestations/add-attestations.js';
import type { RecordReport } from '../../report/record-report.js';
import { type AnswerEntries, collectAnswers } from '../attested-answers.js';
import { requiredArgument, requestOf, defineCommand } from '../command.js';
import {
  stepForProject,
  recordIn,
  type Recording,
  writeRecording,
  checkRecord,
  demand,
  pathFrom,
  recordFile,
} from '../record-file.js';
import type { Dataset } from '../../evidence/dataset.js';
import { loadAttested, loadFacts } from '../../run/load.js';
import { valuesOf, type Settings } from '../../settings/settings.js';
import type { Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/** One of your own documents, and what it says. */
export interface AttestRequest extends Pick<Request, 'data' | 'asOf' | 'origins'> {
  /** A provider, or one of its models. */
  subject: string;
  /** The attestations file to write to. */
  file: string;
  /** How to add the file to the project; absent if it is part of it already. */
  step?: string;
  /** The path of the document. */
  document: string;
  about: Pick<AttestationEntry, 'kind' | 'parties' | 'effective_from' | 'expires' | 'owner'> & {
    title: string;
  };
  answers: (ofModel: boolean) => AnswerEntries;
}

function attestationFor(
  request: AttestRequest,
  provider: string,
  model: string | undefined,
): AttestationEntry {
  const { about, document, file } = request;
  const answers = request.answers(model !== undefined);
  const { kind, parties, title, effective_from, expires, owner } = about;
  const entry = {
    ...{ kind, provider, parties },
    document: {
      title,
      file: pathFrom(file, document),
      sha256: digestOfFile(document, displayPath(document)),
    },
    ...{ effective_from, expires, owner },
    ...(model === undefined ? { attests: answers } : { models: { [model]: answers } }),
  } as AttestationEntry;
  checkRecord(ATTESTATION_SHAPE, entry);
  const faults = attestationEntryFaults(entry);
  if (faults.length > 0)
    throw new InputError(
      faults.map(({ path, message, hint }) => ({ path: path.join('.'), message, ...present({ hint }) })),
    );
  return entry;
}

/** A document cannot say two things about one attribute. */
function refuseRepeated(entry: AttestationEntry, dataset: Dataset, request: AttestRequest): void {
  const { file, asOf, origins } = request;
  const setup = { attestations: [file], asOf, ...present({ origins }) };
  const earlier = isThere(file) ? loadAttested(setup) : [];
  const place = { file: displayPath(request.file), line: 1, column: 1 };
  const added = attestationOf(entry, 'checked', () => place);
  addAttestations(dataset, [added]);
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

/**
 * Prepares an attestation of what a document says, with the document's digest; does not write the file.
 * Throws an `InputError` for an unknown subject, a document that cannot be read, or an invalid entry.
 */
export function attest(request: AttestRequest): { report: RecordReport; recording: Recording } {
  const { data, asOf, origins, file, document } = request;
  const { dataset } = loadFacts({ asOf, ...present({ data, origins }) });
  const subject = resolveSubject(dataset, request.subject);
  if (subject.kind === 'route')
    throw inputError(`${subject.id} is a route through ${subject.host}: attest what its host says of itself`);
  if (subject.kind === 'unlisted')
    throw inputError(
      `nothing is on file of ${subject.id}, which looks like an id of ${familyText(subject.family, subject.provider)}`,
      {
        hint: `Attest of a model that is on file, or of ${subject.provider.id}.`,
      },
    );
  const model = subject.kind === 'model' ? subject.model.id : undefined;
  const entry = attestationFor(request, subject.provider.id, model);
  refuseRepeated(entry, dataset, request);
  const recording = recordIn('attestations', request.file, entry);
  const attributes = Object.keys(model === undefined ? (entry.attests ?? {}) : (entry.models?.[model] ?? {}));
  const report: RecordReport = {
    schemaVersion: 1,
    kind: 'record',
    tool: { name: 'mimo-check', version: version() },
    asOf,
    recorded: { kind: 'attestation', entry },
    ...{ file: recording.file, line: recording.line, created: recording.created },
    says: [
      `${attributes.join(', ')} of ${subject.id}: ${ATTESTED_MARK}.`,
      `It counts from ${entry.effective_from} to ${entry.expires}, where a policy takes a document of this kind as proof.`,
      `Some policies, like gdpr, count it only if ${pathFrom(file, document)} can be read where the check runs, to compare its digest (mimo-check help attestations).`,
    ],
    next: [
      `Next: mimo-check ${subject.id} --attestations ${recording.file}`,
      ...Object.values(present({ step: request.step })),
    ],
  };
  return { report, recording };
}

/** Options on what a document is, and on what it says. */
const DOCUMENT_OPTIONS = ['document', 'title', 'kind', 'party', 'effectiveFrom', 'expires', 'owner'] as const;
const ATTEST_ANSWER_OPTIONS = ['answer', 'clause', 'prevailsOver', 'answers'] as const;

type AttestSettings = Settings<
  (typeof DOCUMENT_OPTIONS)[number] | (typeof ATTEST_ANSWER_OPTIONS)[number] | 'attestations'
>;

/** What is attested from which document, and the file to write to. */
function attestedDocument(settings: AttestSettings): Pick<AttestRequest, 'document' | 'about' | 'file'> {
  const { answer, answers, clause } = settings;
  // If only a clause is given, a later error is more precise.
  const isSilent = (answer ?? answers ?? clause) === undefined;
  const { document, attestations, ...about } = demand(
    'attest',
    {
      document: ['--document', settings.document],
      title: ['--title', settings.title],
      kind: ['--kind', settings.kind],
      parties: ['--party', settings.party],
      effective_from: ['--effective-from', settings.effectiveFrom],
      expires: ['--expires', settings.expires],
      owner: ['--owner', settings.owner],
      attestations: ['--attestations <file>', settings.attestations],
    },
    isSilent ? ['--answer (or --answers <file>)'] : [],
  );
  return { document, about, file: recordFile(attestations, '--attestations') };
}

export const ATTEST_COMMAND = defineCommand({
  examples: (today) => [
    `attest xiaomi --document dpa.pdf --title 'Our DPA' --kind contract --party 'Our firm' --party Xiaomi ` +
      `--effective-from ${today} --expires ${addDays(today, 365)} --owner Dana ` +
      `--answer 'processor-terms={form: scc-2021-915, concluded_by: signature}' --clause processor-terms=1 ` +
      `--attestations attestations.yaml`,
  ],
  options: ['data', 'attestations', 'asOf', ...DOCUMENT_OPTIONS, ...ATTEST_ANSWER_OPTIONS],
  kinds: ['record'],
  texts: { attestations: 'file to write the attestation to (default: that of the project)' },
  request: ([subject], settings): AttestRequest => {
    const { asOf, data, origins } = requestOf([], settings);
    const words = attestedDocument(settings);
    return {
      ...{ asOf, ...present({ data, origins }) },
      subject: requiredArgument(subject),
      ...words,
      ...present({ step: stepForProject('attestations', words.file, settings.projectFile) }),
      answers: (ofModel) => collectAnswers(valuesOf(settings, ATTEST_ANSWER_OPTIONS), ofModel),
    };
  },
  answer: (request) => writeRecording('attestations', request.file, () => attest(request)).report,
});
