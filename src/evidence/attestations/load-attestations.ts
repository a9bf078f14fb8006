import { dirname, resolve } from 'node:path';
import type { Attestation, AttestedAnswer, DigestState } from './attestation.js';
import { ATTRIBUTE_IDS } from '../attributes/attributes.js';
import { digestOf, digestOfFile } from '../../input/digest.js';
import { isThere, POLICY_LIMIT, type Reader } from '../../input/read-file.js';
import { displayPath, loadFile } from '../../input/load-file.js';
import { present, type DataPath } from '../../input/plain-data.js';
import { collect, inputError, placeProblems, type Problem, throwAll } from '../../input/problem.js';
import { saysNothing } from '../party.js';
import { nameForm } from '../../input/words.js';
import type { ValueOf } from '../../input/shape.js';
import { type ATTESTATION_SHAPE, ATTESTATIONS_SHAPE } from './attestation-shape.js';
import { KIND_PHRASES } from '../words/evidence-words-en.js';

export type AttestationEntry = ValueOf<typeof ATTESTATION_SHAPE>;
export type AttestationsFile = ValueOf<typeof ATTESTATIONS_SHAPE>;

type AttestsMapping = NonNullable<AttestationEntry['attests']>;
type At = (path: DataPath) => Attestation['location'];

function attestedAnswersIn(
  answers: AttestsMapping | undefined,
  subject: string,
  path: DataPath,
  at: At,
): AttestedAnswer[] {
  const ofModel = path[0] === 'models';
  return ATTRIBUTE_IDS.flatMap((attribute) => {
    const answer = answers?.[attribute] as (AttestsMapping[string] & { value?: unknown }) | undefined;
    if (answer === undefined) return [];
    const { value, clause, says, prevails_over } = answer;
    const more = present({
      says,
      prevailsOver: prevails_over?.reason,
      prevailsOn: prevails_over?.attributes,
    });
    return [{ attribute, subject, ofModel, value, clause, ...more, location: at([...path, attribute]) }];
  });
}

/** Converts an entry of the file. `at` gives the position of a path inside the entry. */
export function attestationOf(entry: AttestationEntry, digest: DigestState, at: At): Attestation {
  const { kind, provider, parties, document, owner, expires } = entry;
  const ofModels = Object.entries(entry.models ?? {}).flatMap(([model, answers]) =>
    attestedAnswersIn(answers, model, ['models', model], at),
  );
  return {
    kind,
    provider,
    parties,
    title: document.title,
    sha256: document.sha256,
    digest,
    ...present({ document: document.file }),
    effectiveFrom: entry.effective_from,
    expires,
    owner,
    answers: [...attestedAnswersIn(entry.attests, provider, ['attests'], at), ...ofModels],
    location: at([]),
  };
}

interface AttestationFault {
  path: DataPath;
  message: string;
  hint?: string;
}

/** The `author` in the value of a transfer assessment. */
const authorOf = (answer: object): unknown =>
  ((answer as { value?: unknown }).value as { author?: string } | undefined)?.author;

/** All answers of an entry, with their paths. */
const answersWithPaths = (
  entry: AttestationEntry,
): { path: DataPath; attribute: string; answer: AttestsMapping[string] }[] => [
  ...Object.entries(entry.attests ?? {}).map(([attribute, answer]) => ({
    path: ['attests', attribute],
    attribute,
    answer,
  })),
  ...Object.entries(entry.models ?? {}).flatMap(([model, answers]) =>
    Object.entries(answers).map(([attribute, answer]) => ({
      path: ['models', model, attribute],
      attribute,
      answer,
    })),
  ),
];

/** Finds answers that a document of this kind cannot give. */
function answerFaults(
  { kind }: AttestationEntry,
  one: ReturnType<typeof answersWithPaths>[number],
): AttestationFault[] {
  const { path, attribute, answer } = one;
  const prevails = answer.prevails_over !== undefined && kind !== 'contract';
  const isOwn = kind === 'own-assessment' || authorOf(answer) === 'exporter';
  return [
    ...(prevails
      ? [
          {
            path: [...path, 'prevails_over'],
            message: `only a contract takes precedence over what is said of the API; this is ${KIND_PHRASES[kind]}`,
            hint: 'Take prevails_over out, or attest the contract itself.',
          },
        ]
      : []),
    ...(attribute === 'transfer-assessment' && !isOwn
      ? [
          {
            path: [...path, 'value'],
            message: `a transfer assessment in ${KIND_PHRASES[kind]} is the exporter's`,
            hint: 'Write author: exporter and the day of your_review, or attest an assessment that you made yourself.',
          },
        ]
      : []),
  ];
}

