import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/commands/check.js';
import { render } from '../../src/format/index.js';
import type { CheckReport } from '../../src/report/check-report.js';

const TERMINAL = { width: 200, color: false, unicode: true } as const;
const pageOf = (report: CheckReport): Promise<string> => render(report, 'table', TERMINAL);
const asOf = '2026-11-26';

describe('the commands that a page suggests', () => {
  test('are bare where the run was', async () => {
    const page = await pageOf(check({ subjects: ['xiaomi'], asOf }));
    expect(page).toContain('  mimo-check questions xiaomi  ');
  });

  test('repeat the policy and the files of the run, so that they answer the same question', async () => {
    const page = await pageOf(
      check({ subjects: ['muster-eu'], asOf, policy: 'gdpr', data: ['test/fixtures/providers'] }),
    );
    const options = '--policy gdpr --data test/fixtures/providers';
    for (const command of ['explain <rule> muster-eu', 'muster-eu --details', 'questions muster-eu'])
      expect(page).toContain(`  mimo-check ${command} ${options}  `);
  });

  test('quote a name that a shell would split or read into', async () => {
    const report = check({ subjects: ['xiaomi'], asOf });
    const asked = { ...report.proof.asked, attestations: ["it's $(x) ours.yaml"] };
    const page = await pageOf({ ...report, proof: { ...report.proof, asked } });
    expect(page).toContain(String.raw`questions xiaomi --attestations 'it'\''s $(x) ours.yaml'`);
  });

  test('leave out what the project file says', async () => {
    const report = check({ subjects: ['xiaomi'], asOf, policy: 'gdpr' });
    const page = await pageOf({ ...report, project: { file: 'mimo-check.yaml' } });
    expect(page).toContain('  mimo-check questions xiaomi  ');
  });
});

test('what is shown of some providers is not said of models', async () => {
  const page = (await pageOf(check({ subjects: ['anthropic', 'mistral'], asOf }))).replaceAll(/\n +/g, ' ');
  const [, shown = ''] = /^SHOWN +(.*)$/m.exec(page) ?? [];
  expect(shown).toMatch(/\(1 of 2 providers/);
  expect(shown).not.toMatch(/ of 2 models/);
});

test('what is to be fixed first is sorted by level, and says how many rules there are', async () => {
  const fixes = async (subject: string, policy: string) => {
    const page = await pageOf(check({ subjects: [subject], asOf, policy }));
    const [, block = ''] = /^(Fix first[^]*?)^ {2}mimo-check/m.exec(page) ?? [];
    return block;
  };
  const lenient = await fixes('xai', 'lenient');
  expect(lenient).toMatch(/^Fix first \(2 of 14\)\n {2}dpa-terms [^]*\n {2}sub-processors-named /);
  expect(lenient).not.toContain('provider-role');
  expect(await fixes('xai', 'gdpr')).toMatch(/^Fix first \(2 of \d+\)\n/);
});

test('no letter to a maker is offered for the gaps of a host', async () => {
  const page = await pageOf(check({ subjects: ['openrouter/xiaomi/mimo-v2-pro'], asOf }));
  expect(page).toContain('  mimo-check explain <rule> openrouter/xiaomi/mimo-v2-pro');
  expect(page).not.toContain('mimo-check questions');
});

test('all models of one of several providers are said with their provider', async () => {
  const page = await pageOf(check({ subjects: ['anthropic', 'mistral'], asOf }));
  expect(page).toMatch(/model-available +anthropic, all \d+ models: /);
  expect(page).toMatch(/model-available +mistral, all \d+ models: /);
  expect(page).not.toMatch(/model-available +all \d+ models/);
  expect(await pageOf(check({ subjects: ['mistral'], asOf }))).toMatch(/model-available +all \d+ models: /);
});
