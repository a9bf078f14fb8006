import type { LawFile } from '../evidence/dataset.js';
import { BEARERS, isDuty, RELATIONS, type Bearer } from '../evidence/law.js';
import { distinct, present } from '../input/plain-data.js';
import {
  boolean,
  choice,
  day,
  FILE,
  freeText,
  ID,
  LINE,
  list,
  object,
  optional,
  text,
  type ValueOf,
} from '../input/shape.js';
import type { PolicyEntry } from '../policy/policy.js';

const BASIS = object({
  law: freeText('its id in data/law.yaml'),
  short: freeText('as cited'),
  article: freeText(),
  relation: choice(
    RELATIONS,
    'what the article does here: requires: the duty behind the rule; permits: allows it; defines: a word; needed-for: it serves a duty that the article sets; own-policy: the rule cites no law. More may come',
  ),
  dutyOf: choice(BEARERS, 'whose duty, where the relation is requires or needed-for'),
  asks: freeText('what the article asks for, in our own words'),
  url: text('official text', 'https-url'),
  inForceFrom: day('first day'),
  until: optional(day('last day')),
  scope: optional(freeText('who or what it applies to')),
  readOn: optional(day('when the official text was read; absent: still to be read')),
  inForce: boolean('on the day that is judged by'),
});

/** A rule as a report describes it, with the policy's options filled in. */
export const DESCRIBED_RULE_SHAPE = object({
  id: ID,
  uses: optional({ ...ID, doc: 'the rule itself, where the entry of the policy has its own id' }),
  title: freeText('true when the rule passes'),
  why: freeText(),
  fix: freeText('what would close the gap'),
  question: freeText('to the vendor'),
  subject: choice(['provider', 'model']),
  reads: list({ ...ID, doc: 'attributes' }),
  basis: list(BASIS),
  ownRequirement: boolean('the rule cites no law'),
  demandedAt: optional(object({ file: FILE, line: LINE }, 'the line of your policy that asks it')),
});

/** One entry of a rule's basis, with what the article requires and since when. */
export type DescribedBasis = ValueOf<typeof BASIS>;
export type DescribedRule = ValueOf<typeof DESCRIBED_RULE_SHAPE>;

/** Whether it is a duty of a model's maker: the AI Act binds providers of models, not hosts. */
export const isMakerDuty = ({ law, dutyOf, relation }: DescribedBasis): boolean =>
  law === 'AI-Act' && dutyOf === 'vendor' && relation !== 'own-policy';

/**
 * Whose duty a rule is about: of those that an article requires something of or, failing that, of those who
 * need it for a duty; undefined if nobody's, since it is the reader's own requirement.
 */
export function bearerOf({ basis }: Pick<DescribedRule, 'basis'>): Bearer | undefined {
  const duties = basis.filter(({ relation }) => isDuty(relation));
  const demands = duties.filter(({ relation }) => relation === 'requires');
  const [only, ...more] = distinct((demands.length > 0 ? demands : duties).map(({ dutyOf }) => dutyOf));
  return more.length > 0 ? 'both' : only;
}

/** The dated texts of a rule's basis. Throws if the law file lacks an article that a rule cites. */
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

/** Describes a rule for a report. */
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
