import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../../src/format/index.js';
import type { CheckReport } from '../../../src/report/check-report.js';
import { isGap } from '../../../src/verdict/finding.js';
import { judgedReports } from '../../kit/judged-reports.js';
import { needsOracles, oracleFile } from '../../kit/oracles.js';
import { json } from '../../kit/run.js';

needsOracles('@cyclonedx/cyclonedx-library', 'ajv-formats-draft2019');

interface Bom {
  serialNumber: string;
  metadata: { timestamp: string; properties: { name: string; value: string }[] };
  components: { type: string; 'bom-ref': string; name: string; manufacturer?: { name: string } }[];
  services: { 'bom-ref': string; name: string }[];
  definitions: { standards: { name: string; requirements: { identifier: string }[] }[] };
  declarations: {
    attestations: { summary: string; map: Mapped[] }[];
    claims: { 'bom-ref': string; target: string; predicate: string }[];
    evidence: { 'bom-ref': string; description: string }[];
    affirmation: { statement: string; signatories?: unknown };
  };
}
interface Mapped {
  requirement: string;
  claims: string[];
  counterClaims?: string[];
  conformance: { score?: number; rationale: string; mitigationStrategies?: string[] };
  confidence?: { rationale: string };
}

const TERMINAL = { width: 80, color: false, unicode: true };
const NAMES = ['empty', 'mixed', 'hostile', 'large', 'route', 'host'] as const;
const rendered = new Map<string, { report: CheckReport; text: string; bom: Bom }>();
const resultOf = (name: string) => {
  const one = rendered.get(name);
  if (one === undefined) throw new Error(name);
  return one;
};

interface Library {
  Spec: { Version: Record<'v1dot6', string> };
  Validation: {
    JsonStrictValidator: new (version: string) => { validate: (text: string) => Promise<unknown> };
  };
}

/**
 * The errors of the library on a document; null if it is valid. Only the tests that need the library load it.
 */
async function validate(text: string): Promise<unknown> {
  const entry = oracleFile('@cyclonedx/cyclonedx-library/dist.node/index.node.js');
  const library = ((await import(pathToFileURL(entry).href)) as { default: Library }).default;
  return new library.Validation.JsonStrictValidator(library.Spec.Version.v1dot6).validate(text);
}

beforeAll(async () => {
  const reports: Record<string, CheckReport> = {
    ...(await judgedReports()),
    route: (await json(['check', 'xiaomi/mimo-v2-pro:free', '--fail-on', 'never'])) as CheckReport,
    host: (await json(['check', 'berget', '--fail-on', 'never'])) as CheckReport,
  };
  for (const [name, report] of Object.entries(reports)) {
    const text = await render(report, 'cyclonedx', TERMINAL);
    rendered.set(name, { report, text, bom: JSON.parse(text) as Bom });
  }
});

/** The names that a document defines, and the names that its parts refer to. */
function refsIn(document: unknown): { named: string[]; used: string[] } {
  const [named, used]: [string[], string[]] = [[], []];
  const USES = new Set([
    ...['target', 'assessor', 'requirement', 'ref', 'dependsOn', 'parent', 'claims', 'counterClaims'],
    ...['evidence', 'counterEvidence', 'mitigationStrategies'],
  ]);
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) walk(one);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
    for (const [key, value] of Object.entries(part)) {
      const texts = [value].flat().filter((one): one is string => typeof one === 'string');
      if (key === 'bom-ref') named.push(...texts);
      else if (USES.has(key)) used.push(...texts);
      walk(value);
    }
  };
  walk(document);
  return { named, used };
}

/** References to a missing name, and names that are defined twice. */
function badRefs(document: unknown): string[] {
  const { named, used } = refsIn(document);
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const names = new Set(named);
  return [...new Set([...used.filter((name) => !names.has(name)), ...twice])];
}

