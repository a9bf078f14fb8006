import { readSync } from 'node:fs';
import { inputError } from '../input/problem.js';
import type { Io, Output } from '../input/io.js';

/** A stream of the process. A reader that has gone away (EPIPE) is no error: the verdict stands. */
function outputOf(stream: NodeJS.WriteStream): Output {
  // The failure reaches the callback of each write; without a listener it would also end the process.
  stream.on('error', () => undefined);
  let closed = false;
  return {
    write: (text) =>
      new Promise((settle, reject) => {
        stream.write(text, (error) => {
          const isGone = error != null && 'code' in error && error.code === 'EPIPE';
          closed ||= isGone;
          if (error == null || isGone) settle();
          else reject(error);
        });
      }),
    isClosed: () => closed,
    isTTY: stream.isTTY,
    ...(stream.isTTY ? { columns: stream.columns } : {}),
  };
}

/** Standard input, at most `limit` bytes. */
function readStdin(limit: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.alloc(65_536);
    const read = readSync(0, chunk);
    if (read === 0) return Buffer.concat(chunks);
    size += read;
    if (size > limit) throw inputError(`is larger than ${limit} bytes`, { file: 'standard input' });
    chunks.push(chunk.subarray(0, read));
  }
}

/** The streams, the environment and the clock of this process. */
export const processIo = (): Io => ({
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
  stdin: (limit) => readStdin(limit).toString('utf8'),
  stdinChunks: () => process.stdin,
});
