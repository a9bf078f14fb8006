import type { LawFile } from '../../evidence/dataset.js';
import { isDuty } from '../../evidence/law.js';
import type { PolicyEntry } from '../../policy/policy.js';
import type { LetterWords } from '../../verdict/words/letter/letter-words.js';
import { describeBasis, type DescribedBasis, isMakerDuty } from '../described-rule.js';
import type { LetterTheme } from './letter-themes.js';
import { distinct } from '../../input/present.js';

type ArticleKey = Pick<DescribedBasis, 'law' | 'article'>;

/** Which providers an article binds, where the law says so of some alone: `providers of …`. */
const audienceOf = ({ law, dutyOf, scope }: DescribedBasis): string =>
  law === 'AI-Act' && dutyOf === 'vendor' && scope?.startsWith('providers') === true ? scope : '';

/** What an article is to a question, so that articles that are the same to it can be named together. */
function groupOf(basis: DescribedBasis): string {
  if (!isDuty(basis.relation)) return basis.relation;
  const clauses = basis.law === 'SCC' ? 'clauses' : '';
  // Without its dates.
  return `${basis.dutyOf} ${clauses}${audienceOf(basis).split(';')[0] ?? ''}`;
}

/** Which duties a question is about: all, those of the maker of a model, or those of who serves it. */
export type DutyFilter = { of: 'all' } | { of: 'server' } | { of: 'maker'; name: string };

/** Whose duty it is; whether the vendor is a provider of models, and of which, it knows better than we do. */
function dutyText(bases: readonly DescribedBasis[], bearer: DutyFilter, words: LetterWords): string {
  const [first] = bases;
  if (first === undefined) return '';
  if (first.relation === 'permits') return words.permits;
  if (first.relation === 'defines') return words.defines;
  const scope = bases.map(audienceOf).reduce((a, b) => (b.length > a.length ? b : a), '');
  const maker = bearer.of === 'maker' ? bearer.name : undefined;
  return [
    maker === undefined ? words.duty[first.dutyOf] : words.dutyOf(maker),
    first.law === 'SCC' ? words.underClauses[first.dutyOf] : '',
    scope === '' ? '' : words.audience({ scope, maker }),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const isSameArticle = (a: ArticleKey, b: ArticleKey): boolean => a.law === b.law && a.article === b.article;

/**
 * Who bears the duty of an article, the same in the whole letter: those that it requires something of, before those
 * who need it for something else.
 */
function dutyOf(basis: DescribedBasis, entries: readonly PolicyEntry[]): DescribedBasis {
  const duties = entries.flatMap(({ rule }) =>
    rule.basis.filter((one) => isSameArticle(one, basis) && isDuty(one.relation)),
  );
  const demands = duties.filter(({ relation }) => relation === 'requires');
  const bearers = distinct((demands.length > 0 ? demands : duties).map((one) => one.duty_of));
  const [only = basis.dutyOf, ...more] = bearers;
  return { ...basis, dutyOf: more.length > 0 ? 'both' : only };
}

/** Each article once: as a duty where it is one, before what it allows or defines. */
function eachArticleOnce(bases: readonly DescribedBasis[]): DescribedBasis[] {
  const ordered = bases.toSorted((a, b) => Number(isDuty(b.relation)) - Number(isDuty(a.relation)));
  return ordered.filter(
    (basis, index) => ordered.findIndex((other) => isSameArticle(other, basis)) === index,
  );
}

/** What the question asks for: the rules of its theme, and the articles behind what no rule looks at. */
function basesOf(
  { rules, also = [] }: LetterTheme,
  entries: readonly PolicyEntry[],
  law: LawFile,
  asOf: string,
): DescribedBasis[] {
  const own = entries.filter(({ rule }) => rules.includes(rule.id));
  const [first] = own;
  const more = first === undefined ? [] : [{ ...first, rule: { ...first.rule, basis: also } }];
  return [...own, ...more].flatMap((entry) => describeBasis(entry, law, asOf));
}

/** The articles behind a question, by whose duty they are, and what in it no law demands. */
export function lawTexts(
  theme: LetterTheme,
  entries: readonly PolicyEntry[],
  law: LawFile,
  asOf: string,
  { bearer, words }: { bearer: DutyFilter; words: LetterWords },
): string[] {
  const isAsked = (basis: DescribedBasis): boolean =>
    bearer.of === 'all' || isMakerDuty(basis) === (bearer.of === 'maker');
  const named = basesOf(theme, entries, law, asOf).filter(
    (basis) => basis.relation !== 'own-policy' && isAsked(basis),
  );
  const borne = eachArticleOnce(named).map((basis) =>
    isDuty(basis.relation) ? dutyOf(basis, entries) : basis,
  );
  const groups = distinct(borne.map(groupOf)).map((group) =>
    borne.filter((basis) => groupOf(basis) === group),
  );
  return [
    ...groups.map((bases) => words.lawLine(words.cite(bases), dutyText(bases, bearer, words))),
    ...(theme.wish === undefined || bearer.of === 'maker' ? [] : [theme.wish]),
  ];
}
