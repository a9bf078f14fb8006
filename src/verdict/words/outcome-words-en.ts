import { dateOf } from '../../evidence/claim.js';
import type { Claim } from '../../evidence/dataset.js';
import type { Bearer, Relation } from '../../evidence/law.js';
import type { Scope } from '../../evidence/provider-shape.js';
import { asSentence, enumerate } from '../../input/words.js';
import type { Indication, Outcome, Reason } from '../decision.js';

/** The words that people read for an outcome. */
export function outcomeWords({ outcome, indication }: { outcome: Outcome; indication: Indication }): string {
  switch (outcome) {
    case 'pass':
      return 'shown';
    case 'fail':
      return 'not met';
    case 'not-applicable':
      return 'not applicable';
    case 'unknown':
      return indication === 'against' ? 'contrary statement' : 'not shown';
  }
}

/** The reason for an outcome, in words. */
export const REASON_WORDS: Record<Reason, string> = {
  'other-route': 'served through another host',
  conflicting: 'statements on file differ',
  contested: 'other evidence on file disagrees',
  'wrong-scope': 'company-wide, not about this API',
  'not-accepted': 'your own document, which the policy does not accept as it is',
  conditional: 'for some customers only',
  'not-specific': 'does not answer the question in full',
  stale: 'too old',
  undated: 'undated',
  'not-found': 'none found',
  'reported-only': 'reported only',
  missing: 'not researched',
};

/** What would close a gap, by reason. Complete, so that none is forgotten. */
export const REMEDIES: Record<Reason, string> = {
  'other-route':
    'Get evidence about the host that serves this id: a provider file about the host, named as the route.',
  conflicting:
    'Find out which of the differing statements governs, then give the others an end ("until") or record which edition applies.',
  contested:
    'Read the original document of the report or search that disagrees, and record what it says as a reviewed statement.',
  'wrong-scope':
    'Get a statement about this API: its own terms, or a clause that says that the company-wide text covers it.',
  'not-accepted':
    'Get a document of a kind that the policy takes as proof of this, and keep its file beside the attestation so that its digest can be checked.',
  conditional:
    'If the statement is about your kind of customer, choose that variant in the policy; otherwise get a statement about yours.',
  'not-specific': 'Get a statement that answers the question in full.',
  stale: 'Look at the source again, and record the date.',
  undated: 'Record the day on which the source was read.',
  'not-found': 'Get the document that says so: ask the vendor for its title, version, date and clause.',
  'reported-only':
    'Read the original document of the report, and record what it says as a reviewed statement.',
  missing: 'Look at what the provider publishes, and record what it says, or that nothing was found.',
};

/** Caveats on an outcome, in words. */
export const CAVEAT_WORDS = {
  undated: REASON_WORDS.undated,
  conflicting: 'editions differ',
  attested: 'attested by you',
  reported: 'by reports alone',
  'company-wide': 'the company-wide statement differs',
  disputed: 'a statement on file says otherwise',
  'vendor-reply': 'the provider has replied since',
} as const;

/** Whose duty something is. */
export const DUTY_WORDS: Readonly<Record<Bearer, string>> = {
  vendor: "the vendor's duty",
  you: 'your duty',
  both: 'a duty that you and the vendor share',
};

/** Numbers and countries that a rule asks for are the policy's, so the article is not said to require them. */
const BEHIND_RULE: Readonly<Record<Bearer, string>> = {
  vendor: "the duty behind this rule: the vendor's",
  you: 'the duty behind this rule: yours',
  both: "the duty behind this rule: yours and the vendor's",
};

const NEEDED_FOR: Readonly<Record<Bearer, string>> = {
  vendor: "needed for one of the vendor's duties",
  you: 'needed for one of your duties',
  both: `needed for ${DUTY_WORDS.both}`,
};

/** The words for a requirement of the policy alone, for which the rule cites no law. */
export const OWN_POLICY = 'own policy';

/** How an article relates to a requirement, and whose duty it is, if it is one. */
export const basisWords = (relation: Relation, dutyOf: Bearer): string =>
  ({
    requires: BEHIND_RULE[dutyOf],
    permits: 'allows it',
    defines: 'defines the term',
    'needed-for': NEEDED_FOR[dutyOf],
    'own-policy': OWN_POLICY,
  })[relation];

