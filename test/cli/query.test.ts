import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { INVENTED, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const query = async (expression: string, ...argv: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await run(['query', expression, ...argv]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};

/** The provider in the expected results: the rest of the shipped data may grow. */
const XIAOMI = "providers[?id=='xiaomi'] | [0]";

describe('query', () => {
  test.each<[string, unknown]>([
    [`${XIAOMI}.models[].id`, ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-pro']],
    [
      `${XIAOMI}.models[?to_number(known."input-price") <= \`0.5\`].id`,
      ['xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni'],
    ],
    [`${XIAOMI}.models[].known.[modality, context] | [0]`, ['text', 262144]],
    [`${XIAOMI}.known."training-use"`, null],
    [`${XIAOMI}.known."data-locations"`, ['global-network', 'CN', 'IN', 'US', 'DE', 'RU', 'SG', 'NL']],
    [`${XIAOMI}.claims[?attribute=='training-use'].grade`, ['reviewed', 'reported', 'reported']],
    [`${XIAOMI}.models[].aliases[?via=='novita'].id | [] | length(@)`, 6],
    [`${XIAOMI}.sources[?id=='card'].kind`, ['review']],
    ['asOf', '2026-11-23'],
  ])('%s', async (expression, result) => {
    expect(await query(expression)).toEqual(result);
  });

  test('reads findings too', async () => {
    const against = "findings[?subject=='xiaomi' && indication=='against'].{rule: rule, subject: subject}";
    expect(await query(against, '--findings')).toEqual([
      { rule: 'data-in-allowed-countries', subject: 'xiaomi' },
    ]);
    const own = "findings[?subject=='xiaomi']";
    expect(await query(`length(${own})`, '--findings', '--rule', 'no-training')).toBe(1);
    expect(await query('findings[].rule', '--findings', '--policy', 'lenient')).toContain('no-training');
  });

  test('reads data that the user adds, as of a given day', async () => {
    const added = ['acme-us', 'hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'];
    const shipped = (await query('providers[].id')) as string[];
    expect(await query('providers[].id', ...INVENTED)).toEqual([...shipped, ...added].toSorted());
    const known = 'providers[?id==\'acme-us\'] | [0].known."training-use"';
    expect(await query(known, ...INVENTED)).toBe('optional');
    expect(await query(known, ...INVENTED, '--as-of', '2020-01-01')).toBe(null);
  });

  test("lists the attributes that rest on the user's own document", async () => {
    const { folder, at } = scratch();
    write(folder, { 'dpa.txt': 'our terms' });
    const document = [
      '--document',
      at('dpa.txt'),
      '--title',
      'DPA',
      '--kind',
      'contract',
      '--party',
      'Us',
      '--party',
      'Xiaomi',
    ];
    const term = ['--owner', 'Dana', '--effective-from', '2026-09-01', '--expires', '2027-08-31'];
    const options = ['--clause', 'processor-terms=1', '--answer', 'processor-terms={form: scc-2021-915}'];
    const file = ['--attestations', at('own.yaml')];
    expect((await run(['attest', 'xiaomi', ...document, ...term, ...options, ...file])).code).toBe(0);
    const terms = `${XIAOMI}.[known."processor-terms", attested, models[0].attested]`;
    expect(await query(terms, ...file)).toEqual(['scc-2021-915', ['processor-terms'], ['processor-terms']]);
    expect(await query(terms)).toEqual([null, [], []]);
    rmSync(folder, { recursive: true });
  });

  test('prints the bare result, as JSON, YAML or lines', async () => {
    const ids = `${XIAOMI}.models[].id`;
    const formatted = async (format: string): Promise<string> =>
      (await run(['query', ids, '--format', format])).stdout;
    expect(parse(await formatted('yaml'))).toEqual(await query(ids));
    expect(await formatted('ndjson')).toBe(
      '"xiaomi/mimo-v2-flash"\n"xiaomi/mimo-v2-omni"\n"xiaomi/mimo-v2-pro"\n',
    );
    expect(await formatted('table')).toBe(await formatted('json'));
    expect((await run(['query', 'asOf', '--format', 'ndjson'])).stdout).toBe('"2026-11-23"\n');
  });

  test.each<[string[], RegExp]>([
    [['providers[?'], /the expression cannot be used: .* unexpected end[^]*jmespath\.org/],
    [[''], /the expression is empty/],
    [['a'.repeat(5000)], /longer than 4096 characters/],
    [[`${'['.repeat(100)}a${']'.repeat(100)}`], /nests deeper than 64 levels/],
    [['foo(@)'], /Unknown function: foo\(\)/],
    [[], /missing required argument 'expression'/],
    [['a', 'b'], /too many arguments/],
    [['asOf', '--format', 'csv'], /csv is not available for this command/],
    [['asOf', '--rule', 'no-trainin', '--findings'], /unknown rule/],
  ])('%j exits 2', async (argv, message) => {
    const { code, stdout, stderr } = await run(['query', ...argv]);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
