import { defineConfig } from 'vitest/config';

/** The tests that test/tools/mutation.mjs runs for one part, once for each mutation. */
const tests = (process.env['MUTATION_TESTS'] ?? '').split(',');

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: tests.map((name) => `test/${name}.test.ts`),
    setupFiles: ['test/kit/fuzz-seed.ts'],
    globalSetup: ['test/kit/run-folder.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
