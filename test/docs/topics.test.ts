import stringWidth from 'fast-string-width';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { renderTopic } from '../../src/format/page/topic-page.js';
import { examplesOf } from '../kit/examples.js';
import { withFiles } from '../kit/on-file.js';
import { run } from '../kit/run.js';
import { AS_OF } from '../kit/shipped.js';

const NAMES = readdirSync('data/help').map((name) => name.slice(0, -3));
const codeIn = (text: string): string[] =>
  [...text.matchAll(/^ *```\w+\n([^]*?)^ *```$/gm)].flatMap(([, code = '']) => code.split('\n'));
const at = (width: number) => ({ width, color: false, unicode: true });

describe('a help topic', () => {
  test('exists for each part of the tool', () => {
    expect(NAMES).toEqual(
      expect.arrayContaining([
        'attestations',
        'data',
        'evidence',
        'exit-codes',
        'filters',
        'formats',
        'gate',
      ]),
    );
    expect(NAMES).toEqual(expect.arrayContaining(['policies', 'waivers']));
  });
  test.each(NAMES)('%s is a page without Markdown syntax that fits its width', (name) => {
    const text = readFileSync(`data/help/${name}.md`, 'utf8');
    const prose = text.replace(/^ *```\w+\n[^]*?^ *```$/gm, '');
    for (const width of [40, 80, 200]) {
      const page = renderTopic(text, at(width));
      // Code is printed as it is, also where the page is narrower: a broken line could not be pasted.
      expect(page).not.toMatch(/^ *```/m);
      const code = codeIn(text).filter((line) => line !== '');
      expect(page.split('\n')).toEqual(expect.arrayContaining(code.map((line) => `  ${line}`.trimEnd())));
      expect(renderTopic(prose, at(width))).not.toMatch(/^#+ |`|\*\*|\]\(|^\||-{4}/m);
      const others = page.split('\n').filter((line) => !code.includes(line.slice(2)));
      expect(Math.max(...others.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });
  test.each(NAMES)('%s has no line to paste that 80 columns would break', (name) => {
    const text = readFileSync(`data/help/${name}.md`, 'utf8');
    const outputs = examplesOf(text).flatMap(({ output }) => output.split('\n'));
    const pasted = codeIn(text).filter((line) => !outputs.includes(line));
    expect(pasted.filter((line) => stringWidth(line) > 76)).toEqual([]);
  });
  test('shows only policies that load', () => {
    const blocks = [
      ...readFileSync('data/help/policies.md', 'utf8').matchAll(/^```yaml\n(id: [^]*?)^```$/gm),
    ];
    expect(blocks.length).toBeGreaterThan(1);
    for (const [, text = ''] of blocks)
      withFiles({ 'own.yaml': text }, (folder) => {
        expect(loadPolicy(join(folder, 'own.yaml'), AS_OF).entries.length).toBeGreaterThan(1);
      });
  });
  test('is printed by help, and a misspelling gets a suggestion', async () => {
    const page = await run(['help', 'gate']);
    expect([page.code, page.stderr]).toEqual([0, '']);
    expect(page.stdout).toMatch(/^A gate in CI\n/);
    const misspelt = await run(['help', 'gates']);
    expect([misspelt.code, misspelt.stdout]).toEqual([2, '']);
    expect(misspelt.stderr).toContain('Did you mean gate?');
  });
  test('refers only to topics that exist', () => {
    const texts = NAMES.map((name) => readFileSync(`data/help/${name}.md`, 'utf8')).join('\n');
    const topics = [...texts.matchAll(/mimo-check help ([a-z-]+)/g)].map(([, name = '']) => name);
    expect(topics.filter((name) => !NAMES.includes(name))).toEqual([]);
  });
});
