// Assigns each module to a part of the bundle, by when it is first needed.
import { relative } from 'node:path';
import { rolldown } from 'rolldown';
import { FOR_NODE } from './bundle.mjs';

/**
 * Code that only some runs need, those with files of the user, with a file to write, or with a mistake in a name. It is
 * called by the core, which loads this part when it reads the first of its exports: see `later`.
 */
const ON_DEMAND = [
  /^src\/input\/(yaml\/|writing\/(?!root-folder)|write-file|suggest|edit-yaml)/,
  /^src\/evidence\/(attestations\/load-attestations|cross-check|provider-warnings|provider-checks|read-provider|unknown-subject)/,
  /^src\/policy\/(policy-entries|policy-problems)/,
  /^src\/run\/standard-input/,
  /node_modules\/fastest-levenshtein\//,
];

/** The name of that part. */
const DEMANDED = 'demanded';

/** Loads a part when one of its exports is first read. */
export const later = {
  name: 'later',
  renderChunk: (code) => ({
    // On the same line, so that the source map stays right.
    code: code.replace(
      new RegExp(`(const \\w+ = )require\\("\\./${DEMANDED}\\.cjs"\\);`),
      (_all, assigned) =>
        `${assigned}((part) => new Proxy({}, { get: (_, name) => (part ??= require("./${DEMANDED}.cjs"))[name] }))();`,
    ),
    map: null,
  }),
};

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
  for (const id of imports.keys())
    if (ON_DEMAND.some((name) => name.test(nameOf(id)))) parts.set(id, DEMANDED);
  for (const [part, roots] of PARTS) {
    for (const id of [...imports.keys()].sort())
      if (Array.isArray(roots) ? roots.includes(nameOf(id)) : roots.test(nameOf(id))) assign(id, part);
    // What only they need comes with them.
    if (part === 'core')
      for (const [id, name] of [...parts])
        if (name === DEMANDED) for (const next of imports.get(id).now) assign(next, DEMANDED);
  }
  return (id) => parts.get(id) ?? null;
}
