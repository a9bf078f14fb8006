import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, firstDay, lastDay } from '../../src/input/calendar.js';
import type { Claim } from '../../src/evidence/dataset.js';
import { without } from '../../src/input/plain-data.js';
import { REASONS } from '../../src/verdict/decision.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import { type ConsideredClaim, type Finding, isGap } from '../../src/verdict/finding.js';
import { SEVERITIES } from '../../src/policy/severity.js';
import type { Rule } from '../../src/rules/rule.js';
import { answerOf, checksIn } from '../kit/table.js';
import { conditionsOf } from '../../src/evidence/claim-record.js';
import {
  SCENARIOS,
  datasetOf,
  findingsOf,
  policyOf,
  providerOf,
  statementFor,
  subjectOf,
  SHIPPED_WORLD as WORLD,
  type Scenario,
  type Statement,
} from '../kit/scenario.js';
import { AS_OF } from '../kit/shipped.js';

/** The number of runs per property over all rules; a million on demand. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1_300);
const numRuns = Math.ceil(RUNS / SCENARIOS.length);

/** Tests a property on every rule, with further random input if needed. */
function always<T>(
  title: string,
  more: (rule: Rule) => fc.Arbitrary<T>,
  holds: (scenario: Scenario, more: T) => void,
): void {
  test(title, () => {
    for (const { rule, scenario } of SCENARIOS)
      fc.assert(fc.property(scenario, more(rule), holds), { numRuns, includeErrorInReport: true });
  });
}

const nothing = (): fc.Arbitrary<undefined> => fc.constant(undefined);
const isGreen = (finding: Finding): boolean => !isGap(finding);

/** The scenario with each statement changed, or removed. */
const changed = (
  scenario: Scenario,
  change: (claim: Claim, index: number) => Claim | undefined,
): Scenario => ({
  ...scenario,
  statements: scenario.statements.flatMap(({ claim, filedUnder }, index) => {
    const other = change(claim, index);
    return other === undefined ? [] : [{ claim: other, filedUnder }];
  }),
});

const onlyReviewed = (scenario: Scenario): Scenario => ({
  ...scenario,
  entry: { ...scenario.entry, grades: ['reviewed'] },
});

/**
 * Each finding with the one on the same subject after a change; for a model without one, with its provider's.
 */
const pairs = (before: readonly Finding[], after: readonly Finding[]): [before: Finding, after: Finding][] =>
  after.flatMap((one) => {
    const same = before.find(({ id }) => id === one.id) ?? before.find(({ subject }) => subject === 'alpha');
    return same === undefined ? [] : [[same, one]];
  });

/** A finding without its message and claims. */
const judgement = ({ id, outcome, indication, reasons, caveats, level, evidence }: Finding) => ({
  ...{ id, outcome, indication, reasons, caveats, level, evidence },
});

const ofPart = ({ claims }: Finding, ...parts: ConsideredClaim['part'][]): ConsideredClaim[] =>
  claims.filter(({ part }) => parts.includes(part));

/** Whether an attestation is accepted; true for any other statement. */
function isAccepted({ attestation }: ConsideredClaim, { entry }: Scenario): boolean {
  if (attestation === undefined) return true;
  const checked = entry.attestationDigest === 'any' || attestation.digest === 'checked';
  return checked && entry.attestations.includes(attestation.kind);
}

/** Whether a claim is dated and not stale. A contract counts until it ends. */
function isFresh({ dated, attestation, answer }: ConsideredClaim, { entry }: Scenario): boolean {
  if (dated === undefined) return entry.rule.undated === 'accepted';
  if (firstDay(dated) > AS_OF) return false;
  const isYes = answer === 'pass' || answer === 'not-applicable';
  if (isYes && lastDay(dated) > AS_OF && entry.rule.undated !== 'accepted') return false;
  return attestation?.kind === 'contract' || daysBetween(firstDay(dated), AS_OF) <= entry.maxAgeDays;
}

/** Whether a claim may count in favour, by the design and not by the part that the engine gave it. */
function mayCount(claim: ConsideredClaim, scenario: Scenario): boolean {
  const { entry, variants } = scenario;
  const { until, onlyFor } = claim;
  const holds = until === undefined || until >= AS_OF;
  const chosen = conditionsOf({ onlyFor: onlyFor ?? [] }).every(
    (one) => one === 'kept' || variants.includes(one),
  );
  const accepted = entry.scopes.includes(claim.scope) && entry.grades.includes(claim.grade);
  return holds && chosen && accepted && isAccepted(claim, scenario) && isFresh(claim, scenario);
}

