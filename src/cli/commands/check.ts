import { checkReport, type CheckReport } from '../../report/report.js';
import { evaluated, type Request } from '../request.js';
import { version } from '../version.js';
import { EVIDENCE, many, requestOf, type CommandText } from '../command.js';

/**
 * Evaluates the policy for providers and models. Throws an InputError where no answer can be reached: something
 * unknown, unreadable or invalid, nothing to check, or nothing that applies.
 */
export const check = (request: Request): CheckReport => checkReport(evaluated(request, version()));

export const CHECK: CommandText = {
  name: 'check',
  arguments: '[subject...]',
  summary: 'evaluate the policy for providers and models; the exit code is the verdict',
  options: [...EVIDENCE, 'failOn'],
  answer: ([subjects], flags, io) => check(requestOf(many(subjects), flags, io)),
};
