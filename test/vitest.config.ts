import { defineConfig } from 'vitest/config';
import { SkippedReporter } from './kit/skipped.js';

// Extra certificates make each start of Node several times slower, and the tests start it often.
delete process.env['NODE_EXTRA_CA_CERTS'];

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/kit/fuzz-seed.ts'],
    globalSetup: ['test/kit/run-folder.ts'],
    // Each worker loads the program once, not once per file, so no test may leave anything behind in its
    // process.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As many workers as processors: most tests wait for another process.
    maxWorkers: '100%',
    // A fifth of the time of the tests that evaluate much went into collecting garbage from a small young generation.
    execArgv: ['--max-semi-space-size=64'],
    reporters: ['default', new SkippedReporter(), ...(process.env['CI'] === 'true' ? ['json'] : [])],
    outputFile: { json: 'coverage/tests.json' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      // The code that decides a verdict is covered almost completely; elsewhere some lines run only in other
      // processes.
      thresholds: {
        ...{ lines: 95, branches: 90 },
        // The writer handles pipes, mounts and signals in separate processes.
        'src/{evidence,query,input/yaml}/**': { lines: 95, branches: 93 },
        'src/input/!(write-file).ts': { lines: 95, branches: 93 },
        'src/rules/**': { lines: 100, branches: 100 },
        'src/{policy,verdict}/**': { lines: 95, branches: 93 },
      },
      // The test report is in the same folder as the coverage report.
      clean: false,
    },
  },
});
