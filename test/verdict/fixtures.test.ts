import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.js';
import { ATTRIBUTE_IDS, attributeOf } from '../../src/evidence/attributes/attributes.js';
import { branchOf } from '../../src/input/branch-of.js';
import { loadDataset, loadProviderFiles } from '../../src/evidence/load-dataset.js';
import { loadFile } from '../../src/input/load-file.js';
import { PARTY } from '../../src/evidence/party.js';
import { PROVIDER_SHAPE } from '../../src/evidence/provider-shape.js';
import type { Shape } from '../../src/input/shape.js';
import { resolveSubjects } from '../../src/evidence/subject.js';
import type { Attestation } from '../../src/evidence/attestations/attestation.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import { addAttestations } from '../../src/evidence/attestations/add-attestations.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { verdictOf } from '../../src/verdict/verdict.js';
import { findingsOn, fixturePath, outcomeOf, outcomes, withFiles } from '../kit/on-file.js';
import { AS_OF } from '../kit/shipped.js';

const on = (id: string, policy: string, asOf?: string) =>
  findingsOn({
    subjects: [id],
    policy,
    data: [fixturePath(id)],
    ...(asOf === undefined ? {} : { asOf }),
  });

const LOCATION = { file: 'attestations.yaml', line: 1, column: 1 };

/** An assessment of transfers by the customer. */
const assessment = (value: object): Attestation => ({
  ...{ kind: 'own-assessment', provider: 'muster-eu', parties: ['us'], title: 'Transfers', owner: 'Dana' },
  ...{ sha256: 'a'.repeat(64), digest: 'checked', effectiveFrom: '2026-10-05', expires: '2027-10-04' },
  answers: [
    {
      ...{ attribute: 'transfer-assessment', subject: 'muster-eu', ofModel: false, value },
      ...{ clause: 'whole', location: LOCATION },
    },
  ],
  location: LOCATION,
});

describe('a provider with complete evidence', () => {
  const found = on('muster-eu', 'gdpr');

  test('passes every rule of gdpr; since nothing leaves the EEA, the transfer rules do not apply', () => {
    expect(outcomes(found)).toEqual({
      'dpa-terms': 'pass',
      'provider-role': 'pass',
      'sub-processors-named': 'pass',
      'sub-processor-changes': 'pass',
      'data-in-allowed-countries': 'pass',
      'inference-location-stated': 'pass',
      'access-in-allowed-countries': 'pass',
      'eu-only-routing': 'pass',
      'transfer-tool-named': 'not-applicable',
      'transfer-assessment-on-file': 'not-applicable',
      'authority-requests': 'pass',
      'no-training': 'pass',
      'retention-limit': 'pass',
      'abuse-monitoring-limit': 'pass',
      'deletion-or-return': 'pass',
      'breach-notice': 'pass',
      'security-measures': 'pass',
      'certification-held': 'pass',
      'contracting-entity-named': 'pass',
      'model-available of muster/lumen-1': 'pass',
      'model-available of muster/lumen-2': 'pass',
    });
    expect(verdictOf(found, 'note')).toBe('pass');
  });

  test('passes eu-only too', () => {
    const results = outcomes(on('muster-eu', 'eu-only'));
    expect(results).toEqual(outcomes(found));
    expect(verdictOf(on('muster-eu', 'eu-only'), 'note')).toBe('pass');
  });

  test.each([
    [{ result: 'not-needed', reason: 'Nothing leaves the EEA.' }, 'not-applicable'],
    // The tools, which could also show it, are missing.
    [{ result: 'not-needed' }, '?: not-specific missing'],
    [{ result: 'essentially-equivalent' }, '?: not-specific missing'],
  ])("with the user's own assessment %j gets %s if transfers are left open", (value, outcome) => {
    const text = readFileSync(fixturePath('muster-eu'), 'utf8');
    const NONE = '{ leave_eea: no, exhaustive: true }';
    expect(text).toContain(NONE);
    const own = assessment({ countries: [], concluded_on: '2026-10-05', ...value });
    const assess = (folder: string) => {
      const dataset = addAttestations({ ...loadDataset(), providers: loadProviderFiles([folder]) }, [own]);
      return outcomes(
        evaluate(dataset, loadPolicy('gdpr', AS_OF), resolveSubjects(dataset, ['muster-eu']), AS_OF),
      )['transfer-assessment-on-file'];
    };
    const open = text.replace(NONE, '{ leave_eea: no }');
    expect(withFiles({ 'muster-eu.yaml': open }, assess)).toBe(outcome);
    // If no transfer is left to assess, an assessment that says too little changes nothing.
    expect(withFiles({ 'muster-eu.yaml': text }, assess)).toBe('not-applicable');
  });

  test('passes default and ai-act', () => {
    expect(verdictOf(on('muster-eu', 'default'), 'error')).toBe('pass');
    expect(verdictOf(on('muster-eu', 'ai-act'), 'error')).toBe('pass');
    expect(outcomes(on('muster-eu', 'ai-act'))).toEqual({
      'training-summary-public of muster/lumen-1': 'pass',
      'training-summary-public of muster/lumen-2': 'pass',
      'downstream-documentation of muster/lumen-1': 'not-applicable',
      'downstream-documentation of muster/lumen-2': 'pass',
      'eu-representative of muster/lumen-1': 'not-applicable',
      'eu-representative of muster/lumen-2': '?: missing',
      'ai-act-statement of muster/lumen-1': 'pass',
      'ai-act-statement of muster/lumen-2': 'pass',
      'model-available of muster/lumen-1': 'pass',
      'model-available of muster/lumen-2': 'pass',
    });
  });

  test('has documents that differ on a point that no rule reads, with a caveat', () => {
    const [deletion] = found.filter(({ rule }) => rule === 'deletion-or-return');
    expect(deletion).toMatchObject({ outcome: 'pass', caveats: ['conflicting'] });
  });

  test.each([
    ['gdpr', '2027-03-30', 'pass'],
    ['gdpr', '2027-03-31', 'fail'],
    ['eu-only', '2027-03-30', 'pass'],
    ['eu-only', '2027-03-31', 'fail'],
    // Here, evidence of half a year of age is recent enough.
    ['default', '2027-03-31', 'pass'],
    ['default', '2027-10-01', 'pass'],
    ['default', '2027-10-02', 'fail'],
    ['ai-act', '2027-10-01', 'pass'],
    ['ai-act', '2027-10-02', 'fail'],
  ])('under %s as of %s, with evidence from 2026-10-01: %s', (policy, asOf, verdict) => {
    expect(verdictOf(on('muster-eu', policy, asOf), 'error')).toBe(verdict);
  });

  test.each([
    ['2027-03-30', 'pass'],
    ['2027-03-31', '? for: stale'],
  ])('as of %s, with evidence at most 180 days old, gets for no-training: %s', (asOf, outcome) => {
    const [training] = on('muster-eu', 'gdpr', asOf).filter(({ rule }) => rule === 'no-training');
    expect(training && outcomeOf(training)).toBe(outcome);
  });
});

