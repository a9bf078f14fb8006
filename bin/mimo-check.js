#!/usr/bin/env node
'use strict';
const { realpathSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

// Until the verdict is known, the exit code is 2: a crash or a missing build must not look like an answer.
process.exitCode = 2;
// With these variables set, the YAML library prints its tokens into the report.
delete process.env.LOG_TOKENS;
delete process.env.LOG_STREAM;

// Node can be told to keep symbolic links; the package is found from the real path.
const here = realpathSync(__filename);
const dist = join(here, '..', '..', 'dist');
const argv = process.argv.slice(2);
let crashed = false;

const crash = (error) => {
  crashed = true;
  process.exitCode = 2;
  const missing = error?.code === 'MODULE_NOT_FOUND' && error.requireStack?.[0] === here;
  const plain = (said) => String(said).replace(/[^\n\x20-\x7e]/g, '?');
  const text = missing ? 'the build is missing: run npm run build' : 'this is a bug: see CONTRIBUTING.md';
  const trace = missing ? '' : `\n${plain(error?.stack ?? error)}`;
  // An error from the operating system is not a bug.
  const said = error?.syscall === undefined ? `${text}${trace}` : plain(error.message);
  process.stderr.write(`mimo-check: ${said}\n`);
};
process.on('uncaughtException', crash);

/** Text that needs no program: the version, and the help page at the widths that the build prepared. */
function readyText() {
  if (argv.length !== 1) return undefined;
  if (['-V', '--version'].includes(argv[0])) return `${require(join(dist, '..', 'package.json')).version}\n`;
  if (!['-h', '--help'].includes(argv[0])) return undefined;
  const { columns = process.env.COLUMNS || '80' } = process.stdout;
  const pages = require(join(dist, 'help.json'));
  return Object.hasOwn(pages, columns) ? pages[columns] : undefined;
}

async function run() {
  // Node keeps what it compiled (from 22.8 on) beside the program, where nobody writes who could not change the program.
  enableCompileCache?.(join(dist, 'compiled'));
  const { main, processIo } = require(join(dist, 'cli.cjs'));
  const code = await main(argv, processIo());
  if (!crashed) process.exitCode = code;
}

function print(text) {
  const written = (error) => {
    if (error == null || error.code === 'EPIPE') process.exitCode = 0;
    else process.stderr.write(`mimo-check: the text could not be written (${error.code})\n`);
  };
  process.stdout.on('error', () => undefined);
  process.stdout.write(text, written);
}

try {
  const text = readyText();
  if (text === undefined) run().catch(crash);
  else print(text);
} catch (error) {
  crash(error);
}
