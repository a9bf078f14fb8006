import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { builtinPath } from '../../src/input/builtin.js';
import { valueText } from '../../src/evidence/value-text.js';
import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../src/evidence/attributes/attributes.js';

const TEXT = readFileSync(builtinPath('data/providers/xiaomi.yaml'), 'utf8');
const LINES = TEXT.split('\n');
const xiaomi = loadDataset().providers.find(({ id }) => id === 'xiaomi');
if (xiaomi === undefined) throw new Error('xiaomi is not on file');
/** All claims about it, in the order of the vocabulary. */
const CLAIMS = [...xiaomi.claims, ...xiaomi.models.flatMap(({ claims }) => claims)];
const LEADS = CLAIMS.filter(({ grade }) => grade === 'reported');

/** Each fact of the card by number, with its attribute. Fact 18 is a conclusion. */
const FACTS: readonly (readonly [fact: number, attribute: AttributeId, holds: 'value' | 'not found'])[] = [
  [1, 'data-locations', 'value'],
  [2, 'data-locations', 'value'],
  [3, 'data-locations', 'value'],
  [4, 'transfers', 'value'],
  [5, 'transfer-tools', 'value'],
  [6, 'eea-confinement', 'not found'],
  [7, 'inference-locations', 'not found'],
  [8, 'retention', 'value'],
  [9, 'retention', 'value'],
  [10, 'deletion', 'value'],
  [11, 'deletion', 'value'],
  [12, 'training-use', 'not found'],
  [13, 'governing-terms', 'value'],
  [14, 'ai-act-position', 'not found'],
  [15, 'trust-materials', 'value'],
  [16, 'processor-terms', 'not found'],
  [17, 'sub-processors', 'not found'],
];

/** The claims under a fact's comment, found by the line that follows the comments. */
const claimsUnder = (fact: number) =>
  LINES.flatMap((line, index) => {
    if (line.trim() !== `# fact ${fact}`) return [];
    const first = LINES.findIndex((other, at) => at > index && !other.trim().startsWith('#'));
    return CLAIMS.filter(({ location }) => location.line === first + 1);
  });

