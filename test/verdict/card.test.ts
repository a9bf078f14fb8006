import { describe, expect, test } from 'vitest';
import type { Confirmed, Finding } from '../../src/verdict/finding.js';
import { RULES } from '../../src/rules/index.js';
import { findingsOn, outcomeOf } from '../kit/on-file.js';

const FINDINGS = findingsOn({ subjects: ['xiaomi'], policy: 'default' });

const [FLASH, OMNI, PRO] = ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-pro'] as const;
const EACH = [FLASH, OMNI, PRO] as const;

const on = (rule: string, subject: string): Finding => {
  const found = FINDINGS.filter((finding) => finding.rule === rule && finding.subject === subject);
  if (found.length !== 1) throw new Error(`${found.length} findings of ${rule} on ${subject}`);
  return found[0] as Finding;
};

/**
 * The findings on the card, as the catalogue of rules has them, with two agreed differences:
 * `deletion-or-return` is also not specific, since return and choice are missing from the value;
 * `no-training` is also undated, like `dpa-terms`, since the search has no date and the lead may be newer.
 */
const PROVIDER: Record<string, string> = {
  'dpa-terms': '?: contested undated not-found',
  'provider-role': '?: missing',
  'sub-processors-named': '?: not-found',
  'sub-processor-changes': '?: missing',
  'data-in-allowed-countries': '? against: conflicting wrong-scope undated',
  'inference-location-stated': '?: not-found',
  'access-in-allowed-countries': '?: missing',
  'eu-only-routing': '?: not-found',
  'transfer-tool-named': '?: wrong-scope not-specific undated',
  // Besides the missing assessment, no other way to do without one is shown.
  'transfer-assessment-on-file': '?: wrong-scope not-specific undated missing',
  'authority-requests': '?: missing',
  'no-training': '?: contested undated not-found',
  'retention-limit': '?: wrong-scope not-specific undated',
  'abuse-monitoring-limit': '?: missing',
  'deletion-or-return': '?: wrong-scope not-specific undated',
  'breach-notice': '?: missing',
  'security-measures': '?: missing',
  'certification-held': '?: missing',
  'contracting-entity-named': '?: reported-only',
};

/** In the order Flash, Omni, Pro. */
const MODELS: Record<string, readonly [string, string, string]> = {
  'training-summary-public': ['?: missing', '?: missing', '?: missing'],
  'downstream-documentation': ['?: missing', '?: missing', '?: missing'],
  'eu-representative': ['?: missing', '?: missing', '?: missing'],
  'ai-act-statement': ['?: not-found', '?: not-found', '?: not-found'],
  'model-available': ['?: reported-only', '?: reported-only', '?: reported-only'],
  'price-stated': ['?: contested', 'pass', 'pass'],
};

describe('the card under policy default', () => {
  test.each(Object.entries(PROVIDER))('%s: %s', (rule, expected) => {
    expect(outcomeOf(on(rule, 'xiaomi'))).toBe(expected);
  });

  test.each(Object.entries(MODELS))('%s: %j', (rule, expected) => {
    expect(EACH.map((model) => outcomeOf(on(rule, model)))).toEqual(expected);
  });

  test('has one finding for each rule and subject', () => {
    const ruleIds = [...Object.keys(PROVIDER), ...Object.keys(MODELS)];
    expect(ruleIds).toEqual(
      RULES.filter(({ requiredOption }) => requiredOption === undefined).map(({ id }) => id),
    );
    expect(FINDINGS).toHaveLength(Object.keys(PROVIDER).length + 3 * Object.keys(MODELS).length);
  });

  test('has these blocking gaps', () => {
    const gating = FINDINGS.filter(({ level }) => level === 'error').map(({ rule }) => rule);
    expect(gating).toEqual([
      'dpa-terms',
      'sub-processors-named',
      'data-in-allowed-countries',
      'inference-location-stated',
      'eu-only-routing',
      'transfer-tool-named',
      'no-training',
    ]);
  });

  test('what passes is marked as undated', () => {
    const passed = FINDINGS.filter(({ outcome }) => outcome === 'pass');
    expect(passed.map(({ caveats }) => caveats)).toEqual(passed.map(() => ['undated']));
  });
});

const NOT_RESEARCHED = 'Not researched.';
const END_PLANNED =
  "A report of 2026-06-26 says that Xiaomi's own API would switch the model off on 2026-06-30 (unverified).";

describe('the messages of the findings', () => {
  test.each([
    ...FINDINGS.filter(({ reasons }) => reasons.join() === 'missing').map(
      ({ rule, subject }) => [rule, subject, NOT_RESEARCHED] as const,
    ),
    ...EACH.map((model) => ['model-available', model, END_PLANNED] as const),
  ])('%s of %s: %s', (rule, subject, message) => {
    expect(on(rule, subject).message).toBe(message);
  });

  test.each([
    [
      'retention-limit',
      'The statement gives no number of days, so no period can be compared with a limit in days.',
    ],
    [
      'deletion-or-return',
      'The statement does not say that content is returned, or that the customer has the choice.',
    ],
    ['transfer-tool-named', 'Standard contractual clauses are named without module, exporter and importer.'],
    ['transfer-tool-named', 'A named tool is not an assessment.'],
    [
      'data-in-allowed-countries',
      'Version A: Outside the allowed countries: China (CN), India (IN), Russia (RU), Singapore (SG) – no adequacy decision for them.',
    ],
    [
      'data-in-allowed-countries',
      'Version B: Outside the allowed countries: India (IN), Russia (RU), Singapore (SG) – no adequacy decision for them.',
    ],
    ['data-in-allowed-countries', 'The statement does not say which of them serve the API.'],
    ['data-in-allowed-countries', 'Versions on file differ, and the file does not say which one governs.'],
    ['data-in-allowed-countries', 'Company-wide, not about this API.'],
    [
      'no-training',
      "A search by the card's reviewer (undated) found no answer. It found no clear statement on whether",
    ],
    [
      'dpa-terms',
      "A search by the card's reviewer (undated) found no answer. It found no data processing agreement for the MiMo API itself.",
    ],
    ['no-training', 'An unverified report disagrees. The search has no date.'],
    ['dpa-terms', 'An unverified report disagrees. The search has no date.'],
  ])('%s says: %s', (rule, words) => {
    expect(on(rule, 'xiaomi').message).toContain(words);
  });

  test('the message on transfer tools ends by saying that a named tool is not an assessment', () => {
    expect(on('transfer-tool-named', 'xiaomi').message).toMatch(/A named tool is not an assessment\.$/);
  });
});

