import { describe, expect, test } from 'vitest';
import type { Attestation, Attested } from '../../src/evidence/attestations/attestation.js';
import type { Claim } from '../../src/evidence/dataset.js';
import type { InputError } from '../../src/input/problem.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import { addAttestations } from '../../src/evidence/attestations/add-attestations.js';
import { attestationsDigest } from '../../src/evidence/attestations/attestation.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import { ruleOf } from '../../src/rules/index.js';
import { datasetOf, entryOf, policyOf, providerOf, subjectOf } from '../kit/scenario.js';
import { AS_OF } from '../kit/shipped.js';

const location = { file: 'attestations.yaml', line: 4, column: 3 };
const NEVER = { used: 'never', covers: ['prompts', 'outputs'] };
const ALWAYS = { used: 'always' };

/** A contract with an answer on training use. */
const attestation = (
  value: unknown,
  change: Partial<Attestation> = {},
  prevailsOver?: string,
): Attestation => ({
  ...{
    kind: 'contract',
    provider: 'alpha',
    parties: ['us', 'Alpha'],
    title: 'DPA 1',
    sha256: 'a'.repeat(64),
  },
  ...{ digest: 'checked', effectiveFrom: '2026-01-01', expires: '2027-12-31', owner: 'Dana', location },
  answers: [
    {
      ...{ attribute: 'training-use', subject: 'alpha', ofModel: false, value, clause: '4.2', location },
      ...(prevailsOver === undefined ? {} : { prevailsOver }),
    },
  ],
  ...change,
});

/** A statement on file. */
const onFile = (value: unknown, change: Partial<Claim> = {}): Claim => ({
  ...{ attribute: 'training-use', subject: 'alpha', value, scope: 'offering', grade: 'reviewed' },
  ...{ sources: ['terms'], seen: '2026-11-01', location: { file: 'alpha.yaml', line: 9, column: 5 } },
  ...change,
});

const rule = ruleOf('no-training');
if (rule === undefined) throw new Error('no-training is gone');
const ENTRY: PolicyEntry = { ...entryOf(rule), attestations: ['contract'], attestationDigest: 'any' };

