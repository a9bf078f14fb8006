import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Tokens } from 'marked';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGap } from '../../src/verdict/finding.js';
import { LETTER_THEMES, themesIn } from '../../src/report/letter/letter-themes.js';
import { LETTER_EN } from '../../src/verdict/words/letter/letter-en.js';
import type { QuestionsReport } from '../../src/report/questions-report.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { RULES } from '../../src/rules/index.js';
import { models, policy, provider, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();
const FIXTURES = join(home, 'test/fixtures/providers');

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
const letterOf = async (...argv: string[]) => (await json(['questions', ...argv])) as QuestionsReport;

test('every rule belongs to one question, and there are at most fifteen questions', () => {
  expect(LETTER_THEMES.length).toBeLessThanOrEqual(15);
  expect(LETTER_THEMES.flatMap(({ rules }) => rules).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe('the letter to Xiaomi', () => {
  test('is a draft with a placeholder for the answer date, as Markdown and as text; the default is Markdown', async () => {
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
    'asks about every gap under %s, and about nothing else',
    async (id) => {
      const { questions } = await letterOf('xiaomi', '--policy', id);
      const { findings } = (await json(['check', 'xiaomi', '--policy', id])) as CheckReport;
      const gaps = findings.filter(isGap);
      expect(questions.flatMap((one) => one.findings).sort()).toEqual(gaps.map((gap) => gap.id).sort());
      expect(questions.map(({ number }) => number)).toEqual(questions.map((_, index) => index + 1));
      for (const one of questions) {
        expect(one.found.length).toBeGreaterThan(0);
        expect(one.law.join(' ')).toMatch(/(your duty|our duty|a duty of both of us)[.,]|our own policy/);
        expect(one.closes).not.toBe('');
      }
    },
  );

  test.each(['markdown', 'text'] as const)(
    'as %s, names no policy, waiver, severity, verdict or other vendor',
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

  test('tells the vendor what is on file, what was searched for, and whose duty it is', async () => {
    const { questions } = await letterOf('xiaomi');
    const terms = questions.find(({ title }) => title === 'Processing terms');
    expect(terms).toMatchObject({
      law: ['GDPR 28(3), 28(9): a duty of both of us.', 'GDPR 28(1): our duty.'],
      doesNot: 'A statement such as “GDPR ready”.',
    });
    expect(terms?.found[0]).toMatch(
      /^An undated review of public documents \(“Provider compliance card”\) found no data processing agreement/,
    );
    expect(terms?.found[1]).toMatch(
      /^Others report that your document “Service agreement of MiMo” .* we have not checked that\.$/,
    );
    const places = questions.find(({ title }) => title.startsWith('Places'));
    expect(places?.found[0]).toMatch(/^On file \(undated, said of the whole company, version A\): /);
  });

  test.each([
    [
      'Roles',
      [
        'GDPR 28(3)(a), 29: a duty of both of us.',
        'GDPR 28(10): what follows if a processor decides on purposes and means itself.',
        'GDPR 4(7), 4(8): what the words mean.',
      ],
    ],
    [
      'Training',
      [
        'GDPR 28(3)(a), 29: a duty of both of us.',
        'GDPR 5(1)(b), 6: our duty.',
        'GDPR 28(10): what follows if a processor decides on purposes and means itself.',
      ],
    ],
    [
      'Transfers',
      [
        'GDPR 44, 46(1): a duty of both of us.',
        'SCC clause 14: a duty of both of us, as exporter and importer, where the clauses apply.',
        'GDPR 45, 46(2)(b), 46(2)(c), 49: what the law allows here.',
      ],
    ],
    [
      'Requests of authorities',
      [
        'GDPR 48, 28(3)(a): a duty of both of us.',
        'SCC clause 15: your duty, as the importer, where the clauses apply.',
      ],
    ],
    ['Sub-processors', ['GDPR 28(2), 28(4): your duty.', 'EDPB Opinion 22/2024: guidance on our duty.']],
  ])(
    'on "%s", states for each article whose duty it is, or what it permits or defines',
    async (title, law) => {
      const { questions } = await letterOf('xiaomi', '--policy', 'gdpr');
      expect(questions.find((one) => one.title === title)?.law).toEqual(law);
    },
  );

  test.each(['default', 'gdpr', 'ai-act'])('names one bearer for each duty, under %s', async (policy) => {
    const { questions } = await letterOf('xiaomi', '--policy', policy);
    const bearers = new Map<string, Set<string>>();
    for (const { law } of questions) {
      const here = law.flatMap((line) => {
        const [, cited = '', whose = ''] =
          /^(.*?): (your duty|our duty|a duty of both of us)/.exec(line) ?? [];
        return cited.split('; ').flatMap((one) => {
          const [, short = '', articles = ''] = /^(GDPR|SCC|AI Act)(.*)$/.exec(one) ?? [];
          return articles.split(',').map((article) => [`${short}${article}`, whose] as const);
        });
      });
      const articles = here.map(([article]) => article).filter((article) => article !== '');
      expect(articles).toEqual([...new Set(articles)]);
      for (const [article, whose] of here)
        if (article !== '') bearers.set(article, (bearers.get(article) ?? new Set()).add(whose));
    }
    expect(bearers.size).toBeGreaterThan(2);
    expect([...bearers].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  test('fits the width of a letter, and has no control characters', async () => {
    const text = await letter('text', 'xiaomi');
    const tooLong = text.split('\n').filter((line) => line.length > 76 && line.trim().includes(' '));
    expect(tooLong).toEqual([]);

    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

/** The kinds of blocks in a Markdown page, in order. */
const blocksOf = (markdown: string): string[] =>
  marked
    .lexer(markdown)
    .filter(({ type }) => type !== 'space')
    .map(({ type, ...rest }) => (type === 'heading' ? `h${(rest as Tokens.Heading).depth}` : type));

describe('the letter as Markdown', () => {
  test('parses back into a heading for each question, and table rows of three cells', async () => {
    const text = await letter('markdown', 'xiaomi');
    const { questions } = await letterOf('xiaomi');
    const blocks = blocksOf(text);
    expect(blocks.slice(0, 2)).toEqual(['blockquote', 'h1']);
    expect(blocks.filter((type) => type === 'h2')).toHaveLength(questions.length + 2);
    const table = marked.lexer(text).find((token): token is Tokens.Table => token.type === 'table');
    expect(table?.rows).toHaveLength(questions.flatMap(({ record }) => record).length);
    expect(new Set(table?.rows.map((row) => row.length))).toEqual(new Set([3]));
  });

  test('has the same structure whatever the texts in the data', async () => {
    const plainLetter = await letter('markdown', 'alpha', '--data', 'alpha.yaml');
    const hostile = provider('alpha', models('alpha/one'))
      .replace('name: Name of alpha', 'name: "# A | **b** <img src=x> [l](https://e.example) `c`"')
      .replace(
        'offering: API of alpha',
        'offering: "- API\\n\\n## forged heading\\n\\n| a | b |\\n|---|---|"',
      );
    mkdirSync('hostile', { recursive: true });
    writeFileSync('hostile/alpha.yaml', hostile);
    const hostileLetter = await letter('markdown', 'alpha', '--data', 'hostile/alpha.yaml');
    expect(blocksOf(hostileLetter)).toEqual(blocksOf(plainLetter));
    expect(marked.parse(hostileLetter, { async: false })).not.toMatch(/<(img|a|del|h[3-6])\b/);
    const text = await letter('text', 'alpha', '--data', 'hostile/alpha.yaml');
    expect(text).not.toMatch(/^## forged/m);
  });
});

/** An attestations file with one answer, from Xiaomi or from the user's own assessment. */
async function attested(
  name: string,
  kind: string,
  answer: string,
  [from, to] = ['2026-09-01', '2027-08-31'],
): Promise<string[]> {
  const [attribute = ''] = answer.split('=');
  const file = `${name.replaceAll(' ', '-')}.yaml`;
  const result = await run([
    ...[
      'attest',
      'xiaomi',
      '--document',
      'dpa.txt',
      '--title',
      name,
      '--kind',
      kind,
      '--party',
      'Us',
      '--party',
      'Xiaomi',
    ],
    ...['--owner', 'Dana', '--answer', answer, '--clause', `${attribute}=section 4.`],
    ...['--effective-from', from, '--expires', to, '--attestations', file],
  ]);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return ['xiaomi', '--policy', 'gdpr', '--attestations', file];
}
const foundUnder = async (title: RegExp, ...argv: string[]): Promise<string[]> =>
  (await letterOf(...argv)).questions.find((one) => title.test(one.title))?.found ?? [];

describe('an attestation in the letter', () => {
  const BREACH = 'breach-notification={committed: true, without_undue_delay: true, hours: 24}';
  const OPEN = 'retention={periods: [{kind: content}]}';
  const TERMS = 'processor-terms={form: scc-2021-915, concluded_by: signature}';

  test.each<
    [name: string, kind: string, answer: string, title: RegExp, says: string, when?: [string, string]]
  >([
    [
      'Answer of Xiaomi',
      'vendor-statement',
      BREACH,
      /^Security/,
      'on notification of personal data breaches; it does not answer this in the form that we need.',
    ],
    [
      'Terms of retention',
      'contract',
      OPEN,
      /^Retention/,
      'on retention periods; it does not answer all that we ask.',
    ],
    [
      'Terms with no notice',
      'contract',
      'breach-notification={committed: false}',
      /^Security/,
      'on notification of personal data breaches; it does not settle this for us.',
    ],
    [
      'Terms that ended',
      'contract',
      BREACH,
      /^Security/,
      'on notification of personal data breaches; on our record it held until 2026-10-31.',
      ['2026-09-01', '2026-10-31'],
    ],
    [
      'Terms to come',
      'contract',
      BREACH,
      /^Security/,
      'on notification of personal data breaches; on our record it takes effect on 2027-01-01.',
      ['2027-01-01', '2027-08-31'],
    ],
    [
      'Answer of long ago',
      'vendor-statement',
      'sub-processors={entities: [{name: A, country: NL, task: hosting}], exhaustive: true, available: public}',
      /^Sub-processors/,
      'on sub-processors; it is of 2025-11-01, and we need an answer of a later date.',
      ['2025-11-01', '2027-08-31'],
    ],
  ])(
    '%s (%s) is mentioned, and does not settle the question',
    async (name, kind, answer, title, says, when) => {
      const found = await foundUnder(title, ...(await attested(name, kind, answer, when)));
      expect(found).toContain(`We hold your document “${name}”, section 4, ${says}`);
      const topic = says.slice(3, says.indexOf(';'));
      expect(found.map((text) => text.toLowerCase())).not.toContain(
        `${topic}: we have no statement of yours on file.`,
      );
    },
  );

  test('a contract whose file is missing is mentioned before what was searched for elsewhere', async () => {
    const argv = await attested('Signed DPA', 'contract', TERMS);
    expect(await foundUnder(/^Processing terms/, ...argv)).toEqual([]);
    mkdirSync('elsewhere', { recursive: true });
    copyFileSync('Signed-DPA.yaml', 'elsewhere/Signed-DPA.yaml');
    const found = await foundUnder(/^Processing terms/, ...argv.with(-1, 'elsewhere/Signed-DPA.yaml'));
    expect(found.slice(0, 2)).toEqual([
      'We hold your document “Signed DPA”, section 4, on terms that bind the provider as processor; the copy that we recorded is not at hand, so it does not settle this for us yet.',
      'Elsewhere an undated review of public documents (“Provider compliance card”) found no data processing agreement for the MiMo API itself.',
    ]);
  });

  test('a contract that a public statement contradicts is mentioned, with the contradiction', async () => {
    const answer = 'training-use={used: never, covers: [prompts, outputs, files, feedback]}';
    const argv = await attested('Enterprise terms', 'contract', answer);
    writeFileSync(
      'own-acme.yaml',
      readFileSync('Enterprise-terms.yaml', 'utf8').replace('xiaomi', 'acme-us'),
    );
    const own = argv.with(0, 'acme-us').with(-1, 'own-acme.yaml');
    const found = await foundUnder(/^Training/, ...own, '--data', FIXTURES);
    expect(found[0]).toBe(
      'We hold your document “Enterprise terms”, section 4, on use of prompts and outputs for training; other statements that we know of differ from it.',
    );
  });

  test("the user's own assessment is left out", async () => {
    const argv = await attested('Secret assessment', 'own-assessment', OPEN);
    expect(await letter('markdown', ...argv)).toBe(await letter('markdown', 'xiaomi', '--policy', 'gdpr'));
  });

  test("the user's owner, parties and internal terms are left out", async () => {
    const argv = await attested('Short answer', 'vendor-statement', BREACH);
    for (const format of ['markdown', 'text'] as const)
      expect(await letter(format, ...argv)).not.toMatch(
        /Dana|attested by you|not accepted|digest not|sha256|policy gdpr/,
      );
  });

  test('a waived gap is still asked about, and the waiver is not mentioned', async () => {
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

describe('the law under a question', () => {
  const lawOf = async (title: RegExp, ...argv: string[]): Promise<string[]> =>
    (await letterOf(...argv)).questions.find((one) => title.test(one.title))?.law ?? [];

  test.each<[title: RegExp, last: RegExp]>([
    [/^Processing within/, /^Processing within the EEA alone is our own policy; it helps us to /],
    [/^Security/, /^A certificate is our own policy; it helps us to /],
    [/^AI Act/, /^A statement on the AI Act is our own policy; it helps us to /],
    [/^Models/, /^What we ask about versions.* is our own policy; it helps us to /],
  ])('%s ends with one line on what is our own policy', async (title, last) => {
    const law = await lawOf(title, 'xiaomi');
    expect(law.at(-1)).toMatch(last);
    expect(law.filter((line) => /own policy/i.test(line))).toHaveLength(1);
  });

  test('a question says that it is our own policy only if one of its rules has no law', () => {
    const isVoluntary = ({ basis }: (typeof RULES)[number]): boolean =>
      basis.every(({ relation }) => relation === 'own-policy');
    for (const { title, rules, voluntary } of themesIn(LETTER_EN))
      expect([title, voluntary !== undefined]).toEqual([
        title,
        RULES.some((rule) => rules.includes(rule.id) && isVoluntary(rule)),
      ]);
  });

  test('the copyright policy cites its article, and the AI Act duties name who bears them', async () => {
    expect((await lawOf(/^AI Act/, 'acme-us', '--data', FIXTURES)).slice(0, 2)).toEqual([
      'AI Act 53(1)(d), 53(1)(b), Annex XII, 53(1)(c): your duty, if you are one of the providers of general-purpose models; models placed on the market before 2025-08-02 have until 2027-08-02.',
      'AI Act 54(1): your duty, if you are one of the providers of general-purpose models in third countries; models placed on the market before 2025-08-02 have until 2027-08-02.',
    ]);
  });
});

describe('what is on file, as the letter states it', () => {
  test.each<[provider: string, policy: string, title: RegExp, says: string]>([
    [
      'acme-us',
      'gdpr',
      /^Processing within/,
      'On file (seen 2026-09-15, for the endpoint eu.api.acme.example): With this endpoint,',
    ],
    ['acme-us', 'gdpr', /^Training/, 'On file (seen 2026-09-15, for the plan Enterprise): Enterprise'],
    ['acme-us', 'eu-only', /^Places/, ' You replied on 2026-10-20: “An endpoint in Ireland was opened'],
    ['acme-us', 'ai-act', /^AI Act/, 'Documentation for downstream providers: not offered.'],
    [
      'acme-us',
      'ai-act',
      /^Models/,
      'Lifecycle: deprecated, switch-off on 2026-12-10, successor acme/atlas-2.',
    ],
    // One part is on file, the other is not.
    [
      'muster-eu',
      'ai-act',
      /^AI Act/,
      'Authorised representative in the Union: we have no statement of yours',
    ],
    // The clause, and the archived copy of the text.
    [
      'kaleido-router',
      'gdpr',
      /^Deletion/,
      'On file (seen 2026-11-10, “Kaleido data processing addendum”, 11, copy: https://archive.example/2026-11-10/kaleido.example/dpa, for the plan Free): Content is deleted ninety days',
    ],
    // A search reported by others is not presented as ours.
    [
      'kaleido-router',
      'ai-act',
      /^AI Act/,
      'Others report that they looked in their pages on compliance and found no statement on the AI Act; we have not checked that.',
    ],
    ['hub-gateway', 'default', /^Models/, 'Input price: USD 2.75 per 1,000,000 tokens.'],
    [
      'xiaomi',
      'default',
      /^Models/,
      'MiMo-V2-Flash: On file (undated): Input price: USD 0.090 per 1,000,000',
    ],
    // A statement about the service is made once, not for each model.
    [
      'xiaomi',
      'default',
      /^AI Act/,
      '\nAn undated review of public documents (“Provider compliance card”) found no statement on the AI Act',
    ],
  ])('%s under %s, %s: %s', async (provider, policy, title, says) => {
    const found = await foundUnder(title, provider, '--policy', policy, '--data', FIXTURES);
    expect(`\n${found.join('\n')}`).toContain(says);
  });

  test('leaves out a price at another host, and that host', async () => {
    const found = await foundUnder(/^Models/, 'hub-gateway', '--data', FIXTURES);
    expect(found.join('\n')).not.toMatch(/Muster KI|0\.20|host:/);
  });

  test.each(['acme-us', 'hub-gateway', 'muster-eu'])(
    '%s has no raw key and no internal term',
    async (provider) => {
      for (const id of ['default', 'gdpr', 'eu-only', 'ai-act', 'lenient']) {
        const { questions } = await letterOf(provider, '--policy', id, '--data', FIXTURES);
        const texts = questions.flatMap(({ found, law, question, closes }) => [
          ...found,
          ...law,
          question,
          closes,
        ]);
        for (const text of texts)
          expect(text).not.toMatch(
            /\b(status|usd|tiers|relied on|published|offered): |_|undefined|severity|verdict/,
          );
      }
    },
  );

  const TERMS = {
    stands: '- value: { form: terms-section, concluded_by: acceptance }',
    searched: '- not_found: { looked_in: the terms of use }',
  };
  test.each<[name: string, claim: string, more: string, says: string]>([
    [
      'a value without says',
      TERMS.stands,
      '',
      'On file (undated): Terms that bind the provider as processor: form: a section of the terms; concluded by: acceptance.',
    ],
    [
      'a statement that ended',
      TERMS.stands,
      'until: 2026-01-31',
      'On file (undated, held until 2026-01-31): Terms that bind the provider as processor: form: a section of the terms; concluded by: acceptance.',
    ],
    [
      'a search without says',
      TERMS.searched,
      '',
      'Terms that bind the provider as processor: a search of “Terms of alpha” found no answer in the terms of use.',
    ],
    [
      'a search for some customers only',
      TERMS.searched,
      'only_for: plan',
      'Terms that bind the provider as processor (for the plan Pro): a search of “Terms of alpha” found no answer in the terms of use.',
    ],
    [
      'a search that ended',
      TERMS.searched,
      'until: 2026-01-31',
      'Terms that bind the provider as processor: we have no statement of yours on file.',
    ],
  ])('%s is put into words', async (name, claim, more, says) => {
    const dir = `found-${name.replaceAll(' ', '-')}`;
    mkdirSync(dir);
    const text = provider('alpha', models('alpha/one')).replace(
      /^claims:.*$/m,
      [
        'variants: { plan: { title: the plan Pro, dimension: plan } }',
        'claims:',
        '  processor-terms:',
        `    ${claim}`,
        ...[more, 'scope: offering', 'grade: reviewed', 'sources: [terms]']
          .filter((line) => line !== '')
          .map((line) => `      ${line}`),
      ].join('\n'),
    );
    writeFileSync(`${dir}/alpha.yaml`, text);
    expect(await foundUnder(/^Processing terms/, 'alpha', '--data', `${dir}/alpha.yaml`)).toEqual([says]);
  });
});

describe('when there is little to ask', () => {
  test('the letter to a provider without gaps has no questions', async () => {
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
    expect(stdout).not.toMatch(/answer by|Recording/);
    const text = await letter('text', 'alpha', '--data', 'alpha.yaml', '--policy', './holds.yaml');
    expect(text).not.toMatch(/answer by|Recording/);
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
    [
      'a format for rows',
      ['xiaomi', '--format', 'csv'],
      /csv is not available for this command[\s\S]*markdown, text/,
    ],
  ])('%s exits 2', async (_what, argv, says) => {
    const { code, stdout, stderr } = await run(['questions', ...argv]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });

  test('other commands do not print letters', async () => {
    expect(await run(['xiaomi', '--format', 'text'])).toMatchObject({ code: 2 });
  });
});

test('on a terminal the letter is text, elsewhere Markdown, unless a format is named', async () => {
  const letter = async (argv: readonly string[], stdout: boolean): Promise<string> =>
    (await run(['questions', 'xiaomi', ...argv], { tty: { stdout } })).stdout;
  expect(await letter([], true)).toBe(await letter(['--format', 'text'], true));
  expect(await letter([], true)).not.toContain('https\\://');
  expect(await letter([], false)).toBe(await letter(['--format', 'markdown'], false));
  expect(await letter(['--format', 'markdown'], true)).toBe(await letter([], false));
});
