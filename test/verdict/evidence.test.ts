import { describe, expect, test } from 'vitest';
import type { Attested } from '../../src/evidence/attestations/attestation.js';
import type { Claim } from '../../src/evidence/dataset.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import {
  type Answer,
  type AttributeCheck,
  fail,
  on,
  opposing,
  pass,
  silent,
  undecided,
} from '../../src/rules/rule.js';
import {
  type ClaimPart,
  type Considered,
  gatherEvidence,
  gatherOpposing,
  isAbsent,
  isRelevant,
  isProof,
  prevailsOn,
} from '../../src/verdict/evidence.js';
import {
  AS_OF,
  claimOn,
  OWN_CONTRACT,
  contextOf,
  entryWith,
  ofProvider,
  providerOf,
  ruleWith,
} from '../kit/claims.js';

const ANSWERS: Record<string, Answer> = {
  never: pass(),
  always: fail('It is used.'),
  may: undecided('It may be used.'),
  aside: silent('It is about something else.'),
};
const CHECK: AttributeCheck<never> = on('training-use', ({ used }) => ANSWERS[used] ?? fail(used));

interface Request {
  check?: AttributeCheck<never>;
  entry?: Partial<PolicyEntry>;
  variants?: readonly string[];
}

const contextFor = ({ check = CHECK, entry = {}, variants = [] }: Request) =>
  contextOf(entryWith(ruleWith(check), entry), variants);
const targetWith = (...claims: Claim[]) => ({ id: 'alpha', provider: providerOf(ofProvider(...claims)) });

/** What is on file for a check with these claims. */
const gather = (claims: readonly Claim[], request: Request = {}) =>
  gatherEvidence(targetWith(...claims), request.check ?? CHECK, contextFor(request));

const use = (used: string, more: Partial<Claim> = {}): Claim => claimOn('training-use', { used }, more);
const SEARCH = { value: undefined, notFound: { looked_in: 'the terms' } };
const REPORT = { grade: 'reported' } as const;
const ACCEPTS_REPORTS = { grades: ['reviewed', 'reported'] } as const;
const attested = (more: Partial<Attested> = {}): Partial<Claim> => ({
  scope: 'contract',
  attestation: { ...OWN_CONTRACT, ...more },
});

/** The only claim that a check considers. */
function consideredFor(claim: Claim, request: Request = {}): Considered {
  const [one, ...more] = gather([claim], request).considered;
  if (one === undefined || more.length > 0) throw new Error('not one claim');
  return one;
}

describe('the part that a claim plays', () => {
  test.each<[part: ClaimPart, what: string, claim: Claim, entry?: Partial<PolicyEntry>]>([
    ['proof', 'a reviewed claim', use('never')],
    ['proof', 'a reviewed claim that fails', use('always')],
    ['weak', 'a reviewed claim with a weakness', use('never', { scope: 'group' })],
    ['silent', 'a claim about another part of the question', use('aside')],
    ['silent', 'such a claim with a weakness', use('aside', { scope: 'group' })],
    ['lead', 'a report', use('never', REPORT)],
    ['lead', 'a report about another part of the question', use('aside', REPORT)],
    ['proof', 'a report, if the policy accepts reports', use('never', REPORT), ACCEPTS_REPORTS],
    [
      'weak',
      'a report with a weakness, likewise',
      use('never', { ...REPORT, scope: 'group' }),
      ACCEPTS_REPORTS,
    ],
    ['silent', 'a report about another part, likewise', use('aside', REPORT), ACCEPTS_REPORTS],
    ['not-found', 'a search', use('never', SEARCH)],
    ['not-found', 'a search, if the policy accepts reports', use('never', SEARCH), ACCEPTS_REPORTS],
    ['lead', 'a reported search', use('never', { ...SEARCH, ...REPORT })],
    [
      'lead',
      'a reported search, even if the policy accepts reports',
      use('never', { ...SEARCH, ...REPORT }),
      ACCEPTS_REPORTS,
    ],
    ['out', 'a claim about other customers', use('never', { onlyFor: ['erased'] })],
    ['ended', 'a claim that has ended', use('never', { until: '2026-11-22' })],
    ['not-yet', 'a later claim', use('never', { seen: '2026-11-24' })],
  ])('is %s for %s', (part, _what, claim, entry = {}) => {
    const found = consideredFor(claim, { entry });
    expect(found.part).toBe(part);
    expect(isAbsent(found)).toBe(['out', 'ended', 'not-yet'].includes(part));
  });
});

