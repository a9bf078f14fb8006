import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompareReport } from '../../src/report/compare-report.js';
import type { ListingReport } from '../../src/report/lists/listing-report.js';
import type { GapsReport } from '../../src/report/gaps-report.js';
import { scratch, write, INVENTED } from '../kit/files.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';
import { json, run } from '../kit/run.js';
import { ADDRESS_ALONE } from '../kit/address-alone.js';
import { FINDING_COLUMNS } from '../../src/format/rows.js';

const listing = async (...argv: string[]): Promise<ListingReport> => (await json(argv)) as ListingReport;
const column = async (name: string, ...argv: string[]): Promise<unknown[]> =>
  (await listing(...argv, '--columns', name)).rows.map((row) => row[name]);
const table = async (...argv: string[]): Promise<string> =>
  (await run(argv, { env: { COLUMNS: '120' } })).stdout;

/** The models of the card only: the rest of the shipped data may grow. */
const MODELS = ['models', '--where', 'provider=xiaomi'];

describe('models of all providers', () => {
  const SIZE = ['--input-tokens', '100K', '--output-tokens', '1K'];
  const ALL = ['--columns', 'model,id,modality,context,input-price,output-price'];
  const page = async (width: number, argv: readonly string[]): Promise<string[]> =>
    (await run(['models', ...argv], { env: { COLUMNS: String(width) } })).stdout.split('\n');

  test.each<[number, string[], string]>([
    [60, [], 'Id Modality Context Input Output'],
    [80, [], 'Id Modality Context Input Output'],
    [100, [], 'Id Modality Context Input Output'],
    [120, [], 'Model Id Modality Context Input Output'],
    [60, SIZE, 'Id Context Input Output Cost'],
    [80, SIZE, 'Id Context Input Output Cost'],
    [100, SIZE, 'Id Context Input Output Cost'],
    [120, SIZE, 'Model Id Context Input Output Cost'],
    [80, ['--where', 'modality!=image', ...SIZE], 'Id Context Input Output Cost Modality'],
  ])('are a table in %i columns with %j: %s', async (width, argv, heads) => {
    const [, , head = '', ...lines] = await page(width, argv);
    expect(head.trim().split(/ +/)).toEqual(heads.split(' '));
    const wrapped = [head, ...lines].filter((line) => !ADDRESS_ALONE.test(line));
    for (const line of wrapped) expect(line.length).toBeLessThanOrEqual(width);
    const rows = lines
      .slice(0, lines.indexOf(''))
      .map((line) => line.slice(head.indexOf('Id')).split(/ {2,}/)[0]);
    // An id is broken only after one of its separators.
    const ids = (await listing('models', ...argv)).rows.map(({ id }) => String(id));
    expect(rows.join('')).toBe(ids.join(''));
    for (const row of rows.filter((part) => part !== '' && !ids.some((id) => id.endsWith(part ?? ''))))
      expect(row).toMatch(/[-/:_]$/);
    const without = ['Model', 'Modality', 'Context'].filter((title) => !heads.includes(title));
    const leftOutLine = lines.find((line) => line.startsWith('Left out at this width: '));
    for (const title of argv.length === 0 ? without : []) expect(leftOutLine).toContain(title);
    expect(leftOutLine === undefined).toBe(width === 120);
  });

  test('include every column asked for by name, even when the table is too narrow for them', async () => {
    const lines = await page(50, ALL);
    expect(lines).toContain('  Id: anthropic/claude-sonnet-5');
    expect(lines.join('\n')).not.toContain('Left out');
  });
});