/** Finds texts that say nothing where somebody has to be named, or a reason given. */
function emptyAttestationTexts(entry: AttestationEntry): AttestationFault[] {
  const texts: [path: DataPath, text: string][] = [
    [['owner'], entry.owner],
    ...entry.parties.map((party, index): [DataPath, string] => [['parties', index], party]),
    ...answersWithPaths(entry).flatMap(({ path, answer }): [DataPath, string][] => {
      const { prevails_over } = answer;
      return prevails_over === undefined
        ? []
        : [[[...path, 'prevails_over', 'reason'], prevails_over.reason]];
    }),
  ];
  return texts.flatMap(([path, text]) => (saysNothing(text) ? [{ path, message: 'says nothing' }] : []));
}

/** Finds faults in a single entry. */
export function attestationEntryFaults(entry: AttestationEntry): AttestationFault[] {
  const faults = emptyAttestationTexts(entry);
  if (entry.expires < entry.effective_from)
    faults.push({
      path: ['expires'],
      message: `ends on ${entry.expires}, before it takes effect (${entry.effective_from})`,
    });
  const parties = [...new Set(entry.parties.map(nameForm))];
  if (entry.kind === 'contract' && parties.length < 2)
    faults.push({
      path: ['parties'],
      message: `names ${entry.parties[0] ?? 'nobody'} alone, and a contract has two parties at least`,
      hint: 'Name the entity that you contract with, too.',
    });
  const answers = answersWithPaths(entry);
  if (answers.length === 0)
    faults.push({ path: [], message: 'attests nothing', hint: 'Name at least one attribute under attests.' });
  return [...faults, ...answers.flatMap((one) => answerFaults(entry, one))];
}

/** Compares a document's digest with its file, if available. Throws an `InputError` if they differ. */
function checkDigest({ file, sha256 }: AttestationEntry['document'], folder: string): DigestState {
  if (file === undefined) return 'not-checked';
  const path = resolve(folder, file);
  if (!isThere(path)) return 'not-checked';
  const found = digestOfFile(path, displayPath(path));
  if (found === sha256) return 'checked';
  throw inputError(`the digest of ${displayPath(path)} differs: it is ${found}`, {
    hint: 'The document is not the one that was attested. Look at it again, then attest what it says.',
  });
}

function loadAttestationFile(path: string, read: Reader | undefined): Attestation[] {
  const { value, document } = loadFile(path, ATTESTATIONS_SHAPE, { limit: POLICY_LIMIT, read });
  return collect([...value.attestations.entries()], ([index, entry]) => {
    const base: DataPath = ['attestations', index];
    const at: At = (inner) => document.at([...base, ...inner]);
    throwAll(
      attestationEntryFaults(entry).map(({ path: inner, ...fault }) => ({
        ...at(inner),
        path: [`attestations[${index}]`, ...inner].join('.'),
        ...fault,
      })),
    );
    const digest = placeProblems(at(['document', 'sha256']), () =>
      checkDigest(entry.document, dirname(path)),
    );
    return attestationOf(entry, digest, at);
  });
}

/** Finds entries of a file that is given twice, or in a copy. Within one file, a repeated entry is seen. */
function repeatedEntries(attestations: readonly Attestation[]): Problem[] {
  const first = new Map<string, Attestation>();
  return attestations.flatMap((one) => {
    const answers = one.answers.map((answer) => ({ ...answer, location: undefined }));
    // Where the document lies, and whether it is there, differs between copies.
    const apart = { location: undefined, digest: undefined, document: undefined };
    const key = digestOf({ ...one, ...apart, answers });
    const earlier = first.get(key);
    first.set(key, earlier ?? one);
    if (earlier === undefined) return [];
    const { file, line } = earlier.location;
    if (file === one.location.file && line !== one.location.line) return [];
    return [
      {
        ...one.location,
        message: `${JSON.stringify(one.title)} is attested already at ${file}:${line}`,
        hint: 'Take one of the two out.',
      },
    ];
  });
}

/**
 * Loads attestations; the order of the files does not matter. Throws an `InputError` with the problems of all files:
 * wrong form, wrong days, nothing attested, a document whose digest differs, or the same entry twice.
 */
export function loadAttestations(paths: readonly string[], read?: Reader): Attestation[] {
  const attestations = collect([...paths].sort(), (path) => loadAttestationFile(path, read)).flat();
  throwAll(repeatedEntries(attestations));
  return attestations;
}
