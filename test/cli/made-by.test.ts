import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExplainReport } from '../../src/report/explain-report.js';
import type { QuestionsReport } from '../../src/report/questions-report.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { modelText, providerText } from '../kit/provider-text.js';
import { scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();
const model = (id: string, rest: string): string => modelText(id, rest).slice(1, -1);

beforeAll(() => {
  process.chdir(folder);
  const made = model('made', 'claims: {}, made_by: Muster KI');
  write(folder, {
    'alpha.yaml': providerText({ models: `[${made}]` }),
    'beta.yaml': providerText({ id: 'beta', models: `[${made}, ${model('own', 'claims: {}')}]` }),
    'gamma.yaml': providerText({
      id: 'gamma',
      models: modelText(
        'one',
        'claims: {}, aliases: [{ id: uno, via: { host: side-door, upstream: maker } }]',
      ),
    }),
  });
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const questionsTo = async (id: string): Promise<QuestionsReport['questions']> => {
  const { questions } = (await json(['questions', id, '--data', `${id}.yaml`])) as QuestionsReport;
  return questions.filter(({ title }) => title === 'AI Act');
};

describe('a model made by another company', () => {
  test('is shown with its maker, on pages and in data', async () => {
    const { stdout } = await run(['show', 'made', '--data', 'alpha.yaml']);
    expect(stdout).toContain('Muster KI');
    const page = oneLine((await run(['made', '--data', 'alpha.yaml', '--details'])).stdout);
    expect(page).toContain('served by Alpha; model made by Muster KI');
    expect(page).toMatch(/53\(1\)\(d\)[^\]]*; duty of Muster KI/);
    const report = (await json(['check', 'made', '--data', 'alpha.yaml'])) as CheckReport;
    expect(report.subjects[0]?.madeBy).toEqual({ name: 'Muster KI' });
    expect(report.providers['alpha']?.models[0]?.madeBy).toEqual({ name: 'Muster KI' });
    expect(
      await json(['query', "providers[?id=='alpha'].models[].madeBy.name", '--data', 'alpha.yaml']),
    ).toEqual(['Muster KI']);
  });

  test.each([
    ['training-summary-public', { name: 'Muster KI' }],
    ['model-available', undefined],
  ])("explain %s names the maker if the duty is the maker's", async (rule, maker) => {
    const { explained } = (await json(['explain', rule, 'made', '--data', 'alpha.yaml'])) as ExplainReport;
    expect(explained.map((one) => one.maker)).toEqual([maker]);
    const { stdout } = await run(['explain', rule, 'made', '--data', 'alpha.yaml']);
    expect(oneLine(stdout).includes('Muster KI, who made the model')).toBe(maker !== undefined);
  });

  test('the letter asks its maker in a separate question', async () => {
    const [own, theirs, ...more] = await questionsTo('alpha');
    expect(more).toEqual([]);
    expect(own).not.toHaveProperty('maker');
    expect(own?.question).not.toContain('training content');
    expect(own?.law.join()).not.toContain('53(1)');
    expect(theirs).toMatchObject({ maker: 'Muster KI' });
    expect(theirs?.law.join()).toMatch(/53\(1\)\(c\).*duty of Muster KI/);
    expect(theirs?.law.join()).not.toContain('your duty');
    for (const format of ['text', 'markdown']) {
      const { stdout } = await run(['questions', 'alpha', '--data', 'alpha.yaml', '--format', format]);
      expect(oneLine(stdout)).toContain('For Muster KI, who made the model:');
    }
  });

  test('the letter asks both when the provider also has a model of its own', async () => {
    const [own, theirs] = await questionsTo('beta');
    expect(own?.law.join()).toContain('your duty');
    expect(own?.found.join()).not.toMatch(/undefined/);
    expect(theirs?.maker).toBe('Muster KI');
    expect(theirs?.findings.some((id) => own?.findings.includes(id))).toBe(false);
  });
});

test('a route names its host and its maker, on the page and in JSON', async () => {
  const page = oneLine((await run(['uno', '--data', 'gamma.yaml'])).stdout);
  expect(page).toContain('served by Side Door; model made by Alpha; Side Door passes requests on to Alpha');
  const report = (await json(['check', 'uno', '--data', 'gamma.yaml'])) as CheckReport;
  expect(report.subjects[0]).toMatchObject({ kind: 'route', via: 'Side Door', upstream: 'maker' });
});