describe('models', () => {
  test('prints the table of the card as the card prints it', async () => {
    const card = `Xiaomi: MiMo-V2-Flash xiaomi/mimo-v2-flash | text | 262K | $0.090 | $0.290
Xiaomi: MiMo-V2-Omni xiaomi/mimo-v2-omni | multimodal | 262K | $0.400 | $2.00
Xiaomi: MiMo-V2-Pro xiaomi/mimo-v2-pro | text | 1.0M | $1.00 | $3.00`;
    const expected = card.split('\n').map((line) => line.split(/ \| | (?=xiaomi\/)/));
    const columns = ['--columns', 'model,id,modality,context,input-price,output-price'];
    const shown = (await table(...MODELS, ...columns)).split('\n').map((line) => line.split(/ {2,}/));
    expect(shown).toEqual(expect.arrayContaining(expected));
    expect(shown).toContainEqual(['Model', 'Id', 'Modality', 'Context', 'Input', 'Output']);
  });

  test.each<[string[], string[]]>([
    [
      ['--where', 'modality=text'],
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-pro'],
    ],
    [
      ['--where', 'input-price<=0.5'],
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni'],
    ],
    [['--where', 'input-price<=0.09'], ['xiaomi/mimo-v2-flash']],
    [
      ['--where', 'context>=200K', '--where', 'context<1M'],
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni'],
    ],
    [
      ['--where', 'context=262144'],
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni'],
    ],
    [['--where', 'context=262K'], []],
    [
      ['--where', 'dpa-terms=unknown'],
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-pro'],
    ],
    [
      ['--where', 'price-stated=pass'],
      ['xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-pro'],
    ],
    [['--where', 'id~PRO'], ['xiaomi/mimo-v2-pro']],
    [['--where', 'other-ids=OpenRouter/xiaomi/mimo-v2-pro'], ['xiaomi/mimo-v2-pro']],
    [
      ['--where', 'data-locations=cn'],
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-pro'],
    ],
    // Leads: a report says that they were switched off.
    [['--where', 'lifecycle=retired'], []],
    [
      ['--sort', '-input-price'],
      ['xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-flash'],
    ],
    [['--sort', 'context', '--limit', '1'], ['xiaomi/mimo-v2-flash']],
  ])('%j', async (argv, ids) => {
    expect(await column('id', ...MODELS, ...argv)).toEqual(ids);
  });

  test('says what was left out, and that a lead never matches', async () => {
    const { total } = (await listing('models')).counts;
    const { counts, notes } = await listing(...MODELS, '--where', 'lifecycle=retired');
    expect(counts).toEqual({ total, matching: 0, shown: 0, unknown: 3 });
    expect(notes[0]).toBe(`0 of ${total} models match provider=xiaomi and lifecycle=retired.`);
    expect(notes[1]).toMatch(/^3 models are left out because .* not known of them: lifecycle\./);
    expect(notes[2]).toMatch(
      /^Reports that nobody here has checked never match; 3 of those left out have one\./,
    );
  });

  test('says that a size is compared with its exact value, not with the rounded one', async () => {
    expect((await listing('models', '--where', 'context=262K')).notes).toContain(
      'context=262K compares with exactly 262000.',
    );
  });

  test('adds the columns used in filters and sorting to the usual ones', async () => {
    const { columns } = await listing('models', '--where', 'training-use=never', '--sort', 'lifecycle');
    expect(columns.map(({ name }) => name)).toEqual([
      ...['model', 'id', 'modality', 'context', 'input-price', 'output-price', 'training-use', 'lifecycle'],
    ]);
  });

  test.each([
    [
      ['--input-tokens', '1M', '--output-tokens', '1M'],
      ['0.38', '2.4', '4'],
    ],
    [
      ['--input-tokens', '1'],
      ['0.00000009', '0.0000004', '0.000001'],
    ],
    [
      ['--output-tokens', '7'],
      ['0.00000203', '0.000014', '0.000021'],
    ],
  ])('computes the exact cost: %j', async (argv, costs) => {
    expect(await column('cost', ...MODELS, ...argv)).toEqual(costs);
  });

  test('uses the price tier that the input reaches, and marks a rounded cost', async () => {
    const lumen = ['models', ...INVENTED, '--where', 'id=muster/lumen-2'];
    expect(await column('cost', ...lumen, '--input-tokens', '128000')).toEqual(['0.128']);
    expect(await column('cost', ...lumen, '--input-tokens', '128001')).toEqual(['0.1920015']);
    expect(await table(...lumen, '--input-tokens', '128001')).toContain('≈ $0.192002');
    expect(await table(...lumen, '--input-tokens', '128000')).toContain('  $0.128\n');
  });

  test('does not use the price at another host', async () => {
    const { rows, unknown } = await listing(
      ...['models', ...INVENTED, '--where', 'id=hub-gateway/lumen-1', '--columns', 'input-price,cost'],
      ...['--input-tokens', '1M'],
    );
    expect(rows).toEqual([{ 'input-price': '0.25', cost: '0.25' }]);
    expect(unknown).toEqual([{}]);
  });
});

