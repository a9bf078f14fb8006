#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

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
  const plain = (said) => String(said).replace(/[^\n\x20-\x7e]/g, '?');
  const text = missing ? 'the build is missing: run npm run build' : 'this is a bug: see CONTRIBUTING.md';
  const trace = missing ? '' : `\n${plain(error?.stack ?? error)}`;
  // What the system refuses is no bug.
  const said = error?.syscall === undefined ? `${text}${trace}` : plain(error.message);
  process.stderr.write(`mimo-check: ${said}\n`);
};
process.on('uncaughtException', crash);
try {
  // Where this file was started through a link, the build still lies beside the file itself.
  const here = pathToFileURL(realpathSync(fileURLToPath(import.meta.url)));
  const { main, processIo } = await import(new URL('../dist/cli.js', here));
  const code = await main(process.argv.slice(2), processIo());
  if (!crashed) process.exitCode = code;
} catch (error) {
  crash(error);
}
