import { isDay } from '../../input/calendar.js';
import type { Volume } from '../../query/cost.js';
import type { Selection } from '../../query/select.js';
import { displayPath } from '../../input/load-file.js';
import { isMapping, present, valueAt } from '../../input/plain-data.js';
import { inputError, type Problem, rephrase } from '../../input/problem.js';
import { type Reader, readInput } from '../../input/read-file.js';
import { readerAt, readSavedReport, reportPlace } from '../../run/saved-report.js';
import { validateDocument } from '../../input/schema.js';
import { isPolicyPath } from '../../policy/load-policy.js';
import {
  reportDifferences,
  type VerifiedInput,
  verifiedParts,
  type VerifyReport,
} from '../../report/verify-report.js';
import type { Report } from '../../report/reports.js';
import { requiredArgument, defineCommand, requestOf } from '../command.js';
import { type NewNames, renamedInputs, withOldNames } from '../../run/old-names.js';
import {
  type Request,
  type Origin,
  RECORDED_REQUEST_SHAPE,
  type RecordedRequest,
} from '../../run/request.js';
import { valuesOf } from '../../settings/settings.js';
import { version } from '../../input/builtin.js';
import { check } from './check.js';
import { compare } from './compare.js';
import { explain } from './explain.js';
import { gaps } from './gaps.js';
import { models } from './models.js';
import { providers } from './providers.js';
import { questions } from './questions.js';
import { show } from './show.js';
import { renderJson } from '../../format/document.js';

type RemakeRequest = Request & Selection & { rule?: string; subject?: string; volume?: Volume };

/** How to remake each kind of report, and each list by its name. */
const REMAKERS = {
  check: (request) => check(request),
  gaps: (request) => gaps(request),
  explain: (request) => explain({ ...request, rule: request.rule ?? '' }),
  show: (request) => show({ ...request, subject: request.subject ?? '' }),
  compare: (request) => compare(request),
  questions: (request) => questions({ ...request, subject: request.subject ?? '' }),
  'list of gaps': (request) => gaps(request),
  'list of providers': (request) => providers(request),
  'list of models': (request) => models(request),
} satisfies Record<string, (request: RemakeRequest) => Report>;
type RemadeKind = keyof typeof REMAKERS;

/** The kind of a report, if it can be made again. */
const remadeKindOf = ({ kind, list }: Record<string, unknown>): RemadeKind | undefined =>
  Object.keys(REMAKERS).find(
    (name): name is RemadeKind => name === (kind === 'listing' ? `list of ${String(list)}` : kind),
  );

/** A report to verify, and where its inputs are now. The default is the report's own name for each. */
export interface VerifyRequest {
  file: string;
  now: NewNames;
  /** For messages only: who set the new names. */
  origins?: Readonly<Record<string, Origin>>;
}

interface ReportToVerify {
  content: Record<string, unknown>;
  kind: RemadeKind;
  asOf: string;
  madeBy: string;
  recordedRequest: RecordedRequest;
}

/** Reads the report to verify. Throws an `InputError` for anything else, or if it cannot be made again. */
function readReport(path: string, read: Reader): ReportToVerify {
  const { file, content } = readSavedReport(path, read);
  const { asOf } = content;
  const known = remadeKindOf(content);
  if (known === undefined)
    throw inputError('is not a report that can be made again', {
      file,
      hint: `These can, as --format json writes them: ${Object.keys(REMAKERS).join(', ')}.`,
    });
  if (typeof asOf !== 'string' || !isDay(asOf)) throw inputError('has no as-of date', { file, path: 'asOf' });
  const place = { file, line: 1, column: 1 };
  const recordedRequest = validateDocument(RECORDED_REQUEST_SHAPE, {
    file,
    data: valueAt(content, 'proof', 'asked'),
    at: () => place,
  });
  return { content, kind: known, asOf, madeBy: String(valueAt(content, 'tool', 'version')), recordedRequest };
}

/** The request of a report, with its inputs where they are now. */
const remakeRequest = (
  { recordedRequest, asOf }: ReportToVerify,
  { now, origins = {} }: VerifyRequest,
): RemakeRequest => ({
  subjects: [],
  ...present({ ...recordedRequest, ...now }),
  ...{ asOf, origins },
});