const NO_MORE = 'reported: end planned for 2026-06-30 (unverified)';
const BEYOND = 'beyond a reported tier: another price above 256,000 tokens (unverified)';

describe('what a list of models marks', () => {
  const marks = async (...argv: string[]) => (await listing(...MODELS, ...argv)).marks;
  const flash = ['--where', 'id=xiaomi/mimo-v2-flash'];
  const pro = ['--where', 'id=xiaomi/mimo-v2-pro'];

  test('cells without a date, and cells that a report contests', async () => {
    expect(await marks('--columns', 'id,context,input-price')).toEqual([
      { context: ['undated'], 'input-price': ['undated', 'contested'], lifecycle: [NO_MORE] },
      { context: ['undated'], 'input-price': ['undated'], lifecycle: [NO_MORE] },
      { context: ['undated'], 'input-price': ['undated'], lifecycle: [NO_MORE] },
    ]);
  });

  test.each([
    ['2026-05-06', ['undated'], undefined],
    ['2026-05-07', ['undated', 'contested'], undefined],
    ['2026-06-26', ['undated', 'contested'], [NO_MORE]],
    ['2026-11-25', ['undated', 'contested'], [NO_MORE]],
  ])('as of %s', async (asOf, price, end) => {
    const [own] = (await marks(...flash, '--as-of', asOf)) ?? [];
    expect([own?.['input-price'], own?.['lifecycle']]).toEqual([price, end]);
  });

  test.each([
    [pro, '256000', ['undated']],
    [pro, '256001', ['undated', BEYOND]],
    [flash, '1', ['undated', 'contested']],
  ])('%j, the cost of %s tokens', async (which, tokens, cost) => {
    const [own] = (await marks(...which, '--columns', 'id,cost', '--input-tokens', tokens)) ?? [];
    expect(own?.['cost']).toEqual(cost);
  });

  test('nothing when no cell needs a mark', async () => {
    expect(await marks('--columns', 'id', '--as-of', '2026-06-25')).toBeUndefined();
  });

  test('below the table, once for all rows with the same marks', async () => {
    const page = await table(...MODELS, '--columns', 'id,input-price');
    expect(page).toContain(`\nxiaomi/mimo-v2-flash: undated; contested; ${NO_MORE}.\n`);
    expect(page).toContain(`\nxiaomi/mimo-v2-omni, xiaomi/mimo-v2-pro: undated; ${NO_MORE}.\n`);
  });

  test('in CSV, in a column called marks', async () => {
    const { stdout } = await run([
      'models',
      ...pro,
      '--columns',
      'id,cost',
      '--input-tokens',
      '1M',
      '--format',
      'csv',
    ]);
    const [row] = parse<Record<string, string>>(stdout, { columns: true });
    expect(row).toEqual({
      ...{ id: 'xiaomi/mimo-v2-pro', cost: '1' },
      marks: `cost: undated; cost: ${BEYOND}; lifecycle: ${NO_MORE}`,
    });
  });
});

