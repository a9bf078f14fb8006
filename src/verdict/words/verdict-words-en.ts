import { capitalised, counted, enumerate, firstFew } from '../../input/words.js';
import type { PolicyUse } from '../../policy/policy.js';
import type { Outcome } from '../decision.js';
import { outcomeWords } from './outcome-words-en.js';

/** The verdict as a word for people. */
export const VERDICT_WORDS = { pass: 'PASS', fail: 'FAIL', 'not-gated': 'NOT GATED' } as const;

/** Why an entry of a policy that is on is not asked. */
export const NOT_ASKED_TEXTS = {
  optionNotSet: (option: string) => `its option ${option} is not set`,
  notAsked: (rule: string, why: string) => `${rule} is not asked: ${why}`,
} as const;

/** What became of a waiver. */
export const WAIVER_TEXTS = {
  accepted: (owner: string, until: string, outcome: Outcome) =>
    `Accepted by ${owner} until ${until}. The requirement is still ${outcomeWords({ outcome, indication: 'none' })}. Acceptance does not remove a legal duty.`,
  endsIn: (days: number) => (days === 0 ? ' It ends today.' : ` It ends in ${counted(days, 'day')}.`),
  notAsked: (rule: string, subject: string) => `Unused: ${rule} was not asked of ${subject} here.`,
  unused: (outcome: Outcome) =>
    `Unused: the requirement ${outcome === 'pass' ? 'is shown' : 'does not apply'}. The waiver can be taken out.`,
  expired: (day: string) => `Expired on ${day}: it no longer applies.`,
  // The way in which evidence is digested can change too: then the digest alone is new.
  void: (evidence: string, beside: readonly string[]) =>
    `Void: the evidence, or the way its digest is made, has changed since the waiver was granted.${beside.length === 0 ? '' : ` Besides the statements considered, it covers what could speak against the requirement: ${enumerate(beside)}.`} Look at the gap again: if nothing new speaks against the waiver, grant it anew with evidence ${evidence}; otherwise take the waiver out.`,
  notFilledIn: (count: number, [first, last]: readonly [number, number], keys: readonly string[]) =>
    `${counted(count, 'waiver is', 'waivers are')} not filled in (lines ${first} to ${last}): ${keys.join(', ')}`,
  replaced: (status: 'void' | 'expired', place: string, until: string) =>
    `${capitalised(status)}: a newer waiver (${place}) covers this gap until ${until}. Take this one out.`,
  notYet: (day: string) => `Granted on ${day}, which is after this day: it is not there yet.`,
} as const;

/** The use that a verdict is about: what is assumed, and what the requirements come before. */
export const USE_WORDS: Readonly<Record<PolicyUse, { assumed: string; phrase: string }>> = {
  'personal-data': {
    assumed:
      'Ordinary personal data of people in the EEA; you are the controller; you call the API directly, under your own contract with whoever runs it. Special categories, criminal data, children, automated decisions and whether a DPIA is required are not judged.',
    phrase: 'before personal data of people in the EEA may be sent',
  },
  trial: {
    assumed:
      'Invented or public texts without personal data; you call the API directly, under your own contract with whoever runs it. Personal data of any kind are not judged.',
    phrase: 'for a trial without personal data',
  },
  model: {
    assumed:
      'You build on the model and call the API directly. Personal data of any kind, and your own duties as provider or deployer of a system, are not judged.',
    phrase: 'for building on the model',
  },
};

export const ACCEPTED_RISK = 'accepted risk';
const risks = (count: number): string => counted(count, ACCEPTED_RISK);

/** The verdict as a sentence, and what it means. */
export const HEADLINE_TEXTS = {
  someRules: (checked: readonly string[], all: number) =>
    `, ${checked.length} of its ${all} rules (${checked.join(', ')})`,
  withRisks: (count: number) => `, with ${risks(count)}`,
  verdict: (word: string, policy: string, more: string, day: string) =>
    `${word}: policy ${policy}${more}, as of ${day}.`,
  exceptRisks: (count: number) => `, except for ${risks(count)}`,
  partial: (but: string, others: number, policy: string) =>
    `The evidence on file shows what was asked${but}. The other ${others} rules of policy ${policy} were not asked.`,
  asks: (use: PolicyUse | undefined) =>
    `what the policy asks ${use === undefined ? 'for this use' : USE_WORDS[use].phrase}`,
  onlyWithRisks: (asks: string, count: number) =>
    `The evidence on file does not show all of ${asks}: it passes only with ${risks(count)}.`,
  passWithGaps: (asks: string, gaps: number, total: number) =>
    `Nothing blocks, because this policy lets through what is not shown: ${gaps} of ${total} requirements are not shown. The evidence on file does not show ${asks}.`,
  shown: (hasExempt: boolean) =>
    `shows every requirement that can block${hasExempt ? ', or that it does not apply' : ''}`,
  quietGaps: (gaps: number, total: number) => ` ${gaps} of ${total} requirements are gaps that do not block.`,
  passing: (asks: string, shown: string, quiet: string) =>
    `Of ${asks}, the evidence on file ${shown}.${quiet}`,
  aboutGaps: (companies: string) =>
    `A gap means our file lacks proof, or contains a statement against the requirement. A gap is not a finding about ${companies}.`,
  failing: (asks: string, about: string) => `The evidence on file does not show ${asks}. ${about}`,
  notGated: (about: string) => `Nothing can block (fail_on: never), so there is no verdict. ${about}`,
} as const;

/** Where a wrong statement is corrected. */
const CORRECTIONS = 'Corrections: CONTRIBUTING.md.';

/** The notices under reports and lists. */
export const NOTICE_TEXTS = {
  anyProvider: 'any provider named here',
  or: 'or',
  notAffiliated: (companies: string) => `Not affiliated with or endorsed by ${companies}.`,
  published: 'Terms and policies are as they were published; the contract that you concluded may differ.',
  attribution: (name: string, url: string, licence: string, terms: string) =>
    `Contains information from ${name} (${url}), made available under the ${licence} (${terms}).`,
  evaluated: (policy: string, day: string, companies: string) =>
    `This report compares statements on file with the requirements of policy ${policy}, as of ${day}. It is not legal advice, and it does not say whether the law is met by ${companies}. 'Not shown' means that the evidence on file does not show it; it may still be so. Sources may have changed since they were read. ${CORRECTIONS}`,
  file: `A statement on file is what a source says, or what someone reports that it says. Nothing here is legal advice. ${CORRECTIONS}`,
  list: `A statement on file is what a source says. Nothing here is legal advice; the order is not a ranking. ${CORRECTIONS}`,
  gap: (rule: string, subject: string) => `${rule} of ${subject}`,
  nextChange: (day: string, tooOld: readonly string[], waivers: readonly string[]) => {
    const parts = [
      ...(tooOld.length === 0 ? [] : [`the evidence for ${firstFew(tooOld)} is too old from then, or ends`]),
      ...(waivers.length === 0 ? [] : [`no waiver covers ${firstFew(waivers)} any more`]),
    ];
    return `This result can change on ${day}: ${parts.join('; ')}.${tooOld.length === 0 ? '' : ' See mimo-check evidence --within 30.'}`;
  },
} as const;
