import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../../src/evidence/attributes/attributes.js';
import type { Claim } from '../../src/evidence/dataset.js';
import { without } from '../../src/input/plain-data.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Indication, Outcome, Reason } from '../../src/verdict/decision.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import {
  all,
  any,
  fail,
  notApplicable,
  on,
  pass,
  silent,
  undecided,
  type Answer,
  type Check,
} from '../../src/rules/rule.js';
import { datasetOf, policyOf, providerOf, ruleWith, subjectOf, type Statement } from '../kit/scenario.js';
import { AS_OF, DEFAULT } from '../kit/shipped.js';

/** The answer to a statement, by the value that represents it. */
const ANSWERS: Record<string, Answer> = {
  yes: pass(),
  no: fail('It does not.'),
  open: undecided('It does not say.'),
  na: notApplicable('It is not needed.'),
  silent: silent('It is about something else.'),
};
const VALUES: Record<string, AttributeValue<'training-use'>> = {
  yes: { used: 'never' },
  no: { used: 'always' },
  open: { used: 'optional' },
  na: { used: 'optional', default: 'off' },
  silent: { used: 'optional', default: 'on' },
};
const ask = (value: AttributeValue<'training-use'>): Answer =>
  Object.entries(VALUES)
    .filter(([, { used, default: preset }]) => used === value.used && preset === value.default)
    .map(([word]) => ANSWERS[word])[0] ?? fail('Not in the table.');

const FIELDS: Record<string, Partial<Claim>> = {
  lead: { grade: 'reported' },
  contract: { scope: 'contract' },
  model: { scope: 'model', subject: 'alpha/one' },
  group: { scope: 'group' },
  old: { seen: '2025-11-22' },
  oldest: { seen: '2025-11-23' },
  month: { seen: '2025-11' },
  later: { seen: '2026-11-24' },
  this: { seen: '2026-11' },
  only: { onlyFor: ['pinned'] },
  chosen: { onlyFor: ['basic'] },
  usual: { onlyFor: ['kept'] },
  other: { onlyFor: ['large'] },
  special: { onlyFor: ['erased'] },
  both: { onlyFor: ['basic', 'pinned'] },
  neither: { onlyFor: ['large', 'pinned'] },
  recorded: { seen: '2026-11-01', recorded: '2026-10-01' },
  recordedlater: { seen: '2026-11-01', recorded: '2026-11-24' },
  seenlater: { seen: '2026-11-24', recorded: '2026-11-01' },
  unread: { seen: '2026-11-20', read: { first: '2026-11-01', last: '2026-11-19' } },
  readlong: { read: { first: '2025-01-01', last: '2025-01-01' } },
  newer: { seen: '2026-11-10' },
  A: { edition: 'A' },
  B: { edition: 'B' },
  ended: { until: '2026-11-22' },
  ending: { until: '2026-11-23' },
  'not-found': { notFound: { looked_in: 'the terms' } },
};

const SOUND: Claim = {
  ...{ attribute: 'training-use', subject: 'alpha', scope: 'offering', grade: 'reviewed' },
  ...{ sources: ['card'], seen: '2026-11-01', location: { file: 'alpha.yaml', line: 1, column: 1 } },
};

/**
 * For example `group old yes`. By default a statement is reviewed, about the offering, fresh and for all
 * customers.
 */
function statementOf(text: string): Statement {
  const words = text.split(' ');
  const claim = words.reduce<Claim>((sum, word) => {
    const value = VALUES[word];
    return { ...sum, ...FIELDS[word], ...(value === undefined ? {} : { value }) };
  }, SOUND);
  const known = words.every(
    (word) => word in FIELDS || word in VALUES || word === 'undated' || word === 'on-b',
  );
  if (!known) throw new Error(`not a statement: ${text}`);
  const dated = words.includes('undated') ? without(claim, 'seen') : claim;
  const attribute = words.includes('on-b') ? 'retention' : claim.attribute;
  return { claim: { ...dated, attribute }, filedUnder: words.includes('model') ? 'model' : 'provider' };
}