describe('providers', () => {
  /** The providers that this test expects: the rest of the shipped data may grow. */
  const KNOWN = [...readdirSync('test/fixtures/providers').map((file) => basename(file, '.yaml')), 'xiaomi'];

  test.each<[string[], string[]]>([
    [
      ['--where', 'kind=gateway'],
      ['hub-gateway', 'kaleido-router'],
    ],
    [['--where', 'kind=cloud'], ['stratus-cloud']],
    [
      ['--where', 'training-use=never'],
      ['hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'],
    ],
    [
      ['--where', 'training-use!=always'],
      ['acme-us', 'hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'],
    ],
    // The gateway's list does not say that it is complete.
    [
      ['--where', 'data-locations!=CN'],
      ['acme-us', 'muster-eu'],
    ],
    [
      ['--where', 'data-locations=IN'],
      ['hub-gateway', 'xiaomi'],
    ],
    // For customers who choose nothing: both providers state a region instead of countries.
    [
      ['--where', 'data-locations=global-network'],
      ['kaleido-router', 'xiaomi'],
    ],
    [
      ['--where', 'inference-locations~world'],
      ['kaleido-router', 'stratus-cloud'],
    ],
    [['--where', 'upstreams=Acme Sample AI, Inc.'], ['kaleido-router']],
    [['--where', 'retention<=30'], ['muster-eu']],
    [
      ['--where', 'retention.periods.kind=logs'],
      ['acme-us', 'kaleido-router', 'muster-eu', 'stratus-cloud'],
    ],
    [
      ['--where', 'no-training=pass'],
      ['hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'],
    ],
    [
      ['--where', 'no-training!=pass'],
      ['acme-us', 'xiaomi'],
    ],
    [['--where', 'modality=embedding'], ['hub-gateway']],
    [
      ['--where', 'models>=3'],
      ['hub-gateway', 'xiaomi'],
    ],
    [['--where', 'name~GATE'], ['hub-gateway']],
  ])('%j', async (argv, ids) => {
    const matching = await column('id', 'providers', ...INVENTED, ...argv);
    expect(matching.filter((id) => KNOWN.includes(String(id)))).toEqual(ids);
  });

  test('says why a value is not known, and which lists are incomplete', async () => {
    const { rows, unknown, incomplete } = await listing(
      ...['providers', ...INVENTED, '--columns', 'id,training-use,abuse-monitoring,data-locations'],
    );
    const xiaomi = rows.findIndex(({ id }) => id === 'xiaomi');
    expect(rows[xiaomi]).toMatchObject({ 'training-use': null, 'abuse-monitoring': null });
    expect(unknown[xiaomi]).toEqual({ 'training-use': 'not-found', 'abuse-monitoring': 'missing' });
    expect(incomplete[xiaomi]).toEqual(['data-locations']);
    const page = await table(
      ...['providers', '--where', 'id=xiaomi', '--columns', 'training-use,abuse-monitoring'],
    );
    expect(page).toMatch(/\(none found\) +–\n[^]*\n–: not researched\.\n/);
  });

  test('says "none found" for every model when a search covered all models', async () => {
    const { folder, at } = scratch();
    const claims = `{ input-price: [${claimText('not_found: { looked_in: the terms }')}] }`;
    write(folder, { 'alpha.yaml': providerText({ claims, models: modelText('one') }) });
    const why = async (list: string, id: string): Promise<unknown> => {
      const argv = ['--data', at('alpha.yaml'), '--where', `id=${id}`, '--columns', 'id,input-price'];
      return (await listing(list, ...argv)).unknown;
    };
    expect(await why('providers', 'alpha')).toEqual([{ 'input-price': 'not-found' }]);
    expect(await why('models', 'one')).toEqual([{ 'input-price': 'not-found' }]);
    const argv = ['compare', 'alpha', 'xiaomi', '--data', at('alpha.yaml')];
    const { facts } = (await json(argv)) as CompareReport;
    expect(facts.find(({ attribute }) => attribute === 'input-price')?.known[0]?.why).toBe('not-found');
    rmSync(folder, { recursive: true });
  });
});

