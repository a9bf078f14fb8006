import { readFileSync, rmSync } from 'node:fs';
import type { CheckReport } from '../../src/report/check-report.js';
import { findingId, type Finding } from '../../src/verdict/finding.js';
import { FILES, scratch, write } from './files.js';
import { retold } from './retold.js';
import { json, run } from './run.js';

type Judged = Record<'empty' | 'mixed' | 'hostile' | 'large', CheckReport>;

/** In every text of the hostile report: markup of every sink, commands, controls, and what no font shows. */
const HOSTILE_TEXT = [
  '<b>&amp; ]]> <!-- "q" \'q\' <script>alert(1)</script>',
  '| `x` ``y [a](https://evil.example) ![i](x) https://evil.example www.evil.example a@evil.example @all #1',
  '::error::x ##[command]y ##vso[z]',
  '\x00\x07\x1b[31m\ud800\ufffe\u202e\u200b\u2028\u0085\n# head\r\n- item\n\n    code\t=1+1',
].join(' ');

const MANY_FINDINGS = 2_000;

/** The same report with hostile texts; ids stay, since nobody writes them, and formats count on them. */
function spoilt(report: CheckReport): CheckReport {
  const hostile = retold(report, () => HOSTILE_TEXT);
  const findings = hostile.findings.map((one, index) => ({ ...one, id: report.findings[index]?.id ?? '' }));
  return { ...hostile, findings };
}

/** The same report with so many findings, each with an id of its own. */
function grown(report: CheckReport): CheckReport {
  const findings = Array.from({ length: MANY_FINDINGS }, (_, index): Finding[] => {
    const finding = report.findings[index % report.findings.length];
    return finding === undefined ? [] : [{ ...finding, id: findingId(finding.rule, `${index}`) }];
  }).flat();
  return { ...report, findings };
}

async function wrote(argv: readonly string[]): Promise<void> {
  const { code, stderr } = await run(argv);
  if (code !== 0) throw new Error(stderr);
}

/** What is seen of a run with a waiver, a document of one's own, and a file in the place of a built-in one. */
async function mixedReport(at: (name: string) => string): Promise<CheckReport> {
  const own = ['--data', at('xiaomi.yaml'), '--data', at('alpha.yaml'), '--policy', at('mixed.yaml')];
  const [waivers, attestations] = [at('waivers.yaml'), at('own.yaml')];
  await wrote([
    ...['attest', 'xiaomi', '--data', at('xiaomi.yaml'), '--document', at('xiaomi.yaml'), '--title', 'DPA'],
    ...['--kind', 'contract', '--party', 'Us', '--party', 'Xiaomi', '--owner', 'Dana'],
    ...['--attestations', attestations, '--effective-from', '2026-09-01', '--expires', '2027-08-31'],
    ...[
      '--clause',
      'processor-terms=1',
      '--answer',
      'processor-terms={form: scc-2021-915, concluded_by: signature}',
    ],
  ]);
  await wrote([
    ...['waive', 'no-training', 'xiaomi', ...own, '--waivers', waivers, '--reason', 'a trial'],
    ...['--measures', 'none', '--owner', 'Dana', '--expires', '2026-12-01'],
  ]);
  const argv = ['check', 'xiaomi', 'alpha', ...own, '--waivers', waivers, '--attestations', attestations];
  return (await json(argv)) as CheckReport;
}

async function makeReports(): Promise<Judged> {
  const { folder, at } = scratch();
  try {
    write(folder, {
      ...FILES,
      'xiaomi.yaml': readFileSync('data/providers/xiaomi.yaml'),
      'mixed.yaml':
        'id: mixed\ntitle: Mixed\nextends: [default]\nrules:\n  price-stated: { max_input: "0.01" }\n',
    });
    const mixed = await mixedReport(at);
    const empty = (await json([
      ...['check', 'alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')],
    ])) as CheckReport;
    return { empty, mixed, hostile: spoilt(mixed), large: grown(mixed) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let reportsMade: Promise<Judged> | undefined;

/**
 * What every format is judged on: a check that shows all that it asks; one with a waiver, an attestation, a replaced
 * file and every outcome; the same with hostile texts; and the same with 2,000 findings.
 */
export const judgedReports = (): Promise<Judged> => (reportsMade ??= makeReports());
