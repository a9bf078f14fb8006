import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { write } from './files.js';

/**
 * Hands folder, arguments, variables and input to the process that answers, and gives its answer. It is bash alone,
 * which starts in a hundredth of the time.
 */
const asking = (port: number): string => `#!/bin/bash
input=
for word; do if [[ $word == - ]]; then IFS= read -r -d '' input; fi; done
words=("$input" "$PWD" "$#" "$@")
for name in $(compgen -e); do words+=("$name=\${!name}"); done
exec 3<>/dev/tcp/127.0.0.1/${port} && printf '%s\\0' "\${#words[@]}" "\${words[@]}" >&3 || exit 2
IFS= read -r -d '' code <&3 && IFS= read -r -d '' out <&3 && IFS= read -r -d '' err <&3 || exit 2
printf '%s' "$out"
printf '%s' "$err" >&2
exit "$code"
`;

/** Runs the built program for each one that asks, one after another, since a process has one folder. */
const ANSWERING = `
const { createServer } = require('node:net');
const { main } = require(process.argv[2]);
async function replyTo([input, folder, count, ...words]) {
  const variables = words.slice(Number(count)).map((word) => /^([^=]*)=([^]*)$/.exec(word).slice(1));
  const [out, err] = [[], []];
  const into = (texts) => ({ write: async (text) => void texts.push(text), isTTY: false });
  process.chdir(folder);
  const code = await main(words.slice(0, Number(count)), {
    today: new Date().toISOString().slice(0, 10),
    ...{ stdout: into(out), stderr: into(err), env: Object.fromEntries(variables) },
    ...{ isTyped: false, stdin: async function* () { yield Buffer.from(input); } },
  });
  process.chdir('/');
  return [code, out.join(''), err.join(''), ''].join('\\0');
}
let last = Promise.resolve();
createServer((asker) => {
  let asked = '';
  asker.setEncoding('utf8').on('data', (piece) => {
    asked += piece;
    const [count, ...words] = asked.split('\\0');
    if (words.length <= Number(count)) return;
    last = last.then(async () => asker.end(await replyTo(words.slice(0, -1))));
  });
}).listen(0, '127.0.0.1', function () {
  process.send(this.address().port);
});
process.on('disconnect', () => process.exit());
`;

/** A program that answers like the built one, which is loaded only once for all of its answers. */
export interface AskingProgram {
  /** Its path. */
  asking: string;
  /** Ends the process that answers. */
  end: () => void;
}

/**
 * Writes such a program into a folder, as mimo-check. It is for tests of what is around the program: how the program
 * itself starts and ends is not in it.
 */
export async function askingProgram(folder: string, made: string): Promise<AskingProgram> {
  write(folder, { 'answering.cjs': ANSWERING });
  const program = fork(join(folder, 'answering.cjs'), [join(made, 'dist/cli.cjs')], { execArgv: [] });
  const [port] = (await once(program, 'message')) as [number];
  const file = join(folder, 'mimo-check');
  write(folder, { 'mimo-check': asking(port) });
  chmodSync(file, 0o755);
  return { asking: file, end: () => void program.kill() };
}
