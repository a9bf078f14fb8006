import type { LawFile } from '../core/dataset.js';
import type { PolicyEntry } from '../policy/policy.js';
import { describeBasis, type DescribedBasis } from './described-rule.js';
import type { LetterTheme } from './letter-themes.js';
import { isMakerDuty } from './maker-of.js';

const DUTY = { vendor: 'your duty', you: 'our duty', both: 'a duty of both of us' } as const;

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Whom an article binds, where the law says so of more kinds of providers than one: `providers of …`. */
const audienceOf = ({ law, dutyOf, scope }: DescribedBasis): string =>
  law === 'AI-Act' && dutyOf === 'vendor' && scope?.startsWith('providers') === true ? scope : '';

/** The audience without its dates, by which articles belong together. */
const groupOf = (basis: DescribedBasis): string => `${basis.dutyOf} ${audienceOf(basis).split(';')[0] ?? ''}`;

/** Articles as one cites them, each law named once: `GDPR 44, 46; SCC clause 14`. */
function cited(bases: readonly DescribedBasis[]): string {
  const byLaw = new Map<string, string[]>();
  for (const { short, article, inForce, inForceFrom } of bases) {
    // An opinion is cited by its name alone.
    const place = short.endsWith(article) ? '' : ` ${article}`;
    byLaw.set(short, [...(byLaw.get(short) ?? []), inForce ? place : `${place} (from ${inForceFrom})`]);
  }
  return [...byLaw].map(([law, articles]) => `${law}${distinct(articles).join(',')}`).join('; ');
}

/** Which duties a question is about: all, those of the maker of a model, or those of who serves it. */
export type Bearer = { of: 'all' } | { of: 'server' } | { of: 'maker'; name: string };

/** Whose duty it is; whether the vendor is a provider of models, and of which, it knows better than we do. */
function dutyText(bases: readonly DescribedBasis[], bearer: Bearer): string {
  const [first] = bases;
  if (first === undefined) return '';
  const audience = bases.map(audienceOf).reduce((a, b) => (b.length > a.length ? b : a), '');
  const [duty, who] =
    bearer.of === 'maker' ? [`duty of ${bearer.name}`, 'it is'] : [DUTY[first.dutyOf], 'you are'];
  return `${duty}${audience === '' ? '' : `, if ${who} one of the ${audience}`}`;
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
  bearer: Bearer = { of: 'all' },
): string[] {
  const isAsked = (basis: DescribedBasis): boolean =>
    bearer.of === 'all' || isMakerDuty(basis) === (bearer.of === 'maker');
  const demanding = basesOf(theme, entries, law, asOf).filter(
    (basis) => basis.relation !== 'own-policy' && isAsked(basis),
  );
  const groups = distinct(demanding.map(groupOf)).map((group) =>
    demanding.filter((basis) => groupOf(basis) === group),
  );
  return [
    ...groups.map((bases) => `${cited(bases)}: ${dutyText(bases, bearer)}.`),
    ...(theme.wish === undefined || bearer.of === 'maker' ? [] : [theme.wish]),
  ];
}