describe('a claim that is considered', () => {
  test('has its scope, grade and days, and the answer of the check', () => {
    const claim = use('always', { scope: 'group', ...REPORT });
    expect(consideredFor(claim)).toStrictEqual({
      ...{ claim, scope: 'group', grade: 'reported', answer: fail('It is used.'), part: 'lead' },
      ...{ weaknesses: ['wrong-scope'], days: { first: '2026-11-01', last: '2026-11-01' } },
    });
  });

  test('has no days if undated', () => {
    expect(consideredFor(use('never', { seen: undefined as never }))).not.toHaveProperty('days');
  });

  test('is conditional if nobody chose among its customers', () => {
    const claim = use('never', { onlyFor: ['basic'] });
    expect(consideredFor(claim).weaknesses).toEqual(['conditional']);
    expect(consideredFor(claim, { variants: ['basic'] }).weaknesses).toEqual([]);
    expect(consideredFor(claim, { variants: ['large'] }).part).toBe('out');
  });

  test('leaves the question open if it is a search, and the check is not asked', () => {
    const check = on('training-use', () => {
      throw new Error('asked');
    });
    expect(consideredFor(use('never', SEARCH), { check }).answer).toEqual(undecided(''));
  });

  test('says whether it prevails if it is an attestation, and only then', () => {
    expect(consideredFor(use('never', attested()))).toHaveProperty('prevails', false);
    expect(consideredFor(use('never', attested({ prevailsOver: 'Clause 1.' })))).toHaveProperty(
      'prevails',
      true,
    );
    expect(consideredFor(use('never'))).not.toHaveProperty('prevails');
  });

  test('is checked with the options of the policy, on its day', () => {
    const check: AttributeCheck<never> = on('training-use', (_, options: { say?: string }, { asOf }) =>
      fail(`${options.say ?? ''} ${asOf}`),
    );
    const found = consideredFor(use('never'), { check, entry: { options: { say: 'No.' } } });
    expect(found.answer).toEqual(fail(`No. ${AS_OF}`));
  });
});

describe('an attestation prevails over statements about the API', () => {
  const prevailing = { prevailsOver: 'Clause 1.' };
  test.each<[what: string, prevails: boolean, more: Partial<Claim>]>([
    ['if it is a contract that says so', true, attested(prevailing)],
    ['not if it does not say so', false, attested()],
    ['not if it is no contract', false, attested({ ...prevailing, kind: 'vendor-statement' })],
    ['not if it is no attestation', false, {}],
    ['on the attributes that it names', true, attested({ ...prevailing, prevailsOn: ['training-use'] })],
    ['not on its own if it names others', false, attested({ ...prevailing, prevailsOn: ['retention'] })],
  ])('%s', (_what, prevails, more) => {
    expect(prevailsOn(use('never', more), 'training-use')).toBe(prevails);
  });

  test('on no other attribute than its own, unless it names that', () => {
    expect(prevailsOn(use('never', attested(prevailing)), 'retention')).toBe(false);
    const named = attested({ ...prevailing, prevailsOn: ['retention', 'deletion'] });
    expect(prevailsOn(use('never', named), 'retention')).toBe(true);
  });
});

describe('the evidence on an attribute', () => {
  const claims = {
    value: use('never', { says: 'A' }),
    weak: use('never', { says: 'B', scope: 'group' }),
    lead: use('always', REPORT),
    search: use('never', SEARCH),
    reportedSearch: use('never', { ...SEARCH, ...REPORT }),
    ended: use('never', { until: '2026-11-22' }),
    later: use('never', { seen: '2026-11-24' }),
    out: use('never', { onlyFor: ['erased'] }),
  };
  const gathered = () => gather(Object.values(claims));
  const claimsOf = (list: readonly unknown[]) => (list as Considered[]).map(({ claim }) => claim);

  test('has reviewed and reported values, searches and ended claims apart', () => {
    const { evidence } = gathered();
    expect(claimsOf(evidence.reviewed)).toEqual([claims.value, claims.weak]);
    expect(claimsOf(evidence.reported)).toEqual([claims.lead]);
    expect(claimsOf(evidence.searches)).toEqual([claims.search]);
    expect(evidence).toMatchObject({ asOf: AS_OF, reportedSearches: 1, ended: 1, rivals: false });
  });

  test('lists every claim as considered', () => {
    const { considered } = gathered();
    expect(new Set(claimsOf(considered))).toEqual(new Set(Object.values(claims)));
    expect(considered).toHaveLength(Object.keys(claims).length);
  });

  test('has no claims on other attributes', () => {
    expect(gather([claimOn('retention', { periods: [] })]).considered).toEqual([]);
  });

  test.each([
    [false, ['reviewed'] as const],
    [true, ['reviewed', 'reported'] as const],
  ])('accepts reports: %s, for a policy that accepts %j', (accepts, grades) => {
    expect(gather([], { entry: { grades } }).evidence.acceptsReported).toBe(accepts);
  });
});

