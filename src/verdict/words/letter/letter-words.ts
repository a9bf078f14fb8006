import type { Bearer } from '../../../evidence/law.js';
import type { VocabularyWords } from '../../../evidence/words/vocabulary-words.js';

/** The questions of the letter, in its order. */
export const THEME_IDS = [
  'entity',
  'terms',
  'roles',
  'training',
  'places',
  'access',
  'confinement',
  'transfers',
  'authorities',
  'sub-processors',
  'retention',
  'deletion',
  'security',
  'ai-act',
  'models',
] as const;
export type ThemeId = (typeof THEME_IDS)[number];

interface QuestionWords {
  question: string;
  closes: string;
}

/** One question to the vendor: what closes it, and what does not. */
export interface ThemeWords extends QuestionWords {
  title: string;
  /** Absent: there is nothing that is often offered instead. */
  doesNot?: string;
  /** What of it no law demands, and what we want it for. There wherever a rule of it has no law. */
  wish?: string;
  /** Where the law binds the maker of a model and another serves it: what either is asked. */
  apart?: { maker: QuestionWords; server: QuestionWords };
}

/** An article as a letter cites it. */
export interface LetterArticle {
  law: string;
  short: string;
  article: string;
  inForce: boolean;
  inForceFrom: string;
}

/** Who has a duty under the AI Act: the scope of its article, and the maker of the model where it is another. */
export interface Audience {
  scope: string;
  maker?: string | undefined;
}

/** A search that found nothing: the question, the only customers it is about, who searched, which documents, and what the file says. */
export interface LetterSearch {
  title: string;
  only: string;
  by: string | undefined;
  documents: readonly string[];
  lookedIn: string;
  says: string | undefined;
  /** The letter names another document of the vendor's before. */
  isHeld: boolean;
}

/** A condition of a statement: the variant's id and its title in the file. */
export interface LetterCondition {
  id: string;
  title: string;
}

/** What the letter rests on: whether the review bears days, and whether there are reports. */
export interface Ground {
  review: 'undated' | 'partly' | 'dated' | 'none';
  hasReports: boolean;
  asOf: string;
}

/** What the letter says of a document that we hold. */
export interface Held {
  document: string;
  place: string;
  title: string;
  /** Why it does not settle the question. */
  open: string;
}

/** Why a document of the vendor's does not settle the question; neutral, for it says nothing of the document. */
interface OpenWords {
  ended: (day: string) => string;
  notYet: (day: string) => string;
  copyMissing: string;
  otherForm: string;
  stale: (day: string) => string;
  unsettled: string;
  partial: string;
  differs: string;
}

/** How articles are cited, and whose duty they are. */
export interface LawWords {
  cite: (articles: readonly LetterArticle[]) => string;
  duty: Record<Bearer, string>;
  dutyOf: (maker: string) => string;
  underClauses: Record<Bearer, string>;
  permits: string;
  defines: string;
  audience: (audience: Audience) => string;
  lawLine: (cited: string, duty: string) => string;
}

/** Every string of the letter in one language. */
export interface LetterWords extends LawWords {
  vocabulary: VocabularyWords;
  /** The blanks that the language sets before or after a sign. Absent: it sets none. */
  typeset?: (text: string) => string;
  head: string;
  subject: (offering: string) => string;
  to: (name: string) => string;
  contact: string;
  from: string;
  organisation: string;
  answerBy: (date: string) => string;
  date: string;
  opening: (offering: string, ground: Ground) => string[];
  /** Absent: the letter has none. */
  salutation?: string;
  farewell?: string;
  nothingToAsk: string;
  forMaker: (maker: string) => string;
  found: string;
  law: string;
  closes: string;
  doesNot: string;
  findings: string;
  findingIds: (ids: string) => string;
  quoted: (first: string, last: string) => string;
  closing: string;
  signature: string;
  appendix: string;
  takeOut: string;
  appendixText: string;
  recordingTitle: string;
  recording: (id: string) => string[];
  columns: readonly [question: string, attribute: string, form: string];
  noticeTitle: string;
  replaced: (provider: string, file: string) => string;
  notice: (name: string, asOf: string) => string[];
  themes: Record<ThemeId, ThemeWords>;

  only: (conditions: readonly LetterCondition[]) => string;
  quote: (title: string) => string;
  noStatement: (title: string) => string;
  held: (held: Held) => string;
  open: OpenWords;
  search: (search: LetterSearch) => string;
  reportedSearch: (search: Pick<LetterSearch, 'title' | 'lookedIn' | 'says'>) => string;
  reported: (document: string, version: string | undefined) => string;
  replied: (day: string, text: string) => string;
  seen: (day: string) => string;
  recorded: (day: string) => string;
  undated: string;
  at: (place: string) => string;
  /** A place in a document that is named. Absent: the two with a comma. */
  clause?: (document: string, place: string) => string;
  copy: (address: string) => string;
  heldUntil: (day: string) => string;
  ofGroup: string;
  edition: (text: string) => string;
  /** A text under what it is about. */
  stated: (title: string, text: string) => string;
  /** A sentence under the models that it is about. Absent: as under a title. */
  ofModels?: (names: string, text: string) => string;
  /** What is known of a statement, as it is written beside it. Absent: in brackets, with commas. */
  notes?: (parts: readonly string[]) => string;
  /** The title of a statement with what limits it. Absent: that is among the notes. */
  limited?: (title: string, limits: readonly string[]) => string;
  onFile: (about: string, text: string) => string;
}

const MODEL_MAKER_SCOPE =
  /^providers of general-purpose models( in third countries)?(?:; .* before (\S+) have until (\S+))?$/;

/** The parts of a scope of the AI Act; undefined for one that has no words in other languages. */
export function audienceParts(scope: string) {
  const [whole, third, placedBefore, by] = MODEL_MAKER_SCOPE.exec(scope) ?? [];
  return whole === undefined ? undefined : { isThirdCountry: third !== undefined, placedBefore, by };
}

/** The parts of an article on file, whatever it is: an annex, a clause, a number with what is in it. */
export function articleParts({ law, article }: Pick<LetterArticle, 'law' | 'article'>) {
  const [, annex] = /^Annex ?(.*)$/.exec(article) ?? [];
  const [, clause] = /^clause (.+)$/.exec(article) ?? [];
  const [, number, paragraph, letter] = /^(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?$/.exec(article) ?? [];
  return { annex, clause, number, paragraph, letter, isDefinition: law === 'GDPR' && number === '4' };
}

/** Some parts in brackets after a text, but for empty ones; none: nothing. */
export const inBrackets = (parts: readonly string[]): string => {
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? '' : ` (${filled.join(', ')})`;
};
