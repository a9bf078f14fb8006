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

/** Of what is a policy's requirement alone. */
export const NO_LAW = 'no law demands it';

/** What an article does for a requirement, and whose duty that is, where it is one. */
export const basisWords = (relation: Relation, dutyOf: Bearer): string =>
  ({
    requires: `requires exactly this; ${DUTY_WORDS[dutyOf]}`,
    permits: 'allows it',
    defines: 'defines the term',
    'needed-for': NEEDED_FOR[dutyOf],
    'own-policy': NO_LAW,
  })[relation];

interface CitableArticle {
  /** Of the law. */
  short: string;
  article: string;
  inForce: boolean;
  inForceFrom: string;
}

/** An article with its law; an opinion is cited by its name alone. */
export const citeArticle = ({ short, article }: Pick<CitableArticle, 'short' | 'article'>): string =>
  short.endsWith(article) ? short : `${short} ${article}`;

/** Articles as one cites them, each law named once: `GDPR 44, 46; SCC clause 14`. */
export function citeArticles(articles: readonly CitableArticle[]): string {
  const byLaw = new Map<string, string[]>();
  for (const one of articles) {
    const since = one.inForce ? '' : ` (from ${one.inForceFrom})`;
    const place = `${citeArticle(one).slice(one.short.length)}${since}`;
    byLaw.set(one.short, [...(byLaw.get(one.short) ?? []), place]);
  }
  return [...byLaw].map(([law, places]) => `${law}${[...new Set(places)].join(',')}`).join('; ');
}
