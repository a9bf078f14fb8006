import { VOCABULARY_EN } from '../../../evidence/words/vocabulary-en.js';
import { reportedSearch, whatWasFound } from '../outcome-words-en.js';
import { asSentence, lowered } from '../../../input/words.js';
import { NOTICE_TEXTS } from '../verdict-words-en.js';
import { citeArticles } from '../citations.js';
import { type ReviewSummary, type LetterWords, type LetterSearch, inBrackets } from './letter-words.js';
import { THEMES_EN } from './themes-en.js';

/** An offering in the middle of a sentence, with one article, whether its name begins with one or not. */
export const theOffering = (offering: string): string => `the ${offering.replace(/^the\s+/i, '')}`;

const GROUNDS = {
  undated: 'an undated review of public documents',
  partly: 'a partly undated review of public documents',
  dated: 'a review of public documents',
} as const;
const REPORTS = 'on reports that we have not checked';

function reviewText({ review, hasReports, asOf }: ReviewSummary): string {
  if (review !== 'none')
    return hasReports
      ? `We rely on ${GROUNDS[review]} and ${REPORTS}; both may have missed yours.`
      : `We rely on ${GROUNDS[review]}; it may have missed yours.`;
  return hasReports
    ? `We rely ${REPORTS}; they may have missed yours.`
    : `What follows rests on public documents, as far as they are known to us as of ${asOf}; yours may have been missed.`;
}

/** Names who searched, and the documents, as the subject of a sentence. */
function searcherOf({ by, documents, isDated }: LetterSearch): string {
  const titles = documents.join(', ');
  if (by === undefined) return `A search of ${titles}`;
  return `${isDated ? 'A' : 'An undated'} review of public documents (${titles})`;
}

function searchText(search: LetterSearch): string {
  const { title, only, lookedIn, says, hasDocument } = search;
  const searcher = searcherOf(search);
  const looked = hasDocument ? `Elsewhere ${lowered(searcher)}` : searcher;
  const customers = inBrackets([only]);
  if (says === undefined) return `${title}${customers}: ${lowered(looked)} found no answer in ${lookedIn}.`;
  const found = whatWasFound(asSentence(says));
  return `${looked}${customers} found ${found ?? `no answer: ${asSentence(says)}`}`;
}