test('a provider with mixed evidence has these findings', () => {
  expect(outcomes(on('acme-us', 'default'))).toEqual({
    'dpa-terms': 'fail',
    'provider-role': '?: not-specific',
    // Asked separately, because the model has its own claim on training, which may oppose the role.
    'provider-role of acme/atlas-1': '?: not-specific',
    'sub-processors-named': '?: not-specific',
    'sub-processor-changes': 'fail',
    // The access from the Philippines is also handling of content; it outweighs the newer lead.
    'data-in-allowed-countries': '? against: conflicting',
    'inference-location-stated': 'pass',
    'access-in-allowed-countries': 'fail',
    'eu-only-routing': '?: conditional not-specific',
    // No tool is named for the access from the Philippines.
    'transfer-tool-named': '? against: conflicting',
    'transfer-assessment-on-file': '? against: conflicting missing',
    'authority-requests': 'fail',
    'no-training': 'fail',
    'no-training of acme/atlas-1': 'fail',
    // The retention without logging is not said to be complete, so it does not count.
    'retention-limit': '?: not-specific',
    'abuse-monitoring-limit': 'fail',
    'deletion-or-return': 'fail',
    'breach-notice': '?: not-specific',
    'security-measures': '? against: stale',
    'certification-held': 'fail',
    'contracting-entity-named': 'pass',
    'training-summary-public of acme/atlas-1': '?: missing',
    'training-summary-public of acme/atlas-2': '?: not-found',
    'downstream-documentation of acme/atlas-1': '?: missing',
    'downstream-documentation of acme/atlas-2': 'fail',
    'eu-representative of acme/atlas-1': '?: missing',
    'eu-representative of acme/atlas-2': 'pass',
    'ai-act-statement of acme/atlas-1': '?: not-found',
    'ai-act-statement of acme/atlas-2': '?: not-found',
    'model-available of acme/atlas-1': 'fail',
    'model-available of acme/atlas-2': 'pass',
    'price-stated of acme/atlas-1': 'pass',
    'price-stated of acme/atlas-2': 'pass',
  });
});

