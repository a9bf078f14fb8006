import { inputError } from '../../input/problem.js';
import { checkReport, type CheckReport } from '../../report/check-report.js';
import { evaluated, type Request } from '../../run/request.js';
import { checkParts } from '../../run/check-parts.js';
import { canStream } from '../deliver.js';
import { collectNames, subjectsFrom } from '../../run/subject-lines.js';
import { version } from '../../input/builtin.js';
import { type CommandText, EVIDENCE, many, requestOf } from '../command.js';

/**
 * Evaluates the policy for providers and models. Throws an InputError where no answer can be reached: something
 * unknown, unreadable or invalid, nothing to check, or nothing that applies.
 */
export const check = (request: Request): CheckReport => checkReport(evaluated(request, version()));

export const CHECK: CommandText = {
  name: 'check',
  arguments: '[subject...]',
  summary: 'evaluate the policy for providers and models; the exit code is the verdict',
  examples: [
    'check xiaomi --rule no-training',
    'models --format ndjson | mimo-check check - --format ndjson',
  ],
  options: [...EVIDENCE, 'failOn', 'rule'],
  answer: async ([subjects], flags, io) => {
    const names = many(subjects);
    if (!names.includes('-')) return check(requestOf(names, flags, io));
    if (names.length > 1)
      throw inputError('- stands alone: subjects come either from standard input or from here');
    const request = requestOf([], flags, io);
    if (!canStream(flags)) return check({ ...request, subjects: await collectNames(subjectsFrom(io)) });
    const project = flags.inForce === undefined ? {} : { project: { file: flags.inForce.file } };
    return { kind: 'stream', parts: checkParts(request, subjectsFrom(io), project) };
  },
};
