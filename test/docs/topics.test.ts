import stringWidth from 'fast-string-width';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { renderTopic } from '../../src/format/page/topic-page.js';
import { withFiles } from '../kit/on-file.js';
import { run } from '../kit/run.js';
import { AS_OF } from '../kit/shipped.js';

const NAMES = readdirSync('data/help').map((name) => name.slice(0, -3));
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
      // Code is printed as it is.
      expect(page).not.toMatch(/^ *```/m);
      expect(renderTopic(prose, at(width))).not.toMatch(/^#+ |`|\*\*|\]\(|^\||-{4}/m);
      expect(Math.max(...page.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
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
