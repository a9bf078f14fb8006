import { frenchDay, frenchList, ofName, ofDay } from '../../../evidence/words/french.js';
import { capitalised } from '../../../input/words.js';
import {
  articleParts,
  audienceParts,
  type Audience,
  type LawWords,
  type LetterArticle,
} from './letter-words.js';
import { distinct } from '../../../input/plain-data.js';

/** A law's name, to follow its articles: "du RGPD". */
const OF_LAW: Readonly<Record<string, string>> = {
  GDPR: 'du RGPD',
  SCC: 'des clauses contractuelles types',
  'SCC-28': 'des clauses contractuelles types au titre de l’article 28, paragraphe 7, du RGPD',
  'AI-Act': 'du règlement sur l’IA',
};

/** An opinion is not binding, so the article that it interprets is cited. */
const WHOLE: Readonly<Record<string, string>> = {
  'EDPB-22-2024': 'article 28 du RGPD, selon l’avis 22/2024 du comité européen de la protection des données',
};

/** "paragraphe 3", "paragraphes 2 et 4", in order. */
function numbered(noun: string, numbers: readonly string[]): string {
  const each = distinct(numbers).toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  return each.length === 0 ? '' : `${noun}${each.length > 1 ? 's' : ''} ${frenchList(each)}`;
}

/** Cites the parts of one article, from paragraphs to points. */
function withinArticle(articles: readonly LetterArticle[]): string {
  const parts = articles.map(articleParts);
  const bare = parts.flatMap(({ paragraph, letter }) =>
    paragraph === undefined || letter !== undefined ? [] : [paragraph],
  );
  if (parts.some(({ isDefinition }) => isDefinition))
    return numbered(
      'point',
      bare.map((point) => `${point})`),
    );
  const lettered = distinct(parts.flatMap(({ paragraph, letter }) => (letter && paragraph) ?? [])).toSorted();
  return [
    ...(bare.length === 0 ? [] : [numbered('paragraphe', bare)]),
    ...lettered.map((paragraph) => {
      const letters = parts.flatMap((one) =>
        one.paragraph === paragraph && one.letter !== undefined ? [`${one.letter})`] : [],
      );
      return `paragraphe ${paragraph}, ${numbered('point', letters)}`;
    }),
  ].join(', et ');
}

/** Cites the articles of one law in order. Whole articles in a row form one list: "articles 44 et 45". */
function placesOf(articles: readonly LetterArticle[]): string[] {
  const numbers = distinct(articles.flatMap((one) => articleParts(one).number ?? []));
  const places: string[] = [];
  let whole: string[] = [];
  const endWhole = (): void => {
    places.push(...[numbered('article', whole)].filter((place) => place !== ''));
    whole = [];
  };
  for (const number of numbers.toSorted((a, b) => Number(a) - Number(b))) {
    const within = withinArticle(articles.filter((one) => articleParts(one).number === number));
    if (within === '') whole.push(number);
    else {
      endWhole();
      places.push(`article ${number}, ${within}`);
    }
  }
  endWhole();
  const annexes = articles.flatMap((one) => articleParts(one).annex ?? []);
  const clauses = articles.flatMap((one) => articleParts(one).clause ?? []);
  const others = [numbered('clause', clauses), annexes.includes('') ? 'annexe' : numbered('annexe', annexes)];
  return [...places, ...others.filter((place) => place !== '')];
}

/** Joins places with the law's name. If the last contains a comma, another comma follows it. */
function joinedPlaces(places: readonly string[], ofLaw: string): string {
  const last = places.at(-1);
  if (last === undefined) return '';
  const before = places.slice(0, -1).join(', ');
  const link = before === '' ? '' : /,| et /.test(before) ? ', et ' : ' et ';
  return `${before}${link}${last}${last.includes(',') ? ',' : ''} ${ofLaw}`;
}

/** Cites articles as in a French letter: "article 28, paragraphe 3, points a) et b), du RGPD". */
function citeText(articles: readonly LetterArticle[]): string {
  const laws = distinct(articles.map(({ law }) => law));
  return laws
    .flatMap((law) => {
      const own = articles.filter((one) => one.law === law);
      const later = distinct(own.filter(({ inForce }) => !inForce).map(({ inForceFrom }) => inForceFrom));
      const whole = WHOLE[law];
      if (whole !== undefined) return [whole];
      const cited = (some: readonly LetterArticle[]): string =>
        joinedPlaces(placesOf(some), OF_LAW[law] ?? law);
      return [
        cited(own.filter(({ inForce }) => inForce)),
        ...later.map(
          (day) =>
            `${cited(own.filter((one) => !one.inForce && one.inForceFrom === day))} (applicable à partir ${ofDay(day)})`,
        ),
      ].filter((text) => text !== '');
    })
    .join(' ; ');
}

function audienceText({ scope, maker }: Audience): string {
  const parts = audienceParts(scope);
  if (parts === undefined) return '';
  const who = maker === undefined ? 'si vous êtes fournisseur' : `si ${maker} est fournisseur`;
  const where = parts.isThirdCountry ? ' établi dans un pays tiers' : '';
  const since =
    parts.placedBefore === undefined
      ? ''
      : ` ; pour les modèles mis sur le marché avant le ${frenchDay(parts.placedBefore)}, au plus tard le ${frenchDay(parts.by ?? '')}`;
  return `${who} de modèles d’IA à usage général${where}${since}`;
}

export const LAW_FR: LawWords = {
  cite: citeText,
  duty: {
    vendor: 'obligation à votre charge',
    you: 'obligation à notre charge',
    both: 'obligation à la charge des deux parties',
  },
  dutyOf: (maker) => `obligation à la charge ${ofName(maker)}`,
  underClauses: {
    vendor: 'en tant qu’importateur de données, si ces clauses s’appliquent',
    you: 'en tant qu’exportateur de données, si ces clauses s’appliquent',
    both: 'en tant qu’exportateur et importateur de données, si ces clauses s’appliquent',
  },
  permits: 'possibilité prévue par le droit',
  defines: 'définitions',
  consequence: 'conséquence lorsqu’un sous-traitant détermine lui-même les finalités et les moyens',
  audience: audienceText,
  lawLine: (cited, duty) => `${capitalised(cited)} : ${duty}.`,
};
