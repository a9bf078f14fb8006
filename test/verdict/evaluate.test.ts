import { describe, expect, test } from 'vitest';
import type { Claim, Provider } from '../../src/evidence/dataset.js';
import { resolveSubjects, type Subject } from '../../src/evidence/subject.js';
import { without } from '../../src/input/plain-data.js';
import { all, any, fail, on, pass, undecided } from '../../src/rules/rule.js';
import { ruleOf } from '../../src/rules/index.js';
import { evaluate, evaluatorOf } from '../../src/verdict/evaluate.js';
import { type Finding, findingId } from '../../src/verdict/finding.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import { AS_OF, DATASET } from '../kit/shipped.js';
import {
  claimOn,
  datasetOf,
  entryOf,
  filed,
  findingsOf,
  policyOf,
  providerOf,
  ruleWith,
  subjectOf,
  type Statement,
} from '../kit/scenario.js';

const entryFor = (rule: string): PolicyEntry => {
  const found = ruleOf(rule);
  if (found === undefined) throw new Error(rule);
  return entryOf(found);
};

const ofModel = (one: Claim): Statement => ({ claim: { ...one, subject: 'alpha/one' }, filedUnder: 'model' });
const lead = { grade: 'reported', origin: 'survey' } as const;

const ask = (rule: string, statements: readonly Statement[]): Finding[] =>
  findingsOf({ statements, entry: entryFor(rule), variants: [] });
const first = (findings: readonly Finding[]): Finding => {
  const [found] = findings;
  if (found === undefined) throw new Error('no finding');
  return found;
};

const NEVER = { used: 'never', covers: ['prompts', 'outputs'] };
const ALWAYS = { used: 'always' };

describe('the claims in a finding', () => {
  const found = first(ask('no-training', filed(claimOn('training-use', ALWAYS, { line: 7 } as never))));

  test('have the part, the answer of the check and its message, and the line', () => {
    expect(found.claims).toHaveLength(1);
    expect(found.claims[0]).toMatchObject({ part: 'proof', answer: 'fail', weaknesses: [], line: 7 });
    expect(found.claims[0]?.message).toMatch(/\w+/);
    expect(found.claims[0]).not.toHaveProperty('ifConfirmed');
  });

  test('have their weaknesses', () => {
    const weak = first(ask('no-training', filed(claimOn('training-use', ALWAYS, { scope: 'group' }))));
    expect(weak.claims[0]).toMatchObject({ part: 'weak', weaknesses: ['wrong-scope'] });
  });

  test('have no message if the check gives none, and no answer if they are a search', () => {
    const clear = first(ask('no-training', filed(claimOn('training-use', NEVER))));
    expect(clear.claims[0]).toMatchObject({ answer: 'pass' });
    expect(clear.claims[0]).not.toHaveProperty('message');
    const search = { ...claimOn('training-use', undefined), notFound: { looked_in: 'the terms' } };
    const open = first(ask('no-training', filed(search)));
    expect(open.claims[0]).toMatchObject({ part: 'not-found' });
    expect(open.claims[0]).not.toHaveProperty('answer');
    expect(open.claims[0]).not.toHaveProperty('message');
  });
});

describe('what a lead would change if true', () => {
  const outcomes = (findings: readonly Finding[]) =>
    first(findings).claims.map(({ part, ifConfirmed }) => [part, ifConfirmed?.outcome]);

  test('is computed for each lead alone', () => {
    const two = filed(claimOn('training-use', NEVER, lead), claimOn('training-use', ALWAYS, lead));
    // The other lead, still unverified, contests a yes; if both were true, both answers would be the same.
    expect(outcomes(ask('no-training', two))).toEqual(
      expect.arrayContaining([
        ['lead', 'unknown'],
        ['lead', 'fail'],
      ]),
    );
  });

  test('is absent without a lead', () => {
    expect(outcomes(ask('no-training', filed(claimOn('training-use', ALWAYS))))).toEqual([
      ['proof', undefined],
    ]);
  });

  test('is computed for a lead on a model', () => {
    const price = (attribute: 'input-price' | 'output-price', more: Partial<Claim>) =>
      ofModel(claimOn(attribute, { usd: '1' }, more));
    const found = ask('price-stated', [price('input-price', lead), price('output-price', {})]);
    const one = first(found.filter(({ subject }) => subject === 'alpha/one'));
    expect(one.outcome).toBe('unknown');
    expect(one.claims.find(({ part }) => part === 'lead')?.ifConfirmed?.outcome).toBe('pass');
  });

  test('names the customers of the lead, unless it is for all', () => {
    const some = filed(claimOn('training-use', NEVER, { ...lead, onlyFor: ['basic'] }));
    expect(first(ask('no-training', some)).claims[0]?.ifConfirmed?.for).toBe('the plan Basic');
    const every = filed(claimOn('training-use', NEVER, lead));
    expect(first(ask('no-training', every)).claims[0]?.ifConfirmed).not.toHaveProperty('for');
  });
});

