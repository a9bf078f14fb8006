import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { marked, type Tokens } from 'marked';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGap } from '../../src/policy/finding.js';
import { LETTER_THEMES } from '../../src/report/letter-themes.js';
import type { QuestionsReport } from '../../src/report/questions-report.js';
import type { CheckReport } from '../../src/report/report.js';
import { RULES } from '../../src/rules/index.js';
import { models, policy, provider, scratch, write } from './files.js';
import { json, run } from './run.js';

const { folder } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(`${folder}/.git`);
  process.chdir(folder);
  write(folder, {
    'alpha.yaml': provider('alpha', models('alpha/one')),
    'holds.yaml': policy('holds', { 'contracting-entity-named': 'error' }),
    'asks-nothing.yaml': policy('asks-nothing', {}),
    'dpa.txt': 'the contract',
  });
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const letter = async (format: 'markdown' | 'text', ...argv: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(['questions', ...argv, '--format', format]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};
const asked = async (...argv: string[]) => (await json(['questions', ...argv])) as QuestionsReport;

test('every rule belongs to one question, and there are at most fifteen', () => {
  expect(LETTER_THEMES.length).toBeLessThanOrEqual(15);
  expect(LETTER_THEMES.flatMap(({ rules }) => rules).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe('the letter to Xiaomi', () => {
  test('is a draft with a placeholder for the answer date, in both forms; Markdown without a word', async () => {
    for (const text of [await letter('markdown', 'xiaomi'), await letter('text', 'xiaomi')]) {
      expect(text).toMatch(/^(> \*\*)?draft\. read before sending\./i);
      expect(text).toMatch(/Please answer by: \\?\[date: four weeks after sending/);
      expect(text).toMatch(/Article 28\(1\) of the GDPR lets us use only processors/);
      expect(text.replaceAll(/\s+/g, ' ')).toContain('tell us and we correct it.');
      expect(text).toMatch(/mimo-check\s+attest/);
      expect(text.replaceAll(/\s+/g, ' ')).toContain('It is not legal advice');
    }
    expect((await run(['questions', 'xiaomi'])).stdout).toBe(await letter('markdown', 'xiaomi'));
  });

  test.each(['default', 'gdpr', 'eu-only', 'ai-act', 'lenient'])(
    'asks for every gap under %s, and for nothing else',
    async (id) => {
      const { questions } = await asked('xiaomi', '--policy', id);
      const { findings } = (await json(['check', 'xiaomi', '--policy', id])) as CheckReport;
      const gaps = findings.filter(isGap);
      expect(questions.flatMap((one) => one.findings).sort()).toEqual(gaps.map((gap) => gap.id).sort());
      expect(questions.map(({ number }) => number)).toEqual(questions.map((_, index) => index + 1));
      for (const one of questions) {
        expect(one.found.length).toBeGreaterThan(0);
        expect(one.law.join(' ')).toMatch(/(your duty|our duty|a duty of both of us)\.|No law demands it/);
        expect(one.closes).not.toBe('');
      }
    },
  );

  test.each(['markdown', 'text'] as const)(
    'names no policy, waiver, severity, verdict or other vendor, in %s',
    async (format) => {
      for (const id of ['default', 'gdpr', 'lenient']) {
        const text = await letter(format, 'xiaomi', '--policy', id);
        expect(text).not.toMatch(
          /policy (default|gdpr|lenient)|for trials without|waive|severity|verdict|threshold/i,
        );
        expect(text).not.toMatch(/\b(error|warning|not met|does not hold|points against)\b/i);
        expect(text).not.toMatch(
          /openrouter|novita|chutes|vercel|openclaw|borderlint|modelriskindex|llmgateway|models\.dev|github/i,
        );
        expect(text).not.toMatch(/\b(compliant|violates|illegal|unsafe|inadequate)\b/i);
      }
    },
  );

  test('tells the vendor what is on file, what was looked for, and whose duty it is', async () => {
    const { questions } = await asked('xiaomi');
    const terms = questions.find(({ title }) => title === 'Processing terms');
    expect(terms).toMatchObject({
      law: ['GDPR 28(3), 28(9): a duty of both of us.', 'GDPR 28(1): our duty.'],
      doesNot: 'A statement such as “GDPR ready”.',
    });
    expect(terms?.found[0]).toMatch(/^We looked and found no data processing agreement/);
    expect(terms?.found[1]).toMatch(
      /^Others report that your document “Service agreement of MiMo” .* we have not checked that\.$/,
    );
    const places = questions.find(({ title }) => title.startsWith('Places'));
    expect(places?.found[0]).toMatch(/^On file \(undated, said of the whole company, first version\): /);
  });

  test('is as wide as a letter, and its lines are plain', async () => {
    const text = await letter('text', 'xiaomi');
    const tooLong = text.split('\n').filter((line) => line.length > 76 && line.trim().includes(' '));
    expect(tooLong).toEqual([]);

    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

/** What kind of blocks a page is made of, in their order. */
const blocksOf = (markdown: string): string[] =>
  marked
    .lexer(markdown)
    .filter(({ type }) => type !== 'space')
    .map(({ type, ...rest }) => (type === 'heading' ? `h${(rest as Tokens.Heading).depth}` : type));

describe('the letter as Markdown', () => {
  test('reads back: a heading for each question, and rows with as many cells as the head', async () => {
    const text = await letter('markdown', 'xiaomi');
    const { questions } = await asked('xiaomi');
    const blocks = blocksOf(text);
    expect(blocks.slice(0, 2)).toEqual(['blockquote', 'h1']);
    expect(blocks.filter((type) => type === 'h2')).toHaveLength(questions.length + 2);
    const table = marked.lexer(text).find((token): token is Tokens.Table => token.type === 'table');
    expect(table?.rows).toHaveLength(questions.flatMap(({ record }) => record).length);
    expect(new Set(table?.rows.map((row) => row.length))).toEqual(new Set([3]));
  });

  test('has the same form, whatever the texts in the data', async () => {
    const tame = await letter('markdown', 'alpha', '--data', 'alpha.yaml');
    const hostile = provider('alpha', models('alpha/one'))
      .replace('name: Name of alpha', 'name: "# A | **b** <img src=x> [l](https://e.example) `c`"')
      .replace(
        'offering: API of alpha',
        'offering: "- API\\n\\n## forged heading\\n\\n| a | b |\\n|---|---|"',
      );
    mkdirSync('hostile', { recursive: true });
    writeFileSync('hostile/alpha.yaml', hostile);
    const wild = await letter('markdown', 'alpha', '--data', 'hostile/alpha.yaml');
    expect(blocksOf(wild)).toEqual(blocksOf(tame));
    expect(marked.parse(wild, { async: false })).not.toMatch(/<(img|a|del|h[3-6])\b/);
    const text = await letter('text', 'alpha', '--data', 'hostile/alpha.yaml');
    expect(text).not.toMatch(/^## forged/m);
  });
});

describe('what is attested', () => {
  test('is not asked for any more, and not told to the vendor', async () => {
    const about = [
      '--document',
      'dpa.txt',
      '--title',
      'Secret assessment',
      '--kind',
      'contract',
      '--party',
      'Us',
      '--owner',
      'Dana',
    ];
    const when = ['--effective-from', '2026-09-01', '--expires', '2027-08-31', '--attestations', 'own.yaml'];
    const says = [
      '--answer',
      'processor-terms={form: scc-2021-915, concluded_by: signature}',
      '--clause',
      'processor-terms=1',
    ];
    const more = ['--answer', 'retention={periods: [{kind: content}]}', '--clause', 'retention=5'];
    expect((await run(['attest', 'xiaomi', ...about, ...when, ...says, ...more])).code).toBe(0);
    const own = ['xiaomi', '--policy', 'gdpr', '--attestations', 'own.yaml'];
    const titles = (await asked(...own)).questions.map(({ title }) => title);
    expect(titles).not.toContain('Processing terms');
    expect(titles).toContain('Retention');
    expect(await letter('markdown', ...own)).not.toMatch(/Secret|Dana|attested by you/);
  });

  test('a waived gap is asked for all the same, without a word on the waiver', async () => {
    const accepted = [
      '--reason',
      'a trial',
      '--measures',
      'none',
      '--owner',
      'Dana',
      '--expires',
      '2026-12-31',
    ];
    await run(['waive', 'sub-processors-named', 'xiaomi', ...accepted, '--waivers', 'w.yaml']);
    const text = await letter('markdown', 'xiaomi', '--waivers', 'w.yaml');
    expect(text).toBe(await letter('markdown', 'xiaomi'));
  });
});

describe('where there is little to ask', () => {
  test('a provider that shows everything gets no question', async () => {
    const { stdout, code } = await run([
      'questions',
      'alpha',
      '--data',
      'alpha.yaml',
      '--policy',
      './holds.yaml',
    ]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('There is nothing to ask')]);
    expect(blocksOf(stdout)).not.toContain('table');
  });

  test.each<[what: string, argv: string[], says: RegExp]>([
    [
      'a model',
      ['xiaomi/mimo-v2-pro'],
      /is a model; a letter goes to a provider\n {2}Try mimo-check questions xiaomi/,
    ],
    ['an unknown provider', ['xiaomii'], /Did you mean xiaomi\?/],
    [
      'a policy that asks nothing',
      ['alpha', '--data', 'alpha.yaml', '--policy', './asks-nothing.yaml'],
      /asks nothing of alpha/,
    ],
    ['a format for rows', ['xiaomi', '--format', 'csv'], /cannot be told as csv[\s\S]*markdown, text/],
  ])('%s is 2', async (_what, argv, says) => {
    const { code, stdout, stderr } = await run(['questions', ...argv]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });

  test('other commands do not write letters', async () => {
    expect(await run(['xiaomi', '--format', 'markdown'])).toMatchObject({ code: 2 });
  });
});