describe('editions of a document', () => {
  const edition = (name: string | undefined, used: string, more: Partial<Claim> = {}): Claim =>
    use(used, { ...(name === undefined ? {} : { edition: name }), ...more });
  test.each<[what: string, rivals: boolean, claims: Claim[]]>([
    ['are rivals if they differ', true, [edition('A', 'never'), edition('B', 'always')]],
    ['are no rivals if they say the same', false, [edition('A', 'never'), edition('B', 'never')]],
    ['are no rivals if it is one', false, [edition('A', 'never'), edition('A', 'always')]],
    [
      'are no rivals of a claim that is of none',
      false,
      [edition('A', 'never'), edition(undefined, 'always')],
    ],
    [
      'that say the same are no rivals because of a claim that is of none',
      false,
      [edition('A', 'never'), edition('B', 'never'), edition(undefined, 'always')],
    ],
    ['are no rivals if one is only reported', false, [edition('A', 'never'), edition('B', 'always', REPORT)]],
    ['are no rivals without claims', false, []],
  ])('%s', (_what, rivals, claims) => {
    expect(gather(claims).evidence.rivals).toBe(rivals);
  });
});

describe('a list for chosen customers', () => {
  const check: AttributeCheck<never> = on('retention', ({ periods }) => fail(JSON.stringify(periods)));
  const period = (days: number) => ({ periods: [{ kind: 'content', days }] });
  const wide = claimOn('retention', period(30));
  const answers = (narrow: Claim, variants: readonly string[] = []) =>
    gather([wide, narrow], { check, variants })
      .considered.filter(({ claim }) => claim === wide)
      .map(({ answer }) => answer);
  const own = (days: number) => [fail(JSON.stringify(period(days).periods))];
  const basic = { onlyFor: ['basic'] };

  test('replaces what a wider statement says about the same kinds of data', () => {
    expect(answers(claimOn('retention', period(0), basic), ['basic'])).toEqual(own(0));
  });

  test.each<[what: string, more: Partial<Claim>, variants: readonly string[]]>([
    ['if these may be other customers', basic, []],
    ['if these are other customers', basic, ['large']],
    ['if it is undated', { ...basic, seen: undefined as never }, ['basic']],
    ['if its month is not over', { ...basic, seen: '2026-11' }, ['basic']],
    ['if it is reported', { ...basic, ...REPORT }, ['basic']],
    ['if it is for all customers', {}, ['basic']],
  ])('replaces nothing %s', (_what, more, variants) => {
    expect(answers(claimOn('retention', period(0), more), variants)).toEqual(own(30));
  });
});

describe('a claim is heard', () => {
  test.each<[what: string, heard: boolean, more: Partial<Claim>]>([
    ['if it is reviewed', true, {}],
    ['if it is reported', true, REPORT],
    ['if it is about a model', true, { scope: 'model' }],
    ['if it is weak', true, { seen: '2020-01-01', onlyFor: ['basic'] }],
    ['not if it is company-wide', false, { scope: 'group' }],
    ['not if it is a search', false, SEARCH],
    ['not if it is a reported search', false, { ...SEARCH, ...REPORT }],
    ['not if it has ended', false, { until: '2026-11-22' }],
    ['not if it comes later', false, { seen: '2026-11-24' }],
    ['not if it is about other customers', false, { onlyFor: ['erased'] }],
  ])('%s', (_what, heard, more) => {
    const claim = use('never', more);
    expect(isRelevant(claim, targetWith(claim), contextFor({}))).toBe(heard);
  });
});