/** The request recorded in the new report, with the old names for inputs that were moved. */
function renamedRequest(
  remade: Record<string, unknown>,
  { recordedRequest }: ReportToVerify,
  { now }: VerifyRequest,
): object {
  const recorded = valueAt(remade, 'proof', 'asked');
  const moved = (Object.keys(now) as (keyof typeof now)[]).filter((key) =>
    key === 'policy'
      ? isPolicyPath(recordedRequest.policy ?? '') && isPolicyPath(now.policy ?? '')
      : recordedRequest[key]?.length === now[key]?.length,
  );
  const old = Object.fromEntries(moved.map((key) => [key, recordedRequest[key]]));
  return { ...(isMapping(recorded) ? recorded : {}), ...old };
}

/** Makes the report again from today's inputs, as parsed JSON. */
function remakeReport(saved: ReportToVerify, request: VerifyRequest): unknown {
  const { recordedRequest, kind } = saved;
  const report: Report = REMAKERS[kind](remakeRequest(saved, request));
  const fresh = JSON.parse(renderJson(report)) as Record<string, unknown>;
  const named = withOldNames(fresh, renamedInputs(recordedRequest, request.now));
  const { project } = recordedRequest;
  const line = valueAt(saved.content, 'project', 'line');
  const proof = { ...(named['proof'] as object), asked: renamedRequest(fresh, saved, request) };
  return {
    ...named,
    proof,
    ...(project === undefined
      ? {}
      : { project: { file: project.file, ...(typeof line === 'number' ? { line } : {}) } }),
  };
}

const OVERRIDABLE = ['data', 'policy', 'waivers', 'attestations'] as const;

function inputsToVerify({ recordedRequest }: ReportToVerify, { now }: VerifyRequest): VerifiedInput[] {
  return OVERRIDABLE.flatMap((what): VerifiedInput[] => {
    const overriding = now[what];
    const names = overriding ?? recordedRequest[what] ?? [];
    const saidBy = overriding === undefined ? 'report' : 'option';
    return (typeof names === 'string' ? [names] : names).map((name) => ({ what, name, saidBy }));
  });
}

function verificationNotes(
  { madeBy }: ReportToVerify,
  request: VerifyRequest,
  inputs: readonly VerifiedInput[],
): string[] {
  const named = inputs.some(({ saidBy, name }) => saidBy === 'report' && /[/\\.]/.test(name));
  return [
    ...(madeBy === version()
      ? []
      : [
          `The report was made by mimo-check ${madeBy}; this is ${version()}, which may be all the difference.`,
        ]),
    ...(named
      ? [
          'Inputs were taken from where the report says. Whoever could write the report could also write these: name your own with --policy, --data, --waivers and --attestations.',
        ]
      : []),
    `This only compares ${request.file} with the report that mimo-check makes from these inputs; it does not verify that what the report says is true.`,
  ];
}

/** Explains why a report cannot be made again. */
function withRemakeHint<T>(file: string, step: () => T): T {
  const summary: Problem = {
    file: displayPath(file),
    message: 'cannot be made again',
    hint: 'If an input has moved, say where it is now: --policy, --data, --waivers, --attestations.',
  };
  return rephrase((problems) => [...problems, summary], step);
}

/**
 * Makes a JSON report again and compares every field. Throws an `InputError` if it cannot be made again, or
 * an input is missing or invalid.
 */
export function verify(request: VerifyRequest, read: Reader = readInput): VerifyReport {
  const saved = readReport(request.file, read);
  const remade = withRemakeHint(request.file, () => remakeReport(saved, request));
  const differences = reportDifferences(saved.content, remade);
  const inputs = inputsToVerify(saved, request);
  const { verdict } = saved.content;
  return {
    schemaVersion: 1,
    kind: 'verify',
    tool: { name: 'mimo-check', version: version() },
    file: displayPath(request.file),
    verified: {
      ...{ kind: saved.kind, asOf: saved.asOf, version: saved.madeBy },
      ...(typeof verdict === 'string' ? { verdict } : {}),
    },
    holds: differences.length === 0,
    inputs,
    parts: verifiedParts(differences, { hasVerdict: verdict !== undefined }),
    differences,
    notes: verificationNotes(saved, request, inputs),
  };
}

/** Options for where inputs are now. */
const INPUT_OPTIONS = ['policy', 'data', 'waivers', 'attestations'] as const;

export const VERIFY_COMMAND = defineCommand({
  examples: ['xiaomi --report json=report.json', 'verify report.json'],
  options: ['policy', 'data', 'waivers', 'noWaivers', 'attestations'],
  withoutProject: true,
  readsFiles: true,
  request: async ([file], settings, io) => {
    const { origins = {} } = requestOf([], settings);
    const place = await reportPlace(requiredArgument(file), io);
    return { place, now: valuesOf(settings, INPUT_OPTIONS), origins };
  },
  answer: ({ place, ...request }) => verify({ file: place.path, ...request }, readerAt(place)),
});
