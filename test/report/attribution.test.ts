import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';

const { folder, at } = scratch();
const COLLECTION =
  'collections: { kept: { name: Kept Texts, url: https://kept.example/texts, licence: Open Licence 1.0, licence_url: https://open.example/by } }\n';
const SENTENCE =
  'Contains information from Kept Texts (https://kept.example/texts), made available under the Open Licence 1.0 (https://open.example/by).';
const sources = '{ terms: { title: Terms, kind: terms, collection: kept, recorded: 2026-11-01 } }';
const claims = `{ training-use: [${claimText('value: { used: never, covers: [prompts, outputs] }')}] }`;

beforeAll(() => {
  const text = providerText({ sources, claims, models: modelText('alpha/one') });
  write(folder, {
    'alpha.yaml': COLLECTION + text,
    'beta.yaml': providerText({ id: 'beta', models: modelText('beta/one') }),
    'lost.yaml': providerText({ id: 'lost', sources }),
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const printed = async (...argv: string[]): Promise<string> => {
  const { stdout } = await run([...argv, '--data', at('alpha.yaml'), '--data', at('beta.yaml')]);
  // A letter in Markdown escapes the colon of an address.
  return stdout.replaceAll('\\:', ':').replaceAll(/\s+/g, ' ');
};

test.each([
  ['alpha'],
  ['alpha', '--details'],
  ['alpha', '--format', 'json'],
  ['alpha', '--format', 'ndjson'],
  ['explain', 'no-training', 'alpha'],
  ['compare', 'alpha', 'beta'],
  ['gaps', 'alpha', '--details'],
  ['gaps', 'alpha', '--columns', 'rule'],
  ['show', 'alpha'],
  ['providers'],
  ['providers', '--format', 'json'],
  ['questions', 'alpha'],
])('the collection of a quoted text is named by %j %j %j', async (...argv) => {
  expect((await printed(...argv)).includes(SENTENCE)).toBe(true);
});

test.each([['beta'], ['show', 'beta'], ['questions', 'beta'], ['gaps', 'beta', '--columns', 'rule']])(
  'a collection is not named when nothing from it is shown: %j %j',
  async (...argv) => {
    expect((await printed(...argv)).includes('Kept Texts')).toBe(false);
  },
);

test('a collection that the file does not declare is an error', async () => {
  const { code, stderr, stdout } = await run(['validate', at('lost.yaml')]);
  expect(code).toBe(1);
  expect((stdout + stderr).replaceAll(/\s+/g, ' ')).toContain(
    'no collection "kept" is declared in this file',
  );
});

test.each([
  ['de', 'Enthält Informationen aus Kept Texts'],
  ['fr', 'Contient des informations provenant de Kept Texts'],
])('a letter in %s names it, its address and its licence in that language', async (lang, start) => {
  const text = await printed('questions', 'alpha', '--lang', lang, '--format', 'text');
  for (const part of [start, 'https://kept.example/texts', 'Open Licence 1.0', 'https://open.example/by'])
    expect(text).toContain(part);
});
