/** A stream that a report or a problem is written to. */
export interface Output {
  /** Settles when the text has been taken; rejects when it could not be written. */
  write: (text: string) => Promise<void>;
  /** Whether its reader has gone away: what is written then is dropped. */
  isClosed?: () => boolean;
  isTTY: boolean;
  /** Of the terminal, if it is one. */
  columns?: number;
}

/** All that the program touches besides files: arguments, so that tests can hand them in. */
export interface Io {
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Today, ISO 8601, UTC. */
  today: string;
  /** Reads standard input whole, at most that many bytes. */
  stdin: (limit: number) => string;
  /** Somebody types: standard input is a terminal. */
  isTyped?: boolean;
  /** Standard input piece by piece, for what may be too large to hold. Absent: it is read whole. */
  stdinChunks?: () => AsyncIterable<Uint8Array>;
}