const asSearch = (claim: Claim): Claim => ({
  ...without(claim, 'value'),
  notFound: { looked_in: 'the terms' },
});

test('at least 15 % of the scenarios pass', () => {
  const green = SCENARIOS.flatMap(({ scenario }) =>
    fc.sample(scenario, { numRuns, seed: 1 }).map((one) => findingsOf(one).some(isGreen)),
  );
  expect(green.filter(Boolean).length / green.length).toBeGreaterThan(0.15);
});

describe('a pass needs proof', () => {
  always('without a value nothing passes', nothing, (scenario) => {
    const searches = changed(scenario, asSearch);
    for (const finding of [...findingsOf(searches), ...findingsOf({ ...scenario, statements: [] })])
      expect(finding.outcome).toBe('unknown');
  });

  always('a pass names a proof for each part that it needs', nothing, (scenario) => {
    for (const finding of findingsOf(scenario).filter(isGreen)) {
      const { check } = scenario.entry.rule;
      const shown = checksIn(check).map(({ reads }) =>
        ofPart(finding, 'proof').some(
          (claim) =>
            claim.attribute === reads &&
            mayCount(claim, scenario) &&
            (claim.answer === 'pass' || claim.answer === 'not-applicable'),
        ),
      );
      expect('all' in check ? shown.every(Boolean) : shown.some(Boolean)).toBe(true);
    }
  });

  always('not applicable has a proof that says so', nothing, (scenario) => {
    for (const finding of findingsOf(scenario).filter(({ outcome }) => outcome === 'not-applicable')) {
      const proofs = ofPart(finding, 'proof').filter((claim) => mayCount(claim, scenario));
      expect(proofs.map(({ answer }) => answer)).toContain('not-applicable');
    }
  });

  always('a fail has a proof that says so', nothing, (scenario) => {
    for (const finding of findingsOf(scenario).filter(({ outcome }) => outcome === 'fail')) {
      const proofs = ofPart(finding, 'proof').filter((claim) => mayCount(claim, scenario));
      expect(proofs.map(({ answer }) => answer)).toContain('fail');
    }
  });
});

/** Makes a statement unable to prove anything. */
const WEAKEN: Record<'lead' | 'search' | 'conditional' | 'ended', (claim: Claim) => Claim> = {
  lead: (claim) => ({ ...claim, grade: 'reported' }),
  search: asSearch,
  conditional: (claim) => ({ ...claim, onlyFor: ['not-chosen'] }),
  ended: (claim) => ({ ...claim, until: '2026-11-22' }),
};

const weakStatement = (rule: Rule): fc.Arbitrary<Statement> =>
  fc
    .record({ one: statementFor(rule), how: fc.constantFrom(...Object.values(WEAKEN)) })
    .map(({ one, how }) => ({ ...one, claim: how(one.claim) }));

describe('a gap is not closed by', () => {
  always('removing a yes', nothing, (scenario) => {
    const { entry } = scenario;
    const { reads, opposedBy } = entry.rule;
    const before = findingsOf(scenario);
    scenario.statements.forEach(({ claim }, removed) => {
      if (!reads.includes(claim.attribute) || opposedBy.includes(claim.attribute)) return;
      if (claim.notFound !== undefined) return;
      const { kind } = answerOf(entry.rule, claim.attribute, claim.value, entry.options, WORLD);
      if (kind !== 'pass' && kind !== 'not-applicable') return;
      const after = findingsOf(changed(scenario, (one, index) => (index === removed ? undefined : one)));
      for (const [was, is] of pairs(before, after)) if (isGap(was)) expect(isGreen(is)).toBe(false);
    });
  });

  always(
    'adding a lead, a search, or a statement that is conditional or ended',
    weakStatement,
    (any, more) => {
      const scenario = onlyReviewed(any);
      const after = findingsOf({ ...scenario, statements: [...scenario.statements, more] });
      for (const [was, is] of pairs(findingsOf(scenario), after))
        if (isGap(was)) expect(isGreen(is)).toBe(false);
    },
  );

  always(
    'a stricter policy',
    () =>
      fc.record({
        scopes: fc.nat({ max: 3 }),
        reviewed: fc.boolean(),
        maxAgeDays: fc.constantFrom(1, 22, 60),
        attestations: fc.nat({ max: 2 }),
        checked: fc.boolean(),
        variants: fc.nat({ max: 2 }),
      }),
    (scenario, less) => {
      const { entry, variants } = scenario;
      const stricter: Scenario = {
        ...scenario,
        entry: {
          ...entry,
          scopes: entry.scopes.slice(0, less.scopes),
          grades: less.reviewed ? ['reviewed'] : entry.grades,
          maxAgeDays: Math.min(entry.maxAgeDays, less.maxAgeDays),
          attestations: entry.attestations.slice(0, less.attestations),
          attestationDigest: less.checked ? 'checked' : entry.attestationDigest,
        },
        variants: variants.slice(0, less.variants),
      };
      for (const [was, is] of pairs(findingsOf(scenario), findingsOf(stricter)))
        if (isGap(was)) expect(isGreen(is)).toBe(false);
    },
  );

  always('leads, which leave a gap unchanged and can only contest a pass', nothing, (any) => {
    const scenario = onlyReviewed(any);
    const without = findingsOf(changed(scenario, (one) => (one.grade === 'reported' ? undefined : one)));
    for (const is of findingsOf(scenario)) {
      const was = without.find(({ id }) => id === is.id);
      if (was === undefined) continue;
      const weight = ({ outcome, level, indication }: Finding) => [outcome, level, indication === 'against'];
      if (isGap(was)) expect(weight(is)).toEqual(weight(was));
      else if (isGap(is)) expect(is.reasons).toContain('contested');
    }
  });
});

