/** The kinds of attestations as a noun for people. */
export const KIND_WORDS = {
  contract: 'contract',
  'vendor-statement': 'statement of the vendor',
  'own-assessment': 'your own assessment',
} as const;

/** The kinds with their article, for the middle of a sentence. */
export const KIND_PHRASES = {
  contract: `a ${KIND_WORDS.contract}`,
  'vendor-statement': `a ${KIND_WORDS['vendor-statement']}`,
  'own-assessment': KIND_WORDS['own-assessment'],
} as const;

/** What became of the digest, for people. */
export const DIGEST_WORDS = {
  checked: 'digest checked',
  'not-checked': 'digest not checked: file not here',
} as const;

/** The mark wherever the user's own evidence is shown. */
export const ATTESTED_MARK = 'attested by you, not verified by mimo-check';

export const PARTY_WORDS = {
  you: 'you',
  provider: 'the provider',
  affiliate: 'affiliate',
  'sub-processor': 'sub-processor',
  other: 'another party',
} as const;

/** Parties without a name. */
export const COLLECTIVE_WORDS = {
  you: PARTY_WORDS.you,
  'every-sub-processor': 'every sub-processor on the list',
  'group-members': 'the members of the group',
} as const;

/** Each region as a label, and as it follows a preposition. */
export const REGION_WORDS = {
  eea: ['the EEA', 'the EEA'],
  eu: ['the EU', 'the European Union'],
  europe: ['Europe', 'the region “Europe”'],
  'north-america': ['North America', 'the region “North America”'],
  'asia-pacific': ['Asia-Pacific', 'the region “Asia-Pacific”'],
  worldwide: ['worldwide', 'the region “worldwide”'],
  'global-network': ['a global network', 'the region “global network”'],
} as const;

/** Of a value that states nothing. */
export const NOTHING_STATED = 'nothing stated';

/** How a source prints a figure. */
export const printedAs = (text: string): string => `(printed ${text})`;

/** Between conditions that all have to be met. */
export const AND_ONLY_FOR = '; and only for ';

/** The customers of several statements, of which some are about fewer customers. */
export const inPartOnlyFor = (customers: string, fewer: string): string =>
  `${customers} (in part only for ${fewer})`;

/** What the id of a subject means, and a family of ids. */
export const SUBJECT_WORDS = {
  modelOf: (provider: string) => `model of ${provider}`,
  via: (host: string) => `via ${host}`,
  familyOf: (family: string, provider: string) => `${provider}'s ${family} family`,
  unnamedMaker: 'someone not named',
} as const;