const PLAIN = ruleWith(on('training-use', ask));

type Row = readonly [statements: string, outcome: Outcome, indication: Indication, reasons: string];

/** A table of statements, separated by commas, with their outcome under one policy. */
function table(title: string, change: Partial<PolicyEntry>, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)('%s → %s, %s, %s', (text, outcome, indication, reasons) => {
      const provider = providerOf(text === '' ? [] : text.split(', ').map(statementOf));
      const entry = {
        ...(DEFAULT.entries[0] as PolicyEntry),
        id: 'asked',
        rule: PLAIN,
        options: {},
        ...change,
      };
      const policy = policyOf([{ ...entry, severity: 'error' }], ['basic']);
      const found = evaluate(datasetOf(provider), policy, [subjectOf(provider)], AS_OF);
      const [finding] = found.filter(({ subject }) => subject === 'alpha/one');
      expect(finding).toMatchObject({ outcome, indication });
      expect(finding?.reasons.join(' ')).toBe(reasons satisfies string as Reason | '');
    });
  });
}

table('one statement: when it is proof', {}, [
  ['', 'unknown', 'none', 'missing'],
  ['yes', 'pass', 'none', ''],
  ['no', 'fail', 'none', ''],
  ['na', 'not-applicable', 'none', ''],
  ['open', 'unknown', 'none', 'not-specific'],
  ['contract yes', 'pass', 'none', ''],
  ['contract no', 'fail', 'none', ''],
  ['model yes', 'pass', 'none', ''],
  ['model no', 'fail', 'none', ''],
  ['group yes', 'unknown', 'for', 'wrong-scope'],
  ['group no', 'unknown', 'against', 'wrong-scope'],
  ['group na', 'unknown', 'for', 'wrong-scope'],
  ['group open', 'unknown', 'none', 'wrong-scope not-specific'],
  ['chosen yes', 'pass', 'none', ''],
  ['chosen no', 'fail', 'none', ''],
  ['only yes', 'unknown', 'for', 'conditional'],
  ['only no', 'unknown', 'against', 'conditional'],
  ['only na', 'unknown', 'for', 'conditional'],
  ['only open', 'unknown', 'none', 'conditional not-specific'],
  ['both yes', 'unknown', 'for', 'conditional'],
  ['neither no', 'unknown', 'none', 'missing'],
  ['other no', 'unknown', 'none', 'missing'],
  ['usual yes', 'pass', 'none', ''],
  ['special no, yes', 'pass', 'none', ''],
  ['silent', 'unknown', 'none', 'not-specific'],
  ['undated yes', 'unknown', 'for', 'undated'],
  ['undated no', 'unknown', 'against', 'undated'],
  ['undated na', 'unknown', 'for', 'undated'],
  ['undated open', 'unknown', 'none', 'not-specific undated'],
  ['old yes', 'unknown', 'for', 'stale'],
  ['old no', 'unknown', 'against', 'stale'],
  ['old open', 'unknown', 'none', 'not-specific stale'],
  ['A yes', 'pass', 'none', ''],
  ['A no', 'fail', 'none', ''],
  ['group only yes', 'unknown', 'for', 'wrong-scope conditional'],
  ['group undated yes', 'unknown', 'for', 'wrong-scope undated'],
  ['group old no', 'unknown', 'against', 'wrong-scope stale'],
  ['only old yes', 'unknown', 'for', 'conditional stale'],
  ['only undated no', 'unknown', 'against', 'conditional undated'],
  ['group only undated no', 'unknown', 'against', 'wrong-scope conditional undated'],
]);