describe('findings do not depend on', () => {
  always(
    'the order of claims',
    () => fc.infiniteStream(fc.nat()),
    (scenario, keys) => {
      const order = new Map(scenario.statements.map((one) => [one, keys.next().value as number]));
      const statements = [...scenario.statements].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      const messagesOf = (one: Scenario) =>
        findingsOf(one).map(({ message, ...rest }) => [message, judgement({ message, ...rest })]);
      expect(messagesOf({ ...scenario, statements })).toEqual(messagesOf(scenario));
    },
  );

  always('the order of rules, providers and subjects, or a repeated subject', nothing, (scenario) => {
    const { entry, variants, statements } = scenario;
    const alpha = providerOf(statements);
    const beta = { ...alpha, id: 'beta', models: [] };
    const entries = [entry, { ...entry, id: 'again', scopes: ['contract'] as const }];
    const subjects = [alpha, beta].map(subjectOf);
    const one = evaluate(datasetOf(alpha, beta), policyOf(entries, variants), subjects, AS_OF);
    const other = evaluate(
      datasetOf(beta, alpha),
      policyOf(entries.toReversed(), variants),
      [...subjects.toReversed(), ...subjects],
      AS_OF,
    );
    const byId = (findings: Finding[]) => findings.sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(other)).toEqual(byId(one));
    expect(new Set(one.map(({ id }) => id)).size).toBe(one.length);
  });

  always('an earlier evaluation, which changes none of its inputs', nothing, (scenario) => {
    const provider = freeze(providerOf(scenario.statements));
    const [dataset, policy] = [datasetOf(provider), policyOf([scenario.entry], scenario.variants)];
    const run = () => evaluate(dataset, policy, [subjectOf(provider)], AS_OF);
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

describe('dates', () => {
  always(
    'before the day it was seen, a claim does not exist',
    () => fc.constantFrom('2026-09-30', '2026-10-31', '2026-11-22', '2026-11-30'),
    (scenario, asOf) => {
      const known = changed(scenario, (claim) =>
        claim.seen !== undefined && firstDay(claim.seen) > asOf ? undefined : claim,
      );
      // If nothing else is on file, the message and its brief mention the later statement.
      const withoutWording = ({ claims, message, brief, ...finding }: Finding) => ({
        ...finding,
        said: finding.reasons.includes('missing') ? [] : [message, brief],
        claims: claims
          .filter(({ part }) => part !== 'not-yet')
          .map((claim) => [without(claim, 'ifConfirmed'), claim.ifConfirmed?.outcome]),
      });
      expect(findingsOf(scenario, asOf).map(withoutWording)).toEqual(
        findingsOf(known, asOf).map(withoutWording),
      );
    },
  );

  always(
    'an ended statement does not count, and is a reason only if there is no other statement',
    nothing,
    (scenario) => {
      const current = findingsOf(
        changed(scenario, (claim) => (claim.until !== undefined && claim.until < AS_OF ? undefined : claim)),
      );
      for (const [was, is] of pairs(current, findingsOf(scenario))) {
        if (was.id !== is.id) continue;
        expect([is.outcome, is.indication, is.level]).toEqual([was.outcome, was.indication, was.level]);
        const others = ({ reasons }: Finding) =>
          reasons.filter((one) => one !== 'stale' && one !== 'missing');
        expect(others(is)).toEqual(others(was));
      }
    },
  );
});

describe('a finding', () => {
  always('of a model is among those of its provider', nothing, ({ statements, entry, variants }) => {
    const provider = providerOf(statements);
    const [dataset, policy] = [datasetOf(provider), policyOf([entry], variants)];
    const whole = evaluate(dataset, policy, [subjectOf(provider)], AS_OF);
    for (const model of provider.models) {
      const subject = { kind: 'model', id: model.id, provider, model } as const;
      const siblings = provider.models.filter((other) => other !== model).map(({ id }) => id);
      const expected = whole.filter((finding) => !siblings.includes(finding.subject));
      expect(evaluate(dataset, policy, [subject], AS_OF)).toEqual(expected);
    }
  });

  always(
    'has the level that the policy gives to unknown, and full severity if not met or contrary',
    nothing,
    (scenario) => {
      const { severity, unknown } = scenario.entry;
      const index = (one: string) => SEVERITIES.findIndex((known) => known === one);
      for (const { outcome, indication, level } of findingsOf(scenario)) {
        const full = outcome === 'fail' || indication === 'against' || unknown === 'same';
        const gap = outcome === 'fail' || outcome === 'unknown';
        const weight = full ? index(severity) : Math.min(index(severity), index(unknown));
        expect(level).toBe(gap ? SEVERITIES[weight] : 'none');
      }
    },
  );

  always('has reasons in a fixed order if it is unknown, and only then', nothing, (scenario) => {
    for (const { outcome, indication, reasons, message } of findingsOf(scenario)) {
      expect(reasons.length > 0).toBe(outcome === 'unknown');
      expect(reasons).toEqual(REASONS.filter((reason) => reasons.includes(reason)));
      if (outcome !== 'unknown') expect(indication).toBe('none');
      if (outcome === 'fail' || outcome === 'unknown') expect(message).toMatch(/^\S.*[.!?]$/);
      expect(message).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  always('gives for each lead the outcome if it were reviewed and for all customers', nothing, (any) => {
    const scenario = changed(onlyReviewed(any), (claim, index) => ({
      ...claim,
      says: `Statement ${index}.`,
    }));
    for (const finding of findingsOf(scenario))
      for (const { says, ifConfirmed } of ofPart(finding, 'lead')) {
        const confirmed = changed(scenario, (claim) => {
          return claim.says === says ? { ...without(claim, 'onlyFor'), grade: 'reviewed' } : claim;
        });
        const then = findingsOf(confirmed).find(({ id }) => id === finding.id);
        expect(ifConfirmed?.outcome).toBe(then?.outcome);
      }
  });
});

describe('the digest of the evidence', () => {
  always('stays the same when lines move or the wording of a claim changes', nothing, (scenario) => {
    const moved = changed(scenario, (claim) => ({
      ...claim,
      location: { file: 'elsewhere.yaml', line: 1 + claim.location.line, column: 1 },
    }));
    expect(findingsOf(moved).map(judgement)).toEqual(findingsOf(scenario).map(judgement));
    const reworded = changed(onlyReviewed(scenario), (claim) => ({ ...claim, says: 'Otherwise.' }));
    expect(findingsOf(reworded).map(judgement)).toEqual(findingsOf(onlyReviewed(scenario)).map(judgement));
  });

  always('changes with every claim that decides or opposes', nothing, (any) => {
    const scenario = changed(any, (claim, index) => ({ ...claim, says: `Statement ${index}.` }));
    for (const finding of findingsOf(scenario))
      for (const { says, part, answer } of [...finding.claims, ...finding.opposing]) {
        const isAbsent = part === 'ended' || part === 'not-yet' || part === 'out';
        const decides = part === 'proof' || part === 'weak' || part === 'not-found';
        if (isAbsent || !(decides || answer === 'fail')) continue;
        const longer = changed(scenario, (claim) =>
          claim.says === says ? { ...claim, until: '2030-01-01' } : claim,
        );
        const then = findingsOf(longer).find(({ id }) => id === finding.id);
        expect(then?.outcome).toBe(finding.outcome);
        expect(then?.evidence).not.toBe(finding.evidence);
      }
  });
});
