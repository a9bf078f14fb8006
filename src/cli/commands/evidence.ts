import { resolveSubject } from '../../evidence/subject.js';
import { version } from '../../input/builtin.js';
import { present } from '../../input/plain-data.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { sourcesReport } from '../../report/lists/source-list.js';
import { load } from '../../run/load.js';
import { valuesOf } from '../../settings/settings.js';
import { defineCommand, LIST_OPTIONS, listOfArguments, requestOf, selectionOf } from '../command.js';
import type { ListRequest } from './providers.js';

/** A request for the sources of the evidence. */
type EvidenceRequest = ListRequest & { subject?: string; within?: number };

/**
 * Lists the documents behind the evidence on file, with their age and when the policy stops accepting them.
 * Throws an `InputError` for a subject that is not on file, or an invalid condition.
 */
export function evidence(request: EvidenceRequest): ListingReport {
  const basis = load(request);
  const { dataset } = basis;
  const providers =
    request.subject === undefined ? dataset.providers : [resolveSubject(dataset, request.subject).provider];
  return sourcesReport({ version: version(), ...basis }, providers, request, request.within);
}

export const EVIDENCE_COMMAND = defineCommand({
  examples: ['evidence openai', 'evidence --within 90 --policy gdpr'],
  options: [...LIST_OPTIONS, 'within', 'policy', 'data', 'attestations', 'asOf'],
  kinds: ['listing'],
  request: ([provider], settings): EvidenceRequest => ({
    ...requestOf([], settings),
    ...selectionOf(settings),
    ...valuesOf(settings, ['within']),
    ...present({ subject: listOfArguments(provider)[0] }),
  }),
  answer: evidence,
});
