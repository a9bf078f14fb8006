// Bundles the program into dist/: one file for the command line, one for the API, what they share in chunks, and the
// licences of what is bundled. Bundled, it starts in less than half the time that its modules would take one by one.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bundleTool, FOR_NODE } from './bundle.mjs';

/** What is in dist/ besides the bundle. */
const KEPT = ['THIRD_PARTY_LICENSES.txt', 'data.json', 'types', 'built-from.txt'];

const { metafile } = await build({
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    'search-child': 'src/query/search-child.mjs',
  },
  outdir: 'dist',
  ...FOR_NODE,
  splitting: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
});

const folders = new Set(
  Object.keys(metafile.inputs).flatMap((input) => {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    return match === null ? [] : [match[1]];
  }),
);
const texts = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync('dist/THIRD_PARTY_LICENSES.txt', texts.join(`\n${'-'.repeat(79)}\n\n`));

// Files that ship need no parsing at run time: what they say is written down beside the program.
const compiler = await bundleTool('compile-data');
execFileSync(process.execPath, [compiler, 'dist/data.json'], { stdio: 'inherit' });

// Only now does what an earlier build left go, so that a program that runs meanwhile finds its parts.
const made = new Set([...Object.keys(metafile.outputs).map((output) => basename(output)), ...KEPT]);
for (const name of readdirSync('dist')) if (!made.has(name)) rmSync(join('dist', name), { recursive: true });
