import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify as stringifyYaml } from 'yaml';
import { loadProviderFiles } from '../../src/evidence/load-dataset.js';
import type { Finding } from '../../src/verdict/finding.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import { addAttestations } from '../../src/evidence/attestations/add-attestations.js';
import { loadAttestations } from '../../src/evidence/attestations/load-attestations.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { RULES } from '../../src/rules/index.js';
import { SEPARATE_RULES, RULE_VALUES, type PartValues, type RuleValues } from './differential-rules.js';
import {
  ALL_SKETCHES,
  expected,
  expectedOfAll,
  expectedOfAny,
  type Expected,
  type Sketch,
  type Terms,
} from './model.js';
import { rewrite } from '../kit/files.js';
import { datasetOf, subjectOf } from '../kit/scenario.js';
import { AS_OF } from '../kit/shipped.js';
import { dayOf } from './sketch-days.js';

/** Generated files are written, loaded and evaluated like a user's, and compared with the model. */
const folder = mkdtempSync(join(tmpdir(), 'mimo-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = Number(process.env['DIFFERENTIAL_FILES'] ?? 400);
const PARTS = 20;
const MODELS = 12;

/** A number generator (mulberry32) with a fixed seed, so that every run has the same files. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
const random = numbers(20_261_123);
const oneOf = <T>(items: readonly T[]): T => items[random(items.length)] as T;

/** YAML without anchors, which the loader refuses. */
const stringify = (data: object): string => stringifyYaml(data, { aliasDuplicateObjects: false });

/** The terms of a policy; whether undated evidence may pass depends on the rule. */
const TERMS: readonly Omit<Terms, 'undated'>[] = [false, true].flatMap((group) =>
  [false, true].flatMap((rep) => [false, true].map((limit) => ({ group, rep, limit }))),
);
const entryId = ({ rule }: RuleValues, at: number): string => `${rule}-under-${at}`;

const POLICY = {
  ...{ id: 'differential', others: 'off', fail_on: 'error', unknown: 'same' },
  ...{ accept_scopes: ['contract', 'model', 'offering'], accept_grades: ['reviewed'] },
  ...{ accept_attestations: ['contract', 'vendor-statement', 'own-assessment'], attestation_digest: 'any' },
  max_age_days: 36_500,
  rules: Object.fromEntries(
    RULE_VALUES.flatMap((values) =>
      TERMS.map(({ group, rep, limit }, at) => [
        entryId(values, at),
        {
          ...{ uses: values.rule, severity: 'error', max_age_days: limit ? 30 : 36_500 },
          accept_scopes: ['contract', 'model', 'offering', ...(group ? ['group'] : [])],
          accept_grades: ['reviewed', ...(rep ? ['reported'] : [])],
          ...values.options,
        },
      ]),
    ),
  ),
};

/**
 * Which sketches an attestation can express: a contract does not become stale, and an attestation always has
 * a date.
 */
const canBeAttested = ({ scope, answer, age, prev }: Sketch): boolean =>
  scope === 'contract' && !answer.startsWith('nf') && age !== 'undated' && !(prev && age === 'old');

const isFiled =
  (scopes: readonly Sketch['scope'][]) =>
  (sketch: Sketch): boolean =>
    scopes.includes(sketch.scope) && (sketch.scope !== 'contract' || canBeAttested(sketch));

const OF_PROVIDER = ALL_SKETCHES.filter(isFiled(['offering', 'group']));
const OF_MODEL = ALL_SKETCHES.filter(isFiled(['model']));
const ATTESTED = ALL_SKETCHES.filter(isFiled(['contract']));
const OPPOSING = [...OF_PROVIDER, ...OF_MODEL].filter(
  ({ answer, age, only }) => (answer === 'no' || answer === 'und') && age === 'undated' && !only,
);

type Statement = Record<string, unknown>;

/** The claim of a provider file for a sketch. */
function claimOf(sketch: Sketch, value: unknown): Statement {
  const { scope, grade, only, answer } = sketch;
  const day = dayOf(sketch);
  const origin = grade === 'reviewed' ? { sources: ['terms'] } : { origin: 'blog', reported_by: ['survey'] };
  return {
    ...(answer.startsWith('nf') ? { not_found: { looked_in: 'the terms' } } : { value }),
    ...{ scope, grade, ...origin },
    ...(day === undefined ? {} : { seen: day }),
    ...(only ? { only_for: 'pinned' } : {}),
  };
}

/** The attestation for a sketch. */
function attestationOf(sketch: Sketch, part: PartValues, value: unknown, model?: string): Statement {
  const answer = {
    ...{ value, clause: '1' },
    ...(sketch.prev ? { prevails_over: { reason: 'It is the contract.' } } : {}),
  };
  const isOwn = part.attribute === 'transfer-assessment';
  return {
    kind: isOwn ? 'own-assessment' : sketch.age === 'old' ? 'vendor-statement' : 'contract',
    ...{ provider: 'alpha', parties: ['us', 'Alpha'] },
    document: { title: 'Document', sha256: '0'.repeat(64) },
    ...{ effective_from: dayOf(sketch) ?? AS_OF, expires: '2027-11-01', owner: 'us' },
    ...(model === undefined
      ? { attests: { [part.attribute]: answer } }
      : { models: { [model]: { [part.attribute]: answer } } }),
  };
}

/** The value, with the date that its age counts from if the attribute has one. */
function valueOf(sketch: Sketch, part: PartValues): unknown {
  const { answer } = sketch;
  const value = part[answer as 'yes' | 'no' | 'und'];
  return part.attribute === 'transfer-assessment'
    ? { ...(value as object), concluded_on: dayOf(sketch) }
    : value;
}

/** The statements on one part of a rule, for the provider or for a model. */
interface Case {
  sketches: Sketch[];
  opposing: Sketch[];
}

/** A file under construction, with its cases by rule, part and subject. */
interface Written {
  claims: Record<string, Statement[]>;
  models: Record<string, Statement[]>[];
  attestations: Statement[];
  held: Map<string, Case>;
}

const keyOf = (values: RuleValues, part: PartValues, model: number): string =>
  `${values.rule} ${part.attribute} ${model}`;

const drawn = (from: readonly Sketch[], most: number, part: PartValues): Sketch[] =>
  Array.from({ length: random(most + 1) }, () => oneOf(from)).filter(
    ({ answer }) => answer !== 'und' || part.und !== undefined,
  );

function push(lists: Record<string, Statement[]>, attribute: string, claim: Statement): void {
  (lists[attribute] ??= []).push(claim);
}

/** Draws statements of a provider file on one part, for the provider (model -1) or for one of its models. */
function drawClaims(values: RuleValues, part: PartValues, model: number, into: Written): Sketch[] {
  if (values.attested === true) return [];
  const lists = model < 0 ? into.claims : (into.models[model] ?? {});
  const sketches = drawn(model < 0 ? OF_PROVIDER : OF_MODEL, 2, part);
  for (const sketch of sketches) push(lists, part.attribute, claimOf(sketch, valueOf(sketch, part)));
  return sketches;
}

/** Draws attestations on one part: always if only the user can have the evidence, otherwise sometimes. */
function drawAttested(values: RuleValues, part: PartValues, model: number, into: Written): Sketch[] {
  const { attested } = values;
  if (attested !== true && random(3) > 0) return [];
  const id = model < 0 ? undefined : `alpha/m${model}`;
  const sketches = drawn(ATTESTED, attested === true ? 2 : 1, part).filter(
    ({ prev }) => !prev || attested !== true,
  );
  into.attestations.push(...sketches.map((sketch) => attestationOf(sketch, part, valueOf(sketch, part), id)));
  return sketches;
}

/** Draws a statement on another attribute that opposes one part. */
function drawOpposing({ opposing }: PartValues, model: number, into: Written): Sketch[] {
  if (opposing === undefined || random(4) > 0) return [];
  const lists = model < 0 ? into.claims : (into.models[model] ?? {});
  const sketch = oneOf(
    OPPOSING.filter(
      ({ scope, answer }) =>
        (scope === 'model') === model >= 0 && opposing[answer as 'no' | 'und'] !== undefined,
    ),
  );
  push(lists, opposing.attribute, claimOf(sketch, opposing[sketch.answer as 'no' | 'und']));
  return [sketch];
}

/** Draws a case of one part and adds it to the file. */
function draw(values: RuleValues, part: PartValues, model: number, into: Written): void {
  const claims = drawClaims(values, part, model, into);
  const attested = drawAttested(values, part, model, into);
  const opposing = drawOpposing(part, model, into);
  into.held.set(keyOf(values, part, model), { sketches: [...claims, ...attested], opposing });
}

/** Draws a file with a case of every rule, for the provider and for each model. */
function written(rules: readonly RuleValues[]): Written {
  const into: Written = {
    claims: {},
    models: Array.from({ length: MODELS }, () => ({})),
    attestations: [],
    held: new Map(),
  };
  for (const values of rules)
    for (const part of values.parts)
      for (let model = values.ofModels === true ? 0 : -1; model < MODELS; model++)
        draw(values, part, model, into);
  return into;
}

const providerFile = ({ claims, models }: Written): object => ({
  ...{ id: 'alpha', name: 'Alpha', kind: 'first-party', offering: 'Alpha API' },
  sources: { terms: { title: 'Terms', kind: 'terms' }, survey: { title: 'Survey', kind: 'survey' } },
  documents: { blog: { title: 'Blog', kind: 'documentation' } },
  variants: { pinned: { title: 'pinned requests', dimension: 'region' } },
  claims,
  models: models.map((lists, at) => ({ id: `alpha/m${at}`, name: `M${at}`, claims: lists })),
});

/** A yes to "does not apply" is weak if it is reported or company-wide. */
const asEvaluated = (sketch: Sketch, { isNotApplicable }: PartValues): Sketch =>
  isNotApplicable === true &&
  sketch.answer === 'yes' &&
  (sketch.grade === 'reported' || sketch.scope === 'group')
    ? { ...sketch, only: true }
    : sketch;

/** The statements on a part for a subject: those of the model and of its provider. */
function caseOf(file: Written, values: RuleValues, part: PartValues, model: number): Case {
  const own = model < 0 ? undefined : file.held.get(keyOf(values, part, model));
  const whole = file.held.get(keyOf(values, part, -1));
  return {
    sketches: [...(whole?.sketches ?? []), ...(own?.sketches ?? [])].map((sketch) =>
      asEvaluated(sketch, part),
    ),
    opposing: [...(whole?.opposing ?? []), ...(own?.opposing ?? [])],
  };
}

function expectedOf(file: Written, values: RuleValues, model: number, terms: Terms): Expected {
  const cases = values.parts.map((part) => caseOf(file, values, part, model));
  const each = cases.map(({ sketches, opposing }) => expected(sketches, opposing, terms));
  if (values.joins === 'all') return expectedOfAll(each);
  if (values.joins !== 'any') return each[0] as Expected;
  const opposed = cases.map(({ sketches, opposing }, at) => {
    const alone = expected(sketches, [], terms).outcome === 'pass';
    return alone && opposing.length > 0 && each[at]?.outcome !== 'pass';
  });
  return expectedOfAny(values.attested === true ? [...each, OPEN, OPEN] : each, [...opposed, false, false]);
}

/** A part without statements in these files. */
const OPEN: Expected = { outcome: 'unknown', indication: 'none' };

const WEAK = ['wrong-scope', 'conditional', 'stale', 'undated', 'not-accepted'];

/** Whether a finding matches the model; not applicable counts as a yes. */
function agrees({ outcome, indication, reasons }: Finding, wanted: Expected): boolean {
  const same = (outcome === 'not-applicable' ? 'pass' : outcome) === wanted.outcome;
  if (!same || indication !== wanted.indication) return false;
  if (wanted.reason === undefined) return true;
  return wanted.reason === 'weak'
    ? reasons.some((reason) => WEAK.includes(reason))
    : reasons.includes(wanted.reason);
}

interface Counts {
  cases: number;
  passes: number;
  fails: number;
  opposed: number;
}

describe('findings on generated files match the model', () => {
  const counts = new Map<string, Counts>(
    RULE_VALUES.map(({ rule }) => [rule, { cases: 0, passes: 0, fails: 0, opposed: 0 }]),
  );

  const at = (name: string) => join(folder, name);
  writeFileSync(at('policy.yaml'), stringify(POLICY));
  const policy = loadPolicy(at('policy.yaml'), AS_OF);

  // Split into parts, so that none takes too long on a busy machine.
  test.each(Array.from({ length: PARTS }, (_, part) => part * Math.ceil(FILES / PARTS)))(
    'from file %d',
    (first) => {
      for (let number = first; number < Math.min(FILES, first + Math.ceil(FILES / PARTS)); number++) {
        const rules = RULE_VALUES.filter(({ rule }) =>
          SEPARATE_RULES.every((pair) => rule !== pair[number % 2]),
        );
        const file = written(rules);
        rewrite(at('alpha.yaml'), stringify(providerFile(file)));
        rewrite(at('own.yaml'), stringify({ attestations: file.attestations }));
        const own = loadAttestations([at('own.yaml')]);
        const dataset = addAttestations(datasetOf(...loadProviderFiles([at('alpha.yaml')])), own);
        const findings = evaluate(dataset, policy, dataset.providers.map(subjectOf), AS_OF);
        const byKey = new Map(findings.map((finding) => [`${finding.rule} ${finding.subject}`, finding]));
        for (const values of rules)
          for (let model = values.ofModels === true ? 0 : -1; model < MODELS; model++)
            TERMS.forEach((terms, entry) => {
              const subject = model < 0 ? 'alpha' : `alpha/m${model}`;
              const finding = byKey.get(`${entryId(values, entry)} ${subject}`);
              // A model without its own claim has no separate finding.
              if (finding === undefined) return;
              const wanted = expectedOf(file, values, model, { ...terms, undated: values.undated === true });
              const count = counts.get(values.rule) as Counts;
              count.cases += 1;
              if (wanted.outcome === 'pass') count.passes += 1;
              if (wanted.outcome === 'fail') count.fails += 1;
              if (finding.opposing.length > 0) count.opposed += 1;
              if (agrees(finding, wanted)) return;
              const cases = values.parts.map((part) => caseOf(file, values, part, model));
              const { outcome, indication, reasons, message } = finding;
              const got = { outcome, indication, reasons, message };
              expect.fail(JSON.stringify({ rule: values.rule, terms, cases, wanted, got }, null, 1));
            });
      }
    },
  );

  test('there are enough cases of each rule', () => {
    const total = [...counts.values()].reduce((sum, { cases }) => sum + cases, 0);
    const lines = [...counts].map(([rule, count]) => `${rule} ${JSON.stringify(count)}`);
    process.stdout.write(`differential: ${total} cases\n  ${lines.join('\n  ')}\n`);
    expect(total).toBeGreaterThanOrEqual(FILES * 500);
    for (const { rule, parts, joins } of RULE_VALUES) {
      const { cases, passes, fails, opposed } = counts.get(rule) as Counts;
      expect(cases).toBeGreaterThanOrEqual(FILES * 25);
      expect(passes).toBeGreaterThan(cases / 200);
      // If one of several parts is enough, a fail needs all of them.
      if (joins !== 'any') expect(fails).toBeGreaterThan(cases / 100);
      if (parts.some(({ opposing }) => opposing !== undefined)) expect(opposed).toBeGreaterThan(cases / 100);
    }
  });

  test('there are rules of every kind', () => {
    expect(RULE_VALUES.length).toBeGreaterThanOrEqual(6);
    for (const { rule, joins, undated } of RULE_VALUES) {
      const known = RULES.find(({ id }) => id === rule);
      expect(known).toBeDefined();
      if (joins !== undefined) expect(known?.check).toHaveProperty(joins);
      expect(known?.undated).toBe(undated === true ? 'accepted' : undefined);
    }
    for (const kind of ['all', 'any'] as const) expect(RULE_VALUES.map(({ joins }) => joins)).toContain(kind);
    expect(RULE_VALUES.some(({ attested }) => attested)).toBe(true);
  });
});