/** The finding from statements on file and attestations. */
function outcome(
  claims: readonly Claim[],
  own: readonly Attestation[],
  { entry = ENTRY, asOf = AS_OF }: { entry?: PolicyEntry; asOf?: string } = {},
): Finding {
  const statements = claims.map((claim) => ({ claim, filedUnder: 'provider' as const }));
  const dataset = addAttestations(datasetOf(providerOf(statements)), own);
  const [provider] = dataset.providers;
  if (provider === undefined) throw new Error('no provider');
  const [finding] = evaluate(dataset, policyOf([entry]), [subjectOf(provider)], asOf);
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

const summary = ({ outcome: what, indication, reasons }: Finding): string =>
  [what, ...(what === 'unknown' ? [indication, ...reasons] : [])].join(' ');

describe('an attestation is evidence', () => {
  test.each<[what: string, own: Attestation[], asOf: string, expected: string]>([
    ['a contract in force', [attestation(NEVER)], AS_OF, 'pass'],
    ['a contract on its first day', [attestation(NEVER)], '2026-01-01', 'pass'],
    ['the day before its first day', [attestation(NEVER)], '2025-12-31', 'unknown none missing'],
    ['a contract on its last day', [attestation(NEVER)], '2027-12-31', 'pass'],
    ['the day after its last day', [attestation(NEVER)], '2028-01-01', 'unknown none stale'],
    ['a contract that says otherwise', [attestation(ALWAYS)], AS_OF, 'fail'],
    ['a contract that does not answer', [attestation({ used: 'never' })], AS_OF, 'unknown none not-specific'],
    [
      'two contracts that differ',
      [attestation(NEVER), attestation(ALWAYS)],
      AS_OF,
      'unknown against conflicting',
    ],
    ['a contract without answers', [attestation(NEVER, { answers: [] })], AS_OF, 'unknown none missing'],
  ])('%s', (_what, own, asOf, expected) => {
    expect(summary(outcome([], own, { asOf }))).toBe(expected);
  });

  test('it is marked as the user’s own, in the message and on the claim', () => {
    const finding = outcome([], [attestation(NEVER)]);
    expect(finding.message).toBe('Attested by you, not verified by mimo-check: contract "DPA 1", 4.2.');
    expect(finding.caveats).toEqual(['attested']);
    expect(finding.claims).toMatchObject([
      {
        ...{ part: 'proof', scope: 'contract', seen: '2026-01-01', until: '2027-12-31', sources: [] },
        attestation: { kind: 'contract', title: 'DPA 1', clause: '4.2', digest: 'checked', owner: 'Dana' },
        ...{ file: 'attestations.yaml', line: 4 },
      },
    ]);
  });

  test('the message of a gap is marked too', () => {
    expect(outcome([], [attestation(ALWAYS)]).message).toContain('Attested by you, not verified');
  });

  test('a contract does not become stale; a vendor statement does', () => {
    const entry = { ...ENTRY, maxAgeDays: 30, attestations: ['contract', 'vendor-statement'] as const };
    expect(summary(outcome([], [attestation(NEVER)], { entry }))).toBe('pass');
    const vendorStatement = attestation(NEVER, { kind: 'vendor-statement' });
    expect(summary(outcome([], [vendorStatement], { entry }))).toBe('unknown for stale');
    const fresh = { ...vendorStatement, effectiveFrom: '2026-11-01' };
    expect(summary(outcome([], [fresh], { entry }))).toBe('pass');
  });
});

describe('the kinds of attestation that a policy accepts', () => {
  const KINDS = ['contract', 'vendor-statement', 'own-assessment'] as const;
  const DIGESTS = ['checked', 'not-checked'] as const;
  const cells = KINDS.flatMap((kind) =>
    DIGESTS.flatMap((digest) =>
      (['checked', 'any'] as const).map((required) => [kind, digest, required] as const),
    ),
  );

  test.each(cells)(
    'a %s with digest %s, if the policy accepts contracts with digest %s',
    (kind, digest, required) => {
      const entry = { ...ENTRY, attestationDigest: required };
      const own = [attestation(NEVER, { kind, digest, effectiveFrom: '2026-11-01' })];
      const taken = kind === 'contract' && (required === 'any' || digest === 'checked');
      expect(summary(outcome([], own, { entry }))).toBe(taken ? 'pass' : 'unknown for not-accepted');
    },
  );

  test('the message says why an attestation is not accepted', () => {
    const kind = outcome([], [attestation(NEVER, { kind: 'vendor-statement', effectiveFrom: '2026-11-01' })]);
    expect(kind.message).toContain(
      'Attested as a statement of the vendor; as proof of this the policy takes only a contract.',
    );
    const both = outcome([], [attestation(NEVER)], {
      entry: { ...ENTRY, attestations: ['own-assessment', 'vendor-statement'] },
    });
    expect(both.message).toContain(
      'Attested as a contract; as proof of this the policy takes only your own assessment or a statement of the vendor.',
    );
    const unchecked = outcome([], [attestation(NEVER, { digest: 'not-checked' })], {
      entry: { ...ENTRY, attestationDigest: 'checked' },
    });
    expect(unchecked.message).toContain('(digest not checked: file not here)');
    const none = outcome([], [attestation(NEVER)], { entry: { ...ENTRY, attestations: [] } });
    expect(none.message).toContain('the policy takes none');
  });

  test('an attestation that is not accepted may count against, never for', () => {
    const against = attestation(ALWAYS, { kind: 'own-assessment', effectiveFrom: '2026-11-01' });
    expect(summary(outcome([onFile(NEVER)], [against]))).toBe('unknown against conflicting not-accepted');
    const supporting = attestation(NEVER, { kind: 'own-assessment', effectiveFrom: '2026-11-01' });
    expect(summary(outcome([onFile(ALWAYS)], [supporting]))).toBe('fail');
  });
});

describe('a contradiction between an attestation and the statements on file', () => {
  const REASON = 'Clause 1.3 puts this contract first.';
  const stale = { seen: '2020-01-01' };
  const reported: Partial<Claim> = { grade: 'reported', origin: 'blog' };

  test.each<[what: string, claims: Claim[], own: unknown, prevails: boolean, expected: string]>([
    ['the offering says no', [onFile(ALWAYS)], NEVER, false, 'unknown against conflicting'],
    ['the offering says no', [onFile(ALWAYS)], NEVER, true, 'pass'],
    ['the offering says yes', [onFile(NEVER)], ALWAYS, false, 'unknown against conflicting'],
    ['the offering says yes', [onFile(NEVER)], ALWAYS, true, 'fail'],
    ['they agree', [onFile(NEVER)], NEVER, false, 'pass'],
    ['they agree that it is not met', [onFile(ALWAYS)], ALWAYS, false, 'fail'],
    ['an old no', [onFile(ALWAYS, stale)], NEVER, false, 'unknown against conflicting stale'],
    ['an old no', [onFile(ALWAYS, stale)], NEVER, true, 'pass'],
    ['an old yes', [onFile(NEVER, stale)], NEVER, false, 'pass'],
    ['the company says no', [onFile(ALWAYS, { scope: 'group' })], NEVER, false, 'pass'],
    ['a report says no', [onFile(ALWAYS, reported)], NEVER, false, 'unknown none contested'],
    ['a report says no', [onFile(ALWAYS, reported)], NEVER, true, 'pass'],
    [
      'a search found nothing',
      [onFile(undefined, { notFound: { looked_in: 'terms' } })],
      NEVER,
      false,
      'pass',
    ],
    ['it has ended', [onFile(ALWAYS, { until: '2026-11-22' })], NEVER, false, 'pass'],
    ['the offering leaves it open', [onFile({ used: 'optional' })], NEVER, false, 'unknown for not-specific'],
    ['the offering leaves it open', [onFile({ used: 'optional' })], NEVER, true, 'pass'],
  ])('on file: %s; attested %j; prevails: %s → %s', (_what, claims, own, prevails, expected) => {
    const attested = attestation(own, {}, prevails ? REASON : undefined);
    expect(summary(outcome(claims, [attested]))).toBe(expected);
    expect(summary(outcome([...claims].reverse(), [attested]))).toBe(expected);
  });

  test('the message names prevails_over as the way to settle it', () => {
    expect(outcome([onFile(ALWAYS)], [attestation(NEVER)]).message).toContain('add prevails_over');
  });

  test('an attestation that prevails decides beside another on file, but not against another attestation', () => {
    const both = [attestation(NEVER), attestation(NEVER, {}, REASON)];
    expect(summary(outcome([onFile(ALWAYS)], both))).toBe('pass');
    const opposed = [attestation(ALWAYS), attestation(NEVER, {}, REASON)];
    expect(summary(outcome([], opposed))).toBe('unknown against conflicting');
  });
});

describe('addAttestations', () => {
  const dataset = datasetOf(providerOf([]));
  const problem = (own: Attestation): string => {
    try {
      addAttestations(dataset, [own]);
      return '';
    } catch (error) {
      return (error as InputError).message;
    }
  };

  test('leaves the data and its digests unchanged', () => {
    const before = JSON.stringify(dataset);
    const laid = addAttestations(dataset, [attestation(NEVER)]);
    expect(JSON.stringify(dataset)).toBe(before);
    expect([laid.digest, laid.digests]).toEqual([dataset.digest, dataset.digests]);
    expect(addAttestations(dataset, [])).toBe(dataset);
  });

  test('an unknown provider or model is an error with a suggestion', () => {
    expect(problem(attestation(NEVER, { provider: 'alpah' }))).toMatch(
      /attestations\.yaml:4:3: provider: unknown provider "alpah"\n {2}Did you mean alpha\?/,
    );
    const [answer] = attestation(NEVER).answers;
    const ofModel = { ...answer, subject: 'alpha/oen', ofModel: true } as Attestation['answers'][number];
    expect(problem(attestation(NEVER, { answers: [ofModel] }))).toMatch(
      /has no model "alpha\/oen"[\s\S]*alpha\/one/,
    );
  });

  test('an answer about one model is a claim of that model only', () => {
    const [answer] = attestation(NEVER).answers;
    const ofModel = { ...answer, subject: 'alpha/one', ofModel: true } as Attestation['answers'][number];
    const laid = addAttestations(dataset, [attestation(NEVER, { answers: [ofModel] })]);
    const [provider] = laid.providers;
    expect(provider?.claims).toEqual([]);
    expect(provider?.models.map(({ claims }) => claims.length)).toEqual([1, 0]);
  });
});

describe('the digest of attestations compared with that of the original', () => {
  const one = attestation(NEVER);
  const elsewhere = { ...location, line: 99 };
  test.each<[what: string, other: Attestation[], same: boolean]>([
    ['is the same for the same attestation', [attestation(NEVER)], true],
    ['is the same at another place in the file', [{ ...one, location: elsewhere }], true],
    ['is the same without the document', [{ ...one, digest: 'not-checked' }], true],
    ['differs for another document', [{ ...one, sha256: 'b'.repeat(64) }], false],
    ['differs for another answer', [attestation(ALWAYS)], false],
    ['differs if it prevails', [attestation(NEVER, {}, 'It goes first.')], false],
    ['differs for no attestation', [], false],
  ])('%s', (_what, other, same) => {
    expect(attestationsDigest(other) === attestationsDigest([one])).toBe(same);
  });
  test('does not depend on their order', () => {
    const other = attestation(ALWAYS);
    expect(attestationsDigest([one, other])).toBe(attestationsDigest([other, one]));
  });
});

test('the evidence digest of a finding depends on whether the document is present only if that decides', () => {
  const evidence = (digest: Attested['digest'], required: 'any' | 'checked'): string =>
    outcome([], [attestation(NEVER, { digest })], { entry: { ...ENTRY, attestationDigest: required } })
      .evidence;
  expect(evidence('checked', 'any')).toBe(evidence('not-checked', 'any'));
  expect(evidence('checked', 'checked')).not.toBe(evidence('not-checked', 'checked'));
});

/** A contract, or with `+` also a statement of the vendor; the assessment can be the user's or the exporter's, too. */
const USUAL = 'contract+vendor-statement';
const ANY_ASSESSMENT = { 'transfer-assessment-on-file': 'contract+own-assessment+vendor-statement' };
const NAMING = ['sub-processors-named', 'inference-location-stated', 'certification-held'];
const ON_VENDORS_WORD = [...NAMING, 'contracting-entity-named', 'model-available'];
const each = (ids: readonly string[], kinds: string) => Object.fromEntries(ids.map((id) => [id, kinds]));

test.each<[policy: string, digest: string, usual: string, others: Record<string, string>]>([
  ['ai-act', 'any', USUAL, {}],
  [
    'default',
    'any',
    USUAL,
    { ...each(['dpa-terms', 'transfer-tool-named', 'no-training'], 'contract'), ...ANY_ASSESSMENT },
  ],
  ['eu-only', 'checked', 'contract', { ...each(ON_VENDORS_WORD, USUAL), ...ANY_ASSESSMENT }],
  ['gdpr', 'checked', 'contract', { ...each(ON_VENDORS_WORD, USUAL), ...ANY_ASSESSMENT }],
  ['lenient', 'any', USUAL, ANY_ASSESSMENT],
])('%s accepts attestations with digest %s: %s, and for some rules %j', (id, digest, usual, others) => {
  const { entries } = loadPolicy(id, AS_OF);
  expect(new Set(entries.map(({ attestationDigest }) => attestationDigest))).toEqual(new Set([digest]));
  const taken = entries.map((entry) => [entry.id, entry.attestations.join('+')] as const);
  expect(Object.fromEntries(taken.filter(([, kinds]) => kinds !== usual))).toEqual(others);
});

test('the policies of that table are all that ship', () => {
  expect(builtinPolicies()).toEqual(['ai-act', 'default', 'eu-only', 'gdpr', 'lenient']);
});