/** The words for an article that is not in force yet. */
export const sinceText = (day: string): string => ` (from ${day})`;

/** What kind of statement speaks against another, in a message and in a few words. */
export const DISAGREEMENT_WORDS = {
  own: {
    sentence: 'Your document and a published statement differ.',
    brief: 'your document and a published statement differ',
  },
  versions: {
    sentence: 'Versions on file differ, and the file does not say which one governs.',
    brief: 'another version differs',
  },
  statements: { sentence: asSentence(REASON_WORDS.conflicting), brief: 'another statement differs' },
} as const;

/** Where your own document and a published statement differ. */
export const PRECEDENCE_TEXTS = {
  published: (place: string, said: string) => `The published statement (${place}): ${said}`,
  contract: (attributes: readonly string[]) =>
    `If your contract takes precedence over what is published, add prevails_over with the reason to its entry${attributes.length < 2 ? '' : `, with attributes: [${attributes.join(', ')}]`} (mimo-check help attestations).`,
  onlyContract: (kind: string) =>
    `Only a contract can take precedence over what is published, and this is ${kind} (mimo-check help attestations).`,
} as const;

export const CONTEST_WORDS = {
  report: { sentence: 'An unverified report disagrees.', brief: 'an unverified report disagrees' },
  wider: {
    sentence: 'A statement on file about the API as a whole disagrees.',
    brief: 'a statement about the API as a whole disagrees',
  },
  search: {
    sentence: "A later search of the API's own terms found no answer.",
    brief: 'a later search found nothing',
  },
} as const;

/** Why a statement does not count if the policy does not accept its scope. */
export const SCOPE_WORDS: Record<Scope, { sentence: string; brief: string }> = {
  contract: {
    sentence: 'Said in a contract; this policy does not accept that scope.',
    brief: 'in a contract',
  },
  model: { sentence: 'Said of the model; this policy does not accept that scope.', brief: 'about the model' },
  offering: {
    sentence: 'Said of the API as a whole; this policy does not accept that scope.',
    brief: 'about the API as a whole',
  },
  group: { sentence: 'Company-wide, not about this API.', brief: 'company-wide' },
};

/** Who made a search, or in which documents, and when: the file says so. */
const searchOrigin = (claim: Claim, titleOf: (source: string) => string): string => {
  const by = claim.notFound?.by;
  const made = by === undefined ? `of ${claim.sources.map(titleOf).join('; ')}` : `by ${by}`;
  const day = dateOf(claim);
  if (day === undefined || by !== undefined) return `${made} (${day ?? REASON_WORDS.undated})`;
  return `${made} (${claim.sources.length > 1 ? 'oldest text' : 'text'} of ${day})`;
};

/** That a search on file found nothing, as sentences; `titleOf` gives the title of a source. */
export const ownSearch = (claim: Claim, titleOf: (source: string) => string): string =>
  `A search ${searchOrigin(claim, titleOf)} found no answer. ${asSentence(claim.says ?? '')}`.trim();

/** A reported search without a result, in short, for the message of a finding. */
export const reportedInVain = ({ says = '' }: Pick<Claim, 'says'>): string =>
  `Others report a search that found no answer (unverified). ${asSentence(says)}`.trim();

/** What a search says that it found, or did not, to follow "found"; undefined if it says something else. */
export const whatWasFound = (says: string): string | undefined =>
  /^No\b/.test(says) ? `n${says.slice(1)}` : /^It found (.*)$/s.exec(says)?.[1];

/** What others say that they did not find, as a sentence without its end. */
export function reportedSearch(search: { notFound: { looked_in: string }; says?: string }): string {
  const { notFound, says } = search;
  const looked = `Others report that they looked in ${notFound.looked_in}`;
  const stated = asSentence(says ?? '').replace(/[.!?…]+$/, '');
  if (stated === '') return `${looked} and found no answer`;
  const found = whatWasFound(stated);
  return found === undefined ? `${looked} and found no answer: ${stated}` : `${looked} and found ${found}`;
}