describe.each(NAMES)('the %s report', (name) => {
  test('is accepted by the strict validator', async () => {
    expect(await validate(resultOf(name).text)).toBeNull();
  });

  test('names each part once, and refers only to named parts', () => {
    const { bom } = resultOf(name);
    expect(refsIn(bom).used.length).toBeGreaterThan(0);
    expect(badRefs(bom)).toEqual([]);
  });

  test('maps every finding to its requirement', () => {
    const { report, bom } = resultOf(name);
    const found = bom.declarations.attestations.flatMap(({ map }) => map);
    const scores = { pass: 1, fail: 0, unknown: 0, 'not-applicable': undefined };
    expect(
      found
        .map(({ requirement, claims, conformance }) => [claims[0], requirement, conformance.score])
        .toSorted(),
    ).toEqual(
      report.findings
        .map(({ id, rule, outcome }) => [`claim:${id}`, `requirement:${rule}`, scores[outcome]])
        .toSorted(),
    );
  });

  test('has the verdict, date, policy digest and notice', () => {
    const { report, bom } = resultOf(name);
    const values = (key: string) =>
      bom.metadata.properties.filter((one) => one.name === `mimo-check:${key}`).map(({ value }) => value);
    expect(values('verdict')).toEqual([report.verdict]);
    expect(values('policy-digest')).toEqual([report.policy.digest]);
    expect(values('data-digest')).toEqual([report.dataset.digest]);
    expect(values('notice')).toEqual(report.notice);
    expect(bom.metadata.timestamp).toBe(`${report.asOf}T00:00:00Z`);
    expect(bom.definitions.standards[0]?.requirements).toHaveLength(Object.keys(report.rules).length);
    expect(bom.declarations.affirmation.signatories).toBeUndefined();
  });
});

test('the validator refuses a bad file, and so does the check of references', async () => {
  const text = readFileSync('test/fixtures/judges/cyclonedx-bad.json', 'utf8');
  expect(JSON.stringify(await validate(text))).toContain('must NOT have additional properties');
  // A validator without formats takes any text for a date; this one accepts any address.
  const { text: good, report } = resultOf('empty');
  for (const [from, to] of [
    [`"timestamp": "${report.asOf}T00:00:00Z"`, '"timestamp": "yesterday"'],
    ['"score": 1', '"score": 2'],
  ] as const) {
    const bad = good.replace(from, to);
    expect(bad).not.toBe(good);
    expect([to, await validate(bad)]).not.toEqual([to, null]);
  }
  expect(badRefs(JSON.parse(text)).toSorted()).toEqual([
    'assessor',
    'requirement:nowhere',
    'subject:nowhere',
  ]);
});

test('the mixed report gives reasons, counter-claims and accepted risks', () => {
  const { report, bom } = resultOf('mixed');
  const map = bom.declarations.attestations.flatMap((one) => one.map);
  const mapOf = (id: string): Mapped | undefined => map.find(({ claims }) => claims.includes(`claim:${id}`));
  for (const finding of report.findings.filter(isGap)) {
    const rationale = mapOf(finding.id)?.conformance.rationale ?? '';
    expect(rationale).toContain(finding.message);
    expect(rationale).toContain('is about our file');
  }
  const waived = report.findings.filter(({ waiver }) => waiver !== undefined);
  expect(waived).toHaveLength(1);
  for (const { id, waiver } of waived) {
    const { rationale, mitigationStrategies } = mapOf(id)?.conformance ?? {};
    expect(mitigationStrategies).toEqual(['waiver:0']);
    expect(rationale).toContain(waiver?.text);
  }
  const contrary = report.findings.filter(
    ({ outcome, indication }) => outcome === 'fail' || indication === 'against',
  );
  expect(contrary.length).toBeGreaterThan(1);
  for (const { id } of contrary) expect(mapOf(id)?.counterClaims).toEqual([`counter-claim:${id}`]);
  expect(map.some(({ confidence }) => confidence?.rationale.includes('unverified') === true)).toBe(true);
  const own = bom.declarations.evidence.filter((one) => one['bom-ref'].startsWith('attested:'));
  expect(own.map(({ description }) => description)).toEqual([
    expect.stringMatching(/^Attested by you, not verified by mimo-check: Our DPA /),
  ]);
});

test('models are components, and APIs are services', () => {
  const names = (name: string) => {
    const { components, services } = resultOf(name).bom;
    return {
      components: components.map((one) => one['bom-ref']),
      services: services.map((one) => one['bom-ref']),
    };
  };
  expect(names('empty')).toEqual({
    components: ['subject:alpha/one', 'subject:alpha/two', 'subject:shared'],
    services: ['subject:alpha'],
  });
  expect(names('route')).toEqual({
    components: ['model:xiaomi/mimo-v2-pro:free'],
    services: ['subject:xiaomi', 'subject:xiaomi/mimo-v2-pro:free'],
  });
  for (const { type } of resultOf('mixed').bom.components) expect(type).toBe('machine-learning-model');
});

test('the serial number is derived from the report', async () => {
  const { report, bom } = resultOf('mixed');
  const again = JSON.parse(await render(structuredClone(report), 'cyclonedx', TERMINAL)) as Bom;
  expect(again.serialNumber).toBe(bom.serialNumber);
  const serials = NAMES.map((name) => resultOf(name).bom.serialNumber);
  expect(new Set(serials).size).toBe(NAMES.length);
});