table('one statement: when it counts', {}, [
  ['oldest yes', 'pass', 'none', ''],
  ['month yes', 'unknown', 'for', 'stale'],
  ['this yes', 'unknown', 'for', 'undated'],
  ['this na', 'unknown', 'for', 'undated'],
  ['this no', 'fail', 'none', ''],
  ['this open', 'unknown', 'none', 'not-specific'],
  ['recorded yes', 'pass', 'none', ''],
  ['recordedlater yes', 'unknown', 'none', 'missing'],
  ['seenlater yes', 'pass', 'none', ''],
  ['unread yes', 'unknown', 'for', 'undated'],
  ['readlong yes', 'unknown', 'for', 'stale undated'],
  ['undated readlong yes', 'unknown', 'for', 'stale'],
  ['later yes', 'unknown', 'none', 'missing'],
  ['later no', 'unknown', 'none', 'missing'],
  ['later not-found', 'unknown', 'none', 'missing'],
  ['lead later no', 'unknown', 'none', 'missing'],
  ['ended yes', 'unknown', 'none', 'stale'],
  ['ended other yes', 'unknown', 'none', 'missing'],
  ['ended other no, ended yes', 'unknown', 'none', 'stale'],
  ['ended no', 'unknown', 'none', 'stale'],
  ['ending yes', 'pass', 'none', ''],
  ['ending no', 'fail', 'none', ''],
  ['ended yes, yes', 'pass', 'none', ''],
  ['ended no, yes', 'pass', 'none', ''],
  ['ended yes, no', 'fail', 'none', ''],
  ['ended yes, not-found', 'unknown', 'none', 'not-found'],
  ['ended not-found', 'unknown', 'none', 'stale'],
  ['ended yes, lead yes', 'unknown', 'none', 'reported-only'],
  ['yes, lead ended no', 'pass', 'none', ''],
  ['yes, lead later no', 'pass', 'none', ''],
]);

table('several statements: the narrowest scope that has proof decides', {}, [
  ['yes, yes', 'pass', 'none', ''],
  ['no, no', 'fail', 'none', ''],
  ['yes, no', 'unknown', 'against', 'conflicting'],
  ['na, no', 'unknown', 'against', 'conflicting'],
  ['yes, na', 'pass', 'none', ''],
  ['na, na', 'not-applicable', 'none', ''],
  ['contract yes, no', 'unknown', 'none', 'contested'],
  ['contract yes, old no', 'pass', 'none', ''],
  ['contract newer yes, no', 'pass', 'none', ''],
  ['contract no, yes', 'fail', 'none', ''],
  ['contract yes, model no', 'unknown', 'none', 'contested'],
  ['model yes, no', 'unknown', 'none', 'contested'],
  ['model newer yes, no', 'pass', 'none', ''],
  ['model yes, undated no', 'pass', 'none', ''],
  ['model no, yes', 'fail', 'none', ''],
  ['yes, group no', 'pass', 'none', ''],
  ['no, group yes', 'fail', 'none', ''],
  ['contract na, no', 'unknown', 'none', 'contested'],
  ['contract newer na, no', 'not-applicable', 'none', ''],
  ['chosen yes, no', 'unknown', 'against', 'conflicting'],
  ['A yes, B yes', 'pass', 'none', ''],
  ['A no, B no', 'fail', 'none', ''],
  ['A yes, B no', 'unknown', 'against', 'conflicting'],
]);

table('several statements: a weak one may count against a proof of its scope or wider, and never helps', {}, [
  ['yes, only no', 'unknown', 'against', 'conflicting conditional'],
  ['yes, old no', 'unknown', 'against', 'conflicting stale'],
  ['yes, undated no', 'unknown', 'against', 'conflicting undated'],
  ['yes, model old no', 'unknown', 'against', 'conflicting stale'],
  ['yes, group no, undated no', 'unknown', 'against', 'conflicting undated'],
  ['model yes, old no', 'pass', 'none', ''],
  ['contract newer yes, only no, old no, undated no', 'pass', 'none', ''],
  ['no, only yes', 'fail', 'none', ''],
  ['no, old yes, undated yes', 'fail', 'none', ''],
  ['no, old no', 'fail', 'none', ''],
  ['na, only no', 'unknown', 'against', 'conflicting conditional'],
  ['yes, open', 'unknown', 'for', 'not-specific'],
  ['no, open', 'fail', 'none', ''],
  ['contract open, yes', 'unknown', 'for', 'not-specific'],
  ['contract open, no', 'fail', 'none', ''],
  ['contract yes, open', 'pass', 'none', ''],
  ['yes, group open', 'pass', 'none', ''],
  ['yes, only open', 'unknown', 'for', 'conditional not-specific'],
  ['yes, undated open', 'unknown', 'for', 'not-specific undated'],
  ['yes, silent', 'pass', 'none', ''],
  ['no, silent', 'fail', 'none', ''],
  ['group yes, silent', 'unknown', 'for', 'wrong-scope'],
]);

