// How code is bundled for Node, by the build and by the tools that run TypeScript of the repository.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export const FOR_NODE = {
  platform: 'node',
  transform: { target: 'node20.19' },
  logLevel: 'warn',
  // A module that one part loads at first use may be one that another needs at once.
  checks: { ineffectiveDynamicImport: false },
};

/** Bundles a module of test/tools, by its name, and answers with the path of the bundle. */
export async function bundleTool(name) {
  const file = resolve(`node_modules/.cache/mimo-check/${name}.mjs`);
  const bundle = await rolldown({ input: `test/tools/${name}.ts`, ...FOR_NODE });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}

/** What such a module exports. */
export const importTool = async (name) => import(pathToFileURL(await bundleTool(name)).href);