test('a gateway has these findings', () => {
  const models = ['atlas-2', 'lumen-1', 'petal-1', 'petal-embed'];
  const each = (rule: string, ...expected: string[]) =>
    Object.fromEntries(
      expected.map((outcome, index) => [`${rule} of hub-gateway/${models[index] ?? ''}`, outcome]),
    );
  const missing = ['?: missing', '?: missing', '?: missing', '?: missing'];
  const found = Object.entries(outcomes(on('hub-gateway', 'default')));
  // Who runs the makers' models is not stated, so each provider rule is open for the provider behind each
  // model.
  const behind = found.filter(([, outcome]) => outcome === '?: other-route').map(([name]) => name);
  const rules = RULES.filter(({ subject }) => subject === 'provider').map(({ id }) => id);
  const findingsFor = (model: string) =>
    behind.filter((name) => name.includes(` of hub-gateway/${model}`)).map((name) => name.split(' of ')[0]);
  for (const model of models) expect(findingsFor(model).sort()).toEqual(rules.toSorted());
  expect(Object.fromEntries(found.filter(([name]) => !behind.includes(name)))).toEqual({
    'dpa-terms': 'pass',
    'provider-role': 'pass',
    // A provider that trains on prompts does so for its own purpose; that is a lead.
    'provider-role of hub-gateway/petal-1': '?: contested',
    // One task is stated in the old form, as free text.
    'sub-processors-named': '?: not-specific',
    'sub-processor-changes': 'fail',
    'data-in-allowed-countries': 'fail',
    'inference-location-stated': '?: not-found',
    'access-in-allowed-countries': '?: missing',
    // Neither region is chosen; the offer for one of them leaves access open, so no yes opposes the no.
    'eu-only-routing': '? against: conditional',
    // Data are in the United States too, where no certified recipient is named.
    'transfer-tool-named': '? for: not-specific',
    'transfer-assessment-on-file': '?: missing',
    'authority-requests': 'fail',
    'no-training': 'pass',
    'no-training of hub-gateway/petal-1': '?: contested',
    'retention-limit': '?: wrong-scope not-specific undated',
    'abuse-monitoring-limit': '?: missing',
    'deletion-or-return': 'fail',
    'breach-notice': 'fail',
    'security-measures': '?: missing',
    'certification-held': 'fail',
    'contracting-entity-named': '?: not-specific',
    ...each('training-summary-public', ...missing),
    ...each('downstream-documentation', ...missing),
    ...each('eu-representative', ...missing),
    ...each('ai-act-statement', 'fail', 'fail', 'fail', 'fail'),
    ...each('model-available', '?: not-specific', '?: not-specific', 'fail', '?: missing'),
    ...each('price-stated', '?: missing', '? against: conflicting', '?: missing', '?: missing'),
  });
});

const ENTITY = "covered_entity: { name: 'Acme Sample AI, Inc.', looked_up: 2026-09-15 }";
const LOOKED_UP = 'countries: [US]\n            looked_up: 2026-09-15';
const lookedUp = (text: string, day: string): string => text.replace('2026-09-15', day);
/** Before the incident was reported. */
const EARLIER = '2026-11-01';
const OPEN = '?: not-specific';

const FOR = '? for: not-specific';
const AGAINST = '? against: conflicting';

/** A replacement at the first place where a text occurs in acme-us, and the outcomes of two rules. */
const EDITS: readonly (readonly [what: string, from: string, to: string, data: string, tool: string])[] = [
  ['as it is', ENTITY, ENTITY, 'pass', 'pass'],
  // The tool certifies one importer; who receives the data there is open.
  ['no entity is named where data lie', `\n            ${ENTITY}`, '', OPEN, FOR],
  ['the entity was looked up later', ENTITY, lookedUp(ENTITY, '2026-11-02'), OPEN, FOR],
  ['the entity was looked up that day', ENTITY, lookedUp(ENTITY, EARLIER), 'pass', 'pass'],
  ['the entity was looked up a year ago', ENTITY, lookedUp(ENTITY, '2025-11-01'), 'pass', 'pass'],
  ['the entity was looked up earlier', ENTITY, lookedUp(ENTITY, '2025-10-31'), OPEN, FOR],
  ['the tool was looked up a year ago', LOOKED_UP, lookedUp(LOOKED_UP, '2025-11-01'), 'pass', 'pass'],
  ['the tool was looked up earlier', LOOKED_UP, lookedUp(LOOKED_UP, '2025-10-31'), 'pass', OPEN],
  ['the tool was not looked up', LOOKED_UP, 'countries: [US]', 'pass', OPEN],
  ['the tool was looked up later', LOOKED_UP, lookedUp(LOOKED_UP, '2026-11-02'), 'pass', OPEN],
  [
    'the tool has no importer',
    "            importer: { name: 'Acme Sample AI, Inc.', kind: provider, legal_form: Inc. }\n",
    '',
    'pass',
    OPEN,
  ],
  ['the tool is for another country, too', 'countries: [US]', 'countries: [US, IN]', FOR, 'fail'],
  [
    'the tools are not all',
    'exhaustive: true\n      says: All tra',
    'exhaustive: false\n      says: All tra',
    'pass',
    OPEN,
  ],
  [
    'the data lie elsewhere',
    '- country: US\n            uses',
    '- country: SG\n            uses',
    'fail',
    AGAINST,
  ],
];

