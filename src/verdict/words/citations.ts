import type { Bearer, Relation } from '../../evidence/law.js';

const NEEDED_FOR: Readonly<Record<Bearer, string>> = {
  vendor: "needed for one of the vendor's duties",
  you: 'needed for one of your duties',
  both: 'needed for a duty that you and the vendor share',
};

/** Whose duty something is. */
export const DUTY_WORDS: Readonly<Record<Bearer, string>> = {
  vendor: "the vendor's duty",
  you: 'your duty',
  both: 'a duty that you and the vendor share',
};

/** The words for a requirement of the policy alone. */
export const NO_LAW = 'no law demands it';

/** How an article relates to a requirement, and whose duty it is, if it is one. */
export const basisWords = (relation: Relation, dutyOf: Bearer): string =>
  ({
    requires: `requires exactly this; ${DUTY_WORDS[dutyOf]}`,
    permits: 'allows it',
    defines: 'defines the term',
    'needed-for': NEEDED_FOR[dutyOf],
    'own-policy': NO_LAW,
  })[relation];

interface CitableArticle {
  /** The abbreviation of the law. */
  short: string;
  article: string;
  inForce: boolean;
  inForceFrom: string;
}

/** Cites an article with its law. An opinion is cited by name only. */
export const citeArticle = ({ short, article }: Pick<CitableArticle, 'short' | 'article'>): string =>
  short.endsWith(article) ? short : `${short} ${article}`;

/** Cites articles, naming each law once: `GDPR 44, 46; SCC clause 14`. */
export function citeArticles(articles: readonly CitableArticle[]): string {
  const byLaw = new Map<string, string[]>();
  for (const one of articles) {
    const since = one.inForce ? '' : ` (from ${one.inForceFrom})`;
    const place = `${citeArticle(one).slice(one.short.length)}${since}`;
    byLaw.set(one.short, [...(byLaw.get(one.short) ?? []), place]);
  }
  return [...byLaw].map(([law, places]) => `${law}${[...new Set(places)].join(',')}`).join('; ');
}
