import { CLAIMABLE_IDS } from '../../evidence/provider-shape.js';
import { resolveSubject } from '../../evidence/subject.js';
import { plainRequest } from '../../report/envelope.js';
import { showReport, type ShowReport } from '../../report/show-report.js';
import { loadFacts } from '../../run/load.js';
import type { Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { requiredArgument, requestOf, defineCommand } from '../command.js';

/**
 * Shows everything on file about a provider or model. Throws an `InputError` for an unknown subject or an
 * invalid file.
 */
export function show(
  request: Omit<Request, 'subjects' | 'policy' | 'failOn'> & { subject: string },
): ShowReport {
  const { data, attestations: files, asOf } = request;
  const { dataset, attestations } = loadFacts(request);
  const subject = resolveSubject(dataset, request.subject);
  const recordedRequest = plainRequest({ subject: request.subject, data, attestations: files });
  return showReport(version(), dataset, subject, asOf, CLAIMABLE_IDS, {
    recordedRequest,
    records: { attestations },
  });
}

export const SHOW_COMMAND = defineCommand({
  examples: ['show xiaomi', 'show mimo-v2-pro --format json'],
  options: ['data', 'attestations', 'asOf'],
  request: ([subject], settings) => ({ ...requestOf([], settings), subject: requiredArgument(subject) }),
  answer: show,
});
