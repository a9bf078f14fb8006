import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VARIABLES } from '../../src/settings/settings.js';
import { topicNames } from '../../src/input/builtin.js';
import { COMMAND_NAMES } from '../../src/cli/command-table.js';
import { FORMATS } from '../../src/format/index.js';
import { writeReport } from '../../src/input/write-file.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json, run, type RunOptions } from '../kit/run.js';
import { ADDRESS_ALONE } from '../kit/address-alone.js';

const { folder, at } = scratch();
const ESC = '\x1b';
const DATA = ['--data', at('alpha.yaml')];
const holds = ['alpha', ...DATA, '--policy', at('holds.yaml')];
const fails = ['alpha', ...DATA, '--policy', at('fails.yaml')];
const warns = ['alpha', ...DATA, '--policy', at('warns.yaml')];

beforeAll(() => {
  write(folder, FILES);
  mkdirSync(at('empty'));
  symlinkSync(at('loop'), at('loop'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Row = readonly [code: number, argv: readonly string[], runOptions?: RunOptions];

describe('a command that has an answer exits with its code and prints nothing on standard error', () => {
  const rows: Row[] = [
    // verdicts
    [1, ['xiaomi']],
    [1, ['check', 'xiaomi']],
    [1, ['check', 'xiaomi']],
    [1, ['xiaomi/mimo-v2-pro']],
    [1, ['XIAOMI/Mimo-V2-Pro']],
    [0, ['xiaomi', '--fail-on', 'never']],
    [0, holds],
    [0, ['check', ...holds]],
    [0, [...DATA, '--policy', at('holds.yaml')]],
    [0, ['check', '--data', at('both'), '-p', at('holds.yaml')]],
    [0, ['alpha', 'beta', '-d', at('alpha.yaml'), '-d', at('beta.yaml'), '-p', at('holds.yaml')]],
    [0, ['alpha', ...DATA, '--policy', at('child.yaml')]],
    [1, fails],
    // thresholds
    [0, [...fails, '--fail-on', 'never']],
    [0, warns],
    [1, [...warns, '--fail-on', 'warning']],
    [1, [...warns, '--fail-on', 'note']],
    [0, [...warns, '--fail-on', 'error']],
    [1, [...warns, '--fail-on', 'WARNING']],
    [1, ['alpha', ...DATA, '-p', at('notes.yaml'), '--fail-on', 'note']],
    [0, ['alpha', ...DATA, '-p', at('notes.yaml'), '--fail-on', 'warning']],
    // dates
    [1, [...holds, '--as-of', '2026-10-31']],
    [0, [...holds, '--as-of', '2026-11-01']],
    [1, [...holds, '--as-of', '2027-11-02']],
    [0, ['--as-of', '2026-11-01', ...holds]],
    [1, ['--as-of=2026-10-31', ...holds]],
    [1, holds, { today: '2026-10-31' }],
    [0, [...holds, '--as-of', '2024-02-29', '--fail-on', 'never']],
    // commands that never gate
    [0, ['gaps', 'xiaomi']],
    [0, ['gaps']],
    [0, ['gaps', ...holds]],
    [0, ['gaps', ...fails]],
    [0, ['show', 'xiaomi']],
    [0, ['show', 'xiaomi/mimo-v2-pro']],
    [0, ['show', 'alpha', ...DATA]],
    [0, ['explain', 'no-training']],
    [0, ['explain', 'NO-TRAINING', 'xiaomi']],
    [0, ['explain', 'no-training', ...fails]],
    [0, ['explain', '--rule', 'no-training']],
    [0, ['explain', '--rule', 'no-training', ...fails]],
    [0, ['explain', 'No-Training', '--rule=no-training', ...fails]],
    // files to validate
    [0, ['validate']],
    [0, ['validate', at('alpha.yaml'), at('holds.yaml')]],
    [0, ['validate', at('both')]],
    [0, ['validate', at('later.yaml')]],
    [1, ['validate', at('misspelt.yaml')]],
    [1, ['validate', at('alpha.yaml'), at('typo.yaml')]],
    [1, ['validate', at('twice.yaml')]],
    [1, ['validate', at('wrong-name.yaml')]],
  ];
  test.each(rows.map(([code, argv, runOptions]) => ({ code, argv, runOptions })))(
    '$code: $argv',
    async ({ code, argv, runOptions }) => {
      const result = await run(argv, runOptions);
      expect([result.code, result.stderr]).toEqual([code, '']);
      expect(result.stdout).toMatch(/\S\n$/);
      expect(result.stdout).not.toContain(ESC);
    },
  );
});

describe('a command that has no answer exits 2 with an error and prints no report', () => {
  const twice = 'are the same subject';
  const rows: (readonly [expected: string | RegExp, argv: readonly string[], runOptions?: RunOptions])[] = [
    // subjects
    [/unknown provider.* "xaiomi"\n {2}Did you mean xiaomi\?\n$/, ['xaiomi']],
    [/unknown provider.* "xaiomi"\n {2}Did you mean xiaomi\?/, ['show', 'xaiomi']],
    [/unknown provider.* "xaiomi"/, ['explain', 'no-training', 'xaiomi']],
    [/"xiaomi\/milo-v9".*\n.*Models of Xiaomi on file: xiaomi\/mimo-v2-flash/, ['xiaomi/milo-v9']],
    [/unknown provider.* ""/, ['']],
    [/unknown provider.* "nothing-like-it"\n {2}On file: /, ['nothing-like-it']],
    [twice, ['xiaomi', 'xiaomi']],
    [twice, ['xiaomi', 'Xiaomi']],
    [twice, ['xiaomi/mimo-v2-pro', 'xiaomi/MIMO-v2-pro']],
    [twice, ['gaps', 'alpha/one', 'ALPHA/ONE', ...DATA]],
    [
      /"shared" could mean several things on file\n.*alpha\/shared.*beta\/shared/,
      ['check', 'shared', '-d', at('alpha.yaml'), '-d', at('beta.yaml')],
    ],
    ['names downloadable weights, not a service', ['XiaomiMiMo/MiMo-V2-Flash']],
    // commands
    ['Did you mean check?', ['chek', 'xiaomi']],
    ['Did you mean explain?', ['explian', 'no-training']],
    ['The command comes first: mimo-check gaps xiaomi', ['--quiet', 'gaps', 'xiaomi']],
    // A suggested command has the rule before the subject, whatever the order typed.
    [
      'The command comes first: mimo-check explain no-training xiaomi\n',
      ['xiaomi', 'explain', 'no-training'],
    ],
    [/unknown command or topic "vaildate"\n {2}Did you mean validate\?/, ['help', 'vaildate']],
    [/unknown command or topic "zzzzzz"\n {2}Topics: attestations, /, ['help', 'zzzzzz']],
    [/argument 'subject'\n {2}Name a provider or a model, like: mimo-check show xiaomi\n$/, ['show']],
    [/argument 'kind'\n {2}Name a kind of file, like: mimo-check schema policy\n$/, ['schema']],
    [
      /no provider or model given after the rule\n {2}Like: mimo-check waive no-training xiaomi\n$/,
      ['waive', 'no-training'],
    ],
    [/argument 'report'\n {2}Name .*, like: mimo-check verify report\.json\n$/, ['verify']],
    [/argument 'shell'\n {2}Name .*, like: mimo-check completion bash\n$/, ['completion']],
    [/too many arguments for 'show'\..*\n.*mimo-check compare sets several/, ['show', 'xiaomi', 'alpha']],
    [/too many arguments .*\n.*like: mimo-check models --where id=alpha\/one\n/, ['models', 'alpha/one']],
    [/too many arguments .*\n.*like: mimo-check rules --where id=xiaomi\n/, ['rules', '$(x)']],
    [/too many arguments .*\n.*in quotes, as one word/, ['query', 'a', 'b']],
    [/too many arguments .*\n {2}It takes no arguments\. /, ['config', 'xiaomi']],
    ...['gaps', 'compare', 'show', 'questions'].map((name): [RegExp, string[]] => [
      new RegExp(
        `${name} does not read subjects .* only check does\\n.* \\| xargs (-n 1 )?mimo-check ${name}\\n`,
      ),
      [name, '-'],
    ]),
    [/only check does\n.*\| xargs mimo-check explain no-training\n/, ['explain', 'no-training', '-']],
    // the rule of explain
    [/no rule given\n.*mimo-check explain no-training xiaomi/, ['explain']],
    [
      /unknown rule "xiaomi"\n.*first: mimo-check explain no-training xiaomi/,
      ['explain', 'xiaomi', 'no-training'],
    ],
    [
      /two rules given: dpa-terms and --rule "no-training"/,
      ['explain', 'dpa-terms', '--rule', 'no-training'],
    ],
    ['--rule is given more than once', ['explain', '--rule', 'no-training', '--rule', 'dpa-terms']],
    [
      /unknown rule "no-traning"\n {2}Did you mean no-training\?/,
      ['explain', '--rule', 'no-traning', 'xiaomi'],
    ],
    [/unknown provider.* "xaiomi"/, ['explain', '--rule', 'no-training', 'xaiomi']],
    [/unknown rule "no-traning"/, ['query', 'asOf', '--rule', 'no-traning']],
    [/a rule given without --findings\n.*--findings/, ['query', 'asOf', '--rule', 'no-training']],
    // rules and policies
    // A suggestion is printed on its own, without the list of all rules.
    [/unknown rule "no-traning"\n {2}Did you mean no-training\?\n$/, ['explain', 'no-traning']],
    [/unknown rule "zzz"\n {2}Rules of policy default: dpa-terms, /, ['explain', 'zzz']],
    ['unknown rule "toString"', ['explain', 'toString']],
    [/unknown policy "gdrp"\n {2}Did you mean gdpr\?/, ['xiaomi', '-p', 'gdrp']],
    [/missing\.yaml: no such file/, ['xiaomi', '-p', at('missing.yaml')]],
    [/is a folder, not a file/, ['xiaomi', '-p', `${at('empty')}/`]],
    [
      /typo\.yaml:\d+:1: fail_onn: is not a known key\n {2}Did you mean fail_on\?/,
      ['xiaomi', '-p', at('typo.yaml')],
    ],
    [/misspelt-rule\.yaml:4:3: .*no-traning/, ['xiaomi', '-p', at('misspelt-rule.yaml')]],
    // nothing to check
    ['nothing was checked', ['alpha', ...DATA, '-p', at('applies-not.yaml')]],
    ['nothing was checked', ['alpha', ...DATA, '-p', at('asks-nothing.yaml')]],
    ['nothing was checked', ['gaps', 'alpha', ...DATA, '-p', at('asks-nothing.yaml')]],
    ['nothing was checked', ['alpha', '-d', at('both'), '-p', at('asks-models.yaml')]],
    ['nothing was checked', ['alpha', ...DATA, '-p', at('applies-not.yaml'), '--fail-on', 'never']],
    // options
    ["unknown option '--polcy'\n(Did you mean --policy?)", ['xiaomi', '--polcy', 'gdpr']],
    ["unknown option '-x'", ['xiaomi', '-x']],
    ["unknown option '--fail-on'", ['show', 'xiaomi', '--fail-on', 'error']],
    ['argument missing', ['xiaomi', '--policy']],
    ['2026-02-30', ['xiaomi', '--as-of', '2026-02-30']],
    ['2025-02-29', ['xiaomi', '--as-of', '2025-02-29']],
    ['It must be a calendar day as YYYY-MM-DD', ['xiaomi', '--as-of', '2026-11']],
    ['It must be a calendar day as YYYY-MM-DD', ['xiaomi', '--as-of', '2026-11-23T00:00']],
    ['It must be a calendar day as YYYY-MM-DD', ['xiaomi', '--as-of', 'today']],
    ['It must be a calendar day as YYYY-MM-DD', ['validate', '--as-of', ' 2026-11-23']],
    ['Did you mean error? Allowed: ', ['xiaomi', '--fail-on', 'eror']],
    ...['none', 'off', 'no', 'NO'].map((word): [string, string[]] => [
      'Did you mean never? Allowed: ',
      ['xiaomi', '--fail-on', word],
    ]),
    [/invalid\. Allowed: /, ['xiaomi', '--fail-on', 'pass']],
    [/invalid\. Allowed: /, ['xiaomi', '--fail-on', 'constructor']],
    ...['9999-12-31', '2101-01-01', '1989-12-31', '1970-01-01'].map((day): [string, string[]] => [
      'It must be a day from 1990-01-01 to 2100-12-31.',
      ['xiaomi', '--as-of', day],
    ]),
    ['Did you mean json? Allowed: table, json', ['xiaomi', '--format', 'jsn']],
    ...['--policy', '--data', '--as-of', '--fail-on', '--format', '--output', '--report'].flatMap(
      (option): [RegExp, string[]][] => [
        [/The value is empty\.|is empty/, ['xiaomi', `${option}=`]],
        [/The value is empty\.|is empty/, ['xiaomi', option, ' ']],
        [/"--quiet" looks like another option\.|Allowed: /, ['xiaomi', option, '--quiet']],
      ],
    ),
    ...[['waivers', 'x.yaml'], ['project', 'x.yaml'], ['color']].flatMap(
      ([name = '', ...value]): [string, string[]][] => {
        const [yes, no] = [[`--${name}`, ...value], [`--no-${name}`]];
        const expected = `mimo-check: --${name} and --no-${name} contradict each other\n`;
        return [
          [expected, ['xiaomi', ...yes, ...no]],
          [expected, ['xiaomi', ...no, ...yes]],
        ];
      },
    ),
    ['It is given more than once', ['xiaomi', '-p', 'gdpr', '--policy', 'gdpr']],
    ['It is given more than once', ['xiaomi', '-f', 'json', '-f', 'json']],
    ['It is given more than once', ['xiaomi', '--as-of', '2026-11-23', '--as-of', '2026-11-22']],
    ['It is given more than once', ['xiaomi', '--fail-on', 'note', '--fail-on', 'error']],
    ['It is given more than once', ['xiaomi', '-o', at('a.json'), '-o', at('b.json')]],
    // data
    [/missing\.yaml: no such file/, ['alpha', '-d', at('missing.yaml')]],
    ['the folder holds no YAML file', ['xiaomi', '-d', at('empty')]],
    ['the folder holds no YAML file', ['xiaomi', '-d', at('no-yaml')]],
    [
      /misspelt\.yaml:\d+:1: ofering: is not a known key\n {2}Did you mean offering\?/,
      ['xiaomi', '-d', at('misspelt.yaml')],
    ],
    [/twice\.yaml:\d+:1: the key "name" is already on line 3/, ['xiaomi', '-d', at('twice.yaml')]],
    [/its id must be wrong-name, not gamma/, ['xiaomi', '-d', at('wrong-name.yaml')]],
    ['provider alpha is also in', ['alpha', ...DATA, ...DATA]],
    ['provider alpha is also in', ['alpha', ...DATA, '-d', at('both')]],
    ['gaps is the name of a command', ['command', '-d', at('command.yaml')]],
    ['loop', ['xiaomi', '-d', at('loop')]],
    // validate: an unreadable file exits 2, not 1
    ['no such file', ['validate', at('missing.yaml')]],
    ['the folder holds no YAML file', ['validate', at('empty')]],
    ['loop', ['validate', at('loop')]],
    // environment variables
    [
      'environment variable MIMO_CHECK_POLICY="": The value is empty',
      ['xiaomi'],
      { env: { MIMO_CHECK_POLICY: '' } },
    ],
    ['MIMO_CHECK_DATA="": The value is empty', ['xiaomi'], { env: { MIMO_CHECK_DATA: '' } }],
    ['MIMO_CHECK_FORMAT="": The value is empty', ['show', 'xiaomi'], { env: { MIMO_CHECK_FORMAT: '' } }],
    ['MIMO_CHECK_OUTPUT="": The value is empty', ['xiaomi'], { env: { MIMO_CHECK_OUTPUT: '' } }],
    ['MIMO_CHECK_REPORT="": The value is empty', ['xiaomi'], { env: { MIMO_CHECK_REPORT: '' } }],
    ['MIMO_CHECK_AS_OF="": The value is empty', ['validate'], { env: { MIMO_CHECK_AS_OF: '' } }],
    ['MIMO_CHECK_AS_OF="2026-02-30"', ['xiaomi'], { env: { MIMO_CHECK_AS_OF: '2026-02-30' } }],
    ['MIMO_CHECK_FAIL_ON="": The value is empty', ['xiaomi'], { env: { MIMO_CHECK_FAIL_ON: '' } }],
    ['MIMO_CHECK_FAIL_ON="eror"', ['xiaomi'], { env: { MIMO_CHECK_FAIL_ON: 'eror' } }],
    ['unknown policy "gdrp"', ['xiaomi'], { env: { MIMO_CHECK_POLICY: 'gdrp' } }],
    [
      /"MIMO_CHECK_POLCY"\n {2}Did you mean MIMO_CHECK_POLICY\?/,
      ['xiaomi'],
      { env: { MIMO_CHECK_POLCY: 'gdpr' } },
    ],
    [
      /"MIMO_CHECK_policy"\n {2}Did you mean MIMO_CHECK_POLICY\?/,
      ['xiaomi'],
      { env: { MIMO_CHECK_policy: 'gdpr' } },
    ],
    [
      /"MIMO_CHECK_FAILON"\n {2}Did you mean MIMO_CHECK_FAIL_ON\?/,
      ['show', 'xiaomi'],
      { env: { MIMO_CHECK_FAILON: '' } },
    ],
    [
      /"MIMO_CHECK_XYZ"\n {2}Variables that can be set: MIMO_CHECK_POLICY, /,
      ['rules'],
      { env: { MIMO_CHECK_XYZ: '1' } },
    ],
    [/"MIMO_CHECK_"\n/, ['rules'], { env: { MIMO_CHECK_: '1' } }],
    [
      'MIMO_CHECK_QUIET is set, but --quiet cannot be set by a variable',
      ['xiaomi'],
      { env: { MIMO_CHECK_QUIET: '1' } },
    ],
    ['but --no-project cannot be set by a variable', ['xiaomi'], { env: { MIMO_CHECK_NO_PROJECT: '1' } }],
    ['but --where cannot be set by a variable', ['xiaomi'], { env: { MIMO_CHECK_WHERE: 'a=b' } }],
    [/MIMO_CHECK_A"[^]*MIMO_CHECK_B"/, ['xiaomi'], { env: { MIMO_CHECK_B: '', MIMO_CHECK_A: '' } }],
    // reports
    ['more than one report would go to standard output', ['xiaomi', '-f', 'json', '--report', 'table']],
    ['more than one report would go to standard output', ['xiaomi', '--report', 'table', '--report', 'json']],
    [
      'more than one report would go to standard output',
      ['xiaomi', '--report', 'table', '--report', 'json=-'],
    ],
    [
      'two reports would go to the same file',
      ['xiaomi', '-o', at('r.json'), '--report', `json=${at('r.json')}`],
    ],
    [
      'two reports would go to the same file',
      ['xiaomi', '-o', at('r.json'), '--report', `json=${at('./empty/../r.json')}`],
    ],
    ['Did you mean json?', ['xiaomi', '--report', 'jsn=x']],
    ['The value is empty', ['xiaomi', '--report', 'json=']],
    ['looks like another option', ['xiaomi', '--report', 'json=--quiet']],
  ];
  test.each(rows.map(([expected, argv, runOptions]) => ({ expected, argv, runOptions })))(
    '$argv: $expected',
    async ({ expected, argv, runOptions }) => {
      const { code, stdout, stderr } = await run(argv, runOptions);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(expected);
      expect(stderr).toMatch(/^mimo-check: /);
      expect(stderr).not.toMatch(/\bat .*\.[jt]s:\d|this is a bug/);
    },
  );
});

describe('help', () => {
  test.each([[[]], [['--quiet']], [['--as-of', '2026-11-23']], [['--policy', 'gdpr']]])(
    'without a subject, %j prints a short help and exits 2',
    async (argv) => {
      const { code, stdout, stderr } = await run(argv);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^Usage: mimo-check <subject\.\.\.>/);
      expect(stderr).toContain('mimo-check: no provider or model given');
    },
  );

  test.each([['--help'], ['-h'], ['help']])(
    '%s starts with a line and examples, and gives the exit codes',
    async (word) => {
      const { code, stdout, stderr } = await run([word]);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(
        /^May we send our data .*\n\n {2}mimo-check \S.*\n(?: {3}.*\n)* {2}mimo-check \S/,
      );
      expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n(?: {5}.*\n)* {2}2 .*/);
      for (const name of COMMAND_NAMES) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    },
  );

  test.each(COMMAND_NAMES)('for %s is the same in every spelling, and groups the options', async (name) => {
    const spellings = [
      ...(topicNames().includes(name) ? [] : [['help', name]]),
      [name, '--help'],
      [name, '-h'],
      [name, 'xiaomi', '-h'],
    ];
    const answers = await Promise.all(spellings.map((argv) => run(argv)));
    const [first] = answers;
    expect(answers).toEqual(answers.map(() => ({ code: 0, stdout: first?.stdout, stderr: '' })));
    // First a paragraph, then one to three examples, then the usage.
    expect(first?.stdout).toMatch(
      new RegExp(`^(\\S.*\\n)+\\n( {2}mimo-check .*\\n( {4}.*\\n)*){1,3}\\nUsage: mimo-check ${name} `),
    );
    // A completion script goes to standard output unchanged, so it has no output options.
    if (name !== 'completion') expect(first?.stdout).toMatch(/^Output:\n/m);
    expect(first?.stdout).toMatch(/^Exit codes:\n/m);
  });

  test.each(['policies', 'evidence'])(
    'for %s, both a topic and a command, prints the topic and names the page of the command',
    async (name) => {
      expect([topicNames(), COMMAND_NAMES]).toEqual([
        expect.arrayContaining([name]),
        expect.arrayContaining([name]),
      ]);
      const { code, stdout, stderr } = await run(['help', name]);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).not.toMatch(/^Usage: /m);
      expect(stdout).toContain(`mimo-check ${name} --help prints the page of the command ${name}.`);
    },
  );

  test.each(['--help', '-h'])('for help itself, with %s, lists the topics', async (flag) => {
    const { code, stdout, stderr } = await run(['help', flag]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: mimo-check help /m);
    for (const topic of topicNames()) expect(stdout).toMatch(new RegExp(`\\b${topic}\\b`));
  });

  test.each(['-V', '--version'])('%s prints the version only', async (flag) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([40, 60, 80, 120])('is plain ASCII at %i columns, even with colour forced', async (columns) => {
    const runOptions = { env: { FORCE_COLOR: '1' }, tty: { stdout: true, stderr: true }, columns };
    for (const argv of [['--help'], [], ...COMMAND_NAMES.map((name) => [name, '--help'])]) {
      const { stdout, stderr } = await run(argv, runOptions);
      expect(stdout + stderr).toMatch(/^[\n -~]+$/);
    }
  });
});

describe('help pages', () => {
  const pages = [['--help'], ['help', '--help'], ...COMMAND_NAMES.map((name) => [name, '--help'])];

  test.each([80, 100, 120, 200])('stay within %i columns', async (columns) => {
    for (const argv of pages)
      for (const runOptions of [{ env: { COLUMNS: String(columns) } }, { tty: { stdout: true }, columns }]) {
        const { stdout } = await run(argv, runOptions);
        expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
      }
  });

  // A command to be typed is not broken inside a word or inside quotes.
  test.each([50, 60])('stay within %i columns, except for commands to be typed', async (columns) => {
    for (const argv of pages) {
      const { stdout } = await run(argv, { env: { COLUMNS: String(columns) } });
      const wide = stdout.split('\n').filter((line) => line.length > columns);
      expect(wide.filter((line) => !/^( {2}|Usage: )mimo-check | {4}(?:--|>)/.test(line))).toEqual([]);
    }
  });

  test('are printed whatever the environment variables contain', async () => {
    const env = { MIMO_CHECK_POLCY: 'gdpr', MIMO_CHECK_FORMAT: 'nonsense' };
    for (const argv of [...pages, ['--version']]) expect((await run(argv, { env })).code).toBe(0);
  });

  test('name every variable', async () => {
    const { stdout } = await run(['--help']);
    for (const name of VARIABLES) expect(stdout).toMatch(new RegExp(`\\b${name}\\b`));
    expect(VARIABLES).toContain('MIMO_CHECK_FAIL_ON');
  });
});

describe('formats', () => {
  const operands: Readonly<Record<string, readonly string[]>> = {
    ...{ check: ['xiaomi'], show: ['xiaomi'], explain: ['no-training'], query: ['asOf'], schema: ['policy'] },
    ...{
      compare: ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-pro'],
      questions: ['xiaomi'],
      verify: ['x.json'],
      render: ['x.json'],
    },
    ...{ waive: ['no-training', 'xiaomi'], attest: ['xiaomi'], init: ['xiaomi', '--stdout'] },
  };

  test.each(COMMAND_NAMES.filter((name) => name !== 'completion'))(
    'offered by %s are the ones that it accepts',
    async (name) => {
      const offered = /--format <format> +((?:[a-z-]+, )*[a-z-]+) \(default: ([a-z]+)[,)]/.exec(
        (await run([name, '--help'], { env: { COLUMNS: '250' } })).stdout,
      );
      const formats = offered?.[1]?.split(', ') ?? [];
      expect(formats).toContain(offered?.[2]);
      for (const format of FORMATS) {
        const { stderr } = await run([name, ...(operands[name] ?? []), '--format', format]);
        const refused = await run([
          name,
          ...(operands[name] ?? []),
          '--report',
          `${format}=${at('never.txt')}`,
          '-x',
        ]);
        if (formats.includes(format)) expect(stderr).not.toContain('is not available for');
        else
          expect(stderr).toContain(
            `${format} is not available for this command. Allowed: ${formats.join(', ')}.`,
          );
        expect(refused.stderr.includes('is not available for')).toBe(!formats.includes(format));
      }
      const env = { MIMO_CHECK_FORMAT: FORMATS.find((format) => !formats.includes(format)) ?? 'none' };
      expect((await run([name, ...(operands[name] ?? [])], { env })).stderr).toContain('Allowed: ');
    },
  );
});

/** One call for each command, with its exit code. */
const CALLS: Readonly<Record<string, Row>> = {
  'check that holds': [0, holds],
  'check that does not hold': [1, fails],
  'check that is not gated': [0, [...fails, '--fail-on', 'never']],
  gaps: [0, ['gaps', ...fails]],
  show: [0, ['show', 'xiaomi']],
  explain: [0, ['explain', 'data-in-allowed-countries', 'xiaomi']],
  'validate that finds nothing': [0, ['validate', at('alpha.yaml')]],
  'validate that finds something': [1, ['validate', at('misspelt.yaml'), at('alpha.yaml')]],
};
const calls = Object.entries(CALLS).map(([name, [code, argv]]) => ({ name, code, argv }));
const TERMINAL = { tty: { stdout: true, stderr: true } };

describe.each(calls)('$name', ({ code, argv }) => {
  test('prints only JSON that parses', async () => {
    const result = await run([...argv, '--format', 'json']);
    expect([result.code, result.stderr]).toEqual([code, '']);
    expect(JSON.parse(result.stdout)).toMatchObject({ schemaVersion: 1, tool: { name: 'mimo-check' } });
    expect(result.stdout).toMatch(/[^\n]\n$/);
  });

  test('prints the same JSON whatever the terminal', async () => {
    const { stdout } = await run([...argv, '-f', 'json']);
    for (const runOptions of [
      { ...TERMINAL, columns: 40 },
      { env: { LANG: 'C', COLUMNS: '200' } },
      { env: { FORCE_COLOR: '3', TERM: 'dumb' } },
    ])
      expect((await run([...argv, '-f', 'json'], runOptions)).stdout).toBe(stdout);
    expect((await run([...argv, '-f', 'json', '--color'])).stdout).toBe(stdout);
  });

  test('has the same exit code whatever the format, the width and the colour', async () => {
    const more = [[], ['-q'], ['--color'], ['--no-color'], ['-o', at('out/any.txt')], ['--report', 'json']];
    for (const extra of more)
      for (const columns of [40, 200])
        expect((await run([...argv, ...extra], { ...TERMINAL, columns })).code).toBe(code);
  });

  test('has colour on a terminal, and the same text without', async () => {
    const colored = await run(argv, { ...TERMINAL, columns: 80 });
    const plain = await run([...argv, '--no-color'], { ...TERMINAL, columns: 80 });
    expect(colored.stdout).toContain(`${ESC}[`);
    expect(plain.stdout).not.toContain(ESC);
    expect(colored.stdout.replaceAll(/\x1b\[[\d;]*m/g, '')).toBe(plain.stdout);
  });

  test.each([
    { LANG: 'C' },
    { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' },
    { LC_ALL: '', LC_CTYPE: 'de_DE.ISO-8859-1' },
    { TERM: 'dumb' },
  ])('is plain ASCII under %j', async (env) => {
    const result = await run(argv, { env });
    expect([result.code, result.stderr]).toEqual([code, '']);
    expect(result.stdout).toMatch(/^[\n -~]+$/);
  });

  test.each([40, 60, 80, 120, 200])('stays within %i columns', async (columns) => {
    for (const runOptions of [{ ...TERMINAL, columns }, { env: { COLUMNS: String(columns) } }]) {
      const lines = (await run([...argv, '--no-color'], runOptions)).stdout.split('\n');
      // An address is one word to copy: the terminal wraps it.
      expect(lines.filter((line) => line.length > columns && !ADDRESS_ALONE.test(line))).toEqual([]);
    }
  });

  test('prints nothing with --quiet', async () => {
    expect(await run([...argv, '--quiet'])).toEqual({ code, stdout: '', stderr: '' });
    expect(await run([...argv, '-qf', 'json'])).toEqual({ code, stdout: '', stderr: '' });
  });

  test('writes the same report to a file, and then prints nothing', async () => {
    const file = at('reports/of/today.json');
    rmSync(at('reports'), { recursive: true, force: true });
    const { stdout } = await run([...argv, '-f', 'json']);
    expect(await run([...argv, '-f', 'json', '-o', file])).toEqual({ code, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(await run([...argv, '-f', 'json', '-o', '-'])).toEqual({ code, stdout, stderr: '' });
  });

  test('exits 2 if the report cannot be written', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const result = await run(argv, { broken: { stdout: full } });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toBe('mimo-check: standard output: the report could not be written (ENOSPC)\n');
    expect((await run([...argv, '-o', at('alpha.yaml/report.json')])).code).toBe(2);
  });
});

describe('colour', () => {
  const off = {};
  const rows: [
    colored: boolean,
    stdout: boolean,
    stderr: boolean,
    flags: string[],
    env: Record<string, string>,
  ][] = [
    [true, true, true, [], off],
    [true, true, false, [], off],
    [false, false, true, [], off],
    [false, false, false, [], off],
    [false, true, true, ['--no-color'], { FORCE_COLOR: '1' }],
    [true, false, false, ['--color'], { NO_COLOR: '1', TERM: 'dumb' }],
    [false, true, true, [], { NO_COLOR: '1' }],
    [false, true, true, [], { NO_COLOR: '0' }],
    [true, true, true, [], { NO_COLOR: '' }],
    [false, true, true, [], { NO_COLOR: '1', FORCE_COLOR: '1' }],
    [true, false, false, [], { FORCE_COLOR: '1' }],
    [true, false, false, [], { FORCE_COLOR: '3', TERM: 'dumb' }],
    [false, true, true, [], { FORCE_COLOR: '0' }],
    [false, true, true, [], { FORCE_COLOR: 'false' }],
    [true, true, true, [], { FORCE_COLOR: '' }],
    [false, true, true, [], { TERM: 'dumb' }],
    [true, true, true, [], { TERM: 'xterm' }],
    [true, false, false, ['--color', '--color'], off],
  ];
  test.each(rows)(
    'colour %s with stdout %s, stderr %s, %j, %j',
    async (colored, stdout, stderr, flags, env) => {
      const result = await run([...fails, ...flags], { env, tty: { stdout, stderr } });
      expect(result.stdout.includes(ESC)).toBe(colored);
      const refused = await run(['xaiomi', ...flags], { env, tty: { stdout, stderr } });
      expect(refused.stderr).not.toContain(ESC);
    },
  );
});

describe('width', () => {
  const widest = async (runOptions: RunOptions): Promise<number> =>
    Math.max(
      ...(await run(['show', 'xiaomi'], runOptions)).stdout
        .split('\n')
        .filter((line) => !ADDRESS_ALONE.test(line))
        .map((line) => line.length),
    );

  test.each([30, 40, 60, 80])('an address is never broken: %i columns', async (columns) => {
    const addressesAt = async (width: number, argv: readonly string[]): Promise<string[]> =>
      (await run([...argv], { env: { COLUMNS: String(width) } })).stdout.match(/https:\/\/\S+/g) ?? [];
    for (const argv of [
      ['show', 'xiaomi'],
      ['show', 'mistral'],
      ['explain', 'dpa-terms', 'xiaomi'],
    ]) {
      const whole = await addressesAt(240, argv);
      expect(whole.length).toBeGreaterThan(1);
      expect(await addressesAt(columns, argv)).toEqual(whole);
    }
  });

  test.each([
    [{ COLUMNS: '50' }, 50],
    [{ COLUMNS: '' }, 80],
    [{ COLUMNS: '0' }, 80],
    [{ COLUMNS: '-5' }, 80],
    [{ COLUMNS: '1e3' }, 80],
    [{ COLUMNS: 'wide' }, 80],
    [{}, 80],
  ])('%j into a pipe is at most %i columns wide', async (env, most) => {
    const width = await widest({ env });
    expect(width).toBeLessThanOrEqual(most);
    expect(width).toBeGreaterThan(most - 10);
  });

  test('is the width of the terminal, whatever COLUMNS says', async () => {
    const runOptions = { env: { COLUMNS: '200', NO_COLOR: '1' }, tty: { stdout: true } };
    expect(await widest({ ...runOptions, columns: 60 })).toBeLessThanOrEqual(60);
    expect(await widest({ ...runOptions, columns: 0 })).toBeGreaterThan(60);
  });
});

describe('the environment', () => {
  test.each<[number, readonly string[], Record<string, string>]>([
    [1, ['alpha', ...DATA], { MIMO_CHECK_POLICY: at('fails.yaml') }],
    [0, ['alpha', ...DATA], { MIMO_CHECK_POLICY: at('holds.yaml') }],
    [0, ['alpha', '-p', at('holds.yaml')], { MIMO_CHECK_DATA: at('alpha.yaml') }],
    [0, [], { MIMO_CHECK_DATA: at('both'), MIMO_CHECK_POLICY: at('holds.yaml') }],
    [0, fails, { MIMO_CHECK_FAIL_ON: 'never' }],
    [1, warns, { MIMO_CHECK_FAIL_ON: 'note' }],
    [1, holds, { MIMO_CHECK_AS_OF: '2026-10-31' }],
    // The flag wins, and the variable that it overrides is not read.
    [0, [...warns, '--fail-on', 'error'], { MIMO_CHECK_FAIL_ON: 'note' }],
    [0, holds, { MIMO_CHECK_POLICY: 'gdrp', MIMO_CHECK_DATA: '' }],
    [0, [...holds, '--as-of', '2026-11-01'], { MIMO_CHECK_AS_OF: 'yesterday' }],
    // A variable for an option that the command does not have is ignored.
    [0, ['show', 'xiaomi'], { MIMO_CHECK_POLICY: '', MIMO_CHECK_FAIL_ON: '' }],
    [0, ['gaps', 'xiaomi'], { MIMO_CHECK_FAIL_ON: 'eror' }],
    [0, ['help'], { MIMO_CHECK_FORMAT: '' }],
  ])('%i: %j %j', async (code, argv, env) => {
    expect((await run(argv, { env })).code).toBe(code);
  });

  test('variables also set the format and the file', async () => {
    const env = { MIMO_CHECK_FORMAT: 'json', MIMO_CHECK_OUTPUT: at('env.json') };
    expect(await run(holds, { env })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(at('env.json'), 'utf8'))).toMatchObject({
      kind: 'check',
      verdict: 'pass',
    });
    const { stdout } = await run(holds, { env: { MIMO_CHECK_REPORT: 'json' } });
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'check', verdict: 'pass' });
  });
});

describe('several reports', () => {
  test('come from the same run', async () => {
    const [one, two] = [at('several/one.json'), at('several/two.txt')];
    const result = await run([...fails, '-f', 'json', '--report', `json=${one}`, '--report', `table=${two}`]);
    expect([result.code, result.stderr]).toEqual([1, '']);
    expect(readFileSync(one, 'utf8')).toBe(result.stdout);
    expect(readFileSync(two, 'utf8')).toMatch(/^FAIL /m);
    expect(readFileSync(two, 'utf8')).not.toContain(ESC);
  });

  test('written to files do not replace the page on standard output', async () => {
    const page = await run(fails);
    const one = at('several/beside.json');
    for (const more of [
      ['--report', `json=${one}`],
      ['--report', `json=${one}`, '--report', `csv=${at('several/beside.csv')}`],
    ]) {
      rmSync(one, { force: true });
      expect(await run([...fails, ...more])).toEqual(page);
      expect(JSON.parse(readFileSync(one, 'utf8'))).toMatchObject({ verdict: 'fail' });
    }
    expect(await run(fails, { env: { MIMO_CHECK_REPORT: `json=${one}` } })).toEqual(page);
    expect((await run([...fails, '--report', `json=${one}`, '--quiet'])).stdout).toBe('');
  });

  test('without a file replace the page on standard output, and the others are written', async () => {
    const one = at('several/other.csv');
    const { stdout } = await run([...fails, '--report', 'json', '--report', `csv=${one}`]);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'fail' });
    expect(existsSync(one)).toBe(true);
  });

  test('explain gives the same report whichever way its rule is given', async () => {
    const report = await json(['explain', 'no-training', 'xiaomi']);
    expect(await json(['explain', '--rule', 'no-training', 'xiaomi'])).toEqual(report);
    expect(await json(['explain', 'no-training', 'xiaomi', '--rule', 'no-training'])).toEqual(report);
  });

  test('in a file have no colour, Unicode characters and 120 columns, whatever the terminal', async () => {
    const [one, two] = [at('several/three.txt'), at('several/four.txt')];
    await run(['show', 'xiaomi', '--color', '-o', one], { ...TERMINAL, columns: 40 });
    await run(['show', 'xiaomi', '-o', two], { env: { LANG: 'C', COLUMNS: '200' } });
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(two, 'utf8'));
    expect(readFileSync(one, 'utf8')).toContain('·');
  });

  test('are all left unwritten if the options are wrong', async () => {
    const file = at('several/never.json');
    const { code } = await run([...holds, '-f', 'table', '--report', 'table', '--report', `json=${file}`]);
    expect([code, existsSync(file)]).toEqual([2, false]);
  });
});