test('leads on attributes that a rule only shows have no answer', () => {
  const beside = filed(claimOn('data-roles', { roles: [{ data: 'content', role: 'processor' }] }, lead));
  const [shown, ...more] = first(ask('dpa-terms', beside)).shows;
  expect(more).toEqual([]);
  expect(shown).toMatchObject({ attribute: 'data-roles', part: 'lead', weaknesses: [], line: 7 });
  expect(shown).not.toHaveProperty('answer');
  const reviewed = filed(claimOn('data-roles', { roles: [{ data: 'content', role: 'processor' }] }));
  expect(first(ask('dpa-terms', reviewed)).shows).toEqual([]);
  const search = without(claimOn('data-roles', undefined, lead), 'value');
  const searched = filed({ ...search, notFound: { looked_in: 'terms', by: 'survey' } });
  expect(first(ask('dpa-terms', searched)).shows).toMatchObject([{ attribute: 'data-roles', part: 'lead' }]);
});

describe('two parts of a rule that read one attribute', () => {
  const same = () => on('training-use', () => pass());
  const other = () => on('training-use', () => fail('No.'));
  const undecidedCheck = () => on('training-use', () => undecided('Open.'));
  const listed = (check: Parameters<typeof ruleWith>[0]) => {
    const rule = { ...ruleWith(check), subject: 'provider' as const };
    const entry: PolicyEntry = { ...entryFor('no-training'), id: rule.id, rule, options: {} };
    const statements = filed(claimOn('training-use', NEVER), claimOn('training-use', ALWAYS));
    return first(findingsOf({ statements, entry, variants: [] })).claims.map(({ answer }) => answer);
  };

  test.each([
    ['with the same answer list each claim once', all(same(), same()), ['pass', 'pass']],
    [
      'with different answers list each claim once for each answer',
      all(same(), other()),
      ['pass', 'pass', 'fail', 'fail'],
    ],
    [
      'with a repeated answer list each claim once for each different answer',
      any(other(), undecidedCheck(), other()),
      ['fail', 'fail', 'undecided', 'undecided'],
    ],
  ])('%s', (_, check, answers) => expect(listed(check)).toEqual(answers));
});