table('several statements without proof: all count, and every weakness is a reason', {}, [
  ['group yes, only yes', 'unknown', 'for', 'wrong-scope conditional'],
  ['group yes, only no', 'unknown', 'against', 'conflicting wrong-scope conditional'],
  ['group no, old no', 'unknown', 'against', 'wrong-scope stale'],
  ['old no, undated yes', 'unknown', 'against', 'conflicting stale undated'],
  ['group na, undated no', 'unknown', 'against', 'conflicting wrong-scope undated'],
  ['group yes, group yes', 'unknown', 'for', 'wrong-scope'],
  ['open, group yes', 'unknown', 'none', 'wrong-scope not-specific'],
  ['only open, group no', 'unknown', 'against', 'wrong-scope conditional'],
  ['open, group open', 'unknown', 'none', 'wrong-scope not-specific'],
  ['group A yes, group B yes', 'unknown', 'for', 'wrong-scope'],
  ['group A no, group B yes', 'unknown', 'against', 'conflicting wrong-scope'],
  ['group A no, group B open', 'unknown', 'against', 'conflicting wrong-scope'],
  ['group A yes, group B na', 'unknown', 'for', 'conflicting wrong-scope'],
]);

table('a search that found nothing, and leads', {}, [
  ['not-found', 'unknown', 'none', 'not-found'],
  ['undated not-found', 'unknown', 'none', 'not-found'],
  ['group not-found', 'unknown', 'none', 'not-found'],
  ['not-found, not-found', 'unknown', 'none', 'not-found'],
  ['not-found, yes', 'pass', 'none', ''],
  ['newer not-found, yes', 'unknown', 'none', 'contested'],
  ['newer not-found, newer yes', 'pass', 'none', ''],
  ['newer not-found, newer yes, yes', 'pass', 'none', ''],
  ['newer not-found, contract yes', 'pass', 'none', ''],
  ['newer group not-found, yes', 'pass', 'none', ''],
  ['newer lead not-found, yes', 'pass', 'none', ''],
  ['silent, not-found', 'unknown', 'none', 'not-specific not-found'],
  ['not-found, no', 'fail', 'none', ''],
  ['not-found, open', 'unknown', 'none', 'not-specific'],
  ['not-found, group yes', 'unknown', 'for', 'wrong-scope'],
  ['lead not-found', 'unknown', 'none', 'reported-only'],
  ['lead yes', 'unknown', 'none', 'reported-only'],
  ['lead no', 'unknown', 'none', 'reported-only'],
  ['lead open', 'unknown', 'none', 'reported-only'],
  ['lead yes, lead no', 'unknown', 'none', 'reported-only'],
  ['not-found, lead yes', 'unknown', 'none', 'contested not-found'],
  // The report agrees with the search, or says nothing of what it looked for.
  ['not-found, lead no', 'unknown', 'none', 'not-found'],
  ['not-found, lead silent', 'unknown', 'none', 'not-found'],
  ['not-found, lead open', 'unknown', 'none', 'contested not-found'],
  ['undated not-found, lead yes', 'unknown', 'none', 'contested undated not-found'],
  ['undated not-found, not-found, lead yes', 'unknown', 'none', 'contested undated not-found'],
  ['yes, lead yes', 'pass', 'none', ''],
  ['yes, lead open', 'pass', 'none', ''],
  ['yes, lead no', 'unknown', 'none', 'contested'],
  ['yes, lead only no', 'unknown', 'none', 'contested'],
  ['yes, lead group no', 'pass', 'none', ''],
  ['newer yes, lead no', 'pass', 'none', ''],
  ['newer yes, lead this no', 'unknown', 'none', 'contested'],
  ['newer yes, lead undated no', 'unknown', 'none', 'contested'],
  ['newer yes, lead newer no', 'unknown', 'none', 'contested'],
  ['month yes, yes, lead old no', 'pass', 'none', ''],
  ['na, lead no', 'unknown', 'none', 'contested'],
  ['contract yes, lead no', 'unknown', 'none', 'contested'],
  ['no, lead yes', 'fail', 'none', ''],
  ['no, lead no', 'fail', 'none', ''],
  ['open, lead yes', 'unknown', 'none', 'not-specific'],
  ['open, lead no', 'unknown', 'none', 'not-specific'],
  ['group yes, lead no', 'unknown', 'for', 'contested wrong-scope'],
  ['group no, lead yes', 'unknown', 'against', 'contested wrong-scope'],
  ['group no, lead no', 'unknown', 'against', 'wrong-scope'],
  ['group yes, lead yes', 'unknown', 'for', 'wrong-scope'],
  ['group yes, group no, lead no', 'unknown', 'against', 'conflicting wrong-scope'],
  ['yes, not-found, lead no', 'unknown', 'none', 'contested'],
]);

