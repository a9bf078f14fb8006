// How code is bundled for Node, by the build and by the tools that run the repository's TypeScript.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export const FOR_NODE = {
  platform: 'node',
  transform: { target: 'node20.19' },
  logLevel: 'warn',
  // A module that one part loads on first use may be needed immediately by another.
  checks: { ineffectiveDynamicImport: false },
};

/** Bundles a TypeScript file of the repository; returns the path of the bundle. */
export async function bundleTool(input) {
  const file = resolve(`node_modules/.cache/mimo-check/${basename(input, '.ts')}.mjs`);
  const bundle = await rolldown({ input, ...FOR_NODE });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}

/** The exports of such a file. */
export const importTool = async (input) => import(pathToFileURL(await bundleTool(input)).href);
