// Bundles the program into dist/: CommonJS, which starts faster than modules, split into a few files by when
// they are needed; an ES module for the API; and the licences of what is bundled.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { rewriteInAscii } from './ascii.mjs';
import { bundleTool, FOR_NODE } from './bundle.mjs';
import { later, partsOf } from './parts.mjs';

/** Files in dist/ besides the bundle. */
const KEPT = [
  'THIRD_PARTY_LICENSES.txt',
  'policies.json',
  'texts.json',
  'dataset.jsonl',
  'help.json',
  'index.d.ts',
  'built-from.txt',
  'index.js',
];

const ENTRIES = {
  cli: 'src/cli/main.ts',
  api: 'src/index.ts',
  'search-child': 'src/query/search-child.mjs',
};

/**
 * Libraries that are loaded on first use, each as a separate file. Of the two forms of the YAML library, the one in
 * modules is smaller when bundled, and loads in half the time.
 */
const LIBRARIES = { yaml: 'node_modules/yaml/browser/dist/index.js' };

/** In the sources, Node resolves such a library; in the bundle it is beside the part that requires it. */
const libraries = {
  name: 'libraries',
  transform: (code, id) =>
    id.includes('node_modules') || !code.includes('createRequire(import.meta.url)')
      ? undefined
      : {
          code: code
            .replace('const require = createRequire(import.meta.url);', '')
            .replace(/\brequire\('(\w+)'\)/g, "module.require('./$1.cjs')"),
          map: null,
        },
};

/** commander starts other programs for commands that are files of their own; ours are not, so it need not be ready. */
const EAGER = "const childProcess = require('node:child_process');";
const commander = {
  name: 'commander',
  transform(code, id) {
    if (!id.endsWith('commander/lib/command.js')) return undefined;
    if (!code.includes(EAGER)) throw new Error('commander loads child_process in another way now');
    const ready = code.replace(EAGER, '').replaceAll('childProcess.', "require('node:child_process').");
    return { code: ready, map: null };
  },
};

const partOf = await partsOf(ENTRIES);
const bundle = await rolldown({
  input: ENTRIES,
  ...FOR_NODE,
  plugins: [libraries, commander, later],
  // A part may contain more than its entry.
  preserveEntrySignatures: 'allow-extension',
});
const { output } = await bundle.write({
  dir: 'dist',
  format: 'cjs',
  minify: true,
  comments: false,
  sourcemap: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: partOf, debugName: 'parts' }] },
});
await bundle.close();
const libraryBundle = await rolldown({ input: LIBRARIES, ...FOR_NODE });
const made = await libraryBundle.write({
  dir: 'dist',
  format: 'cjs',
  minify: true,
  comments: false,
  entryFileNames: '[name].cjs',
});
await libraryBundle.close();
output.push(...made.output);
for (const { type, fileName, map } of output)
  if (type === 'chunk') rewriteInAscii(join('dist', fileName), Boolean(map));

// The root of the package is an ES module that re-exports the bundled API.
const { exports: names } = output.find(({ name }) => name === 'api');
writeFileSync(
  'dist/index.js',
  `import { createRequire } from 'node:module';
export const { ${names.join(', ')} } = createRequire(import.meta.url)('./api.cjs');
`,
);

const modules = output.flatMap((chunk) => chunk.moduleIds ?? []).map((id) => relative('.', id));
const folders = new Set(
  modules.flatMap((id) => {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
    return match === null ? [] : [match[1]];
  }),
);
const texts = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
mkdirSync('dist', { recursive: true });
writeFileSync('dist/THIRD_PARTY_LICENSES.txt', texts.join(`\n${'-'.repeat(79)}\n\n`));

// Shipped files need no parsing at run time: their content is stored beside the program.
const compiler = await bundleTool('test/build/compile-data.ts');
execFileSync(process.execPath, [compiler, 'dist'], { stdio: 'inherit' });

// The help page at the usual widths, printed without loading the program.
rmSync('dist/help.json', { force: true });
const helpPages = ['80', '100', '120'].map((COLUMNS) => [
  COLUMNS,
  execFileSync(process.execPath, ['bin/mimo-check.js', 'help'], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS },
  }),
]);
writeFileSync('dist/help.json', JSON.stringify(Object.fromEntries(helpPages)));

// Files of an earlier build are removed last, so that a program running meanwhile finds its parts.
const current = new Set([...output.map(({ fileName }) => fileName), ...KEPT]);
for (const name of readdirSync('dist'))
  if (!current.has(name)) rmSync(join('dist', name), { recursive: true });
