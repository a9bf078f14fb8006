import type { LawFile } from '../evidence/dataset.js';
import { present } from '../input/present.js';
import type { Bearer, Relation } from '../evidence/law.js';
import type { PolicyEntry } from '../policy/policy.js';

/** One entry of a rule's basis, with what the article asks for and since when. */
export interface DescribedBasis {
  law: string;
  /** As cited, like `GDPR`. */
  short: string;
  article: string;
  relation: Relation;
  dutyOf: Bearer;
  asks: string;
  url: string;
  inForceFrom: string;
  until?: string;
  scope?: string;
  /** When the official text was read; absent: still to be read. */
  readOn?: string;
  /** In force on the as-of date. */
  inForce: boolean;
}

/** A rule as a report tells it, with the options of the policy filled in. */
export interface DescribedRule {
  /** That of the policy's entry. */
  id: string;
  /** The rule itself, where the entry has an id of its own. */
  uses?: string;
  title: string;
  why: string;
  fix: string;
  question: string;
  subject: 'provider' | 'model';
  reads: string[];
  basis: DescribedBasis[];
  /** No law demands it. */
  ownRequirement: boolean;
}

/** The dated texts of a rule's basis. Throws where the law tables lack an article that a rule cites. */
export const describeBasis = (entry: PolicyEntry, law: LawFile, asOf: string): DescribedBasis[] =>
  entry.rule.basis.map((basis) => {
    const article = law.articles.find((one) => one.law === basis.law && one.article === basis.article);
    const title = law.laws[basis.law];
    if (article === undefined || title === undefined)
      throw new Error(`data/law.yaml lacks ${basis.law} ${basis.article}`);
    const { in_force_from: from, until } = article;
    return {
      ...{ law: basis.law, short: title.short, article: basis.article },
      ...{ relation: basis.relation, dutyOf: basis.duty_of, asks: article.asks, url: title.url },
      inForceFrom: from,
      ...present({ until, scope: article.scope, readOn: article.read_on }),
      inForce: from <= asOf && (until === undefined || until >= asOf),
    };
  });

/** A rule as a report tells it. */
export function describeRule(entry: PolicyEntry, law: LawFile, asOf: string): DescribedRule {
  const { rule, texts } = entry;
  return {
    id: entry.id,
    ...(entry.id === rule.id ? {} : { uses: rule.id }),
    ...texts,
    subject: rule.subject,
    reads: [...rule.reads],
    basis: describeBasis(entry, law, asOf),
    ownRequirement: rule.basis.every(({ relation }) => relation === 'own-policy'),
  };
}