table(
  'under a policy that accepts reports, they count if the reviewed statements leave the question open',
  { grades: ['reviewed', 'reported'] },
  [
    ['lead yes', 'pass', 'none', ''],
    ['lead no', 'fail', 'none', ''],
    ['lead na', 'unknown', 'for', 'not-accepted'],
    ['lead open', 'unknown', 'none', 'not-specific'],
    ['lead only yes', 'unknown', 'for', 'conditional'],
    ['lead group no', 'unknown', 'against', 'wrong-scope'],
    ['lead yes, lead no', 'unknown', 'against', 'conflicting'],
    ['not-found, lead yes', 'pass', 'none', ''],
    ['not-found, lead no', 'fail', 'none', ''],
    ['yes, lead no', 'unknown', 'none', 'contested'],
    ['no, lead yes', 'fail', 'none', ''],
    ['open, lead yes', 'unknown', 'none', 'not-specific'],
    ['only yes, lead yes', 'pass', 'none', ''],
    ['silent, lead yes', 'pass', 'none', ''],
    ['open, lead no', 'unknown', 'against', 'conflicting not-specific'],
    ['open, lead only no', 'unknown', 'against', 'conflicting conditional not-specific'],
    ['open, lead only yes', 'unknown', 'none', 'not-specific'],
    ['group yes, lead yes', 'pass', 'none', ''],
    ['group yes, lead no', 'unknown', 'against', 'conflicting contested wrong-scope'],
    ['group na', 'unknown', 'for', 'wrong-scope'],
    ['group no, lead yes', 'unknown', 'against', 'contested wrong-scope'],
    ['group no, lead no', 'unknown', 'against', 'wrong-scope'],
  ],
);

table(
  'under a policy that accepts company-wide statements',
  { scopes: ['contract', 'model', 'offering', 'group'] },
  [
    ['group yes', 'pass', 'none', ''],
    ['group no', 'fail', 'none', ''],
    ['group yes, no', 'fail', 'none', ''],
    ['group yes, old no', 'unknown', 'against', 'conflicting stale'],
    ['group na', 'unknown', 'for', 'wrong-scope'],
    ['group yes, only no', 'unknown', 'against', 'conflicting conditional'],
    ['group no, old yes', 'fail', 'none', ''],
  ],
);

table('under a policy that accepts contracts only', { scopes: ['contract'] }, [
  ['yes', 'unknown', 'for', 'wrong-scope'],
  ['model no', 'unknown', 'against', 'wrong-scope'],
  ['contract newer yes, no', 'pass', 'none', ''],
  ['contract yes, contract old no', 'unknown', 'against', 'conflicting stale'],
]);

