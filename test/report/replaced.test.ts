import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
beforeAll(() => write(folder, { 'own/xiaomi.yaml': readFileSync('data/providers/xiaomi.yaml', 'utf8') }));
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = at('own/xiaomi.yaml');
const PAIR = ['xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-flash'];
const COMMANDS: [string, string[], string[]][] = [
  ['check', ['xiaomi'], ['table', 'json', 'yaml', 'ndjson', 'csv']],
  ['check of a stream', ['check', '-'], ['ndjson']],
  ['gaps', ['gaps', 'xiaomi'], ['table', 'json', 'yaml', 'ndjson', 'csv']],
  ['show', ['show', 'xiaomi'], ['table', 'json', 'yaml']],
  ['explain', ['explain', 'no-training', 'xiaomi'], ['table', 'json', 'yaml']],
  ['compare', ['compare', ...PAIR], ['table', 'json', 'yaml', 'ndjson', 'csv']],
  ['providers', ['providers'], ['table', 'json', 'yaml', 'ndjson', 'csv']],
  ['models', ['models'], ['table', 'json', 'yaml', 'ndjson', 'csv']],
  ['questions', ['questions', 'xiaomi'], ['table', 'json', 'yaml', 'markdown', 'text']],
  ['query', ['query', '@'], ['json', 'yaml', 'ndjson']],
];
const CASES = COMMANDS.flatMap(([what, argv, formats]) =>
  formats.map((format): [string, string, string[]] => [what, format, argv]),
);

/** The output on one line, without Markdown escapes. */
async function outputOf(argv: readonly string[], format: string): Promise<string> {
  const { stdout } = await run([...argv, '--format', format], { stdin: 'xiaomi\n' });
  return stdout.replaceAll(/\\(?=[-_.()])/g, '').replaceAll(/\s+/g, ' ');
}

const SENTENCE = `What is on file about xiaomi is read from ${FILE} (yours), not from the file that ships with mimo-check.`;

describe('a provider file that replaces a built-in one', () => {
  test.each(CASES)('is named by %s as %s', async (_what, format, argv) => {
    const text = await outputOf([...argv, '--data', FILE], format);
    expect(text).toContain(['table', 'markdown', 'text'].includes(format) ? SENTENCE : FILE);
  });

  test.each(CASES)('is not named if no file is replaced: %s as %s', async (_what, format, argv) => {
    const text = await outputOf(argv, format);
    expect(text).not.toContain('not from the file that ships');
    expect(text).not.toContain('replaced-by');
    expect(text).not.toContain(FILE);
  });

  test('has a field of its own in rows and in documents', async () => {
    const rows = (await run(['models', '--data', FILE, '--format', 'ndjson'])).stdout.trim().split('\n');
    for (const row of rows) expect(JSON.parse(row)).toMatchObject({ 'replaced-by': [`xiaomi: ${FILE}`] });
    const { stdout } = await run(['xiaomi', '--data', FILE, '--format', 'json']);
    expect((JSON.parse(stdout) as { dataset: unknown }).dataset).toMatchObject({
      ...{ replaced: ['xiaomi'], replacedBy: [{ provider: 'xiaomi', file: FILE }] },
    });
  });

  test('can be verified from another folder', async () => {
    const report = await run(['xiaomi', '--data', FILE, '--format', 'json']);
    write(folder, { 'report.json': report.stdout, 'moved/xiaomi.yaml': readFileSync(FILE, 'utf8') });
    const verified = await run(['verify', at('report.json'), '--data', at('moved/xiaomi.yaml')]);
    expect(verified.code).toBe(0);
  });
});