describe('gaps', () => {
  const gaps = async (...argv: string[]): Promise<GapsReport> =>
    (await json(['gaps', ...argv])) as GapsReport;

  test.each<[string[], number]>([
    [[], 35],
    [['--where', 'severity>=error'], 7],
    [['--where', 'level=warning'], 10],
    [['--where', 'indication=against'], 1],
    [['--where', 'rule=no-training'], 1],
    [['--where', 'no-training=unknown'], 1],
    [['--where', 'no-training!=pass'], 1],
    [['--where', 'reasons=missing', '--where', 'subject=XIAOMI'], 9],
    // The model's own warnings and those of its provider.
    [['--where', 'modality=multimodal', '--where', 'severity=warning'], 6],
    [['--where', 'leads>0', '--where', 'law~28'], 5],
  ])('%j', async (argv, count) => {
    const { findings, summary } = await gaps('xiaomi', ...argv);
    expect(findings.length).toBe(count);
    // The summary counts everything that was evaluated, whatever is shown.
    expect(summary.gaps).toBe(35);
  });

  test('states the filter, the order and the limit, also on the page', async () => {
    const argv = ['xiaomi', '--where', 'severity>=error', '--sort', '-rule', '--limit', '2'];
    const { selected, findings, rules } = await gaps(...argv);
    expect(selected).toMatchObject({
      selection: { where: ['severity>=error'], sort: '-rule', limit: 2 },
      counts: { total: 35, matching: 7, shown: 2, unknown: 0 },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['no-training', 'transfer-tool-named']);
    expect(Object.keys(rules).sort()).toEqual(['no-training', 'transfer-tool-named']);
    expect(await table('gaps', ...argv)).toContain(
      '7 of 35 gaps match severity>=error; the first 2 are shown.',
    );
  });

  test('a limit without an order keeps the worst', async () => {
    const argv = ['xiaomi', '--where', 'provider=xiaomi', '--limit', '7'];
    const { findings } = await gaps(...argv);
    expect(findings.map(({ level }) => level)).toEqual(findings.map(() => 'error'));
    expect(await table('gaps', 'xiaomi', '--limit', '2')).toContain('\n2 of 35 gaps, worst first.\n');
    expect(await table('gaps', ...argv)).toContain(
      '35 of 35 gaps match provider=xiaomi; 7 of them are shown, worst first.',
    );
    const { rows } = await listing('gaps', ...argv, '--columns', 'severity');
    expect(rows.map(({ severity }) => severity)).toEqual(findings.map(() => 'error'));
  });

  test('a list credits only the collections of what it shows', async () => {
    const noticeOf = async (...argv: string[]) => (await listing(...argv)).notice.join('\n');
    for (const argv of [
      ['models', '--where', 'provider=xiaomi'],
      ['providers', '--where', 'id=xiaomi'],
      ['evidence', '--where', 'provider=xiaomi'],
    ]) {
      const notice = await noticeOf(...argv);
      expect(notice).toContain('Not affiliated with or endorsed by Xiaomi.');
      expect(notice).not.toContain('Open Terms Archive');
    }
    expect(await noticeOf('models', '--where', 'provider=xiaomi', '--where', 'provider=openai')).toBe('');
    expect(await noticeOf('providers')).toContain('Open Terms Archive');
  });

  test('with columns, is a listing', async () => {
    const { kind, list, rows } = await listing(
      'gaps',
      'xiaomi',
      '--rule',
      'no-training',
      '--columns',
      'rule,law',
    );
    expect({ kind, list }).toEqual({ kind: 'listing', list: 'gaps' });
    expect(rows).toEqual([
      { rule: 'no-training', law: ['GDPR 28(3)(a)', 'GDPR 29', 'GDPR 5(1)(b)', 'GDPR 6', 'GDPR 28(10)'] },
    ]);
  });

  test('as CSV, has a row for each gap, in documented columns', async () => {
    const { stdout } = await run(['gaps', 'xiaomi', '--where', 'severity>=error', '--format', 'csv']);
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    expect(stdout.split('\r\n')[0]).toBe(FINDING_COLUMNS.join(','));
    expect(rows.map(({ rule }) => rule)).toHaveLength(7);
    expect(rows[0]).toMatchObject({ provider: 'xiaomi', outcome: 'unknown', waived: 'false', uses: '' });
    expect(FINDING_COLUMNS).toEqual([
      ...[
        'id',
        'rule',
        'subject',
        'provider',
        'outcome',
        'indication',
        'reasons',
        'caveats',
        'severity',
        'level',
      ],
      ...[
        'waivable',
        'waived',
        'waiver',
        'attested',
        'attestation',
        'title',
        'message',
        'leads',
        'law',
        'why',
      ],
      ...['fix', 'question', 'evidence', 'uses'],
    ]);
  });

  test('as NDJSON, has a header, a line for each gap, and a summary', async () => {
    const { stdout } = await run(['gaps', 'xiaomi', '--where', 'severity>=error', '--format', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ kind }) => kind)).toEqual(['header', ...Array<string>(7).fill('finding'), 'summary']);
    const [header, finding] = lines;
    expect(header).toMatchObject({
      of: 'gaps',
      schemaVersion: 1,
      asOf: '2026-11-23',
      policy: { id: 'default' },
    });
    // The text of a rule is in the header, once.
    expect((header?.['rules'] as Record<string, unknown>)[String(finding?.['rule'])]).toBeDefined();
    const columns = Object.keys(finding ?? {}).filter((name) => name !== 'kind');
    expect(FINDING_COLUMNS).toEqual(expect.arrayContaining(columns));
    expect(lines.at(-1)).toMatchObject({ summary: { gaps: 35 }, selected: { counts: { matching: 7 } } });
    expect(lines.at(-1)).not.toHaveProperty('verdict');
  });
});

