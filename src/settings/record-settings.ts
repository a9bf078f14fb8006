import { ATTESTATION_KINDS } from '../evidence/attestations/attestation.js';
import { parseDay, givenOnce, parseOneOf, givenRepeatedly, parseText } from './option-parsers.js';

const RECORD = 'What is recorded:';

/** The settings that `waive` and `attest` record. */
export const RECORD_SETTINGS = {
  allGaps: {
    flags: '--all-gaps',
    text: 'write an empty waiver, to be filled in, for each blocking gap: of the subject, given without a rule, or of those that the project file lists',
    group: RECORD,
  },
  reason: {
    flags: '--reason <text>',
    text: 'why the risk is accepted',
    group: RECORD,
    parse: givenOnce(parseText),
  },
  measures: {
    flags: '--measures <text>',
    text: 'what is done meanwhile; repeatable',
    group: RECORD,
    parse: givenRepeatedly(parseText),
  },
  owner: { flags: '--owner <name>', text: 'who answers for it', group: RECORD, parse: givenOnce(parseText) },
  expires: {
    flags: '--expires <day>',
    text: 'the last day on which it holds, YYYY-MM-DD, UTC',
    group: RECORD,
    parse: givenOnce(parseDay),
  },
  approvedBy: {
    flags: '--approved-by <name>',
    text: 'who else agreed; not the owner',
    group: RECORD,
    parse: givenOnce(parseText),
  },
  ticket: {
    flags: '--ticket <text>',
    text: 'where it is followed up',
    group: RECORD,
    parse: givenOnce(parseText),
  },
  advice: {
    flags: '--advice <text>',
    text: 'what the data protection officer or counsel said',
    group: RECORD,
    parse: givenOnce(parseText),
  },
  document: {
    flags: '--document <file>',
    text: 'the document that says so; its digest is taken',
    group: RECORD,
    parse: givenOnce(parseText),
  },
  title: {
    flags: '--title <text>',
    text: 'its title, with its version',
    group: RECORD,
    parse: givenOnce(parseText),
  },
  kind: {
    flags: '--kind <kind>',
    text: `what it is: ${ATTESTATION_KINDS.join(', ')}`,
    group: RECORD,
    parse: givenOnce(parseOneOf(ATTESTATION_KINDS)),
  },
  party: {
    flags: '--party <name>',
    text: 'who concluded or issued it; repeatable',
    group: RECORD,
    parse: givenRepeatedly(parseText),
  },
  effectiveFrom: {
    flags: '--effective-from <day>',
    text: 'the first day on which it holds, YYYY-MM-DD, UTC',
    group: RECORD,
    parse: givenOnce(parseDay),
  },
  answer: {
    flags: '--answer <attribute=value>',
    text: 'what it says, the value as YAML; repeatable',
    group: RECORD,
    parse: givenRepeatedly(parseText),
  },
  clause: {
    flags: '--clause <attribute=place>',
    text: 'where it says so; one for each answer',
    group: RECORD,
    parse: givenRepeatedly(parseText),
  },
  prevailsOver: {
    flags: '--prevails-over <attribute=reason>',
    text: 'why it takes precedence over statements on file that say otherwise; repeatable',
    group: RECORD,
    parse: givenRepeatedly(parseText),
  },
  answers: {
    flags: '--answers <file>',
    text: 'the answers as a YAML file: by attribute its value, clause, and so on',
    group: RECORD,
    parse: givenOnce(parseText),
  },
} as const;
