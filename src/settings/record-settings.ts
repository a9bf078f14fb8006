import { ATTESTATION_KINDS } from '../evidence/attestation.js';
import { day, once, oneOf, repeated, text } from './option-parsers.js';

const RECORD = 'What is recorded:';

/** What `waive` and `attest` write down. */
export const RECORD_SETTINGS = {
  allGaps: {
    flags: '--all-gaps',
    text: 'write a waiver to fill in for each blocking gap of the subject, which then stands alone',
    group: RECORD,
  },
  reason: { flags: '--reason <text>', text: 'why the risk is accepted', group: RECORD, parse: once(text) },
  measures: {
    flags: '--measures <text>',
    text: 'what is done meanwhile; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  owner: { flags: '--owner <name>', text: 'who answers for it', group: RECORD, parse: once(text) },
  expires: {
    flags: '--expires <day>',
    text: 'the last day on which it holds, YYYY-MM-DD, UTC',
    group: RECORD,
    parse: once(day),
  },
  approvedBy: {
    flags: '--approved-by <name>',
    text: 'who else agreed; not the owner',
    group: RECORD,
    parse: once(text),
  },
  ticket: { flags: '--ticket <text>', text: 'where it is followed up', group: RECORD, parse: once(text) },
  advice: {
    flags: '--advice <text>',
    text: 'what the data protection officer or counsel said',
    group: RECORD,
    parse: once(text),
  },
  document: {
    flags: '--document <file>',
    text: 'the document that says so; its digest is taken',
    group: RECORD,
    parse: once(text),
  },
  title: { flags: '--title <text>', text: 'its title, with its version', group: RECORD, parse: once(text) },
  kind: {
    flags: '--kind <kind>',
    text: `what it is: ${ATTESTATION_KINDS.join(', ')}`,
    group: RECORD,
    parse: once(oneOf(ATTESTATION_KINDS)),
  },
  party: {
    flags: '--party <name>',
    text: 'who concluded or issued it; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  effectiveFrom: {
    flags: '--effective-from <day>',
    text: 'the first day on which it holds, YYYY-MM-DD, UTC',
    group: RECORD,
    parse: once(day),
  },
  answer: {
    flags: '--answer <attribute=value>',
    text: 'what it says, the value as YAML; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  clause: {
    flags: '--clause <attribute=place>',
    text: 'where it says so; one for each answer',
    group: RECORD,
    parse: repeated(text),
  },
  prevailsOver: {
    flags: '--prevails-over <attribute=reason>',
    text: 'why it goes before statements on file that say otherwise; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  answers: {
    flags: '--answers <file>',
    text: 'the answers as a YAML file: by attribute its value, clause, and so on',
    group: RECORD,
    parse: once(text),
  },
} as const;
