import { expect, test } from 'vitest';
import { run } from '../kit/run.js';

const nameOf = async (...argv: string[]): Promise<string> => {
  const { stdout } = await run([...argv, '--no-project', '--format', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: { automationDetails: { id: string } }[] };
  return runs[0]?.automationDetails.id ?? '';
};

// Code scanning closes the alerts that an analysis of the same name leaves out.
test('a part of a check has another name in SARIF than the whole', async () => {
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