/** The parts of a finding's message that do not come from statements. */
export const FINDING_TEXTS = {
  otherCustomers: 'What is on file is about other customers.',
  laterDay: 'What is on file is dated after this day.',
  notResearched: asSentence(REASON_WORDS.missing),
  documentNotCounted: (title: string, digest: string) =>
    `Its document ${JSON.stringify(title)} does not count here as it is (${digest}).`,
  otherKind: (kind: string, wanted: string) =>
    `Attested as ${kind}; as proof of this the policy takes ${wanted === '' ? 'none' : `only ${wanted}`}.`,
  ownApiOnly: (title: string, host: string) =>
    `Your document ${JSON.stringify(title)} is about the API itself; requests through ${host} run under its contract.`,
  gatedSource: 'Its source is shown on request only.',
  reviewedAlone: 'That a requirement does not apply is shown by reviewed evidence alone.',
  tooOld: (day: string, days: number) => `Its age counts from ${day}, more than ${days} days ago.`,
  heldUntil: (day: string) => `The statement on file held until ${day}; nothing newer is on file.`,
  holdsOnlyFor: (customers: string) => `Holds only for ${customers}.`,
  dependsOnCustomer: (customers: readonly string[]) =>
    `Each statement holds for one kind of customer: ${customers.join('; or ')}. Choose yours under variants in the policy.`,
  undated: asSentence(REASON_WORDS.undated),
  undatedSearch: 'The search has no date.',
  unverified: (text: string) => `${text} (unverified).`,
  uncheckedReport: 'Only reported; nobody here has checked it.',
  unverifiedObjection: 'An unverified report disagrees: ',
  contradicts: (place: string, promised: string, customers: string | undefined) =>
    `That statement (${place}${customers === undefined ? '' : `, only for ${customers}`}) contradicts ${promised}.`,
  wouldMeet: 'It would meet this, but it is not proof.',
  meetsAlone: 'By itself it meets this requirement.',
  noProof: 'A statement that would meet this is on file, but it is not proof.',
  beforeStatement: (reason: string) =>
    `It takes precedence over a statement on file that says otherwise: ${reason}`,
  beforeReport: (reason: string) => `It takes precedence over a report that says otherwise: ${reason}`,
  otherRoute: (host: string, provider: string, id = 'This id') =>
    `${id} is served through ${host}. The evidence on file is about ${provider}'s own API and says nothing about that route.`,
  hostAndMaker: (host: string, maker: string | undefined) =>
    `${host} and whoever runs the model${maker === undefined ? '' : ` of ${maker}`}`,
  unlistedByMaker: (host: string, maker: string) =>
    `${host} passes this id on to ${maker}, and no such model of ${maker} is on file.`,
  unlisted: (family: string) =>
    `This looks like an id of ${family}; it is not on file, so nothing is known about it.`,
} as const;

/** Why a requirement is not shown, as part of one line. */
export const BRIEF_TEXTS = {
  otherRoute: 'another host; nothing on file about it',
  notAccepted: 'your document does not count here',
  onlyFor: (customers: string) => `only for ${customers}`,
  dependsOnCustomer: 'depends on the customer: choose yours under variants in the policy',
  olderThan: (days: number, isGap: boolean) => `${isGap ? 'text ' : ''}older than ${days} days`,
  otherCustomers: 'only about other customers',
  laterDay: 'only of a later day',
  objection: (answer: string, attribute: string, customers: string | undefined) =>
    `${customers === undefined ? '' : `for ${customers}, `}${answer} (see ${attribute})`,
  reportDisagrees: (found: string) => `${found}; a report disagrees`,
  stated: 'stated',
  statedBut: (why: string) => `stated, but ${why}`,
  only: (scope: string) => `${scope} only`,
  oneAndAnother: (one: string, other: string, isConditional: boolean) =>
    `one statement: ${one}; another${isConditional ? `, ${REASON_WORDS.conditional}` : ''}: ${other}`,
  openParts: (parts: readonly string[], found: string) => `${enumerate(parts)}: ${found}`,
} as const;
