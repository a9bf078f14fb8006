import { fromGermanDay, germanDay, germanList, untilGermanDay } from '../../../evidence/words/german.js';
import {
  articleParts,
  audienceParts,
  type Audience,
  type LawWords,
  type LetterArticle,
} from './letter-words.js';

/** A law's name, to follow its article. */
const LAWS: Readonly<Record<string, string>> = {
  GDPR: 'DSGVO',
  SCC: 'der Standardvertragsklauseln',
  'SCC-28': 'der Standardvertragsklauseln nach Art. 28 Abs. 7 DSGVO',
  'AI-Act': 'KI-VO',
};

/** An opinion is not binding: it interprets an article. */
const OPINIONS: Readonly<Record<string, string>> = {
  'EDPB-22-2024': 'Art. 28 DSGVO nach der Stellungnahme 22/2024 des Europäischen Datenschutzausschusses',
};

/** Paragraphs of the GDPR with more than one subparagraph; their letters are in the first. */
const DIVIDED = new Set(['6(1)', '28(3)']);

/** An article as a stem and a number under it, so that neighbours with the same stem are cited together. */
interface CountedPlace {
  order: readonly number[];
  stem: string;
  counted: string;
}

function countedPlace(one: LetterArticle): CountedPlace {
  const { annex, clause, number = '', paragraph, letter, isDefinition } = articleParts(one);
  if (annex !== undefined) return { order: [Infinity], stem: 'Anhang', counted: annex };
  if (clause !== undefined) return { order: [Number(clause)], stem: 'Klausel', counted: clause };
  const order = [Number(number), Number(paragraph ?? 0), letter?.charCodeAt(0) ?? 0];
  if (paragraph === undefined) return { order, stem: 'Art.', counted: number };
  const stem = `Art. ${number} ${isDefinition ? 'Nr.' : 'Abs.'}`;
  if (letter === undefined) return { order, stem, counted: paragraph };
  const part = one.law === 'GDPR' && DIVIDED.has(`${number}(${paragraph})`) ? ' UAbs. 1' : '';
  return { order, stem: `${stem} ${paragraph}${part} Buchst.`, counted: letter };
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** Cites the articles of one law in order: "Art. 28 Abs. 3 und 9, Art. 29". */
function placesText(articles: readonly LetterArticle[]): string {
  const groups: { stem: string; all: string[] }[] = [];
  const places = articles.map((one) => ({ ...countedPlace(one), ...one }));
  for (const { stem, counted, inForce, inForceFrom } of places.toSorted((a, b) =>
    compareOrders(a.order, b.order),
  )) {
    const text = inForce ? counted : `${counted} (gilt ${fromGermanDay(inForceFrom)})`;
    const last = groups.at(-1);
    if (last?.stem !== stem) groups.push({ stem, all: [text] });
    else if (!last.all.includes(text)) last.all.push(text);
  }
  return groups.map(({ stem, all }) => `${stem} ${germanList(all)}`.trim()).join(', ');
}

function cited(articles: readonly LetterArticle[]): string {
  const laws = [...new Set(articles.map(({ law }) => law))];
  return laws
    .map(
      (law) =>
        OPINIONS[law] ?? `${placesText(articles.filter((one) => one.law === law))} ${LAWS[law] ?? law}`,
    )
    .join('; ');
}

const MODELS = 'Anbieter von KI-Modellen mit allgemeinem Verwendungszweck';

function audienceText({ scope, maker }: Audience): string {
  const parts = audienceParts(scope);
  if (parts === undefined) return '';
  const who = maker ?? 'Sie';
  const is = maker === undefined ? 'sind' : 'ist';
  const providers = parts.isThirdCountry
    ? `sofern ${who} als ${MODELS} in einem Drittland niedergelassen ${is}`
    : `sofern ${who} ${MODELS} ${is}`;
  if (parts.placedBefore === undefined || parts.by === undefined) return providers;
  return `${providers}; für Modelle, die vor dem ${germanDay(parts.placedBefore)} in Verkehr gebracht wurden, ${untilGermanDay(parts.by)} zu erfüllen`;
}

export const LAW_DE: LawWords = {
  cite: cited,
  duty: { vendor: 'Ihre Pflicht', you: 'unsere Pflicht', both: 'Ihre und unsere Pflicht' },
  dutyOf: (maker) => `Pflicht von ${maker}`,
  underClauses: {
    vendor: 'soweit Sie die Klauseln als Datenimporteur vereinbart haben',
    you: 'soweit wir die Klauseln als Datenexporteur vereinbart haben',
    both: 'soweit Sie und wir die Klauseln als Datenimporteur und Datenexporteur vereinbart haben',
  },
  permits: 'zur Zulässigkeit',
  defines: 'zur Begriffsbestimmung',
  consequence: 'Folge, wenn ein Auftragsverarbeiter Zwecke und Mittel selbst bestimmt',
  audience: audienceText,
  lawLine: (articles, duty) => `${articles}: ${duty}.`,
};
