// Writes data/man/mimo-check.1, the manual page, from the tables of commands and options.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Beside dist, so that what ships is found from there as the program finds it.
const bundle = resolve('node_modules/.cache/mimo-check/man.mjs');
await build({
  entryPoints: ['test/tools/man.ts'],
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
const { manPage } = await import(pathToFileURL(bundle).href);
mkdirSync('data/man', { recursive: true });
writeFileSync('data/man/mimo-check.1', manPage());
