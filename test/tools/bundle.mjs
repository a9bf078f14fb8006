// How code is bundled for Node, by the build and by the tools that run TypeScript of the repository.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A source makes Node's require to load a library when it is first used; taken out, esbuild bundles the library. */
const NODE_REQUIRE =
  /^import \{ createRequire \} from 'node:module';\n|^const require = createRequire\(import\.meta\.url\);\n/gm;

const bundledRequire = {
  name: 'bundled-require',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]src[/\\]input[/\\]yaml\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(NODE_REQUIRE, ''),
      loader: 'ts',
    })),
};

export const FOR_NODE = {
  plugins: [bundledRequire],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  banner: {
    // cli-table3 is CommonJS and asks for built-in modules with require.
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
};

/** Bundles a module of test/tools, by its name, and answers with the path of the bundle. */
export async function bundleTool(name) {
  const outfile = resolve(`node_modules/.cache/mimo-check/${name}.mjs`);
  await build({ entryPoints: [`test/tools/${name}.ts`], outfile, ...FOR_NODE });
  return outfile;
}

/** What such a module exports. */
export const importTool = async (name) => import(pathToFileURL(await bundleTool(name)).href);