describe('the facts on the card', () => {
  test.each(FACTS)('fact %d is a claim on %s: %s', (fact, attribute, holds) => {
    const found = claimsUnder(fact);
    expect(found.length).toBeGreaterThan(0);
    for (const claim of found) {
      expect(claim).toMatchObject({ attribute, grade: 'reviewed', sources: ['card'] });
      expect(claim.notFound === undefined).toBe(holds === 'value');
    }
  });

  test('the conclusion is not stored: no claim says that processing cannot be confined', () => {
    expect(TEXT).not.toMatch(/# fact (1[89]|[2-9]\d)/);
    const confinement = CLAIMS.filter(({ attribute }) => attribute === 'eea-confinement');
    expect(confinement.map(({ value }) => value)).toEqual([undefined]);
  });

  test('every reviewed claim about the provider is one of these facts', () => {
    const held = new Set(FACTS.flatMap(([fact]) => claimsUnder(fact)));
    expect(xiaomi.claims.filter((claim) => claim.grade === 'reviewed' && !held.has(claim))).toEqual([]);
  });

  test.each([
    ['xiaomi/mimo-v2-flash', 'MiMo-V2-Flash', 'text', '262,144 tokens (printed 262K)', '0.090', '0.290'],
    ['xiaomi/mimo-v2-omni', 'MiMo-V2-Omni', 'multimodal', '262,144 tokens (printed 262K)', '0.400', '2.00'],
    ['xiaomi/mimo-v2-pro', 'MiMo-V2-Pro', 'text', '1,048,576 tokens (printed 1.0M)', '1.00', '3.00'],
  ])("%s has the values of the card's table", (id, name, modality, context, input, output) => {
    const model = xiaomi.models.find((one) => one.id === id);
    const reviewed = model?.claims.filter(({ grade }) => grade === 'reviewed') ?? [];
    expect(model?.name).toBe(name);
    expect(
      reviewed.map(({ attribute, value }) => [attribute, valueText(value, attributeOf(attribute).shape)]),
    ).toEqual([
      ['modality', modality],
      ['context', context],
      ['input-price', `usd: ${input}`],
      ['output-price', `usd: ${output}`],
    ]);
  });
});

describe('what the file does not add', () => {
  test('the card has no date, reviewer or address, and neither have the claims from it', () => {
    expect(xiaomi.sources['card']).toEqual({ title: 'Provider compliance card', kind: 'review' });
    for (const claim of CLAIMS.filter(({ grade }) => grade === 'reviewed')) {
      expect(claim.sources).toEqual(['card']);
      expect([claim.seen, claim.until, claim.origin, claim.onlyFor]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  test('there is no claim on what nobody has researched', () => {
    const stated = new Set<AttributeId>(CLAIMS.map(({ attribute }) => attribute));
    expect(ATTRIBUTE_IDS.filter((id) => !stated.has(id))).toEqual([
      ...['data-roles', 'sub-processor-notice', 'upstreams', 'lead-authority', 'access-locations'],
      ...['transfer-assessment', 'authority-access', 'abuse-monitoring', 'breach-notification'],
      ...['security-terms', 'certifications', 'training-summary', 'downstream-information'],
      ...['authorised-representative', 'open-source-exemption'],
    ]);
  });

  test('a report by others is a lead with an origin and a reporter', () => {
    for (const { origin = '', sources, value } of LEADS) {
      expect(Object.keys(xiaomi.documents)).toContain(origin);
      expect(sources.length).toBeGreaterThan(0);
      expect(sources).not.toContain('card');
      expect(value).toBeDefined();
    }
  });

  test('each lead links to its reporter or to its original document', () => {
    const unlinked = LEADS.filter(
      ({ sources, origin = '' }) =>
        xiaomi.documents[origin]?.url === undefined &&
        sources.every((id) => xiaomi.sources[id]?.url === undefined),
    );
    expect(unlinked.map(({ attribute, location }) => `${attribute}:${location.line}`)).toEqual([]);
  });

  test("searches without result are those of the card's reviewer", () => {
    const searches = CLAIMS.filter(({ notFound }) => notFound !== undefined);
    expect(searches.length).toBe(6);
    expect(new Set(searches.map(({ notFound }) => notFound?.by))).toEqual(new Set(["the card's reviewer"]));
  });

  test('both versions of the policy name a global infrastructure', () => {
    const versions = xiaomi.claims.filter(
      ({ attribute, grade }) => attribute === 'data-locations' && grade === 'reviewed',
    );
    expect(versions.map(({ edition }) => edition)).toEqual(['version A', 'version B']);
    for (const { value } of versions)
      expect((value as { locations: unknown[] }).locations).toContainEqual({ region: 'global-network' });
  });

  test('nothing is filed that the card does not say', () => {
    const values = xiaomi.claims.flatMap(({ attribute, grade, value }) =>
      grade === 'reviewed' && value !== undefined
        ? [`${attribute} · ${valueText(value, attributeOf(attribute).shape)}`]
        : [],
    );
    const china = '[country: China (CN)], [country: India (IN)], [country: United States (US)]';
    const global = 'locations: [region: a global network]';
    expect(values).toEqual([
      'governing-terms · product policies: may-apply-separately',
      'trust-materials · privacy policy: yes; trust materials: yes',
      `data-locations · ${global}, ${china}, [country: Germany (DE)], [country: Russia (RU)], [country: Singapore (SG)]`,
      `data-locations · ${global}, [country: India (IN)], [country: Netherlands (NL)], [country: Russia (RU)], [country: Singapore (SG)]`,
      'transfers · leave eea: may; recipients: companies of the Xiaomi group, outside service providers',
      'transfer-tools · tools: [tool: scc]',
      'retention · periods: [kind: unspecified; criteria: as long as the purpose that was named or a legal duty calls for]',
      'retention · periods: [kind: unspecified; criteria: given on the page of each service or product]',
      'deletion · events: purpose-fulfilled, erasure-request, product-ended; result: deleted-or-anonymised; limits: the law, backup systems',
    ]);
  });

  test('two leads on roles may concern different data and hold outside mainland China, and say so', () => {
    const roles = LEADS.filter(({ attribute }) =>
      ['processor-terms', 'contracting-entity'].includes(attribute),
    );
    expect(
      roles.map(({ onlyFor, says }) => [onlyFor, /the two may concern different data/.test(says ?? '')]),
    ).toEqual([
      [['outside-mainland-china'], true],
      [['outside-mainland-china'], true],
    ]);
  });

  test('each lead has its date, except one that was gathered from code', () => {
    const seen = LEADS.map((lead) => `${lead.subject} ${lead.attribute} ${lead.seen ?? 'undated'}`);
    expect(seen).toEqual([
      'xiaomi processor-terms 2026-08',
      'xiaomi contracting-entity 2026-07-07',
      'xiaomi governing-terms 2026-08-21',
      'xiaomi endpoints 2026-06-25',
      'xiaomi endpoints undated',
      'xiaomi data-locations 2026-08-07',
      'xiaomi data-locations 2026-08-07',
      'xiaomi training-use 2026-08-21',
      'xiaomi training-use 2026-08',
      'xiaomi/mimo-v2-flash input-price 2026-05-07',
      'xiaomi/mimo-v2-flash input-price 2026-05-07',
      'xiaomi/mimo-v2-flash output-price 2026-05-07',
      'xiaomi/mimo-v2-flash output-price 2026-05-07',
      'xiaomi/mimo-v2-flash lifecycle 2026-06-26',
      'xiaomi/mimo-v2-flash licence 2026-01-08',
      'xiaomi/mimo-v2-omni lifecycle 2026-06-26',
      'xiaomi/mimo-v2-pro input-price 2026-05-07',
      'xiaomi/mimo-v2-pro output-price 2026-05-07',
      'xiaomi/mimo-v2-pro lifecycle 2026-06-26',
    ]);
  });
});
