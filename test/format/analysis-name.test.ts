import { expect, test } from 'vitest';
import { run } from '../kit/run.js';

const nameOf = async (...argv: string[]): Promise<string> => {
  const { stdout } = await run([...argv, '--no-project', '--format', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: { automationDetails: { id: string } }[] };
  return runs[0]?.automationDetails.id ?? '';
};

// GitHub code scanning closes the alerts that a later analysis with the same name leaves out.
test('in SARIF, a check of some rules or subjects has another analysis name than the full check', async () => {
  const names = await Promise.all([
    nameOf('xiaomi'),
    nameOf('xiaomi', '--rule', 'price-stated'),
    nameOf('gaps', 'xiaomi', '--limit', '1'),
    nameOf('xiaomi', '--policy', 'gdpr'),
    nameOf('mistral'),
  ]);
  expect(names[0]).toBe('mimo-check/default/xiaomi/');
  expect(new Set(names).size).toBe(names.length);
});