export const LETTER_EN: LetterWords = {
  vocabulary: VOCABULARY_EN,
  head: 'Draft. Read before sending.',
  subject: (offering) => `Questions on ${theOffering(offering)}`,
  to: (name) => `To: ${name},`,
  contact: 'contact for data protection',
  from: 'From:',
  organisation: 'your organisation',
  answerBy: (date) => `Please answer by: ${date}`,
  date: '[date: four weeks after sending]',
  opening: (offering, review) => [
    `Article 28(1) of the GDPR lets us use only processors that offer sufficient guarantees. Before personal data of people in the EEA go to ${theOffering(offering)}, we need to be able to show these guarantees, and ask you to help us with the points below.`,
    `${reviewText(review)} Where a document answers a question, its title, version, date and clause are enough.`,
  ],
  nothingToAsk: 'There is nothing to ask: we hold an answer to each of our points.',
  forMaker: (maker) =>
    `For ${maker}, who made the model: if you cannot answer, please pass this on or tell us who can.`,
  found: 'What we found:',
  law: 'Law:',
  closes: 'What closes it:',
  doesNot: 'What does not:',
  findings: 'Findings:',
  findingIds: (ids) => `findings ${ids}`,
  quoted:
    'What we quote from your terms and policies is the published text as of the day given beside it. Where a contract between us says otherwise, tell us its clause.',
  closing:
    'We keep your answers with our records. If anything that we wrote about your service is wrong, tell us and we correct it.',
  signature: 'name, role',
  appendix: 'Appendix for the sender',
  removeBeforeSending: 'Take it out before sending.',
  appendixText: 'Appendix for the sender: take it out before sending',
  recordingTitle: 'Recording the answers',
  recording: (id) => [
    'Keep the documents that answer, unchanged: their digest ties the record to them.',
    `Record what each says: mimo-check attest ${id} --document FILE --title TITLE --kind KIND --party NAME --effective-from DAY --expires DAY --owner NAME --answer ATTRIBUTE=VALUE --clause ATTRIBUTE=PLACE --attestations attestations.yaml`,
    `KIND is contract for what binds the vendor, vendor-statement for what it writes to you, own-assessment for what you found out yourself. Several answers can go into one file: --answers FILE. Where an answer is about one model, write the id of the model in place of ${id}.`,
    `Then look again, with the options that this letter was made with: mimo-check ${id} --attestations attestations.yaml`,
  ],
  columns: ['Question', 'Attribute', 'Form of the value'],
  noticeTitle: 'Notice',
  replaced: (provider, file) =>
    `What is on file about ${provider} is read from ${file} (yours), not from the file that ships with mimo-check.`,
  notice: (name, asOf) => [
    `This letter rests on a comparison of statements on file with what its sender requires, as of ${asOf}. It is not legal advice, and it does not say whether the law is met by ${name}. That something was not found means that the evidence on file does not show it; it may still be so. Sources may have changed since they were read.`,
    `Not affiliated with or endorsed by ${name}.`,
  ],
  attribution: NOTICE_TEXTS.attribution,
  themes: THEMES_EN,
  only: (conditions) => `for ${conditions.map(({ title }) => title).join(' and ')}`,
  quote: (title) => `“${title}”`,
  noStatement: (title) => `${title}: we have no statement of yours on file.`,
  heldDocument: ({ document, place, title, open }) =>
    `We hold your document ${document}, ${place}, on ${lowered(title)}${open === '' ? '' : `; ${open}`}.`,
  open: {
    ended: (day) => `on our record it held until ${day}`,
    notYet: (day) => `on our record it takes effect on ${day}`,
    copyMissing: 'the copy that we recorded is not at hand, so it does not settle this for us yet',
    otherForm: 'it does not answer this in the form that we need',
    stale: (day) => `it is of ${day}, and we need an answer of a later date`,
    unsettled: 'it does not settle this for us',
    partial: 'it does not answer all that we ask',
    differs: 'other statements that we know of differ from it',
  },
  search: searchText,
  reportedSearch: ({ lookedIn, says }) =>
    `${reportedSearch({ notFound: { looked_in: lookedIn }, ...(says === undefined ? {} : { says }) })}; we have not checked that.`,
  reported: (document, version) =>
    `Others report that your document ${document}${inBrackets([version ?? ''])} speaks of it; we have not checked that.`,
  replied: (day, text) => `You replied on ${day}: “${text}”`,
  seen: (day) => `seen ${day}`,
  recorded: (day) => `recorded ${day}`,
  undated: 'undated',
  at: (place) => `at ${place}`,
  copy: (address) => `copy: ${address}`,
  validUntil: (day) => `held until ${day}`,
  tooOld: 'We ask again since this is older than we may rely on.',
  ofGroup: 'said of the whole company',
  edition: (text) => text,
  stated: (title, text) => `${title}: ${text}`,
  onFile: (about, text) => `On file${about}: ${text}`,
  cite: citeArticles,
  duty: { vendor: 'your duty', you: 'our duty', both: 'a duty of both of us' },
  dutyOf: (maker) => `duty of ${maker}`,
  underClauses: {
    vendor: 'as the importer, where the clauses apply',
    you: 'as the exporter, where the clauses apply',
    both: 'as exporter and importer, where the clauses apply',
  },
  permits: 'what the law allows here',
  defines: 'what the words mean',
  consequence: 'what follows if a processor decides on purposes and means itself',
  guidance: 'guidance on our duty',
  audience: ({ scope, maker }) => `if ${maker === undefined ? 'you are' : 'it is'} one of the ${scope}`,
  lawLine: (cited, duty) => `${cited}: ${duty}.`,
};
