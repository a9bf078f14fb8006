/** A stream that a report or a problem is written to. */
export interface Output {
  /** Settles when the text has been accepted; rejects if it could not be written. */
  write: (text: string) => Promise<void>;
  /** Whether the reader has closed the stream. Anything written after that is dropped. */
  isClosed?: () => boolean;
  isTTY: boolean;
  /** The width of the terminal, if it is one. */
  columns?: number;
}

/** What the program uses besides files. Passed in as an argument, so that tests can supply their own. */
export interface Io {
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Today's date in UTC, ISO 8601. */
  today: string;
  /** Standard input in chunks, since it may not fit in memory. */
  stdin: () => AsyncIterable<Uint8Array>;
  /** Standard input is a terminal: somebody types. */
  isTyped?: boolean;
}
