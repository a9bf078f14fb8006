import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Lexer } from 'yaml';
import type { Io } from '../../src/input/io.js';
import { main } from '../../src/cli/main.js';
import type { ValidateReport } from '../../src/report/validate-report.js';
import { FILES, models, provider, scratch, write } from '../kit/files.js';
import { claimText, providerText } from '../kit/provider-text.js';
import { json, piecesOf, run, TODAY } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
let repo = '';
let count = 0;

/** A new repository for each test, as the working directory. */
beforeEach(() => {
  count += 1;
  repo = at(`repo-${count}`);
  mkdirSync(`${repo}/.git`, { recursive: true });
  process.chdir(repo);
  write(repo, {
    'policy.yaml': FILES['holds.yaml'] ?? '',
    'data/alpha.yaml': provider('alpha', models('alpha/one')),
  });
});
afterEach(() => process.chdir(home));
afterAll(() => rmSync(folder, { recursive: true }));

const reportOf = async (files: readonly string[], stdin?: string): Promise<ValidateReport> =>
  (await json(['validate', ...files], stdin === undefined ? {} : { stdin })) as ValidateReport;

/** The problems of a file and of those it names, as `file:line:column: path: message`. */
const problemsIn = async (file: string, stdin?: string): Promise<string[]> => {
  const { files } = await reportOf([file], stdin);
  for (const one of files)
    for (const problem of one.problems)
      expect(problem.file ?? one.file, 'the file that it is in').toBe(one.file);
  const problems = files.flatMap((one) => one.problems);
  return problems.map((one) =>
    [`${one.file ?? ''}:${one.line ?? ''}:${one.column ?? ''}`, one.path ?? '', one.message]
      .filter((part) => part !== '')
      .join(': '),
  );
};

const PROJECT = 'policy: ./policy.yaml\nsubjects: [alpha]\ndata: [data]\n';
const WAIVER =
  'waivers:\n  - { rule: no-such-rule, subject: alpha, reason: a, measures: [b], owner: c, granted: 2026-11-01, expires: 2026-12-01, evidence: 0 }\n'.replace(
    'evidence: 0',
    `evidence: ${'a'.repeat(64)}`,
  );

test('a provider file that does not fit what ships is not valid, also beside a file that is not', async () => {
  write(repo, { 'data/beta.yaml': provider('beta', models('openai/one')), 'data/gamma.yaml': 'id: gamma' });
  expect((await problemsIn('data/beta.yaml')).join()).toContain('begins with openai');
  const { files } = await reportOf(['data/alpha.yaml', 'data/beta.yaml', 'data/gamma.yaml']);
  expect(files.map(({ file, valid }) => [file, valid])).toEqual([
    ['data/alpha.yaml', true],
    ['data/beta.yaml', false],
    ['data/gamma.yaml', false],
  ]);
});

test('days to come of a provider file are warned of, each once', async () => {
  const days = ['', ', seen: 2098-01-01, recorded: 2020-01-01', ', seen: 2097-01-01'];
  const claims = days.map((own) => claimText(`value: { used: never, covers: [prompts] }${own}`));
  const text = providerText({
    id: 'beta',
    sources:
      '{ terms: { title: T, kind: terms, recorded: 2020-01-01, seen: 2099-01-01, read_on: 2099-01-02 } }',
    claims: `{ training-use: [${claims.join(', ')}] }`,
  });
  write(repo, { 'beta.yaml': text });
  const { files } = await reportOf(['beta.yaml']);
  expect(
    files.flatMap(({ warnings }) => warnings.map(({ path, message }) => `${path ?? ''}: ${message}`)),
  ).toEqual([
    `sources.terms.seen: 2099-01-01 is after ${TODAY}: it dates nothing until then`,
    `sources.terms.read_on: 2099-01-02 is after ${TODAY}: it dates nothing until then`,
    `beta.training-use: seen 2098-01-01, after ${TODAY}: that dates nothing until then`,
    `beta.training-use: seen 2097-01-01, after ${TODAY}: not there yet on that day`,
  ]);
});