describe('a list with outcomes names the policy that they come from', () => {
  test.each<[string[], string[] | undefined]>([
    [['providers'], undefined],
    [['models', '--where', 'training-use=never', '--sort', 'context'], undefined],
    [['providers', '--columns', 'dpa-terms'], ['dpa-terms']],
    [
      ['models', '--columns', 'id', '--where', 'no-training=unknown', '--sort', '-dpa-terms'],
      ['no-training', 'dpa-terms'],
    ],
  ])('%j', async (argv, rules) => {
    const command = [...argv, '--policy', 'gdpr'];
    const report = await listing(...command);
    expect(report.rules).toEqual(rules);
    const [head = ''] = (await table(...command)).split('\n');
    expect(head.endsWith(', policy gdpr')).toBe(rules !== undefined);
  });
});

test.each([[['providers']], [['models']], [['show', 'xiaomi']], [['gaps', 'xiaomi', '--columns', 'rule']]])(
  '%j says where to correct a statement',
  async (argv) => {
    expect((await table(...argv)).replaceAll(/\s+/g, ' ')).toContain('Corrections: CONTRIBUTING.md.');
  },
);

describe('rules, policies and attributes', () => {
  test('rules: lists all rules of the policy, including those that are off', async () => {
    expect((await listing('rules', '--policy', 'gdpr')).counts.total).toBe(26);
    expect(await column('id', 'rules', '--policy', 'gdpr', '--where', 'severity=off')).toHaveLength(6);
    expect(await column('id', 'rules', '--where', 'law~AI Act')).toEqual([
      ...['training-summary-public', 'downstream-documentation', 'eu-representative'],
    ]);
  });

  test('policies: counts the rules at each severity', async () => {
    const { rows } = await listing('policies', '--columns', 'id,error,warning,note,off');
    expect(rows).toContainEqual({ id: 'default', error: 7, warning: 6, note: 13, off: 0 });
    expect(rows.map(({ id }) => id)).toEqual(['ai-act', 'default', 'eu-only', 'gdpr', 'lenient']);
  });

  test('attributes: gives the names and operators for filtering by each attribute', async () => {
    const { rows } = await listing('attributes', '--columns', 'id,stands-for,type,operators,paths');
    expect(rows.find(({ id }) => id === 'context')).toEqual({
      id: 'context',
      'stands-for': 'context.tokens',
      type: 'a whole number of tokens, like 1500, 200K or 1M',
      operators: '= != < <= > >=',
      paths: ['context', 'context.tokens', 'context.shown'],
    });
    const named = rows.flatMap(({ paths }) => paths as string[]);
    const { stderr } = await run(['providers', '--columns', named.join(',')]);
    expect(stderr).toBe('');
  });

  test('policies show: gives each value with its file and line', async () => {
    const { stdout } = await run(['policies', 'show', 'eu-only', '--format', 'json']);
    const report = JSON.parse(stdout) as {
      rules: { id: string; settings: { name: string; value: unknown; file?: string; line?: number }[] }[];
    };
    const settings = report.rules.find(({ id }) => id === 'retention-limit')?.settings ?? [];
    for (const { file, line, value, name } of settings.filter((setting) => setting.file !== undefined)) {
      const text = readFileSync(file ?? '', 'utf8').split('\n')[(line ?? 0) - 1] ?? '';
      expect({ name, value, text }).toMatchObject({ text: expect.stringMatching(name) as string });
    }
    expect(settings).toContainEqual({
      ...{ name: 'max_days', value: 30, file: 'data/policies/eu-only.yaml' },
      line:
        readFileSync('data/policies/eu-only.yaml', 'utf8')
          .split('\n')
          .findIndex((line) => line.includes('max_days')) + 1,
    });
    expect(await table('policies', 'show', 'gdpr')).toContain('Not covered');
    expect(await table('policies', 'show')).toContain('Policy default: Default');
  });
});