table('for a rule that accepts undated statements', { rule: ruleWith(PLAIN.check, 'accepted') }, [
  ['undated yes', 'pass', 'none', ''],
  ['undated no', 'fail', 'none', ''],
  ['undated yes, no', 'unknown', 'against', 'conflicting'],
  ['old yes', 'unknown', 'for', 'stale'],
  ['this yes', 'pass', 'none', ''],
  ['undated group yes', 'unknown', 'for', 'wrong-scope'],
  ['undated only yes', 'unknown', 'for', 'conditional'],
  ['undated not-found, lead yes', 'unknown', 'none', 'contested undated not-found'],
  ['undated yes, lead undated no', 'unknown', 'none', 'contested'],
]);

const RETENTION: Check<never> = on('retention', (value) => ask(value as never));
const TRAINING = PLAIN.check;

table('a rule that needs all of several attributes', { rule: ruleWith(all(TRAINING, RETENTION)) }, [
  ['', 'unknown', 'none', 'missing'],
  ['yes', 'unknown', 'none', 'missing'],
  ['yes, on-b yes', 'pass', 'none', ''],
  ['yes, on-b na', 'pass', 'none', ''],
  ['na, on-b na', 'not-applicable', 'none', ''],
  ['no', 'fail', 'none', ''],
  ['no, on-b yes', 'fail', 'none', ''],
  ['no, on-b group no', 'fail', 'none', ''],
  ['yes, on-b group no', 'unknown', 'against', 'wrong-scope'],
  ['group no', 'unknown', 'against', 'wrong-scope missing'],
  ['yes, on-b group yes', 'unknown', 'for', 'wrong-scope'],
  ['group yes, on-b old yes', 'unknown', 'for', 'wrong-scope stale'],
  ['group yes', 'unknown', 'none', 'wrong-scope missing'],
  ['yes, on-b not-found', 'unknown', 'none', 'not-found'],
  ['yes, on-b open', 'unknown', 'none', 'not-specific'],
  ['yes, lead no, on-b yes', 'unknown', 'none', 'contested'],
]);

table('a rule that needs any of several attributes', { rule: ruleWith(any(TRAINING, RETENTION)) }, [
  ['', 'unknown', 'none', 'missing'],
  ['yes', 'pass', 'none', ''],
  ['na', 'not-applicable', 'none', ''],
  ['yes, on-b na', 'pass', 'none', ''],
  ['no, on-b na', 'not-applicable', 'none', ''],
  ['yes, on-b no', 'pass', 'none', ''],
  ['no', 'unknown', 'none', 'missing'],
  ['no, on-b no', 'fail', 'none', ''],
  ['no, on-b group no', 'unknown', 'against', 'wrong-scope'],
  ['group no, on-b group no', 'unknown', 'against', 'wrong-scope'],
  ['group no', 'unknown', 'none', 'wrong-scope missing'],
  ['group yes', 'unknown', 'for', 'wrong-scope missing'],
  ['no, on-b group yes', 'unknown', 'for', 'wrong-scope'],
  ['no, on-b open', 'unknown', 'none', 'not-specific'],
  ['yes, lead no, on-b yes', 'pass', 'none', ''],
  ['yes, lead no, on-b no', 'unknown', 'none', 'contested'],
]);

describe('leads shown with a finding', () => {
  const beside = (words: string): number => {
    const provider = providerOf([statementOf(`on-b ${words}`)]);
    const entry = {
      ...(DEFAULT.entries[0] as PolicyEntry),
      rule: { ...PLAIN, shows: ['retention'] as const },
    };
    const policy = policyOf([{ ...entry, severity: 'error' }], ['basic']);
    const [finding] = evaluate(datasetOf(provider), policy, [subjectOf(provider)], AS_OF);
    return finding?.shows.length ?? 0;
  };
  test.each([
    ['lead no', 1],
    ['lead only no', 1],
    ['lead not-found', 1],
    ['no', 0],
    ['lead later no', 0],
    ['lead ended no', 0],
    ['lead other no', 0],
  ])('%s: %i', (words, count) => {
    expect(beside(words)).toBe(count);
  });
});