const leads = ({ claims }: Finding): { origin: string; seen: string; confirmed: Confirmed }[] =>
  claims.flatMap(({ part, origin = '', seen = '', ifConfirmed }) =>
    part === 'lead' && ifConfirmed !== undefined ? [{ origin, seen, confirmed: ifConfirmed }] : [],
  );

const OUTSIDE = 'the edition outside mainland China';
const INSIDE = 'the edition for mainland China';

describe('the planned end of the models', () => {
  // Announced on 2026-06-26 for 2026-06-30 (Beijing time); no source on file confirms that it happened.
  test.each(['2026-06-26', '2026-06-29', '2026-06-30', '2026-07-01', '2026-11-25'])(
    'is reported in the same words as of %s',
    (asOf) => {
      const findings = findingsOn({ subjects: ['xiaomi'], policy: 'default', asOf });
      const ends = findings.filter(({ rule }) => rule === 'model-available');
      expect(ends.map(({ message }) => message)).toEqual(EACH.map(() => END_PLANNED));
      expect(JSON.stringify(ends)).not.toMatch(/[Ss]witched off (since|on)/);
    },
  );

  test('is not known before it was reported', () => {
    const findings = findingsOn({ subjects: ['xiaomi'], policy: 'default', asOf: '2026-06-25' });
    const ends = findings.filter(({ rule }) => rule === 'model-available');
    expect(ends.map(outcomeOf)).toEqual(EACH.map(() => '?: missing'));
  });
});

describe('what its leads would change if they were true', () => {
  test.each([
    ['dpa-terms', 'xiaomi', [['service-agreement', 'unknown', OUTSIDE]]],
    [
      'data-in-allowed-countries',
      'xiaomi',
      [
        ['mimo-privacy-policy', 'fail', OUTSIDE],
        ['service-agreement', 'fail', OUTSIDE],
      ],
    ],
    [
      'no-training',
      'xiaomi',
      [
        // Nothing is reported about outputs, so it would not close the gap.
        ['mimo-privacy-policy', 'unknown', OUTSIDE],
        // What it covers is not reported.
        ['mimo-privacy-policy-zh', 'unknown', INSIDE],
      ],
    ],
    // A controller and an operator are reported, but not who contracts.
    ['contracting-entity-named', 'xiaomi', [['service-agreement', 'unknown', OUTSIDE]]],
    ...EACH.map((model) => ['model-available', model, [['models-dev-commit', 'fail', undefined]]] as const),
    ['sub-processors-named', 'xiaomi', []],
  ] as const)('%s of %s', (rule, subject, expected) => {
    const found = leads(on(rule, subject)).map(({ origin, confirmed }) => [
      origin,
      confirmed.outcome,
      confirmed.for,
    ]);
    expect(found.sort()).toEqual([...expected].sort());
  });

  test('data in Singapore would still be outside the allowed countries', () => {
    const [lead] = leads(on('data-in-allowed-countries', 'xiaomi'));
    expect(lead?.confirmed.message).toContain('Outside the allowed countries: Singapore (SG)');
  });

  test('the two leads on training are about different documents and customers', () => {
    const origins = leads(on('no-training', 'xiaomi')).map(({ origin, confirmed }) => [
      origin,
      confirmed.for,
    ]);
    expect(new Set(origins.map(([origin]) => origin)).size).toBe(2);
    expect(new Set(origins.map(([, whom]) => whom)).size).toBe(2);
  });

  test('leads on Flash report another price, and the price on the card as that of another host', () => {
    const values = on('price-stated', FLASH).claims.map(({ part, value }) => [part, value]);
    expect(values).toEqual([
      ['proof', { usd: '0.090' }],
      ['lead', { usd: '0.090', host: 'Chutes' }],
      ['lead', { usd: '0.10' }],
      ['proof', { usd: '0.290' }],
      ['lead', { usd: '0.290', host: 'Chutes' }],
      ['lead', { usd: '0.30' }],
    ]);
  });

  test.each([
    ['dpa-terms', []],
    ['provider-role', ['service-agreement']],
    ['eu-only-routing', ['token-plan', 'client-code', 'mimo-privacy-policy', 'service-agreement']],
    ['inference-location-stated', ['mimo-privacy-policy', 'service-agreement', 'token-plan', 'client-code']],
    ['retention-limit', ['general-privacy-policy']],
  ])('the finding on %s shows leads from %j', (rule, origins) => {
    const shown = on(rule, 'xiaomi').shows.map(({ origin }) => origin);
    expect(shown.sort()).toEqual([...origins].sort());
  });
});
