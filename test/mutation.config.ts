import { defineConfig } from 'vitest/config';

/** The tests that test/tools/mutation.mjs runs for one part, once for each mutation. */
const tests = (process.env['MUTATION_TESTS'] ?? '').split(',');
/** The files that are changed. */
const files = (process.env['MUTATION_FILES'] ?? '').split(',');

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: tests.map((name) => `test/${name}.test.ts`),
    // What runs when a file is loaded must run outside of any test: else Stryker tries a change there on one test alone.
    setupFiles: ['test/kit/fuzz-seed.ts', ...files],
    globalSetup: ['test/kit/run-folder.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
