import type { Bearer } from '../../../evidence/law.js';
import type { VocabularyWords } from '../../../evidence/words/vocabulary-words.js';

/** The questions of the letter, in order. */
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

/** One question for the vendor: what closes it, and what does not. */
export interface ThemeWords extends QuestionWords {
  title: string;
  /** If absent, there is no common but insufficient answer. */
  doesNot?: string;
  /**
   * The part that no law requires, and what we want it for. Present if any rule of the question has no law.
   */
  voluntary?: string;
  /** Where the law binds a model's maker and another company serves it: the questions for each. */
  separate?: { maker: QuestionWords; server: QuestionWords };
}

/** An article as a letter cites it. */
export interface LetterArticle {
  law: string;
  short: string;
  article: string;
  inForce: boolean;
  inForceFrom: string;
}

/**
 * Who has a duty under the AI Act: the scope of the article, and the model's maker if that is another
 * company.
 */
export interface Audience {
  scope: string;
  maker?: string | undefined;
}

/**
 * A search that found nothing: the question, the customers it is limited to, who searched, the documents, and
 * what the file says.
 */
export interface LetterSearch {
  title: string;
  only: string;
  by: string | undefined;
  documents: readonly string[];
  isDated: boolean;
  lookedIn: string;
  says: string | undefined;
  /** The letter has already named another document of the vendor. */
  hasDocument: boolean;
}

/** A condition of a statement: the variant's id, and its title in the file. */
export interface LetterCondition {
  id: string;
  title: string;
}

/** What the letter is based on: whether the review is dated, and whether there are reports. */
export interface ReviewSummary {
  review: 'undated' | 'partly' | 'dated' | 'none';
  hasReports: boolean;
  asOf: string;
}

/** What the letter says about a document that we hold. */
export interface HeldDocument {
  document: string;
  place: string;
  title: string;
  /** Why it does not settle the question. */
  open: string;
}

/**
 * Why a document of the vendor's does not settle the question. Neutral: says nothing about the document
 * itself.
 */
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
  /** An article that says what follows from something, and demands nothing. */
  consequence: string;
  /** An opinion, which binds nobody; the default is the words for the duty that it is about. */
  guidance?: string;
  audience: (audience: Audience) => string;
  lawLine: (cited: string, duty: string) => string;
}

/** All strings of the letter in one language. */
export interface LetterWords extends LawWords {
  vocabulary: VocabularyWords;
  /** Adds the language's spaces around punctuation. If absent, there are none. */
  typeset?: (text: string) => string;
  head: string;
  subject: (offering: string) => string;
  to: (name: string) => string;
  contact: string;
  from: string;
  organisation: string;
  answerBy: (date: string) => string;
  date: string;
  opening: (offering: string, review: ReviewSummary) => string[];
  /** If absent, the letter has none. */
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
  quoted: string;
  closing: string;
  signature: string;
  appendix: string;
  removeBeforeSending: string;
  appendixText: string;
  recordingTitle: string;
  recording: (id: string) => string[];
  columns: readonly [question: string, attribute: string, form: string];
  noticeTitle: string;
  replaced: (provider: string, file: string) => string;
  notice: (name: string, asOf: string) => string[];
  attribution: (name: string, url: string, licence: string, terms: string) => string;
  themes: Record<ThemeId, ThemeWords>;

  only: (conditions: readonly LetterCondition[]) => string;
  quote: (title: string) => string;
  noStatement: (title: string) => string;
  heldDocument: (heldDocument: HeldDocument) => string;
  open: OpenWords;
  search: (search: LetterSearch) => string;
  reportedSearch: (search: Pick<LetterSearch, 'title' | 'lookedIn' | 'says'>) => string;
  reported: (document: string, version: string | undefined) => string;
  replied: (day: string, text: string) => string;
  seen: (day: string) => string;
  recorded: (day: string) => string;
  undated: string;
  at: (place: string) => string;
  /** A place in a named document. The default joins the two with a comma. */
  clause?: (document: string, place: string) => string;
  copy: (address: string) => string;
  validUntil: (day: string) => string;
  /** Why we ask again although a statement is on file, as a sentence. */
  tooOld: string;
  ofGroup: string;
  edition: (text: string) => string;
  /** A text under its title. */
  stated: (title: string, text: string) => string;
  /** A sentence under the models it is about. The default is the same as under a title. */
  ofModels?: (names: string, text: string) => string;
  /** Notes on a statement. The default is in brackets, with commas. */
  notes?: (parts: readonly string[]) => string;
  /** A statement's title with its limits. By default, the limits are among the notes. */
  limited?: (title: string, limits: readonly string[]) => string;
  onFile: (about: string, text: string) => string;
}

const MODEL_MAKER_SCOPE =
  /^providers of general-purpose models( in third countries)?(?:; .* before (\S+) have until (\S+))?$/;

/** The parts of an AI Act scope; undefined for a scope that has no translation. */
export function audienceParts(scope: string) {
  const [whole, third, placedBefore, by] = MODEL_MAKER_SCOPE.exec(scope) ?? [];
  return whole === undefined ? undefined : { isThirdCountry: third !== undefined, placedBefore, by };
}

/** The parts of an article on file: an annex, a clause, or a number with its paragraph and letter. */
export function articleParts({ law, article }: Pick<LetterArticle, 'law' | 'article'>) {
  const [, annex] = /^Annex ?(.*)$/.exec(article) ?? [];
  const [, clause] = /^clause (.+)$/.exec(article) ?? [];
  const [, number, paragraph, letter] = /^(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?$/.exec(article) ?? [];
  return { annex, clause, number, paragraph, letter, isDefinition: law === 'GDPR' && number === '4' };
}

/** Puts the parts that are not empty in brackets, with a space before; nothing if all are empty. */
export const inBrackets = (parts: readonly string[]): string => {
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? '' : ` (${filled.join(', ')})`;
};
