import { gapsReport, type GapsReport } from '../../report/report.js';
import { evaluated, type Request } from '../request.js';
import { version } from '../version.js';
import { EVIDENCE, many, requestOf, type CommandText } from '../command.js';

/** Lists what is not shown or not met; gates nothing. Throws an InputError as `check` does. */
export const gaps = (request: Request): GapsReport => gapsReport(evaluated(request, version()));

export const GAPS: CommandText = {
  name: 'gaps',
  arguments: '[subject...]',
  summary: 'list what is not shown or not met; never gates',
  options: EVIDENCE,
  answer: ([subjects], flags, io) => gaps(requestOf(many(subjects), flags, io)),
};