const INFERENCE = `- country: US\n            ${ENTITY}\n        exhaustive: true\n      says: Inference`;

/** acme-us without the access from the Philippines: every remaining place has a certified entity. */
function certifiedThroughout(): string {
  const ACCESS = '          - { country: PH, purpose: support at night }\n';
  const text = readFileSync(fixturePath('acme-us'), 'utf8');
  expect(text).toContain(ACCESS);
  return text.replace(ACCESS, '');
}

/** The outcomes of three rules after a change. */
function afterEdit(from: string, to: string): (string | undefined)[] {
  const text = certifiedThroughout();
  expect(text).toContain(from);
  return withFiles({ 'acme-us.yaml': text.replace(from, to) }, (folder) => {
    const found = outcomes(
      findingsOn({ subjects: ['acme-us'], policy: 'default', asOf: EARLIER, data: [folder] }),
    );
    return ['data-in-allowed-countries', 'transfer-tool-named', 'inference-location-stated'].map(
      (rule) => found[rule],
    );
  });
}

describe('data may go to the United States only to a named certified entity', () => {
  test.each([
    ['as it is', INFERENCE, 'pass', 'pass'],
    ['no entity is named', INFERENCE.replace(`\n            ${ENTITY}`, ''), OPEN, FOR],
    ['the entity was looked up earlier', lookedUp(INFERENCE, '2025-10-31'), OPEN, FOR],
    ['inference runs elsewhere', INFERENCE.replace('US', 'SG'), 'fail', AGAINST],
  ])('for inference: %s', (_what, to, outcome, beside) => {
    expect(afterEdit(INFERENCE, to)).toEqual([beside, beside, outcome]);
  });

  test.each(EDITS)('%s', (_what, from, to, data, tool) => {
    expect(afterEdit(from, to).slice(0, 2)).toEqual([data, tool]);
  });
});

/** Parties have the same fields everywhere. */
const isParty = (shape: Shape): boolean => shape.type === 'object' && shape.fields === PARTY.fields;

/** Every key path in a value; lists add no step. */
const pathsOf = (value: unknown, wide: Shape, path = ''): string[] => {
  const shape = branchOf(wide, value);
  if (Array.isArray(value) && shape.type === 'list')
    return value.flatMap((item) => pathsOf(item, shape.of, path));
  if (shape.type !== 'object' || isParty(shape)) return [path];
  const record = value as Record<string, unknown>;
  return Object.entries(shape.fields).flatMap(([key, field]) =>
    record[key] === undefined ? [] : [`${path}.${key}`, ...pathsOf(record[key], field, `${path}.${key}`)],
  );
};

const allPathsOf = (shape: Shape, path = ''): string[] => {
  if (shape.type === 'list') return allPathsOf(shape.of, path);
  if (shape.type === 'either') return shape.of.flatMap((branch) => allPathsOf(branch, path));
  if (shape.type !== 'object' || isParty(shape)) return [path];
  return Object.entries(shape.fields).flatMap(([key, field]) => [
    `${path}.${key}`,
    ...allPathsOf(field, `${path}.${key}`),
  ]);
};

describe('the invented providers', () => {
  const files = ['muster-eu', 'acme-us', 'hub-gateway', 'kaleido-router', 'stratus-cloud'].map(
    (id) => loadFile(fixturePath(id), PROVIDER_SHAPE).value,
  );
  const claims = files
    .flatMap((file) => [file.claims, ...file.models.map((model) => model.claims)])
    .flatMap((lists) => Object.entries(lists as Record<string, { value?: unknown }[]>))
    .flatMap(([attribute, list]) => list.map((claim) => ({ attribute, claim })));

  test('use every attribute that a provider file can have', () => {
    const claimable = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true);
    expect(claimable.filter((id) => !claims.some(({ attribute }) => attribute === id))).toEqual([]);
  });

  test('use every field of a claim', () => {
    const known = PROVIDER_SHAPE.fields.claims.of.of.fields;
    const used = new Set(claims.flatMap(({ claim }) => Object.keys(claim)));
    expect(Object.keys(known).filter((key) => !used.has(key))).toEqual([]);
  });

  test('use every field of a value', () => {
    const unused = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true).flatMap((id) => {
      const { shape } = attributeOf(id);
      const used = new Set(
        claims.flatMap(({ attribute, claim }) =>
          attribute === id && claim.value !== undefined ? pathsOf(claim.value, shape, id) : [],
        ),
      );
      return allPathsOf(shape, id).filter((path) => !used.has(path));
    });
    expect([...new Set(unused)]).toEqual([]);
  });
});
