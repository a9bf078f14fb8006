// How code is bundled for Node, by the build and by the tools that run the repository's TypeScript.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export const FOR_NODE = {
  platform: 'node',
  transform: { target: 'node20.19' },
  logLevel: 'warn',
  // A module that one part loads on first use may be needed immediately by another.
  checks: { ineffectiveDynamicImport: false },
};

/** Bundles a module of test/tools by name; returns the path of the bundle. */
export async function bundleTool(name) {
  const file = resolve(`node_modules/.cache/mimo-check/${name}.mjs`);
  const bundle = await rolldown({ input: `test/tools/${name}.ts`, ...FOR_NODE });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}

/** The exports of such a module. */
export const importTool = async (name) => import(pathToFileURL(await bundleTool(name)).href);