describe('a project file', () => {
  test.each([
    ['as it is', PROJECT],
    ['without subjects', 'policy: default\n'],
    [
      'with reports',
      `${PROJECT}reports: [{ format: json, file: out/a.json }, { format: csv, file: b.csv }]\n`,
    ],
    ['with variants', 'policy: default\nsubjects: [xiaomi]\nvariants: { xiaomi: [mainland-china] }\n'],
  ])('%s is valid, and a run has an answer', async (_, text) => {
    write(repo, { 'mimo-check.yaml': text });
    expect((await run(['check'])).code).toBeLessThan(2);
    expect(await problemsIn('mimo-check.yaml')).toEqual([]);
    expect((await run(['validate', 'mimo-check.yaml'])).code).toBe(0);
  });

  test.each<[string, string, string[]]>([
    [
      'an unknown subject',
      'policy: default\nsubjects:\n  - xiaomo\n  - xiaomi\n  - alhpa\n',
      [
        'mimo-check.yaml:3:5: subjects[0]: unknown provider or model "xiaomo"',
        'mimo-check.yaml:5:5: subjects[2]: unknown provider or model "alhpa"',
      ],
    ],
    [
      'a subject twice',
      'policy: default\nsubjects: [xiaomi, XIAOMI]\n',
      ['mimo-check.yaml:2:20: subjects[1]: "xiaomi" and "XIAOMI" are the same subject'],
    ],
    [
      'a subject under two names',
      'policy: default\nsubjects: [xiaomi/mimo-v2-pro, mimo-v2-pro]\n',
      ['mimo-check.yaml:2:1: subjects: "xiaomi/mimo-v2-pro" and "mimo-v2-pro" are the same subject'],
    ],
    [
      'missing files, all at once',
      'policy: ./nosuch.yaml\nsubjects: [xiaomi]\ndata: [data, gone]\nwaivers:\n  - w.yaml\nattestations: [a.yaml]\n',
      [
        'mimo-check.yaml:1:1: policy: nosuch.yaml: no such file',
        'mimo-check.yaml:3:14: data[1]: gone: no such file',
        'mimo-check.yaml:5:5: waivers[0]: w.yaml: no such file',
        'mimo-check.yaml:6:16: attestations[0]: a.yaml: no such file',
      ],
    ],
    [
      'standard input for files',
      'policy: /dev/stdin\nsubjects: [xiaomi]\nwaivers: ["-"]\n',
      [
        'mimo-check.yaml:1:1: policy: /dev/stdin: a file is needed here: standard input is not read',
        'mimo-check.yaml:3:11: waivers[0]: -: a file is needed here: standard input is not read',
      ],
    ],
    [
      'files with mistakes',
      'policy: ./typo.yaml\nsubjects: [alpha]\ndata: [data]\nwaivers: [policy.yaml]\n',
      [
        'mimo-check.yaml:4:11: waivers[0]: policy.yaml: is another kind of file: most of its keys are not known here',
        'typo.yaml:5:1: fail_onn: is not a known key',
      ],
    ],
    [
      'waivers of an unknown rule',
      `${PROJECT}waivers: [waivers.yaml]\n`,
      ['waivers.yaml:2:5: rule: no rule "no-such-rule" is known to policy holds'],
    ],
    [
      'unknown variants, all at once',
      'policy: default\nsubjects: [xiaomi]\nvariants:\n  xiaomi: [mainland, outside-mainland-chin]\n  xiaomo: [a]\n',
      [
        'mimo-check.yaml:4:3: xiaomi has no variant "mainland"',
        'mimo-check.yaml:4:3: xiaomi has no variant "outside-mainland-chin"',
        'mimo-check.yaml:5:3: variants are chosen of "xiaomo", which is not on file',
      ],
    ],
    [
      'variants that exclude each other',
      'policy: default\nsubjects: [xiaomi]\nvariants: { xiaomi: [mainland-china, outside-mainland-china] }\n',
      [
        'mimo-check.yaml:3:13: mainland-china and outside-mainland-china exclude each other: both are of dimension region',
      ],
    ],
    [
      'reports that cannot be written',
      `${PROJECT}reports:\n  - { format: json, file: "-" }\n  - { format: text, file: ../x }\n  - { format: json, file: a.json }\n  - { format: csv, file: ./a.json }\n`,
      [
        'mimo-check.yaml:5:21: reports[0].file: must name a file: standard output has what the run prints',
        'mimo-check.yaml:6:7: reports[1].format: "text" cannot show what mimo-check check answers; one of: table, json, yaml, ndjson, csv, html, markdown, junit, sarif, github, github-summary, gitlab, cyclonedx',
        'mimo-check.yaml:6:21: reports[1].file: must lie in the folder of the project file',
        'mimo-check.yaml:8:20: reports[3].file: is the file of reports[2] too',
      ],
    ],
    [
      'reports in place of other files',
      `${PROJECT}reports:\n  - { format: json, file: data }\n  - { format: csv, file: policy.yaml }\n  - { format: yaml, file: policy.yaml/deep/x }\n  - { format: table, file: mimo-check.yaml }\n`,
      [
        'mimo-check.yaml:5:21: reports[0].file: is not a file that a report could be written to',
        'mimo-check.yaml:6:20: reports[1].file: is an input of the run and is not overwritten',
        'mimo-check.yaml:7:21: reports[2].file: is not a place that a report could be written to',
        'mimo-check.yaml:8:22: reports[3].file: is an input of the run and is not overwritten',
      ],
    ],
    [
      'a policy that asks nothing',
      'policy: ./asks-nothing.yaml\nsubjects: [alpha]\ndata: [data]\n',
      ['nothing was checked: policy asks-nothing asks nothing of alpha'],
    ],
  ])('with %s is invalid, and a run exits 2', async (_, text, problems) => {
    write(repo, {
      'mimo-check.yaml': text,
      'waivers.yaml': WAIVER,
      'typo.yaml': FILES['typo.yaml'] ?? '',
      'asks-nothing.yaml': FILES['asks-nothing.yaml'] ?? '',
    });
    const before = readFileSync('policy.yaml', 'utf8');
    const result = await run(['check']);
    expect([result.code, result.stderr]).toEqual([2, expect.not.stringContaining('this is a bug')]);
    const messages = await problemsIn('mimo-check.yaml');
    expect(
      messages.map((one) => one.replace(/^(policy\.yaml):\d+:\d+: (?!waivers)/, '$1: ').replace(/^::: /, '')),
    ).toEqual(problems);
    expect((await run(['validate', 'mimo-check.yaml'])).code).toBe(1);
    expect(readFileSync('policy.yaml', 'utf8')).toBe(before);
  });

  test('with a baseline to fill in has one problem: how many waivers are not filled in, where, and what is missing', async () => {
    const empty = `- { rule: no-training, subject: alpha, reason: '', measures: [''], owner: '', granted: 2026-11-01, expires: '', evidence: ${'a'.repeat(64)} }`;
    write(repo, {
      'mimo-check.yaml': `${PROJECT}waivers: [waivers.yaml]\n`,
      'waivers.yaml': `waivers:\n${`  ${empty}\n`.repeat(7)}`,
    });
    for (const files of [[], ['mimo-check.yaml'], ['mimo-check.yaml', 'waivers.yaml']]) {
      const { code, stdout } = await run(['validate', ...files]);
      const lines = stdout.split('\n').filter((line) => /valid|… and/.test(line));
      expect([code, lines]).toEqual([
        1,
        [
          '✓ valid  mimo-check.yaml (project)',
          '✗ invalid  waivers.yaml (waivers)',
          '2 files checked, 1 invalid, with 1 problem.',
        ],
      ]);
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
        'waivers.yaml:2:42: 7 waivers are not filled in (lines 2 to 8): reason, measures, owner, expires',
      );
    }
  });

  test('whose report goes to a link is checked against the target of the link', async () => {
    symlinkSync('policy.yaml', 'link.json');
    write(repo, { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: link.json }]\n` });
    expect(await problemsIn('mimo-check.yaml')).toEqual([
      'mimo-check.yaml:4:27: reports[0].file: is an input of the run and is not overwritten',
    ]);
  });

  test('is checked with its paths relative to its own folder', async () => {
    write(repo, { 'mimo-check.yaml': `${PROJECT}waivers: [w.yaml]\n` });
    mkdirSync('deep');
    process.chdir('deep');
    expect(await problemsIn('../mimo-check.yaml')).toEqual([
      '../mimo-check.yaml:4:11: waivers[0]: ../w.yaml: no such file',
    ]);
  });
});

describe('a policy', () => {
  const choosing = (variants: string): string => `id: ours\nextends: [default]\nvariants: { ${variants} }\n`;
  const region = 'variants: { here: { dimension: region, title: x } }\n';

  test.each<[string, string, string[]]>([
    ['a variant that is declared', 'xiaomi: [mainland-china]', []],
    [
      'a variant that is not declared',
      'xiaomi: [mainland]',
      ['ours.yaml:3:13: xiaomi has no variant "mainland"'],
    ],
  ])('with %s', async (_, variants, problems) => {
    write(repo, { 'ours.yaml': choosing(variants) });
    expect(await problemsIn('ours.yaml')).toEqual(problems);
    expect((await run(['xiaomi', '-p', 'ours.yaml'])).code === 2).toBe(problems.length > 0);
  });

  test('with variants of a provider that only a run may add gets a warning', async () => {
    write(repo, { 'ours.yaml': choosing('alpha: [here]') });
    const { files, valid } = await reportOf(['ours.yaml']);
    expect([valid, files[0]?.warnings]).toEqual([
      true,
      [
        {
          ...{ file: 'ours.yaml', line: 3, column: 13 },
          message: 'variants are chosen of "alpha", which is not on file',
        },
      ],
    ]);
  });

  test('is checked against the provider files given with it', async () => {
    write(repo, {
      'ours.yaml': choosing('alpha: [here]'),
      'data/alpha.yaml': `${provider('alpha')}${region}`,
    });
    const { files } = await reportOf(['ours.yaml', 'data']);
    expect(files.flatMap((one) => [...one.problems, ...one.warnings])).toEqual([]);
    write(repo, { 'ours.yaml': choosing('alpha: [there]') });
    const again = await reportOf(['ours.yaml', 'data']);
    expect(again.files[0]?.problems[0]?.message).toBe('alpha has no variant "there"');
  });
});

describe('standard input', () => {
  test.each<[string, string, ValidateReport['files'][number]['kind']]>([
    ['a provider', provider('alpha'), 'provider'],
    ['a policy', FILES['holds.yaml'] ?? '', 'policy'],
    ['a policy that extends a file', 'id: child\nextends: [./policy.yaml]\n', 'policy'],
    ['a project', PROJECT, 'project'],
    ['waivers', 'waivers: []\n', 'waivers'],
    ['attestations', 'attestations: []\n', 'attestations'],
  ])('is recognised as %s by its content', async (_, stdin, kind) => {
    expect((await reportOf(['-'], stdin)).files).toEqual([
      { file: 'standard input', kind, valid: true, problems: [], warnings: [] },
    ]);
  });

  test('gets the same warnings as a file', async () => {
    const { files } = await reportOf(['-'], provider('alpha', '[]', '2027-03-01'));
    expect(files[0]?.warnings.map(({ file }) => file)).toEqual(['standard input', 'standard input']);
  });

  test.each<[string, string, RegExp]>([
    [
      'a provider with a wrong key',
      provider('alpha').replace('kind:', 'knid:'),
      /^standard input:2:1: kind: is missing/,
    ],
    [
      'a policy with a wrong key',
      FILES['typo.yaml'] ?? '',
      /^standard input:5:1: fail_onn: is not a known key/,
    ],
    ['a project', 'policy: default\nsubjects: [xiaomo]\n', /^standard input:2:12: subjects\[0\]: unknown/],
    ['nothing', '', /^standard input:::? ?is empty/],
    ['no YAML', 'a: [', /^standard input:1:\d+: /],
  ])('reports problems in %s', async (_, stdin, problem) => {
    expect((await problemsIn('-', stdin))[0] ?? '').toMatch(problem);
  });

  test('can be given together with files', async () => {
    const { files } = await reportOf(['policy.yaml', '-', 'data'], 'waivers: []\n');
    expect(files.map(({ file, valid }) => [file, valid])).toEqual([
      ['policy.yaml', true],
      ['standard input', true],
      ['data/alpha.yaml', true],
    ]);
  });

  test('can hold the same provider as a file', async () => {
    write(repo, { 'alpha.yaml': provider('alpha').replace('kind:', 'knid:') });
    const { files } = await reportOf(['alpha.yaml', '-'], provider('alpha'));
    expect(files.map(({ file, valid }) => [file, valid])).toEqual([
      ['alpha.yaml', false],
      ['standard input', true],
    ]);
  });

  test('can be given only once', async () => {
    const { code, stderr } = await run(['validate', '-', '-']);
    expect([code, stderr]).toEqual([2, 'mimo-check: standard input given twice\n  Write - once.\n']);
  });

  test.each([
    ['--data', 'a file is needed here: standard input is not read'],
    ['--waivers', 'a file is needed here: standard input is not read'],
    ['--attestations', 'a file is needed here: standard input is not read'],
    ['--project', 'a file is needed here: standard input is not read'],
  ])('is refused by %s', async (option, message) => {
    for (const path of ['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'])
      expect(await run(['xiaomi', option, path], { stdin: PROJECT })).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(message) as string,
      });
  });

  test('is refused by --policy', async () => {
    const { code, stderr } = await run(['xiaomi', '--policy', '/dev/stdin']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('a file is needed here') as string]);
    expect((await run(['xiaomi', '--policy', '-'])).code).toBe(2);
  });

  test.each<[string, Uint8Array[], number, RegExp]>([
    ['in pieces', [Buffer.from('waiv'), Buffer.from('ers: []\n')], 0, /^$/],
    ['that are not UTF-8', [new Uint8Array([0x61, 0xff])], 2, /standard input:1:2: is not UTF-8/],
    [
      'without end',
      Array.from({ length: 20 }, () => Buffer.alloc(65_536, '#')),
      2,
      /is larger than 1024 KiB/,
    ],
  ])('is read as bytes %s', async (_, chunks, expected, message) => {
    const written = { out: '', err: '' };
    const output = (name: 'out' | 'err'): Io['stdout'] => ({
      write: (text) => {
        written[name] += text;
        return Promise.resolve();
      },
      isTTY: false,
    });
    const code = await main(['validate', '-'], {
      ...{ stdout: output('out'), stderr: output('err'), env: {}, today: TODAY },
      stdin: () => piecesOf(chunks),
    });
    expect(code).toBe(expected);
    expect(written.err).toMatch(message);
  });
});

describe('a file', () => {
  const files: Readonly<Record<string, string>> = {
    'mimo-check.yaml': `${PROJECT}waivers: [waivers.yaml]\nattestations: [own.yaml]\n`,
    'waivers.yaml': 'waivers: []\n',
    'own.yaml': 'attestations: []\n',
  };

  test.each([
    ['validate data/alpha.yaml', ['data/alpha.yaml']],
    ['validate policy.yaml', ['policy.yaml']],
    ['validate waivers.yaml own.yaml', ['own.yaml', 'waivers.yaml']],
    ['validate', ['data/alpha.yaml', 'mimo-check.yaml', 'own.yaml', 'policy.yaml', 'waivers.yaml']],
    ['check', ['data/alpha.yaml', 'mimo-check.yaml', 'own.yaml', 'policy.yaml', 'waivers.yaml']],
  ])('is parsed only once by %s', async (line, expected) => {
    write(repo, files);
    const names = new Map(
      ['policy.yaml', 'data/alpha.yaml', ...Object.keys(files)].map((name) => {
        // A start of a document, so that the library reads it: its lexer is what can be watched.
        const text = `---\n${readFileSync(name, 'utf8')}`;
        writeFileSync(name, text);
        return [text, name];
      }),
    );
    const lex = vi.spyOn(Lexer.prototype, 'lex');
    try {
      expect((await run(line.split(' '))).code).toBeLessThan(2);
      const parsed = lex.mock.calls.flatMap(([text]) => names.get(text) ?? []);
      expect(parsed.toSorted()).toEqual(expected);
    } finally {
      lex.mockRestore();
    }
  });
});
