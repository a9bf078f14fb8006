import { ATTRIBUTE_IDS, attributeOf } from '../../evidence/attributes/attributes.js';
import { loadDataset } from '../../evidence/load-dataset.js';
import { resolveSubject } from '../../evidence/subject.js';
import { layOver } from '../../evidence/lay-over.js';
import { loadAttestations } from '../../evidence/load-attestations.js';
import { plainRequest } from '../../report/envelope.js';
import { showReport, type ShowReport } from '../../report/show-report.js';
import type { Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { type CommandText, one, requestOf } from '../command.js';

/** Everything on file about one provider or model. Throws an InputError for an unknown subject or a broken file. */
export function show(
  request: Omit<Request, 'subjects' | 'policy' | 'failOn'> & { subject: string },
): ShowReport {
  const { data, attestations: files, asOf } = request;
  const attestations = loadAttestations(files ?? []);
  const dataset = layOver(loadDataset(data ?? []), attestations);
  const subject = resolveSubject(dataset, request.subject);
  const claimable = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true);
  const asked = plainRequest({ subject: request.subject, data, attestations: files });
  return showReport(version(), dataset, subject, asOf, claimable, { asked, evidence: { attestations } });
}

export const SHOW: CommandText = {
  name: 'show',
  arguments: '<subject>',
  summary: 'everything on file about one provider or model',
  examples: ['show xiaomi', 'show mimo-v2-pro --format json'],
  options: ['data', 'attestations', 'asOf'],
  answer: ([subject], flags, io) => show({ ...requestOf([], flags, io), subject: one(subject) }),
};
