import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../../src/format/index.js';
import { scratch } from '../../kit/files.js';
import { judgedReports } from '../../kit/judged-reports.js';

const PLAIN = { width: 120, color: false, unicode: true };
const TOOL = 'test/oracles/node_modules/@microsoft/sarif-multitool-linux';
const JUDGES = 'test/fixtures/judges';
const GOOD = ['empty', 'mixed', 'hostile', 'large'] as const;

interface Location {
  physicalLocation?: { artifactLocation?: { uri?: string }; region?: { startLine?: number } };
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  kind: string;
  message: { id?: string; text?: string; arguments?: string[] };
  locations?: Location[];
  partialFingerprints: Record<string, string>;
  properties: { outcome: string; blocking: boolean };
}

interface Log {
  runs: {
    tool: { driver: { rules: { id: string; helpUri?: string; properties: object }[] } };
    results?: Result[];
    properties: Record<string, unknown> & { waived: { id: string }[] };
  }[];
}

const readLog = (file: string): Log => JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as Log;

const { folder, at } = scratch();
const fileOf = (name: string): string =>
  name.startsWith('bad') ? `${JUDGES}/${name}.sarif` : at(`${name}.sarif`);

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const isValid = ajv.compile(readLog(`${TOOL}/sarif-2.1.0.json`));

/** The validator reports this for every file, since no page about the tool can be named. */
const EXPECTED = /^SARIF2005 .*ToolnformationUri/;

/** Runs the validator, which always exits 0, and returns its results. */
function validated(names: readonly string[]): Result[] {
  const program = `${TOOL}/Sarif.Multitool`;
  chmodSync(program, 0o755);
  const said = at('said.sarif');
  const options = ['--rule-kind', 'Sarif;Ghas', '--config', `${JUDGES}/sarif-multitool.xml`];
  const output = ['--output', said, '--log', 'ForceOverwrite', '--quiet', 'true'];
  execFileSync(program, ['validate', ...names.map(fileOf), ...options, ...output], {
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    stdio: 'pipe',
  });
  return readLog(said).runs.flatMap(({ results = [] }) => results);
}

const uriOf = ({ locations: [first] = [] }: Pick<Result, 'locations'>): string =>
  first?.physicalLocation?.artifactLocation?.uri ?? '';

const findingText = ({ ruleId, message }: Result): string =>
  [ruleId, message.id, ...(message.arguments ?? [])].join(' ');

/**
 * The messages of the validator on each file. It skips files silently, for example after one that it cannot
 * read.
 */
function messagesOf(names: readonly string[]): Map<string, string[]> {
  const results = validated(names);
  return new Map(
    names.map((name) => {
      const texts = results.filter((one) => uriOf(one).endsWith(`/${name}.sarif`)).map(findingText);
      const others = texts.filter((text) => !EXPECTED.test(text));
      return [name, others.length < texts.length ? others : ['was not judged']];
    }),
  );
}

/**
 * The results for which GitHub would refuse the whole file: those without a line in a file of the repository.
 */
const misplacedIn = ({ runs }: Log): number[] =>
  runs.flatMap(({ results = [] }) =>
    results.flatMap(({ locations = [] }, index) => {
      const uri = uriOf({ locations });
      const isRelative = uri !== '' && !/^([a-z][a-z0-9+.-]*:|\/)/i.test(uri) && !/[^\x21-\x7e]/.test(uri);
      return isRelative && (locations[0]?.physicalLocation?.region?.startLine ?? 0) > 0 ? [] : [index];
    }),
  );

let reports: Awaited<ReturnType<typeof judgedReports>>;
let said: Map<string, string[]>;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  reports = await judgedReports();
  for (const name of GOOD) writeFileSync(fileOf(name), await render(reports[name], 'sarif', PLAIN));
  said = messagesOf([...GOOD, 'bad-ghas']);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(GOOD)('the %s report', (name) => {
  test('is valid against the SARIF schema', () => {
    expect(isValid(readLog(fileOf(name))), JSON.stringify(isValid.errors)).toBe(true);
  });
  test('is accepted by the validator, with the rules for GitHub', () => {
    // The hostile report has a version that is not a number.
    const found = said.get(name)?.filter((text) => !/^SARIF2005 .*NumericToolVersions/.test(text));
    expect(found).toEqual([]);
  });
  test('places each result at a line of a file in the repository', () => {
    expect(misplacedIn(readLog(fileOf(name)))).toEqual([]);
  });
  test('contains the rules that its results refer to', () => {
    for (const { tool, results = [] } of readLog(fileOf(name)).runs)
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });
});

test('each bad file is refused', () => {
  expect(isValid(readLog(fileOf('bad-schema')))).toBe(false);
  expect(said.get('bad-ghas')?.join('\n')).toMatch(/Error_MissingShortDescription/);
  expect(said.get('bad-ghas')?.join('\n')).toMatch(/Error_MissingLocationsArray/);
  expect(misplacedIn(readLog(fileOf('bad-location')))).toEqual([0]);
  expect(misplacedIn(readLog(fileOf('bad-address')))).toEqual([0]);
});

test('only open gaps are results; everything else is a property of the run', () => {
  const { mixed } = reports;
  const [run] = readLog(fileOf('mixed')).runs;
  const ids = (results: readonly { id: string }[]): string[] => results.map(({ id }) => id).toSorted();
  const of = (outcome: string): typeof mixed.findings =>
    mixed.findings.filter((one) => one.outcome === outcome);
  const gaps = [...of('fail'), ...of('unknown')];
  const found = (run?.results ?? []).map(
    ({ partialFingerprints }) => partialFingerprints['mimoCheckFinding/v1'],
  );
  expect(found.toSorted()).toEqual(ids(gaps.filter(({ waiver }) => waiver === undefined)));
  expect(ids(run?.properties.waived ?? [])).toEqual(ids(gaps.filter(({ waiver }) => waiver !== undefined)));
  expect(ids(run?.properties['shown'] as { id: string }[])).toEqual(ids(of('pass')));
  expect(run?.properties).toMatchObject({
    ...{ verdict: 'fail', sentence: mixed.sentence, headline: mixed.headline, notice: mixed.notice },
    ...{ overrules: mixed.overrules, waivers: mixed.waivers, attestations: mixed.attestations },
    digests: mixed.proof.digests,
  });
});

test('a gap that is not shown has the level of its severity, and the outcome unknown', () => {
  const results = readLog(fileOf('mixed')).runs[0]?.results ?? [];
  const seen = new Set(
    results.map(({ kind, level, properties }) => `${kind} ${properties.outcome} ${level}`),
  );
  expect([...seen].toSorted()).toEqual([
    ...['fail fail error', 'fail fail note', 'fail fail warning'],
    ...['fail unknown error', 'fail unknown note', 'fail unknown warning'],
  ]);
  expect(JSON.stringify(results)).not.toContain('security-severity');
});

test('a rule links to the law that it rests on, and a rule without law has no link', () => {
  const rules = readLog(fileOf('mixed')).runs[0]?.tool.driver.rules ?? [];
  const helpOf = (id: string): string | undefined => rules.find((rule) => rule.id === id)?.helpUri;
  expect(helpOf('no-training')).toBe('https://eur-lex.europa.eu/eli/reg/2016/679/oj');
  expect(helpOf('certification-held')).toBe(undefined);
});