describe('a claim is proof of what it says', () => {
  test.each<[what: string, proof: boolean, more: Partial<Claim>, entry?: Partial<PolicyEntry>]>([
    ['if it is reviewed, dated and about the API', true, {}],
    ['not if it is reported', false, REPORT],
    ['not if it is reported, even if the policy accepts reports', false, REPORT, ACCEPTS_REPORTS],
    ['not if it is company-wide', false, { scope: 'group' }],
    [
      'not if it is company-wide, even if the policy accepts that',
      false,
      { scope: 'group' },
      { scopes: ['group', 'offering'] },
    ],
    ['not if it is a search', false, SEARCH],
    ['not if it is conditional', false, { onlyFor: ['basic'] }],
    ['not if it is undated', false, { seen: undefined as never }],
    ['not if its month is not over', false, { seen: '2026-11' }],
    ['not if it is stale', false, { seen: '2025-11-22' }],
    ['if it is of a kind that the policy accepts', true, attested(), { attestations: ['contract'] }],
    ['not if it is of another kind', false, attested(), { attestations: ['own-assessment'] }],
    [
      'if only customers can attest it, whatever the policy accepts',
      true,
      { ...attested({ kind: 'own-assessment' }), attribute: 'transfer-assessment' },
      { attestations: ['contract'] },
    ],
    [
      'not if its digest is not checked and the policy asks for that',
      false,
      attested({ digest: 'not-checked' }),
      { attestationDigest: 'checked' },
    ],
  ])('%s', (_what, proof, more, entry = {}) => {
    const claim = use('never', more);
    expect(isProof(claim, targetWith(claim), contextFor({ entry }))).toBe(proof);
  });
});

describe('statements on other attributes', () => {
  const check: AttributeCheck<never> = on('training-use', () => pass(), {
    opposedBy: [
      opposing('retention', ({ periods }, options: { most?: number }, { asOf }, green) =>
        periods.length > (options.most ?? 0)
          ? fail(`${String(periods.length)} on ${asOf}, against ${JSON.stringify(green)}`)
          : undefined,
      ),
      opposing('deletion', () => undecided('Deleted?')),
    ],
  });
  const kept = (more: Partial<Claim> = {}): Claim =>
    claimOn('retention', { periods: [{ kind: 'content', days: 1 }] }, more);
  const oppose = (green: readonly Claim[], others: readonly Claim[], entry: Partial<PolicyEntry> = {}) => {
    const request = { check, entry };
    const values = gather(green, request).considered;
    return gatherOpposing(targetWith(...others), check, contextFor(request), values);
  };
  const never = use('never');
  const prevailing = use('never', attested({ prevailsOver: 'Clause 1.', prevailsOn: ['retention'] }));
  const NO = fail(`1 on ${AS_OF}, against [{"used":"never"}]`);

  test('count against a pass, with their own weaknesses, days and part', () => {
    expect(oppose([never], [kept({ seen: '2020-01-01' })])).toEqual([
      {
        ...{ claim: kept({ seen: '2020-01-01' }), scope: 'offering', grade: 'reviewed', answer: NO },
        ...{ weaknesses: ['stale'], days: { first: '2020-01-01', last: '2020-01-01' }, part: 'weak' },
      },
    ]);
  });

  test('count against it on each attribute that can oppose it', () => {
    const answers = oppose([never], [kept(), claimOn('deletion', {}), claimOn('transfers', {})]);
    expect(answers.map(({ answer }) => answer)).toEqual([NO, undecided('Deleted?')]);
  });

  test('do not count if they say nothing against it', () => {
    expect(oppose([never], [kept()], { options: { most: 1 } })).toEqual([]);
  });

  test.each<[what: string, more: Partial<Claim>, count: number]>([
    ['count as a report', REPORT, 1],
    ['do not count if company-wide', { scope: 'group' }, 0],
    ['do not count after their end', { until: '2026-11-22' }, 0],
    ['do not count about other customers', { onlyFor: ['erased'] }, 0],
  ])('%s', (_what, more, count) => {
    expect(oppose([never], [kept(more)])).toHaveLength(count);
  });

  test('do not count if a contract that is green prevails on their attribute', () => {
    expect(oppose([prevailing], [kept()])).toEqual([]);
    expect(oppose([never, prevailing], [kept()])).toEqual([]);
    expect(oppose([prevailing], [claimOn('deletion', {})])).toHaveLength(1);
  });

  test('count as an attestation, even if a contract prevails', () => {
    expect(oppose([prevailing], [kept(attested())])).toHaveLength(1);
  });
});
