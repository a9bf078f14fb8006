import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/commands/check.js';
import { render } from '../../src/format/index.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { isGap } from '../../src/verdict/finding.js';

const report = (subjects: string[], policy = 'default'): CheckReport =>
  check({ subjects, policy, asOf: '2026-11-26' });

async function pageOf(of: CheckReport, detail?: 'full'): Promise<string> {
  const terminal = { width: 200, color: false, unicode: true, ...(detail === undefined ? {} : { detail }) };
  return (await render(of, 'table', terminal)).replaceAll(/\n +/g, ' ');
}

/** The number of gaps and of rules by severity. */
function countsOf({ findings }: CheckReport, level: string): { gaps: number; rules: number } {
  const gaps = findings.filter((finding) => isGap(finding) && finding.level === level);
  return { gaps: gaps.length, rules: new Set(gaps.map(({ rule }) => rule)).size };
}

describe('the counts of a page agree, and say how they relate', () => {
  test('of one provider', async () => {
    const of = report(['xiaomi']);
    expect([countsOf(of, 'error'), countsOf(of, 'warning'), countsOf(of, 'note')]).toEqual([
      { gaps: 7, rules: 7 },
      { gaps: 10, rules: 6 },
      { gaps: 18, rules: 12 },
    ]);
    const page = await pageOf(of);
    expect(page).toContain('7 blocking gaps       10 warnings · 18 notes · 2 shown\n');
    expect(page).toMatch(/^BLOCKING$/m);
    expect(page).toContain('\nWARNINGS  10 gaps in 6 rules, counted per model\n');
    expect(page).toContain('\nNOTES     18 gaps in 12 rules, counted per model\n');
  });

  test('of two providers', async () => {
    const of = report(['openai', 'xai']);
    const { gaps, rules } = countsOf(of, 'error');
    expect(gaps).toBeGreaterThan(rules);
    expect(await pageOf(of)).toContain(
      `\nBLOCKING  ${gaps} gaps in ${rules} rules, counted per provider and model\n`,
    );
  });

  test('of rules about providers alone, which need no explanation', async () => {
    expect(await pageOf(report(['xiaomi'], 'gdpr'))).toMatch(/^BLOCKING$[^]*^NOTES {5}3 gaps in 3 rules$/m);
  });

  test.each(['default', 'gdpr', 'ai-act'])('in the summary of policy %s', async (policy) => {
    const of = report(['xiaomi'], policy);
    const rules = Object.values(of.rules);
    const requirements = rules.reduce((sum, { subject }) => sum + (subject === 'model' ? 3 : 1), 0);
    expect(of.summary).toMatchObject({ findings: requirements, rulesAsked: rules.length });
    expect(await pageOf(of, 'full')).toContain(
      `${requirements} requirements: ${rules.length} of ${of.summary.rulesKnown} rules, each counted per provider or per model (1 provider, ${of.summary.models} model`,
    );
  });
});
