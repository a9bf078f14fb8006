import { VOCABULARY_DE } from '../../../evidence/words/vocabulary-de.js';
import {
  fromGermanDay,
  germanDay,
  germanList,
  ofGermanDay,
  onGermanDay,
  untilGermanDay,
} from '../../../evidence/words/german.js';
import { LAW_DE } from './law-de.js';
import type { ReviewSummary, LetterWords } from './letter-words.js';
import { THEMES_DE } from './themes-de.js';

const REVIEWS = {
  undated: 'eine undatierte Durchsicht öffentlicher Unterlagen',
  partly: 'eine teilweise undatierte Durchsicht öffentlicher Unterlagen',
  dated: 'eine Durchsicht öffentlicher Unterlagen',
} as const;
const REPORTS = 'auf Berichte Dritter, die wir nicht geprüft haben';
const LEFT_OUT = 'dabei können Unterlagen von Ihnen unberücksichtigt geblieben sein.';

function reviewText({ review, hasReports, asOf }: ReviewSummary): string {
  if (review !== 'none')
    return `Wir stützen uns auf ${REVIEWS[review]}${hasReports ? ` und ${REPORTS}` : ''}; ${LEFT_OUT}`;
  return hasReports
    ? `Wir stützen uns ${REPORTS}; ${LEFT_OUT}`
    : `Wir stützen uns auf öffentliche Unterlagen, soweit sie uns am ${germanDay(asOf)} bekannt waren; ${LEFT_OUT}`;
}

const quote = (text: string): string => `„${text}“`;

/** Keeps a citation on one line with its number, and a day with its month. */
const withFixedSpaces = (text: string): string =>
  text
    .replace(
      /\b(Art\.|Abs\.|UAbs\.|Buchst\.|Nr\.|Ziff\.|Anhang|Klausel|Modul) (?=[\dIVX]|[a-h]\b)/g,
      '$1\u00a0',
    )
    .replace(/(?<=\b[a-h]) (?=bis [a-h]\b)|(?<=\b[a-h] bis) (?=[a-h]\b)/g, '\u00a0')
    .replace(/(?<=\b\d{1,2}\.) (?=(?:Jan|Febr|März|April|Mai|Jun|Jul|Aug|Sept|Okt|Nov|Dez))/g, '\u00a0');

/** The file's own words for a part of a document that has no number. */
const GERMAN_PARTS: readonly (readonly [RegExp, string])[] = [
  [/\bopening paragraphs?\b/gi, 'Einleitung'],
  [/\blast paragraphs\b/gi, 'letzte Absätze'],
  [/\bintroduction\b/gi, 'Einleitung'],
  [/\bwhole page\b/gi, 'gesamte Seite'],
  [/\blist of sub-processors\b/gi, 'Liste der Unterauftragsverarbeiter'],
  [/\b(first|second|third) point\b/gi, 'Aufzählungspunkt'],
  [/\bscope clause\b/gi, 'Klausel zum Geltungsbereich'],
  [/\bsection (?=\d)/g, 'Abschnitt '],
];

/** Translates the words between clause numbers and those for parts without a number; titles stay as they are. */
const clauseNumbers = (text: string): string =>
  GERMAN_PARTS.reduce((place, [part, german]) => place.replace(part, german), text)
    .replace(/(?<=\d(?:\([a-z]\))?) and (?=\d|\([a-z]\)|[A-Z]\.\d)/g, ' und ')
    .replace(/(?<=^|[ ,;])(\d[\d.]*|[IVX]+|[A-Z]) to (?=\d|[IVX]|[A-Z]\b)/g, '$1 bis ');

