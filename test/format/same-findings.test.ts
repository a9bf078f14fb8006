import { parse as parseCsv } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { render, type Format } from '../../src/format/index.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { commandsIn } from '../kit/commands-in.js';
import { judgedReports } from '../kit/judged-reports.js';

const PLAIN = { width: 120, color: false, unicode: true };

/** Which findings a format contains: all of them, or the gaps. */
type Extent = 'all' | 'gaps';

/** How a format is read back: the ids of its findings and, if the format has one, its verdict. */
interface Reading {
  extent: Extent;
  ids: (text: string) => string[];
  verdict?: (text: string) => string | undefined;
}

interface Identified {
  id: string;
}

const sarifRun = (text: string) =>
  (
    JSON.parse(text) as {
      runs: [
        {
          results: { properties: Identified }[];
          properties: Record<'waived' | 'shown' | 'notApplicable', Identified[]> & { verdict: string };
        },
      ];
    }
  ).runs[0];

const idsIn = (findings: readonly Identified[]): string[] => findings.map(({ id }) => id);
const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const wordIn = (text: string): string | undefined =>
  /\b(PASS|FAIL|NOT GATED)\b/.exec(text)?.[0].toLowerCase();

/** One entry for each format with findings. */
const READINGS: Partial<Record<Format, Reading>> = {
  json: {
    extent: 'all',
    ids: (text) => idsIn((JSON.parse(text) as CheckReport).findings),
    verdict: (text) => (JSON.parse(text) as CheckReport).verdict,
  },
  yaml: {
    extent: 'all',
    ids: (text) => idsIn((parseYaml(text) as CheckReport).findings),
    verdict: (text) => (parseYaml(text) as CheckReport).verdict,
  },
  ndjson: {
    extent: 'all',
    ids: (text) => linesOf(text).flatMap(({ kind, id }) => (kind === 'finding' ? [String(id)] : [])),
    verdict: (text) => String(linesOf(text).at(-1)?.['verdict']),
  },
  csv: {
    extent: 'all',
    ids: (text) => parseCsv<Identified>(text, { columns: true }).flatMap(({ id }) => (id === '' ? [] : [id])),
  },
  sarif: {
    extent: 'all',
    ids: (text) => {
      const { results, properties } = sarifRun(text);
      const { waived, shown, notApplicable } = properties;
      const open = results.map(({ properties: one }) => one);
      return [...idsIn(open), ...idsIn([...waived, ...shown, ...notApplicable])];
    },
    verdict: (text) => sarifRun(text).properties.verdict,
  },
  github: {
    extent: 'gaps',
    ids: (text) =>
      commandsIn(text).flatMap(({ message }) =>
        [...message.matchAll(/Finding ([0-9a-f, ]+)\.$/gm)].flatMap(([, ids = '']) => ids.split(', ')),
      ),
    verdict: (text) => wordIn(commandsIn(text).at(-1)?.properties['title'] ?? ''),
  },
  'github-summary': {
    extent: 'all',
    ids: (text) => [...text.matchAll(/`([0-9a-f]{12})`/g)].map(([, id = '']) => id),
    verdict: (text) => wordIn(text.split('\n')[0] ?? ''),
  },
  gitlab: {
    extent: 'gaps',
    ids: (text) => (JSON.parse(text) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint),
  },
};

/** A report with few gaps, so that no format leaves any out. */
const few = (report: CheckReport): CheckReport => ({
  ...report,
  findings: report.findings.filter(
    ({ outcome, waiver }, index) => outcome !== 'unknown' || waiver || index % 9 === 0,
  ),
});

let reports: Record<string, CheckReport>;
beforeAll(async () => {
  const { empty, mixed } = await judgedReports();
  reports = { 'without a gap': empty, 'with gaps, a waiver and an attestation': few(mixed) };
});

describe.each(Object.entries(READINGS))('%s', (format, { extent, ids, verdict }) => {
  test.each(['without a gap', 'with gaps, a waiver and an attestation'])(
    'of a report %s has the same findings and verdict',
    async (name) => {
      const report = reports[name];
      if (report === undefined) throw new Error(name);
      const text = await render(report, format as Format, PLAIN);
      const isMeant = ({ outcome }: CheckReport['findings'][number]): boolean =>
        extent === 'all' || outcome === 'fail' || outcome === 'unknown';
      expect(ids(text).toSorted()).toEqual(idsIn(report.findings.filter(isMeant)).toSorted());
      if (verdict !== undefined) expect(verdict(text)).toBe(report.verdict);
    },
  );
});
