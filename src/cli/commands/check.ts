import { inputError, type InputError } from '../../input/problem.js';
import { checkReport, type CheckReport } from '../../report/check-report.js';
import { projectInForce, type Request } from '../../run/request.js';
import { EVIDENCE_OPTIONS, listOfArguments, requestOf, defineCommand } from '../command.js';
import { checkAll } from '../../run/check.js';
import { loadFacts, loadRun } from '../../run/load.js';
import { type NamedSubject, collectNames, subjectsFrom } from '../../run/standard-input.js';
import type { CommandAnswer } from '../../report/reports.js';
import type { AllSettings } from '../../settings/settings.js';
import { canStream } from '../../settings/destinations.js';

/**
 * Evaluates the policy for providers and models. Throws an `InputError` if there is no answer: something is
 * unknown, unreadable or invalid, there is nothing to check, or nothing applies.
 */
export const check = (request: Request): CheckReport => checkReport(checkAll(loadRun(request)));

/** A request whose subjects arrive while it is answered. */
type Incoming = Request & { incoming?: AsyncIterable<readonly NamedSubject[]> };

/** Asks what to check, rather than check everything on file. */
function askForSubject(request: Request): never {
  const { providers } = loadFacts(request).dataset;
  throw inputError('no provider or model given', {
    hint: `On file: ${providers.map(({ id }) => id).join(', ')}. Name one, like: mimo-check ${providers[0]?.id ?? 'xiaomi'}. Everything: mimo-check providers --format ndjson | mimo-check check -`,
  });
}

/** Whether a run without arguments knows what to check. */
export const hasSubjects = ({ data, projectFile }: AllSettings): boolean =>
  projectFile?.subjects !== undefined || (data !== undefined && data.origin.from !== 'project');

/** The error for a run that does not know what to check. */
export const noSubject = ({ projectFile }: AllSettings): InputError =>
  projectFile === undefined
    ? inputError('no provider or model given', {
        hint: 'Try mimo-check xiaomi, or mimo-check init xiaomi for a project file.',
      })
    : inputError('no provider or model given, and the project file lists none', {
        ...projectFile.at([]),
        hint: 'Add a line like: subjects: [xiaomi]',
      });

async function answerCheck({ incoming, ...request }: Incoming): Promise<CommandAnswer> {
  if (incoming === undefined) {
    const { subjects, project, data = [] } = request;
    if (subjects.length === 0 && project === undefined && data.length === 0) askForSubject(request);
    return check(request);
  }
  const { checkParts } = await import('../../run/check-parts.js');
  const { project, origins = {} } = request;
  const named = project === undefined ? {} : { project: projectInForce(project.file, origins['policy']) };
  return { kind: 'stream', parts: checkParts(request, incoming, named) };
}

export const CHECK_COMMAND = defineCommand({
  examples: [
    'check xiaomi --rule no-training',
    'models --format ndjson | mimo-check check - --format ndjson',
  ],
  options: [...EVIDENCE_OPTIONS, 'failOn', 'rule', 'details', 'brief'],
  request: async ([subjects], settings, io): Promise<Incoming> => {
    const names = listOfArguments(subjects);
    if (!names.includes('-')) return requestOf(names, settings);
    if (names.length > 1)
      throw inputError('give - alone: subjects come either from standard input or from the command line');
    if (canStream(settings, io.env)) return { ...requestOf([], settings), incoming: subjectsFrom(io) };
    return requestOf(await collectNames(subjectsFrom(io)), settings);
  },
  answer: answerCheck,
});
