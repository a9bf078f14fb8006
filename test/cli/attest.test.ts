import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check-report.js';
import type { ShowReport } from '../../src/report/show-report.js';
import { models, provider, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(`${folder}/.git`);
  process.chdir(folder);
});
beforeEach(() => {
  for (const name of ['own', 'attestations.yaml', '.mimo-check', 'contracts', 'answers.yaml'])
    rmSync(name, { recursive: true, force: true });
  write(folder, {
    'alpha.yaml': provider('alpha', models('alpha/one', 'alpha/two')),
    'contracts/dpa.pdf': Buffer.from([0, 255, 1, 2]),
  });
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const DPA = '{form: separate-dpa, covers: [a, b, c, d, e, f, g, h], concluded_by: signature}';
const DOCUMENT = [
  '--document',
  'contracts/dpa.pdf',
  '--title',
  'DPA 1.2',
  '--kind',
  'contract',
  '--party',
  'Us Ltd',
  '--party',
  'Alpha AG',
];
const PERIOD = ['--effective-from', '2026-09-01', '--expires', '2027-08-31', '--owner', 'Dana'];
const ANSWER = ['--answer', `processor-terms=${DPA}`, '--clause', 'processor-terms=2.1'];
const INTO = ['--attestations', 'own/attestations.yaml'];
const ALL = ['attest', 'alpha', '--data', 'alpha.yaml', ...DOCUMENT, ...PERIOD, ...ANSWER, ...INTO];

/** The same arguments with other values for some options, or without those options. */
const instead = (change: Record<string, string | undefined>, argv: readonly string[] = ALL): string[] =>
  argv.flatMap((value, index) => {
    const before = argv[index - 1] ?? '';
    if (value in change) return change[value] === undefined ? [] : [value];
    if (!(before in change)) return [value];
    const other = change[before];
    return other === undefined ? [] : [other];
  });
const attest = (change: Record<string, string | undefined> = {}, ...more: string[]) =>
  run([...instead(change), ...more]);

const CHECK = ['check', 'alpha', '--data', 'alpha.yaml', ...INTO];
const findingOf = async (rule: string, policy = 'gdpr', ...more: string[]) => {
  const { findings } = (await json([...CHECK, '--policy', policy, ...more])) as CheckReport;
  return findings.find((one) => one.rule === rule && one.subject === 'alpha');
};
const file = (): string => readFileSync('own/attestations.yaml', 'utf8');

describe('attest', () => {
  test('writes the entry with the digest of the document and its path relative to the file', async () => {
    const { code, stdout, stderr } = await attest();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Recorded an attestation in the new file own\/attestations\.yaml:\d+/);
    expect(stdout).toContain('attested by you, not verified by mimo-check');
    expect(file()).toMatch(/^# yaml-language-server: \$schema=/);
    expect(file()).toContain('file: ../contracts/dpa.pdf');
    const digest = createHash('sha256').update(readFileSync('contracts/dpa.pdf')).digest('hex');
    expect(file()).toContain(`sha256: ${digest}`);
  });

  test('makes dpa-terms pass under gdpr', async () => {
    await attest();
    const finding = await findingOf('dpa-terms');
    expect(finding).toMatchObject({ outcome: 'pass', caveats: ['attested'] });
    expect(finding?.message).toContain('contract "DPA 1.2", 2.1.');
    const { attestations, evidence } = (await json(CHECK)) as CheckReport;
    expect(evidence).toMatchObject({ attested: 1, reviewed: 2 });
    expect(attestations).toMatchObject([
      {
        title: 'DPA 1.2',
        status: 'in-force',
        digest: 'checked',
        mark: 'attested by you, not verified by mimo-check',
      },
    ]);
  });

  test.each(['vendor-statement', 'own-assessment'])(
    'a document of kind %s does not close dpa-terms under gdpr',
    async (kind) => {
      await attest({ '--kind': kind });
      expect(await findingOf('dpa-terms')).toMatchObject({ outcome: 'unknown', reasons: ['not-accepted'] });
    },
  );

  test('gdpr does not accept a document that is missing from disk; policy default does', async () => {
    await attest();
    rmSync('contracts/dpa.pdf');
    const finding = await findingOf('dpa-terms');
    expect(finding).toMatchObject({ outcome: 'unknown', indication: 'for', reasons: ['not-accepted'] });
    expect(finding?.message).toContain('digest not checked: file not here');
    expect(await findingOf('dpa-terms', 'default')).toMatchObject({ outcome: 'pass' });
  });

  test('a document that differs from its digest exits 2', async () => {
    await attest();
    writeFileSync('contracts/dpa.pdf', 'another');
    const { code, stdout, stderr } = await run(CHECK);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/own\/attestations\.yaml:\d+:\d+: the digest of contracts\/dpa\.pdf differs/);
  });

  test.each<[file: string, put: () => void, says: string]>([
    ['a folder', () => mkdirSync('contracts/dpa.pdf'), 'is a folder, not a file'],
  ])('%s in place of the document exits 2', async (_what, put, says) => {
    await attest();
    rmSync('contracts/dpa.pdf');
    put();
    expect(await run(CHECK)).toMatchObject({ code: 2, stderr: expect.stringContaining(says) as string });
  });

  test('an attestation counts from its first day to its last', async () => {
    await attest();
    const on = async (day: string) => (await findingOf('dpa-terms', 'gdpr', '--as-of', day))?.outcome;
    expect([await on('2026-08-31'), await on('2026-09-01')]).toEqual(['unknown', 'pass']);
    expect([await on('2027-08-31'), await on('2027-09-01')]).toEqual(['pass', 'unknown']);
  });

  test('takes several answers and a file of answers, and appends to an existing file', async () => {
    await attest();
    const before = file();
    writeFileSync(
      'answers.yaml',
      'training-use:\n  value: { used: never, covers: [prompts, outputs] }\n  clause: "4.2"\n  says: No training at all.\n  prevails_over: { reason: clause 1.3 }\n',
    );
    const { code, stderr } = await attest(
      { '--answer': 'deletion={events: [end-of-service], result: deleted}', '--clause': 'deletion=9' },
      ...['--answers', 'answers.yaml', '--party', 'Alpha Inc', '--prevails-over', 'deletion=clause 1.3'],
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(file().startsWith(before.trimEnd())).toBe(true);
    expect(await findingOf('no-training')).toMatchObject({ outcome: 'pass' });
    expect((await findingOf('no-training'))?.message).toMatch(/^No training at all\. Attested by you/);
    expect(file()).toContain('reason: clause 1.3');
  });

  test('attests what a document says about one model', async () => {
    const subject = ALL.map((value) => (value === 'alpha' ? 'alpha/one' : value));
    const answers = {
      '--answer': 'training-summary={published: true, url: "https://a.example/s"}',
      '--clause': 'training-summary=1',
    };
    const { code, stderr } = await run(instead({ ...answers, '--kind': 'vendor-statement' }, subject));
    expect([code, stderr]).toEqual([0, '']);
    expect(file()).toMatch(/models:\n {6}alpha\/one:\n {8}training-summary:/);
    const { findings } = (await json([...CHECK, '--policy', 'ai-act'])) as CheckReport;
    const outcomes = findings.filter(({ rule }) => rule === 'training-summary-public');
    expect(outcomes.map(({ subject: of, outcome }) => [of, outcome])).toEqual([
      ['alpha/one', 'pass'],
      ['alpha/two', 'unknown'],
    ]);
  });

  const REFUSED: [what: string, change: Record<string, string | undefined>, says: RegExp][] = [
    ['no kind', { '--kind': undefined }, /missing --kind\n/],
    ['another kind', { '--kind': 'contrakt' }, /Did you mean contract\?/],
    ['no document', { '--document': undefined }, /missing --document\n/],
    ['a missing document', { '--document': 'none.pdf' }, /none\.pdf: no such file/],
    ['a folder as document', { '--document': 'contracts' }, /is a folder, not a file/],
    ['no party', { '--party': undefined }, /missing --party\n/],
    [
      'a contract with only one party',
      { '--party': 'Us Ltd' },
      /names Us Ltd alone, and a contract has two parties/,
    ],
    ['an end before the beginning', { '--expires': '2026-08-31' }, /before it takes effect/],
    [
      'no answers',
      { '--answer': undefined, '--clause': undefined },
      /missing --answer \(or --answers <file>\)\n/,
    ],
    ['an answer without a clause', { '--clause': undefined }, /--clause processor-terms=… is missing/],
    ['a clause without an answer', { '--answer': undefined }, /there is no --answer for processor-terms/],
    [
      'an unknown attribute',
      { '--answer': 'procesor-terms={}' },
      /unknown attribute "procesor-terms"\n {2}Did you mean processor-terms/,
    ],
    ['no attribute', { '--answer': 'hello' }, /unknown attribute "hello"/],
    ['no value', { '--answer': 'processor-terms=' }, /nothing follows the attribute/],
    [
      'a value of another shape',
      { '--answer': 'processor-terms={form: seperate-dpa}' },
      /--answer processor-terms:1:\d+: form: "seperate-dpa" is not one of/,
    ],
    ['a value that is not YAML', { '--answer': 'processor-terms={form: [' }, /--answer processor-terms:1/],
    [
      'a title with blanks around it',
      { '--title': ' DPA' },
      /document\.title: must not begin or end with a blank/,
    ],
    ['a hidden character', { '--owner': 'Da\u200bna' }, /owner: holds an invisible character/],
    [
      'no file',
      { '--attestations': undefined },
      /missing --attestations <file>\n {2}See mimo-check attest --help/,
    ],
    [
      'the attribute of a model',
      { '--answer': 'training-summary={published: true}', '--clause': 'training-summary=1' },
      /training-summary/,
    ],
  ];
  test('names all missing options in one error', async () => {
    expect(await run(['attest', 'alpha', '--data', 'alpha.yaml'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'mimo-check: missing --document, --title, --kind, --party, --effective-from, --expires, --owner, ' +
        '--attestations <file>, --answer (or --answers <file>)\n  See mimo-check attest --help for an example.\n',
    });
  });

  test.each(REFUSED)('refuses %s and writes nothing', async (_what, change, says) => {
    const { code, stdout, stderr } = await attest(change);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(existsSync('own/attestations.yaml')).toBe(false);
  });

  test('refuses the same document for the same attribute, an unknown provider, and a route', async () => {
    await attest();
    const before = file();
    expect((await attest()).stderr).toMatch(
      /attestations\.yaml:\d+: this document attests processor-terms of alpha already/,
    );
    expect((await run(ALL.map((value) => (value === 'alpha' ? 'alhpa' : value)))).code).toBe(2);
    expect(
      (await run(ALL.map((value) => (value === 'alpha' ? 'openrouter/xiaomi/mimo-v2-pro' : value)))).stderr,
    ).toMatch(/is a route through OpenRouter/);
    expect(file()).toBe(before);
  });
});

describe('an attestation in a run', () => {
  beforeEach(async () => {
    await attest();
  });

  test.each(['table', 'json', 'yaml', 'ndjson', 'csv'])('%s marks it as attested', async (format) => {
    const { stdout } = await run([...CHECK, '--policy', 'gdpr', '--format', format]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/attested by you, not verified by mimo-check/i);
  });

  test('explain and show mark it as attested', async () => {
    const own = ['alpha', '--data', 'alpha.yaml', ...INTO];
    for (const argv of [
      ['explain', 'dpa-terms', ...own],
      ['show', ...own],
    ]) {
      const text = (await run(argv)).stdout.replaceAll(/\s+/g, ' ');
      expect(text).toContain('attested by you, not verified by mimo-check · contract "DPA 1.2", 2.1');
    }
    const { claims, proof } = (await json(['show', ...own])) as ShowReport;
    expect(claims.some(({ attestation }) => attestation?.title === 'DPA 1.2')).toBe(true);
    expect(proof.digests.attestations).toMatch(/^[0-9a-f]{64}$/);
  });

  const OWN = ['alpha', '--data', 'alpha.yaml', ...INTO];
  const LISTED = ['providers', ...OWN.slice(1), '--where', 'id=alpha'];
  const COLUMNS = ['--columns', 'id,dpa-terms,processor-terms,no-training,transfers'];
  const MARK = 'attested by you, not verified by mimo-check';
  const textOf = async (argv: readonly string[], format: string, width = 200): Promise<string> =>
    (await run([...argv, '--format', format], { env: { COLUMNS: String(width) } })).stdout;
  const PAIR = ['compare', 'alpha/one', 'alpha', ...OWN.slice(1), '--rule', 'dpa-terms'];
  const ALIKE = ['compare', 'alpha/one', 'alpha/two', ...OWN.slice(1), '--rule', 'dpa-terms'];

  const MARKED: [what: string, argv: string[], cells: string[]][] = [
    ['providers', [...LISTED, ...COLUMNS], ['dpa-terms', 'processor-terms']],
    [
      'models',
      ['models', ...OWN.slice(1), '--where', 'id=alpha/one', ...COLUMNS],
      ['dpa-terms', 'processor-terms'],
    ],
    // A column that a filter or an order reads counts, even if it is not shown.
    ['a filter', [...LISTED, '--where', 'dpa-terms=pass', '--columns', 'id'], ['dpa-terms']],
    ['an order', [...LISTED, '--sort', 'processor-terms', '--columns', 'id'], ['processor-terms']],
    ['compare', PAIR, ['alpha/one', 'alpha']],
  ];
  describe.each(MARKED)('%s', (what, argv, cells) => {
    test('as CSV and NDJSON, names the attested columns and carries the mark', async () => {
      const csv = (await textOf(argv, 'csv')).split('\r\n');
      expect(csv[0]).toMatch(/,attested,attestation$/);
      const line = csv.find((row) => row.includes(cells.join('; ')));
      expect(line?.endsWith(`"${MARK}"`)).toBe(true);
      const rows = (await textOf(argv, 'ndjson'))
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row) as object);
      for (const row of rows) expect(Object.keys(row).slice(-2)).toEqual(['attested', 'attestation']);
      expect(rows).toContainEqual(expect.objectContaining({ attested: cells, attestation: MARK }));
    });

    test.each(['table', 'json', 'yaml'])('as %s, carries the mark', async (format) => {
      expect((await textOf(argv, format)).replaceAll(/\s+/g, ' ')).toMatch(new RegExp(MARK, 'i'));
      if (format === 'json' && what !== 'compare')
        expect(await json(argv)).toMatchObject({ attested: [cells] });
    });
  });

  test('a page marks the cells themselves', async () => {
    const page = await textOf([...LISTED, ...COLUMNS], 'table');
    expect(page).toMatch(
      /alpha +shown \(attested by you\) +separate-dpa \(attested by you\) +not shown +no\n/,
    );
    expect(page).toContain(
      'Attested by you, not verified by mimo-check: dpa-terms, processor-terms of 1 provider.',
    );
    expect(await textOf(ALIKE, 'table')).toMatch(
      /dpa-terms +✓ shown: attested by you +✓ shown: attested by you\n/,
    );
    const cost = await attestedCost();
    expect(cost).toMatch(/alpha\/one +\$0\.80 \(attested by you\) +\$0\.80 \(attested by you\)\n/);
  });

  /** The cost of a model with a price that only the user knows. */
  async function attestedCost(): Promise<string> {
    const price = { '--answer': 'input-price={usd: "0.80"}', '--clause': 'input-price=A' };
    await run(
      instead(
        price,
        ALL.map((value) => (value === 'alpha' ? 'alpha/one' : value)),
      ),
    );
    const columns = ['--columns', 'id,input-price,cost', '--input-tokens', '1M'];
    return textOf(['models', ...OWN.slice(1), ...columns], 'table');
  }

  test('gaps marks an attestation that did not close the gap, and a column called "attested" keeps its meaning', async () => {
    rmSync('contracts/dpa.pdf');
    const argv = ['gaps', ...OWN, '--policy', 'gdpr', '--where', 'rule=dpa-terms'];
    const columns = ['--columns', 'rule,outcome,attested,processor-terms'];
    const [row = ''] = (await textOf([...argv, ...columns], 'ndjson')).split('\n');
    expect(JSON.parse(row)).toEqual({
      ...{ rule: 'dpa-terms', outcome: 'unknown', attested: true, 'processor-terms': 'separate-dpa' },
      ...{ 'attested-columns': ['outcome', 'processor-terms'], attestation: MARK },
    });
  });

  test('no list has a column for attestations when there are none', async () => {
    const without = LISTED.filter((word) => !INTO.includes(word));
    expect((await textOf(without, 'csv')).split('\r\n')[0]).not.toContain('attest');
    expect(await json(without)).not.toHaveProperty('attested');
    const compared = ALIKE.filter((word) => !INTO.includes(word));
    expect((await textOf(compared, 'csv')).split('\r\n')[0]).toBe('name,title,alpha/one,alpha/two');
  });

  test.each(['table', 'json', 'ndjson', 'yaml', 'csv'])(
    '%s says which statement it prevails over, and why',
    async (format) => {
      const trains =
        'training-use: [{ value: { used: always }, scope: offering, grade: reviewed, sources: [terms], seen: 2026-11-01 }]';
      writeFileSync('alpha.yaml', provider('alpha').replace('claims:', `claims:\n  ${trains}`));
      const never = 'training-use={used: never, covers: [prompts, outputs]}';
      const why = ['--prevails-over', 'training-use=clause 1.3 puts it first'];
      await attest({ '--title': 'DPA 2', '--answer': never, '--clause': 'training-use=4' }, ...why);
      const text = await textOf([...CHECK, '--rule', 'no-training', '--details'], format, 100);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(
        'It takes precedence over a statement on file that says otherwise: clause 1.3 puts it first.',
      );
    },
  );

  test('leaves the digests of the public data unchanged', async () => {
    const withOwn = (await json(CHECK)) as CheckReport;
    const without = (await json(CHECK.slice(0, 4))) as CheckReport;
    expect(withOwn.dataset).toEqual(without.dataset);
    expect(withOwn.proof.digests.attestations).not.toBe(without.proof.digests.attestations);
  });

  test('validate checks the file, and says which digest was not checked', async () => {
    expect((await run(['validate', 'own/attestations.yaml'])).stdout).toContain('(attestations)');
    rmSync('contracts/dpa.pdf');
    const { code, stdout } = await run(['validate', 'own/attestations.yaml']);
    expect([code, stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringContaining('the digest of "DPA 1.2" was not checked: file not here'),
    ]);
    writeFileSync('contracts/dpa.pdf', 'x');
    expect((await run(['validate', 'own/attestations.yaml'])).code).toBe(1);
  });

  test('a provider file cannot use scope contract', async () => {
    writeFileSync('alpha.yaml', provider('alpha').replace('scope: offering', 'scope: contract'));
    expect(await run(CHECK)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('scope contract is for attestations') as string,
    });
  });
});
