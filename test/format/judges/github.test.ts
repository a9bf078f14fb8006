import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../../src/format/index.js';
import type { CheckReport } from '../../../src/report/check-report.js';
import { commandsIn } from '../../kit/commands-in.js';
import { githubCommands } from '../../kit/github-commands.js';
import { judgedReports } from '../../kit/judged-reports.js';

const PLAIN = { width: 120, color: false, unicode: true };
const KINDS = ['error', 'warning', 'notice'];
const MOST = 10;

/**
 * The faults in a log of annotations: GitHub's toolkit would write it differently, or GitHub would drop a
 * part.
 */
function faultsOf(log: string): string[] {
  const commands = commandsIn(log);
  const others = commands.filter(({ name }) => !KINDS.includes(name)).map(({ name }) => `a command ${name}`);
  const tooMany = KINDS.filter((kind) => commands.filter(({ name }) => name === kind).length > MOST);
  return [
    ...(githubCommands(commands) === log ? [] : ['the toolkit writes it otherwise']),
    ...others,
    ...tooMany.map((kind) => `more than ${MOST} of ${kind}`),
  ];
}

let reports: Awaited<ReturnType<typeof judgedReports>>;
const logOf = (report: CheckReport): Promise<string> => render(report, 'github', PLAIN);
beforeAll(async () => {
  reports = await judgedReports();
});

test.each(['empty', 'mixed', 'hostile', 'large'] as const)('the %s report has no fault', async (name) => {
  expect(faultsOf(await logOf(reports[name]))).toEqual([]);
});

test('a bad file has faults', () => {
  const bad = readFileSync('test/fixtures/judges/bad.github', 'utf8');
  expect(faultsOf(bad)).toEqual(['the toolkit writes it otherwise', 'a command set-env']);
  const many = Array.from({ length: MOST + 1 }, () => '::warning::x\n').join('');
  expect(faultsOf(many)).toEqual(['more than 10 of warning']);
});

describe('annotations', () => {
  test('end with the verdict, so that there is always one', async () => {
    const [only, ...more] = commandsIn(await logOf(reports.empty));
    expect(more).toEqual([]);
    expect(only).toMatchObject({ name: 'notice', properties: { title: 'mimo-check: PASS' } });
    expect(only?.message).toContain(reports.empty.sentence);
    expect(commandsIn(await logOf(reports.mixed)).at(-1)?.properties).toEqual({ title: 'mimo-check: FAIL' });
  });

  test('start with the worst, and count the gaps without an annotation', async () => {
    const commands = commandsIn(await logOf(reports.large));
    expect(commands.map(({ name }) => name)).toEqual(KINDS.flatMap((kind) => Array<string>(MOST).fill(kind)));
    const shown = commands.flatMap(({ message }) => {
      const [, first, more = '0'] = /Finding (.*?)(?: and (\d+) more)?\.$/.exec(message) ?? [];
      return first === undefined ? [] : [first.split(', ').length + Number(more)];
    });
    const inAll = reports.large.findings.filter(
      ({ outcome, waiver }) => ['fail', 'unknown'].includes(outcome) && waiver === undefined,
    );
    const annotated = shown.reduce((sum, count) => sum + count, 0);
    expect(commands.at(-1)?.message).toContain(
      `${inAll.length - annotated} more gaps have no annotation, since GitHub shows 10 of a kind.`,
    );
  });

  test('point at lines that exist', async () => {
    const places = commandsIn(await logOf(reports.mixed)).flatMap(({ properties: { file, line } }) =>
      file === undefined ? [] : [{ file, line: Number(line) }],
    );
    expect(places.some(({ file }) => file === 'test/fixtures/providers/acme-us.yaml')).toBe(true);
    for (const { file, line } of places)
      expect(readFileSync(file, 'utf8').split('\n')[line - 1]?.trim(), `${file}:${line}`).toMatch(/./);
  });
});