export const LETTER_DE: LetterWords = {
  vocabulary: VOCABULARY_DE,
  typeset: withFixedSpaces,
  head: 'Entwurf. Vor dem Versand prüfen.',
  subject: (offering) => `Fragen zu Ihrem Dienst ${quote(offering)}`,
  to: (name) => `An: ${name},`,
  contact: 'Ansprechstelle für den Datenschutz',
  from: 'Von:',
  organisation: 'Ihre Organisation',
  answerBy: (date) => `Antwort erbeten bis: ${date}`,
  date: '[Datum: vier Wochen nach dem Versand]',
  opening: (offering, review) => [
    `nach Art. 28 Abs. 1 DSGVO dürfen wir nur mit Auftragsverarbeitern arbeiten, die hinreichende Garantien bieten. Bevor wir personenbezogene Daten von Personen im EWR mit Ihrem Dienst ${quote(offering)} verarbeiten, müssen wir diese Garantien nachweisen können. Wir bitten Sie deshalb um Auskunft zu den folgenden Punkten.`,
    `${reviewText(review)} Soweit ein Dokument eine Frage beantwortet, genügt die Angabe von Titel, Fassung, Datum und Klausel.`,
  ],
  salutation: 'Sehr geehrte Damen und Herren,',
  farewell: 'Mit freundlichen Grüßen',
  nothingToAsk: 'wir haben keine Fragen: Zu jedem unserer Punkte liegt uns eine Antwort vor.',
  forMaker: (maker) =>
    `Diese Frage richtet sich an ${maker} als Modellentwickler. Falls Sie sie nicht beantworten können, leiten Sie sie bitte weiter, oder nennen Sie uns die zuständige Stelle.`,
  found: 'Unser Kenntnisstand:',
  law: 'Rechtlicher Hintergrund:',
  closes: 'Ausreichende Antwort:',
  doesNot: 'Nicht ausreichend:',
  findings: 'Unsere Referenz:',
  findingIds: (ids) => `Unsere Referenz: ${ids}`,
  quoted:
    'Soweit wir Ihre Vertragsbedingungen und Erklärungen wiedergeben, beruht dies auf den veröffentlichten Texten in der jeweils genannten Fassung. Weicht ein zwischen uns geschlossener Vertrag davon ab, nennen Sie uns bitte die betreffende Klausel.',
  closing:
    'Ihre Antworten nehmen wir zu unseren Unterlagen. Sollte eine unserer Angaben zu Ihrem Dienst unzutreffend sein, bitten wir um einen Hinweis; wir berichtigen sie dann.',
  signature: 'Name, Funktion',
  appendix: 'Anhang für den Absender',
  removeBeforeSending: 'Vor dem Versand entfernen.',
  appendixText: 'Anhang für den Absender: vor dem Versand entfernen',
  recordingTitle: 'Antworten festhalten',
  recording: (id) => [
    'Bewahren Sie die Dokumente, die eine Antwort enthalten, unverändert auf; der Eintrag ist über ihren Hashwert mit ihnen verknüpft.',
    `Halten Sie fest, was jedes Dokument aussagt: mimo-check attest ${id} --document FILE --title TITLE --kind KIND --party NAME --effective-from DAY --expires DAY --owner NAME --answer ATTRIBUTE=VALUE --clause ATTRIBUTE=PLACE --attestations attestations.yaml`,
    `KIND ist contract für alles, was den Anbieter bindet, vendor-statement für das, was er Ihnen schreibt, und own-assessment für das, was Sie selbst ermittelt haben. Mehrere Antworten können in einer Datei stehen: --answers FILE. Betrifft eine Antwort ein einzelnes Modell, setzen Sie dessen Kennung anstelle von ${id} ein.`,
    `Prüfen Sie anschließend erneut, mit denselben Optionen wie bei diesem Schreiben: mimo-check ${id} --attestations attestations.yaml`,
  ],
  columns: ['Frage', 'Attribut', 'Form des Werts'],
  noticeTitle: 'Hinweis',
  replaced: (provider, file) =>
    `Die Angaben zu ${provider} stammen aus ${file} (Ihrer Datei), nicht aus der Datei, die mit mimo-check ausgeliefert wird.`,
  notice: (name, asOf) => [
    `Dieses Schreiben beruht auf einem Vergleich der vorliegenden Aussagen mit den Anforderungen des Absenders (Stand: ${germanDay(asOf)}). Es ist weder Rechtsberatung noch eine Feststellung darüber, ob ${name} geltendes Recht einhält. Wurde etwas nicht gefunden, so bedeutet dies nur, dass die vorliegenden Unterlagen es nicht belegen, und nicht, dass es nicht zutrifft. Die Quellen können sich seit ihrer Auswertung geändert haben.`,
    `Es besteht keine Verbindung zu ${name}; eine Billigung durch ${name} liegt nicht vor.`,
  ],
  attribution: (name, url, licence, terms) =>
    `Enthält Informationen aus ${name} (${url}), bereitgestellt unter der ${licence} (${terms}).`,
  themes: THEMES_DE,
  only: (conditions) =>
    `nur für ${germanList(conditions.map(({ title }) => quote(title.replace(/^the /, ''))))}`,
  quote,
  noStatement: (title) => `Zum Punkt ${quote(title)} liegt uns keine Aussage von Ihnen vor.`,
  heldDocument: ({ document, place, title, open }) =>
    `Zum Punkt ${quote(title)} liegt uns Ihr Dokument ${document} (${clauseNumbers(place)}) vor${open === '' ? '' : `; ${open}`}.`,
  open: {
    ended: (day) => `nach unseren Unterlagen galt es ${untilGermanDay(day)}`,
    notYet: (day) => `nach unseren Unterlagen gilt es erst ${fromGermanDay(day)}`,
    copyMissing:
      'die hinterlegte Kopie ist nicht verfügbar, sodass das Dokument die Frage für uns noch nicht klärt',
    otherForm: 'es beantwortet die Frage nicht in der Form, die wir benötigen',
    stale: (day) => `es stammt ${ofGermanDay(day)}, und wir benötigen eine Antwort neueren Datums`,
    unsettled: 'es klärt die Frage für uns nicht',
    partial: 'es beantwortet nicht alles, wonach wir fragen',
    differs: 'andere uns bekannte Aussagen weichen davon ab',
  },
  search: ({ title, only, by, documents, hasDocument }) => {
    const titles = germanList(documents);
    const what = by === undefined ? `von ${titles}` : `öffentlicher Unterlagen, festgehalten in ${titles},`;
    const customers = only === '' ? '' : ` (${only})`;
    return `Zum Punkt ${quote(title)}${customers} hat ${hasDocument ? 'im Übrigen ' : ''}eine Durchsicht ${what} nichts ergeben.`;
  },
  reportedSearch: ({ title }) =>
    `Zum Punkt ${quote(title)} haben Dritte nach eigenen Angaben nichts gefunden; wir haben dies nicht geprüft.`,
  reported: (document, version) =>
    `Nach Angaben Dritter behandelt Ihr Dokument ${document}${version === undefined ? '' : ` (Stand: ${germanDay(version).replaceAll(' and ', ' und ')})`} diesen Punkt; wir haben dies nicht geprüft.`,
  replied: (day, text) => `Ihre Antwort ${ofGermanDay(day)}: ${quote(text)}`,
  seen: (day) => `eingesehen ${onGermanDay(day)}`,
  recorded: (day) => `erfasst ${onGermanDay(day)}`,
  undated: 'undatiert',
  at: (at) => `Fundstelle: ${clauseNumbers(at)}`,
  clause: (document, at) => `Fundstelle: ${document}, ${/^\d/.test(at) ? 'Ziff. ' : ''}${clauseNumbers(at)}`,
  copy: (address) => `Kopie: ${address}`,
  tooOld: 'Wir fragen erneut, weil diese Angabe für unsere Zwecke zu alt ist.',
  validUntil: (day) => `galt ${untilGermanDay(day)}`,
  ofGroup: 'unternehmensweite Aussage',
  edition: () => 'eine von mehreren Fassungen',
  stated: (title, text) => `${title} – ${text}`,
  ofModels: (names, text) => `${names}: ${text}`,
  limited: (title, limits) => (limits.length === 0 ? title : `${title} (${limits.join('; ')})`),
  notes: (parts) => ` (${parts.filter((part) => part !== '').join('; ')})`,
  onFile: (about, text) => `${text.replace(/\.$/, '')}${about}.`,
  ...LAW_DE,
};
