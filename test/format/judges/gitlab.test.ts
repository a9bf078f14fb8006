import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, expect, test } from 'vitest';
import { render } from '../../../src/format/index.js';
import { judgedReports } from '../../kit/judged-reports.js';

const PLAIN = { width: 120, color: false, unicode: true };
const read = (name: string): unknown => JSON.parse(readFileSync(`test/fixtures/judges/${name}`, 'utf8'));
const ajv = new Ajv({ allErrors: true });
const validate = ajv.compile(read('gitlab-code-quality.schema.json') as object);

interface Entry {
  fingerprint: string;
  severity: string;
  description: string;
}

/** The faults in a Code Quality report. */
function faultsOf(report: unknown): string[] {
  if (!validate(report)) return (validate.errors ?? []).map(({ instancePath }) => instancePath);
  const all = (report as Entry[]).map(({ fingerprint }) => fingerprint);
  return all.filter((one, index) => all.indexOf(one) !== index).map((one) => `twice: ${one}`);
}

let reports: Awaited<ReturnType<typeof judgedReports>>;
const textOf = (name: keyof typeof reports): Promise<string> => render(reports[name], 'gitlab', PLAIN);
beforeAll(async () => {
  reports = await judgedReports();
});

test.each(['empty', 'mixed', 'large'] as const)(
  'the %s report is valid and has unique fingerprints',
  async (name) => {
    const text = await textOf(name);
    expect(text.startsWith('\ufeff')).toBe(false);
    expect(faultsOf(JSON.parse(text))).toEqual([]);
  },
);

test('the hostile report, whose ids are no longer unique, has the right form', async () => {
  const faults = faultsOf(JSON.parse(await textOf('hostile')));
  expect(faults.filter((fault) => !fault.startsWith('twice'))).toEqual([]);
});

test('bad files have faults', () => {
  expect(faultsOf(read('bad.gitlab.json'))).toEqual([
    '/0/severity',
    '/0/location/path',
    '/0/location/lines/begin',
  ]);
  const entry = { description: 'd', check_name: 'c', fingerprint: 'f', severity: 'info' };
  const at = (begin: number): object => ({ location: { path: 'a', lines: { begin } } });
  expect(faultsOf([1, 2].map((line) => ({ ...entry, ...at(line) })))).toEqual(['twice: f']);
});

test('without a gap the list is empty, and an accepted risk is in it as information', async () => {
  expect(await textOf('empty')).toBe('[]\n');
  const entries = JSON.parse(await textOf('mixed')) as Entry[];
  const waived = reports.mixed.findings.find(({ waiver }) => waiver !== undefined);
  expect(entries.find(({ fingerprint }) => fingerprint === waived?.id)).toMatchObject({
    severity: 'info',
    description: expect.stringContaining('Waiver: Accepted by Dana until 2026-12-20.') as string,
  });
  expect(new Set(entries.map(({ severity }) => severity))).toEqual(new Set(['critical', 'minor', 'info']));
});
