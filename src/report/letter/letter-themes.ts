import type { LawFile } from '../../evidence/dataset.js';
import { isDuty } from '../../evidence/law.js';
import type { PolicyEntry } from '../../policy/policy.js';
import type { LetterWords, ThemeId, ThemeWords } from '../../verdict/words/letter/letter-words.js';
import { describeBasis, type DescribedBasis, isMakerDuty } from '../described-rule.js';
import { distinct } from '../../input/plain-data.js';

/** The rules whose gaps a question covers. */
interface ThemeRules {
  rules: readonly string[];
  /** The articles behind a part of the question that no rule checks. */
  also?: PolicyEntry['rule']['basis'];
}

/** One question for the vendor, in the words of a language. */
export type LetterTheme = ThemeRules & ThemeWords;

/** All questions of the letter, in order. Each rule belongs to one. Plain data. */
export const LETTER_THEMES: readonly (ThemeRules & { id: ThemeId })[] = [
  { id: 'entity', rules: ['contracting-entity-named'] },
  { id: 'terms', rules: ['dpa-terms'] },
  { id: 'roles', rules: ['provider-role'] },
  { id: 'training', rules: ['no-training'] },
  { id: 'places', rules: ['data-in-allowed-countries', 'inference-location-stated'] },
  { id: 'access', rules: ['access-in-allowed-countries'] },
  { id: 'confinement', rules: ['eu-only-routing'] },
  { id: 'transfers', rules: ['transfer-tool-named', 'transfer-assessment-on-file'] },
  { id: 'authorities', rules: ['authority-requests'] },
  { id: 'sub-processors', rules: ['sub-processors-named', 'sub-processor-changes'] },
  { id: 'retention', rules: ['retention-limit', 'abuse-monitoring-limit'] },
  { id: 'deletion', rules: ['deletion-or-return'] },
  { id: 'security', rules: ['security-measures', 'certification-held', 'breach-notice'] },
  {
    id: 'ai-act',
    rules: ['training-summary-public', 'downstream-documentation', 'eu-representative', 'ai-act-statement'],
    // The copyright policy.
    also: [{ law: 'AI-Act', article: '53(1)(c)', relation: 'requires', duty_of: 'vendor' }],
  },
  { id: 'models', rules: ['model-available', 'price-stated', 'context-minimum'] },
];

/** All questions in a language. */
export const themesIn = ({ themes }: LetterWords): LetterTheme[] =>
  LETTER_THEMES.map(({ id, ...rules }) => ({ ...rules, ...themes[id] }));

type ArticleKey = Pick<DescribedBasis, 'law' | 'article'>;

/** The providers that an article binds, if the law limits it to some: `providers of …`. */
const audienceOf = ({ law, dutyOf, scope }: DescribedBasis): string =>
  law === 'AI-Act' && dutyOf === 'vendor' && scope?.startsWith('providers') === true ? scope : '';

/** Articles that say what follows from something, and demand nothing. */
const isConsequence = ({ law, article }: ArticleKey): boolean => law === 'GDPR' && article === '28(10)';

const isOpinion = ({ law }: ArticleKey): boolean => law === 'EDPB-22-2024';

/** A key for articles that can be cited together in a question. */
function groupOf(basis: DescribedBasis): string {
  if (isConsequence(basis)) return 'consequence';
  if (isOpinion(basis)) return 'opinion';
  if (!isDuty(basis.relation)) return basis.relation;
  const clauses = basis.law === 'SCC' ? 'clauses' : '';
  // Without its dates.
  return `${basis.dutyOf} ${clauses}${audienceOf(basis).split(';')[0] ?? ''}`;
}

/**
 * The duties that a question covers: all, those of a model's maker, or those of the company that serves it.
 */
export type DutyFilter = { of: 'all' } | { of: 'server' } | { of: 'maker'; name: string };

/** Says whose duty it is. Whether the vendor is a provider of models, it knows better than we do. */
function dutyText(bases: readonly DescribedBasis[], bearer: DutyFilter, words: LetterWords): string {
  const [first] = bases;
  if (first === undefined) return '';
  if (isConsequence(first)) return words.consequence;
  if (isOpinion(first) && words.guidance !== undefined) return words.guidance;
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
 * Whose duty an article is, the same throughout the letter: of those it requires something of or, failing
 * that, of those who need it for another duty.
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

/** Removes duplicate articles. A duty takes precedence over a permission or definition. */
function eachArticleOnce(bases: readonly DescribedBasis[]): DescribedBasis[] {
  const ordered = bases.toSorted((a, b) => Number(isDuty(b.relation)) - Number(isDuty(a.relation)));
  return ordered.filter(
    (basis, index) => ordered.findIndex((other) => isSameArticle(other, basis)) === index,
  );
}

/** The legal basis of a question: that of its rules, and the articles that no rule checks. */
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

/** The articles behind a question, grouped by whose duty they are, and the part that no law requires. */
export function lawTexts(
  theme: LetterTheme,
  entries: readonly PolicyEntry[],
  law: LawFile,
  asOf: string,
  { bearer, words }: { bearer: DutyFilter; words: LetterWords },
): string[] {
  const isIncluded = (basis: DescribedBasis): boolean =>
    bearer.of === 'all' || isMakerDuty(basis) === (bearer.of === 'maker');
  const relevant = basesOf(theme, entries, law, asOf).filter(
    (basis) => basis.relation !== 'own-policy' && isIncluded(basis),
  );
  const assigned = eachArticleOnce(relevant).map((basis) =>
    isDuty(basis.relation) ? dutyOf(basis, entries) : basis,
  );
  const groups = distinct(assigned.map(groupOf)).map((group) =>
    assigned.filter((basis) => groupOf(basis) === group),
  );
  return [
    ...groups.map((bases) => words.lawLine(words.cite(bases), dutyText(bases, bearer, words))),
    ...(theme.voluntary === undefined || bearer.of === 'maker' ? [] : [theme.voluntary]),
  ];
}
