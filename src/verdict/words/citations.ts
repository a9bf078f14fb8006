import { sinceText } from './outcome-words-en.js';

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
    const since = one.inForce ? '' : sinceText(one.inForceFrom);
    const place = `${citeArticle(one).slice(one.short.length)}${since}`;
    byLaw.set(one.short, [...(byLaw.get(one.short) ?? []), place]);
  }
  return [...byLaw].map(([law, places]) => `${law}${[...new Set(places)].join(',')}`).join('; ');
}
