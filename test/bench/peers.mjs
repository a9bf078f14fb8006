// Other tools on work that can be compared: each reads its configuration and some files, applies rules, and ends.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { circumstances, line, ratiosOf } from './cpu.mjs';

/** Versions that run on every Node that is supported here. */
const PACKAGES = [
  'license-checker-rseidelsohn@4.4.2',
  'ajv-cli@5.0.0',
  'markdownlint-cli2@0.18.1',
  'dependency-cruiser@16.10.4',
  '@stoplight/spectral-cli@6.16.3',
];

/** One rule by hand: "does any reviewed statement say that prompts are never used for training?" */
const BY_HAND = `yq . data/providers/xiaomi.yaml | jq -e '[.. | objects | select(has("used") and .used == "never")] | length > 0'`;

const RULESET = `rules:
  has-name: { given: $, then: { field: name, function: truthy } }
  has-claims: { given: $, then: { field: claims, function: truthy } }
`;

function peersIn(folder) {
  const tool = (name, ...args) => [process.execPath, join(folder, 'node_modules', name), ...args];
  const provider = resolve('data/providers/xiaomi.yaml');
  const schema = resolve('data/schemas/provider.schema.json');
  const ruleset = join(folder, 'ruleset.yaml');
  writeFileSync(ruleset, RULESET);
  // A project with one dependency, so that license-checker has as little to read as the others.
  const project = join(folder, 'project', 'node_modules', 'one');
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{"name":"one","version":"1.0.0","license":"MIT"}');
  writeFileSync(
    join(folder, 'project', 'package.json'),
    '{"name":"project","version":"1.0.0","license":"MIT","dependencies":{"one":"1.0.0"}}',
  );
  return {
    'mimo-check: 26 rules, 1 provider': [
      process.execPath,
      resolve('bin/mimo-check.js'),
      'xiaomi',
      '--format',
      'json',
    ],
    'license-checker: licences of 2 packages': tool(
      'license-checker-rseidelsohn/bin/license-checker-rseidelsohn.js',
      ...['--start', join(folder, 'project'), '--json'],
    ),
    'ajv: the same file, its schema': tool(
      'ajv-cli/dist/index.js',
      ...[
        'validate',
        '--spec=draft2020',
        '--strict=false',
        '-c',
        'ajv-formats',
        '-s',
        schema,
        '-d',
        provider,
      ],
    ),
    'markdownlint-cli2: one README': tool('markdownlint-cli2/markdownlint-cli2-bin.mjs', 'README.md'),
    'dependency-cruiser: one folder': tool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--no-config', '--output-type', 'json', resolve('bin')],
    ),
    'Spectral: the same file, 2 rules': tool(
      '@stoplight/spectral-cli/dist/index.js',
      ...['lint', provider, '--ruleset', ruleset, '--format', 'json'],
    ),
    ...(spawnSync('yq', ['--version']).error === undefined &&
    spawnSync('jq', ['--version']).error === undefined
      ? { 'yq and jq by hand: 1 rule, 1 provider': ['bash', '-c', BY_HAND] }
      : {}),
  };
}

/** Installs the peers in a temporary folder, and prints what each takes. */
export function measurePeers(pairs) {
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-peers-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES, 'ajv-formats@3.0.1'],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
    console.log(circumstances(pairs));
    for (const result of ratiosOf(peersIn(folder), pairs)) console.log(line(result));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