describe('a report never overwrites an input', () => {
  const rows: [what: string, target: string, argv: string[]][] = [
    ['the data file', 'alpha.yaml', holds],
    ['a file of the data folder', 'both/beta.yaml', ['alpha', '-d', at('both'), '-p', at('holds.yaml')]],
    ['the policy', 'holds.yaml', holds],
    ['a policy that it extends', 'holds.yaml', ['alpha', ...DATA, '-p', at('child.yaml')]],
    ['the file to validate', 'alpha.yaml', ['validate', at('alpha.yaml')]],
    ['a file of the folder to validate', 'both/alpha.yaml', ['validate', at('both')]],
    ['a link to it', 'link.yaml', holds],
  ];
  test.each(rows)('%s', async (_, target, argv) => {
    rmSync(at('link.yaml'), { force: true });
    symlinkSync(at('alpha.yaml'), at('link.yaml'));
    const before = readFileSync(at(target), 'utf8');
    for (const extra of [
      ['-o', at(target)],
      ['--report', `json=${at(target)}`],
    ]) {
      const result = await run([...argv, ...extra]);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toContain('is an input of this run and is not overwritten');
    }
    expect(readFileSync(at(target), 'utf8')).toBe(before);
  });

  test.each([
    'data/law.yaml',
    'data/adequacy.yaml',
    'data/certificates.yaml',
    'data/providers/xiaomi.yaml',
    'data/policies/default.yaml',
  ])('a shipped file: %s', async (target) => {
    const before = readFileSync(target, 'utf8');
    const result = await run(['xiaomi', '-o', target]);
    expect(result.code).toBe(2);
    expect(readFileSync(target, 'utf8')).toBe(before);
  });
});

