import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RULES } from '../../src/rules/index.js';

/** A temporary folder for a test file, and the path of any name in it. */
export function scratch(): { folder: string; at: (name: string) => string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mimo-check-cli-')));
  return { folder, at: (name) => join(folder, name) };
}

/** Writes files under a folder. */
export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/**
 * Writes a file that a test writes again and again. As a new file it takes a twentieth of the time: a file system
 * that is told to cut a file to nothing and fill it again may wait for the disk, so that neither text is lost.
 */
export function rewrite(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text);
}

/** A provider that names its contracting entity and says that no data leave the EEA. */
export const provider = (id: string, models = '[]', seen = '2026-11-01'): string => `
id: ${id}
name: Name of ${id}
kind: first-party
offering: API of ${id}
sources:
  terms: { title: Terms of ${id}, kind: terms, read_on: 2026-11-01 }
claims:
  contracting-entity:
    - value: { entities: [{ name: Firm of ${id}, legal_form: SE, established_in: DE }] }
      scope: offering
      grade: reviewed
      sources: [terms]
      seen: ${seen}
  transfers:
    - value: { leave_eea: 'no', exhaustive: true }
      scope: offering
      grade: reviewed
      sources: [terms]
      seen: ${seen}
models: ${models}
`;

/** A policy that asks some rules only, each at the given severity. */
export const policy = (id: string, rules: Readonly<Record<string, string>>, more = ''): string => `
id: ${id}
title: Policy ${id}
extends: [default]
${more}
rules:
${RULES.map((rule) => `  ${rule.id}: { severity: ${rules[rule.id] ?? 'off'} }`).join('\n')}
`;

/** The invented providers, as options of the program. */
export const INVENTED = ['--data', 'test/fixtures/providers'];

/** Models without claims. */
export const models = (...ids: string[]): string =>
  `[${ids.map((id) => `{ id: ${id}, name: Model ${id}, claims: {} }`).join(', ')}]`;

/** Input files for the tests of the command line: providers, and policies that pass, fail or ask nothing. */
export const FILES: Readonly<Record<string, string>> = {
  'alpha.yaml': provider('alpha', models('alpha/one', 'alpha/two', 'shared')),
  'beta.yaml': provider('beta', models('beta/one', 'shared')),
  'both/alpha.yaml': provider('alpha'),
  'both/beta.yaml': provider('beta'),
  'both/.gitkeep': '',
  'no-yaml/.gitkeep': '',
  'holds.yaml': policy('holds', { 'contracting-entity-named': 'error' }),
  'fails.yaml': policy('fails', { 'no-training': 'error', 'contracting-entity-named': 'error' }),
  'warns.yaml': policy('warns', { 'no-training': 'warning', 'contracting-entity-named': 'error' }),
  'notes.yaml': policy('notes', { 'no-training': 'note', 'contracting-entity-named': 'error' }),
  'applies-not.yaml': policy('applies-not', { 'transfer-tool-named': 'error' }),
  'asks-nothing.yaml': policy('asks-nothing', {}),
  'asks-models.yaml': policy('asks-models', { 'model-available': 'error' }),
  'child.yaml': 'id: child\nextends: [./holds.yaml]\n',
  'circle-a.yaml': 'id: circle-a\nextends: [./circle-b.yaml]\n',
  'circle-b.yaml': 'id: circle-b\nextends: [./circle-a.yaml]\n',
  'typo.yaml': policy('typo', { 'no-training': 'error' }, 'fail_onn: error'),
  'misspelt-rule.yaml': 'id: misspelt-rule\nextends: [default]\nrules:\n  no-traning: { severity: off }\n',
  'wrong-name.yaml': provider('gamma'),
  'misspelt.yaml': provider('misspelt').replace('offering: API', 'ofering: API'),
  'twice.yaml': provider('twice').replace('kind:', 'name: again\nkind:'),
  'later.yaml': provider('later', '[]', '2027-03-01'),
  'command.yaml': provider('command', models('gaps')),
};
