/** Errors that were once correct but worded wrongly, or not reported at all. */
import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(at('.git'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('an error states exactly what is wrong', () => {
  const problemOf = async (text: string): Promise<string> => {
    write(folder, { 'acme.yaml': text });
    const { code, stderr } = await run(['acme', '-d', 'acme.yaml']);
    expect(code).toBe(2);
    return stderr;
  };
  const acme = (FILES['alpha.yaml'] ?? '').replaceAll('alpha', 'acme');

  test('a user and password in an address are refused and not repeated', async () => {
    const stderr = await problemOf(`${acme}homepage: https://me:hunter2@acme.example/\n`);
    expect(stderr).toContain('homepage: must not hold a user or a password before the host');
    expect(stderr).not.toContain('hunter2');
  });
  test('a year out of range is reported with the allowed range', async () => {
    for (const day of ['1600-02-03', '2101-01-01', '9999-12-31'])
      expect(await problemOf(acme.replace('seen: 2026-11-01', `seen: ${day}`))).toContain(
        `must be in one of the years 1990 to 2100 (found ${day})`,
      );
  });
  test('an item of a list is named by its index in brackets', async () => {
    const dated = 'dated: [{ from: 2026-02-01, severity: error }, { from: 2026-01-01, severity: note }]';
    write(folder, {
      'dated.yaml': `id: dated\nextends: [default]\nrules:\n  no-training: { ${dated} }\n`,
    });
    expect((await run(['xiaomi', '-p', './dated.yaml'])).stderr).toContain(
      'rules.no-training.dated[1].from: must be later than 2026-02-01',
    );
  });
});

describe('a name in an expression that exists nowhere gets a note', () => {
  test.each([
    ['modls[].id', 'null\n', 'nothing here has the name "modls"'],
    ['providers[].models[].idd', '[]\n', 'nothing here has the name "idd"'],
    ['findings[].rule', 'null\n', 'findings are here with --findings'],
    ['providers[?id==`"xiaomi"`].{who: nmae} | [0].who', 'null\n', 'nothing here has the name "nmae"'],
    ['providers[0].{a: id}.a', '"anthropic"\n', ''],
    [`length(providers[?contains(id, 'nowhere')])`, '0\n', ''],
    ['providers[0]."name"', '"Anthropic"\n', ''],
  ])('%s', async (expression, out, note) => {
    const { code, stdout, stderr } = await run(['query', expression]);
    expect([code, stdout, stderr]).toEqual([0, out, note === '' ? '' : `mimo-check: note: ${note}\n`]);
  });
  test('the exit code stays 0 if the note cannot be written', async () => {
    const { code, stdout } = await run(['query', 'modls'], { broken: { stderr: new Error('full') } });
    expect([code, stdout]).toEqual([0, 'null\n']);
  });
});
