import { rmSync } from 'node:fs';
import type { CheckReport } from '../../src/report/check-report.js';
import { FILES, models, provider, scratch, write } from './files.js';
import { rewordReport } from './reword.js';
import { json, run } from './run.js';

/** Texts that each format has to escape in its own way. */
const HOSTILE_TEXTS: readonly string[] = [
  'a\x1b[31mred\x1b[2J\x1b]0;title\x07 \x9b31m',
  'one\r\ntwo\rthree\n\n\nfour\u2028five\u2029six\u0085seven\v\f\b',
  '\u202e\u2066abc\u2069 \u200b\ufeff\u{e0041}',
  '\ud800 \udc00 \ufffe\uffff\u{10ffff}\ue000\0',
  '::error::x\n::set-output name=a::b\n##[command]rm ##vso[task.setvariable]a %0A::error::y',
  '<script>alert(1)</script> ]]> --> &lt; & | `x` [a](https://x.example) ![b](c) {0} "q" \'q\' @x #1',
  '</details> <!-- ``` ~~~ $$x$$ \\ * _ 1. - + = >',
  '=cmd|calc',
  'file=a,line=1,title=b: c, d',
  '数据处理协议 👍🏽 Ça coûte',
  'Donau'.repeat(60),
  '',
  '  ',
];

/** The number of findings in a large report. */
const FINDINGS_OF_A_LARGE_REPORT = 2_000;

const ofSize = (report: CheckReport, size: number): CheckReport => ({
  ...report,
  findings: Array.from({ length: size }, (_, index) => ({
    ...(report.findings[index % report.findings.length] ?? raise('a report without findings')),
    id: index.toString(16).padStart(12, '0'),
  })),
});

/**
 * The report with hostile texts. The ids of findings stay, since no person writes them and formats rely on
 * them.
 */
function spoiled(report: CheckReport): CheckReport {
  let next = 0;
  const hostile = rewordReport(report, () => HOSTILE_TEXTS[next++ % HOSTILE_TEXTS.length] ?? '');
  const findings = hostile.findings.map((one, index) => ({ ...one, id: report.findings[index]?.id ?? '' }));
  return { ...hostile, findings };
}

function raise(message: string): never {
  throw new Error(message);
}

/** Runs a command that must succeed. */
async function done(argv: readonly string[]): Promise<void> {
  const { code, stderr } = await run(argv);
  if (code === 2) raise(stderr);
}

/** A report with a waiver, an attestation, a replaced provider file, every outcome and several companies. */
async function mixedReport(at: (name: string) => string): Promise<CheckReport> {
  const command = [
    ...['--data', 'test/fixtures/providers', '--data', at('alpha.yaml'), '--data', at('xiaomi.yaml')],
    ...['--policy', 'test/fixtures/judges/policy.yaml'],
  ];
  const ownFiles = ['--waivers', at('w.yaml'), '--attestations', at('own.yaml')];
  await done([
    ...['waive', 'no-training', 'xiaomi', ...command, '--waivers', at('w.yaml'), '--reason', 'a trial'],
    ...['--measures', 'no names in prompts', '--owner', 'Dana', '--expires', '2026-12-20'],
  ]);
  await done([
    ...['attest', 'alpha', '--data', at('alpha.yaml'), '--document', at('alpha.yaml'), '--title', 'Our DPA'],
    ...['--kind', 'contract', '--party', 'Us', '--party', 'Alpha', '--owner', 'Dana'],
    ...['--effective-from', '2026-09-01', '--expires', '2027-08-31', '--attestations', at('own.yaml')],
    ...['--clause', 'processor-terms=1'],
    ...['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}'],
  ]);
  return (await json(['check', 'acme-us', 'alpha', 'xiaomi', ...command, ...ownFiles])) as CheckReport;
}

/**
 * The reports on which each format is judged: a passing check without a gap, a mixed one, the mixed one with
 * hostile texts, and the mixed one with 2,000 findings.
 */
export async function judgedReports(): Promise<Record<'empty' | 'mixed' | 'hostile' | 'large', CheckReport>> {
  const { folder, at } = scratch();
  write(folder, { ...FILES, 'xiaomi.yaml': provider('xiaomi', models('xiaomi/one')) });
  const holds = ['check', 'alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')];
  const empty = (await json(holds)) as CheckReport;
  const mixed = await mixedReport(at);
  const hostile = spoiled(mixed);
  rmSync(folder, { recursive: true });
  return { empty, mixed, hostile, large: ofSize(mixed, FINDINGS_OF_A_LARGE_REPORT) };
}
