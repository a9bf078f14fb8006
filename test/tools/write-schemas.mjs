// Writes data/schemas: the JSON Schemas of every kind of file, derived from the shapes that the loaders check.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const bundle = resolve('node_modules/.cache/mimo-check/schemas.mjs');
await build({
  entryPoints: ['test/tools/schemas.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});
const { schemaFiles } = await import(pathToFileURL(bundle).href);
mkdirSync('data/schemas', { recursive: true });
for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join('data/schemas', name), text);
