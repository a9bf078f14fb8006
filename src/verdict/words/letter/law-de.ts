import { audienceParts, citeIn, type ArticleForm, type Audience, type LawWords } from './letter-words.js';

const CITED: ArticleForm = {
  laws: {
    GDPR: 'DSGVO',
    SCC: 'Standardvertragsklauseln',
    'SCC-28': 'Standardvertragsklauseln nach Art. 28 Abs. 7 DSGVO',
    'AI-Act': 'KI-VO',
    'EDPB-22-2024': 'Stellungnahme 22/2024 des Europäischen Datenschutzausschusses',
  },
  article: (number) => `Art. ${number}`,
  point: (number) => `Nr. ${number}`,
  paragraph: (number) => `Abs. ${number}`,
  letter: (letter) => `Buchst. ${letter}`,
  annex: (number) => `Anhang ${number}`,
  clause: (number) => `Klausel ${number}`,
  from: (day) => `(ab ${day})`,
  joins: [' ', ' ', ', ', '; '],
};

function audienceText({ scope, maker }: Audience): string {
  const parts = audienceParts(scope);
  if (parts === undefined) return '';
  const where = parts.isThirdCountry ? ' mit Sitz in einem Drittland' : '';
  const who = maker === undefined ? 'Sie' : maker;
  const since =
    parts.placedBefore === undefined
      ? ''
      : `; für Modelle, die vor dem ${parts.placedBefore} in Verkehr gebracht wurden, bis zum ${parts.by ?? ''}`;
  return `sofern ${who} Anbieter von KI-Modellen mit allgemeinem Verwendungszweck${where} ${maker === undefined ? 'sind' : 'ist'}${since}`;
}

/** The law in a German letter. */
export const LAW_DE: LawWords = {
  cite: (articles) => citeIn(CITED, articles),
  duty: { vendor: 'Ihre Pflicht', you: 'unsere Pflicht', both: 'Pflicht beider Seiten' },
  dutyOf: (maker) => `Pflicht von ${maker}`,
  underClauses: {
    vendor: 'als Datenimporteur, sofern die Klauseln vereinbart sind',
    you: 'als Datenexporteur, sofern die Klauseln vereinbart sind',
    both: 'als Datenexporteur und Datenimporteur, sofern die Klauseln vereinbart sind',
  },
  permits: 'was das Recht hier zulässt',
  defines: 'Begriffsbestimmungen',
  audience: audienceText,
  lawLine: (cited, duty) => `${cited}: ${duty}.`,
};