describe('an internal error', () => {
  const mistake = (name: string | symbol): undefined => {
    if (String(name).startsWith('MIMO_CHECK')) throw new TypeError('a mistake of ours');
  };
  const wrong = { env: new Proxy({}, { get: (_env, name) => mistake(name) }) };

  test('is reported as a bug with a stack trace, and exits 2', async () => {
    const { code, stdout, stderr } = await run(holds, wrong);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^mimo-check: this is a bug in mimo-check\. .*CONTRIBUTING\.md\./);
    expect(stderr).toMatch(/\n {4}at /);
  });

  test('is also reported as a bug while a report is being written: only a system error is not', async () => {
    const { code, stderr } = await run(['xiaomi'], {
      broken: { stdout: new RangeError('a mistake of ours') },
    });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^mimo-check: this is a bug [^]*\n {4}at /)]);
  });

  test('while a report is made, leaves the old file unchanged and is not reported as a problem of the file', () => {
    const file = at('kept.json');
    write(folder, { 'kept.json': 'before' });
    const pieces = {
      *[Symbol.iterator]() {
        yield 'a part';
        throw new TypeError('a mistake of ours');
      },
    };
    expect(() => writeReport(file, pieces, [])).toThrow(TypeError);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('exits 2 even if standard error cannot be written', async () => {
    const lostStream = new Error('gone');
    expect((await run(holds, { ...wrong, broken: { stderr: lostStream } })).code).toBe(2);
    expect((await run(['xaiomi'], { broken: { stderr: lostStream } })).code).toBe(2);
    expect((await run([], { broken: { stderr: lostStream } })).code).toBe(2);
  });

  test('help that cannot be written exits 2', async () => {
    const { code, stderr } = await run(['--help'], { broken: { stdout: new Error('gone') } });
    expect([code, stderr]).toEqual([2, 'mimo-check: the text could not be written (unknown error)\n']);
  });
});

