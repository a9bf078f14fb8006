import { ATTESTED_MARK } from '../../evidence/attested.js';
import { counted } from '../../input/phrases.js';
import type { Field } from '../../query/field.js';
import type { Finding } from '../../verdict/finding.js';
import type { Nouns } from './selection-text.js';

/** Whether an outcome rests on evidence of the user's own; of one that is open, whether any was weighed. */
export const isAttested = ({ outcome, caveats, claims }: Finding): boolean =>
  outcome === 'unknown'
    ? claims.some(
        ({ attestation, part }) => attestation !== undefined && (part === 'proof' || part === 'weak'),
      )
    : caveats.includes('attested');

/** For each row: the fields that rest on evidence of the user's own. */
export const attestedIn = <Row>(rows: readonly Row[], fields: readonly Field<Row>[]): string[][] =>
  rows.map((row) => fields.filter((field) => field.read(row).attested === true).map(({ name }) => name));

/** What a reader of such rows has to know, as a sentence. */
export function attestedNotes(attested: readonly (readonly string[])[], { noun, nouns }: Nouns): string[] {
  const names = [...new Set(attested.flat())];
  const rows = attested.filter((own) => own.length > 0).length;
  if (rows === 0) return [];
  const mark = ATTESTED_MARK.replace('attested', 'Attested');
  return [`${mark}: ${names.join(', ')} of ${counted(rows, noun, nouns)}.`];
}
