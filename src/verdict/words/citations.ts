import { sinceText } from '../words-en.js';

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
    const since = one.inForce ? '' : sinceText(one.inForceFrom);
    const place = `${citeArticle(one).slice(one.short.length)}${since}`;
    byLaw.set(one.short, [...(byLaw.get(one.short) ?? []), place]);
  }
  return [...byLaw].map(([law, places]) => `${law}${[...new Set(places)].join(',')}`).join('; ');
}
