// Assigns each module to a part of the bundle, by when it is first needed.
import { relative } from 'node:path';
import { rolldown } from 'rolldown';
import { FOR_NODE } from './bundle.mjs';

/**
 * Each part: everything reachable from these modules without a dynamic import, unless it is in an earlier
 * part.
 */
const PARTS = [
  ['core', ['src/cli/main.ts', 'src/cli/commands/check.ts', 'src/format/document.ts']],
  ['line', ['src/cli/program.ts']],
  ['page', ['src/format/page/render-check.ts', 'src/format/page/topic-page.ts']],
  ['commands', /^src\/cli\/commands\//],
  ['pages', ['src/format/page/render-table.ts']],
  ['formats', /^src\/format\//],
];

/** Returns a function from the id of a module to the name of its part. */
export async function partsOf(input) {
  const imports = new Map();
  const graph = {
    name: 'module-graph',
    moduleParsed: ({ id, importedIds, dynamicallyImportedIds }) => {
      imports.set(id, { now: importedIds, later: dynamicallyImportedIds });
    },
  };
  const bundle = await rolldown({ input, ...FOR_NODE, plugins: [graph] });
  await bundle.generate({ format: 'cjs' });
  await bundle.close();
  const parts = new Map();
  const assign = (id, part) => {
    if (parts.has(id) || !imports.has(id)) return;
    parts.set(id, part);
    for (const next of imports.get(id).now) assign(next, part);
  };
  const nameOf = (id) => relative('.', id);
  for (const [part, roots] of PARTS)
    for (const id of [...imports.keys()].sort())
      if (Array.isArray(roots) ? roots.includes(nameOf(id)) : roots.test(nameOf(id))) assign(id, part);
  return (id) => parts.get(id) ?? null;
}