describe('foreign text on standard error', () => {
  const hostile = '\x1b[31m\u202e::error::x\r\n##[command]\u009b\b';
  test.each([
    [[hostile]],
    [['show', hostile]],
    [['explain', hostile]],
    [['help', hostile]],
    [['xiaomi', `--${hostile}`]],
    [['xiaomi', '--policy', hostile]],
    [['xiaomi', '--data', hostile]],
    [['xiaomi', '--as-of', hostile]],
    [['xiaomi', '--format', hostile]],
    [['xiaomi', '--report', `json=${hostile}`, '--report', `json=${hostile}`]],
    [['validate', hostile]],
  ])('is escaped: %j', async (argv) => {
    for (const env of [{}, { LANG: 'C' }, { MIMO_CHECK_FAIL_ON: hostile }]) {
      const { code, stdout, stderr } = await run(argv, { env });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|::|##\[/u);
      if ('LANG' in env) expect(stderr).toMatch(/^[\n -~]+$/);
    }
  });

  test('is plain ASCII on a terminal that shows only ASCII', async () => {
    const { stderr } = await run(['xiaomi', '-p', at('circle-a.yaml')], { env: { LANG: 'C' } });
    expect(stderr).toMatch(/extend each other in a circle/);
    expect(stderr).toMatch(/^[\n -~]+$/);
  });
});

test('check gives the same report, byte for byte, when it runs again', async () => {
  const ask = async (): Promise<string> => JSON.stringify(await json(['check', 'xiaomi']));
  expect(await ask()).toBe(await ask());
  expect(await json(['xiaomi', '--as-of', '2026-11-20'])).toEqual(
    await json(['xiaomi'], { today: '2026-11-20' }),
  );
});
