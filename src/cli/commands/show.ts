import { ATTRIBUTE_IDS, attributeOf } from '../../core/attributes.js';
import { loadDataset } from '../../core/load-dataset.js';
import { resolveSubject } from '../../core/subject.js';
import { showReport, type ShowReport } from '../../report/show-report.js';
import type { Request } from '../request.js';
import { version } from '../version.js';
import { one, requestOf, type CommandText } from '../command.js';

/** Everything on file about one provider or model. Throws an InputError for an unknown subject or a broken file. */
export function show(
  request: Omit<Request, 'subjects' | 'policy' | 'failOn'> & { subject: string },
): ShowReport {
  const dataset = loadDataset(request.data ?? []);
  const subject = resolveSubject(dataset, request.subject);
  const claimable = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true);
  return showReport(version(), dataset, subject, request.asOf, claimable);
}

export const SHOW: CommandText = {
  name: 'show',
  arguments: '<subject>',
  summary: 'everything on file about one provider or model',
  options: ['data', 'asOf'],
  answer: ([subject], flags, io) => show({ ...requestOf([], flags, io), subject: one(subject) }),
};
