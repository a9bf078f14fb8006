#!/usr/bin/env node
// Until the verdict is known, every way out is 2: a crash or a missing build must not look like an answer.
process.exitCode = 2;
try {
  const { main, processIo } = await import('../dist/cli.js');
  process.exitCode = await main(process.argv.slice(2), processIo());
} catch (error) {
  const missing = error?.code === 'ERR_MODULE_NOT_FOUND';
  const text = missing ? 'the build is missing: run npm run build' : 'this is a bug: see CONTRIBUTING.md';
  process.stderr.write(`mimo-check: ${text}\n${missing ? '' : `${String(error?.stack ?? error)}\n`}`);
}