describe('the evaluation', () => {
  const provider = providerOf([]);
  const dataset = datasetOf(provider);
  const modelOf = (index: number, of: Provider = provider): Subject & { kind: 'model' } => {
    const model = of.models[index];
    if (model === undefined) throw new Error('no such model');
    return { kind: 'model', id: model.id, provider: of, model };
  };
  const run = (subjects: readonly Subject[], isReported?: (rule: string, subject: string) => boolean) =>
    evaluatorOf(
      dataset,
      policyOf([entryFor('price-stated'), entryFor('model-available')]),
      AS_OF,
    )(subjects, isReported).map(({ rule, subject }) => `${rule} of ${subject}`);
  const EVERY = ['price-stated', 'model-available'].flatMap((rule) => [
    `${rule} of alpha/one`,
    `${rule} of alpha/two`,
  ]);

  test('orders findings by rule as in the policy, then by subject id', () => {
    expect(run([modelOf(0), modelOf(1)])).toEqual(EVERY);
    expect(run([modelOf(1), modelOf(0)])).toEqual(EVERY);
  });

  test('leaves out a finding that has been reported already', () => {
    const isReported = (rule: string, subject: string) => rule === 'price-stated' && subject === 'alpha/one';
    expect(run([subjectOf(provider)], isReported)).toEqual(EVERY.slice(1));
  });

  const model = modelOf(0);
  const through = (host: string): Subject => ({
    ...{ kind: 'route', id: 'alpha/one', host, upstream: 'unknown' },
    ...{ provider, model: model.model },
  });
  test.each<[string, Subject, Subject]>([
    ['two providers', model, { ...model, provider: { ...provider } }],
    ['two models', model, { ...model, model: { ...model.model } }],
    ['two hosts', through('One'), through('Two')],
    ['a host and the provider', model, through('One')],
  ])('throws for %s with the same id, since one would hide the gaps of the other', (_, one, other) => {
    expect(() => run([one, other])).toThrow('two subjects share the id alpha/one');
    expect(() => run([one, one])).not.toThrow();
  });

  test('finds the same on ids that are not on file, whether it has seen others before or not', () => {
    const policy = loadPolicy('default', AS_OF);
    const evaluator = evaluatorOf(DATASET, policy, AS_OF);
    const ids = ['xiaomi/mimo-v8', 'xiaomi/mimo-v9', 'mimo-v10', 'openai/gpt-77', 'openai/gpt-78'];
    const subjects = resolveSubjects(DATASET, ids);
    expect(new Set(subjects.map(({ kind }) => kind))).toEqual(new Set(['unlisted']));
    for (const subject of [...subjects, ...subjects]) {
      const found = evaluator([subject]);
      expect(found.length).toBeGreaterThan(20);
      expect(found).toEqual(evaluatorOf(DATASET, policy, AS_OF)([subject]));
      for (const { rule, ...finding } of found) {
        expect(finding).toMatchObject({ id: findingId(rule, subject.id), subject: subject.id, claims: [] });
        expect(finding.message).toMatch(/ family; it is not on file, so nothing is known about it\.$/);
        expect(['unknown', 'not-applicable']).toContain(finding.outcome);
      }
    }
  });

  test('does not use service evidence or leads for a model at another host', () => {
    const statements = [
      ofModel(claimOn('input-price', { usd: '1' })),
      ofModel(claimOn('output-price', { usd: '1' })),
    ];
    const full = providerOf(statements);
    const [served] = full.models;
    if (served === undefined) throw new Error('no model');
    const route: Subject = {
      ...{ kind: 'route', id: 'host/one', host: 'Host', upstream: 'unknown' },
      ...{ provider: full, model: served },
    };
    const entries = [entryFor('price-stated')];
    const found = first(evaluate(datasetOf(full), policyOf(entries), [route], AS_OF));
    expect(found).toMatchObject({ outcome: 'unknown', indication: 'none', reasons: ['other-route'] });
    expect(found).toMatchObject({ claims: [], opposing: [], shows: [] });
    expect(found.message).toContain('This id is served through Host.');
    const own = first(evaluate(datasetOf(full), policyOf(entries), [modelOf(0, full)], AS_OF));
    expect(own.outcome).toBe('pass');
  });

  test.each([
    [
      'a lead beside it',
      'dpa-terms',
      claimOn('data-roles', { roles: [{ data: 'content', role: 'processor' }] }, lead),
    ],
    ['a statement on the provider', 'no-training', claimOn('training-use', NEVER)],
  ])('does not use %s, filed with the model, for another host', (_, rule, claims) => {
    const full = providerOf([ofModel(claims)]);
    const { model: served } = modelOf(0, full);
    const route: Subject = {
      kind: 'route',
      id: 'host/one',
      host: 'Host',
      upstream: 'unknown',
      provider: full,
      model: served,
    };
    const entry = entryFor(rule);
    const aboutModel = { ...entry.rule, subject: 'model', about: 'model' } as const;
    const [asked] = evaluate(datasetOf(full), policyOf([{ ...entry, rule: aboutModel }]), [route], AS_OF);
    expect(asked?.reasons).not.toContain('other-route');
    // Whatever the rule says it is about, it is a provider rule.
    for (const about of ['service', 'model'] as const) {
      const policy = policyOf([{ ...entry, rule: { ...entry.rule, about } }]);
      expect(first(evaluate(datasetOf(full), policy, [route], AS_OF))).toMatchObject({
        ...{ outcome: 'unknown', reasons: ['other-route'], claims: [], shows: [] },
      });
    }
  });
});

describe('an entry of the policy', () => {
  const entry = entryFor('dpa-terms');
  const findingWith = (change: Partial<PolicyEntry>): Finding =>
    first(findingsOf({ statements: [], entry: { ...entry, ...change }, variants: [] }));

  test('gives the rule that it uses, if its own id differs', () => {
    expect(findingWith({ id: 'ours' })).toMatchObject({ rule: 'ours', uses: 'dpa-terms' });
    expect(findingWith({})).not.toHaveProperty('uses');
  });

  test('gives its options to the finding', () => {
    expect(Object.keys(entry.options)).not.toEqual([]);
    expect(findingWith({}).options).toEqual(entry.options);
  });
});

describe('the level of a finding under unknown: note', () => {
  const group = { scope: 'group' } as const;
  const transfers = claimOn('transfers', { leave_eea: 'no', exhaustive: true });
  const LEVELS: [
    outcome: string,
    rule: string,
    claims: Claim[],
    light: Finding['level'],
    same: Finding['level'],
  ][] = [
    ['pass none', 'no-training', [claimOn('training-use', NEVER)], 'none', 'none'],
    ['not-applicable none', 'transfer-tool-named', [transfers], 'none', 'none'],
    ['fail none', 'no-training', [claimOn('training-use', ALWAYS)], 'error', 'error'],
    ['unknown against', 'no-training', [claimOn('training-use', ALWAYS, group)], 'error', 'error'],
    ['unknown for', 'no-training', [claimOn('training-use', NEVER, group)], 'note', 'error'],
    ['unknown none', 'no-training', [], 'note', 'error'],
  ];
  test.each(LEVELS)('%s', (outcome, rule, claims, light, same) => {
    const findingWith = (unknown: PolicyEntry['unknown']): Finding =>
      first(
        findingsOf({ statements: filed(...claims), entry: { ...entryFor(rule), unknown }, variants: [] }),
      );
    const found = findingWith('note');
    expect([found.outcome, found.indication].join(' ')).toBe(outcome);
    expect([found.level, findingWith('same').level]).toEqual([light, same]);
  });
});
