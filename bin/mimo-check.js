#!/usr/bin/env node
// Until the verdict is known, every way out is 2: a crash or a missing build must not look like an answer.
process.exitCode = 2;
// The YAML library would print its tokens among the report.
delete process.env.LOG_TOKENS;
delete process.env.LOG_STREAM;
let crashed = false;
const crash = (error) => {
  crashed = true;
  process.exitCode = 2;
  const missing = error?.code === 'ERR_MODULE_NOT_FOUND';
  const text = missing ? 'the build is missing: run npm run build' : 'this is a bug: see CONTRIBUTING.md';
  const trace = missing ? '' : `${String(error?.stack ?? error).replace(/[^\n\x20-\x7e]/g, '?')}\n`;
  process.stderr.write(`mimo-check: ${text}\n${trace}`);
};
process.on('uncaughtException', crash);
try {
  const { main, processIo } = await import('../dist/cli.js');
  const code = await main(process.argv.slice(2), processIo());
  if (!crashed) process.exitCode = code;
} catch (error) {
  crash(error);
}
