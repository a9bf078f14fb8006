import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { isDuty, type Relation, RELATIONS } from '../../src/evidence/law.js';
import { ruleOf, RULES } from '../../src/rules/index.js';
import { type Basis, hasLaw } from '../../src/rules/rule.js';

/** The law behind every rule as `law articles relation bearer`, with articles of the same kind joined. */
const BASES: Record<string, string[]> = {
  'dpa-terms': ['GDPR 28(3), 28(9) requires both', 'GDPR 28(1) needed-for you'],
  'provider-role': [
    'GDPR 28(3)(a), 29 requires both',
    'GDPR 4(7), 4(8) defines both',
    'GDPR 28(10) needed-for vendor',
  ],
  'sub-processors-named': ['GDPR 28(2), 28(4) needed-for you', 'EDPB-22-2024 Opinion 22/2024 needed-for you'],
  'sub-processor-changes': ['GDPR 28(2), 28(4) requires vendor'],
  'data-in-allowed-countries': ['GDPR 44, 46(1) requires both', 'GDPR 45 permits both'],
  'inference-location-stated': ['GDPR 44 needed-for you'],
  'access-in-allowed-countries': ['GDPR 44, 46(1) requires both'],
  'eu-only-routing': [],
  'transfer-tool-named': ['GDPR 44, 46(1) requires both', 'GDPR 45, 46(2)(b), 46(2)(c), 49 permits both'],
  'transfer-assessment-on-file': ['GDPR 46(1) requires both', 'SCC clause 14 requires both'],
  'authority-requests': ['GDPR 48, 28(3)(a) needed-for both', 'SCC clause 15 needed-for vendor'],
  'no-training': [
    'GDPR 28(3)(a), 29 requires both',
    'GDPR 5(1)(b), 6 needed-for you',
    'GDPR 28(10) needed-for vendor',
  ],
  'retention-limit': ['GDPR 28(3)(a), 28(3)(g), 5(1)(e), 13(2)(a) needed-for you'],
  'abuse-monitoring-limit': [
    'GDPR 28(3)(a), 28(3)(b), 32(4) needed-for both',
    'GDPR 5(1)(c), 5(1)(e) needed-for you',
  ],
  'deletion-or-return': ['GDPR 28(3)(g) requires vendor', 'GDPR 17, 28(3)(e) needed-for you'],
  'breach-notice': ['GDPR 33(2), 28(3)(f) requires vendor'],
  'security-measures': ['GDPR 28(3)(c), 28(3)(h), 32(1) requires both', 'GDPR 28(1) requires you'],
  'certification-held': ['GDPR 28(5), 32(3) own-policy you'],
  'contracting-entity-named': ['GDPR 28(3) needed-for you', 'GDPR 4(8) defines both'],
  'training-summary-public': ['AI-Act 53(1)(d) requires vendor'],
  'downstream-documentation': ['AI-Act 53(1)(b), Annex XII requires vendor'],
  'eu-representative': ['AI-Act 54(1) requires vendor'],
  'ai-act-statement': [],
  'model-available': [],
  'price-stated': [],
  'context-minimum': [],
};

function basisText(basis: readonly Basis[]): string[] {
  const kinds = new Map<string, { law: string; articles: string[]; rest: string }>();
  for (const { law, article, relation, duty_of } of basis) {
    const rest = `${relation} ${duty_of}`;
    const kind = kinds.get(law + rest) ?? { law, articles: [], rest };
    kind.articles.push(article);
    kinds.set(law + rest, kind);
  }
  return [...kinds.values()].map(({ law, articles, rest }) => `${law} ${articles.join(', ')} ${rest}`);
}

describe('the law behind the rules', () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s cites its articles', (id, { basis }) => {
    expect(basisText(basis)).toEqual(BASES[id]);
  });

  test('an article for controllers only is never a duty of the vendor, and one that requires something of processors is', () => {
    const { articles } = loadDataset().law;
    const scopeOf = (one: Basis): string | undefined =>
      articles.find(({ law, article }) => law === one.law && article === one.article)?.scope;
    const duties = RULES.flatMap(({ id, basis }) =>
      basis.filter(({ relation }) => isDuty(relation)).map((one) => ({ id, one })),
    );
    const bound = duties.filter(({ one }) => scopeOf(one) === 'controllers');
    expect(bound.length).toBeGreaterThan(5);
    expect(bound.filter(({ one }) => one.duty_of !== 'you')).toEqual([]);
    const demanded = duties.filter(({ one }) => scopeOf(one) === 'processors' && one.relation === 'requires');
    expect(demanded.length).toBeGreaterThan(2);
    expect(demanded.filter(({ one }) => one.duty_of !== 'vendor')).toEqual([]);
  });

  test('an article that permits or defines is never given as a requirement', () => {
    const of = (articles: readonly string[]) =>
      RULES.flatMap(({ basis }) => basis)
        .filter(({ law, article }) => law === 'GDPR' && articles.includes(article))
        .map(({ relation }) => relation);
    expect(new Set(of(['45', '46(2)(b)', '46(2)(c)', '49']))).toEqual(new Set(['permits']));
    expect(new Set(of(['4(7)', '4(8)']))).toEqual(new Set(['defines']));
    expect(ruleOf('transfer-tool-named')?.basis.map(({ article }) => article)).not.toContain('48');
  });

  test.each<[Relation, law: boolean, duty: boolean]>([
    ['requires', true, true],
    ['needed-for', true, true],
    ['permits', true, false],
    ['defines', true, false],
    ['own-policy', false, false],
  ])('%s is a law: %s, a duty: %s', (relation, law, duty) => {
    const basis: Basis[] = [{ law: 'GDPR', article: '6', relation, duty_of: 'you' }];
    expect([hasLaw({ basis }), isDuty(relation)]).toEqual([law, duty]);
    expect(RELATIONS).toContain(relation);
  });
});