describe('a query that cannot be meant exits 2 and suggests a correction', () => {
  test.each<[string[], RegExp]>([
    [['models', '--where', 'context'], /an operator is missing[^]*shell takes < and >/],
    [['models', '--where', 'contxt>1'], /unknown name "contxt"[^]*Did you mean context\?/],
    [['models', '--where', 'modality=txt'], /"txt" is not one of text, [^]*Did you mean text\?/],
    [['models', '--where', 'modality>text'], /modality has no >/],
    [['models', '--where', 'context~2'], /context has no ~/],
    [['models', '--where', 'cost<1'], /cost needs a number of tokens[^]*--input-tokens/],
    [['models', '--where', 'eu-representative=pass', '--policy', 'gdpr'], /is off in policy gdpr/],
    [['models', '--sort', 'nothing'], /unknown name "nothing" in --sort/],
    [['models', '--sort', '--limit'], /looks like another option/],
    [['models', '--columns', 'id,nothing'], /unknown name "nothing" in --columns/],
    [['models', '--columns', 'id,id'], /asked for twice/],
    [['models', '--columns', 'id,,name'], /The value is empty/],
    [['models', '--limit', '0'], /whole number above 0/],
    [['models', '--limit', '1x'], /whole number above 0/],
    [['models', '--limit', '1', '--limit', '2'], /more than once/],
    [['models', '--input-tokens', '1.5'], /whole number of tokens/],
    [['models', 'xiaomi'], /too many arguments/],
    [['providers', '--where', 'data-locations=Chian'], /is not a country code/],
    [['providers', '--where', 'severity=error'], /unknown name "severity"/],
    [['gaps', '--where', 'severity>=eror'], /Did you mean error\?/],
    [['gaps', '--where', 'rule=no-trainin'], /Did you mean no-training\?/],
    [['gaps', '--where', 'no-trainin=pass'], /Did you mean no-training\?/],
    [['show', 'xiaomi', '--format', 'csv'], /csv is not available for this command[^]*table, json, yaml/],
    [['policies', 'show', 'gdrp'], /Did you mean gdpr\?/],
    [['policies', 'shwo'], /Did you mean show\?/],
    [['policies', 'gdpr'], /mimo-check policies show gdpr/],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('--rule', () => {
  const { folder, at } = scratch();
  beforeAll(() =>
    write(folder, {
      'twice.yaml':
        'id: twice\nextends: [default]\nrules:\n  retention-30: { uses: retention-limit, severity: error, max_days: 30 }\n',
    }),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  test('evaluates only the given rules, and says so', async () => {
    const argv = ['xiaomi', '--rule', 'NO-training', '--rule', 'price-stated', '--policy', 'default'];
    const { code, stdout } = await run(argv, { env: { COLUMNS: '120' } });
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain('FAIL policy default, 2 rules only: ');
    expect(await json(argv)).toMatchObject({
      only: ['no-training', 'price-stated'],
      summary: { rulesAsked: 2, rulesKnown: 26 },
    });
  });

  test('a gap in a rule named with --rule exits 1, whatever the policy says', async () => {
    for (const policy of ['default', 'lenient', 'gdpr'])
      expect((await run(['xiaomi', '--rule', 'no-training', '--policy', policy])).code, policy).toBe(1);
    const { code, stdout } = await run(['xiaomi', '--rule', 'security-measures', '--format', 'json']);
    expect([code, (JSON.parse(stdout) as { findings: unknown[] }).findings]).toEqual([
      1,
      [expect.objectContaining({ severity: 'error', level: 'error' })],
    ]);
  });

  test('a verdict on some rules says what was not asked', async () => {
    const { code, stdout } = await run(['mimo-v2-pro', '--rule', 'price-stated'], {
      env: { COLUMNS: '120' },
    });
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('The other 25 rules of policy default were not asked.');
  });

  test('accepts entries with their own ids', async () => {
    const policy = ['--policy', at('twice.yaml')];
    expect(await json(['gaps', 'xiaomi', '--rule', 'retention-30', ...policy])).toMatchObject({
      findings: [{ rule: 'retention-30', uses: 'retention-limit' }],
      summary: { rulesKnown: 27 },
    });
  });

  test.each<[string[], RegExp]>([
    [
      ['--rule', 'no-training', '--rule', 'no-trainin'],
      /unknown rule "no-trainin"[^]*Did you mean no-training\?/,
    ],
    [['--rule', 'no-training', '--rule', 'No-Training'], /no-training given twice/],
    [['--rule', 'eu-representative', '--policy', 'gdpr'], /is off in policy gdpr/],
    [['--rule', ''], /The value is empty/],
  ])('%j exits 2', async (argv, message) => {
    for (const command of ['check', 'gaps']) {
      const { code, stderr, stdout } = await run([command, 'xiaomi', ...argv]);
      expect(stderr).toMatch(message);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });
});
