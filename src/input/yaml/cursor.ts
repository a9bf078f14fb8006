/** Thrown where a reader is not sure. A constant: an `Error` with its stack costs more than a short file. */
export const UNSURE = Symbol('unsure');

export const unsure = (): never => {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- caught by `readSimpleYaml`, and never an error
  throw UNSURE;
};

/** The library takes up to 60,000 tokens. */
const MOST_TOKENS = 60_000;

const NOT_ASCII = /[^\n -~]/;
const LINE_WITHOUT_CONTENT = / *(?:#[^\n]*)?\n/y;
export const SPACES = / */y;
export const REST_OF_LINE = /(?: +#[^\n]*| *)(?:\n|$)/y;

/** A text, and the offset up to which it has been read. */
export class Cursor {
  readonly text: string;
  readonly ascii: boolean;
  at = 0;
  /** The column of the next content, after a line end; -1 at the end of the text. */
  indent = -1;
  /** The least column of a comment on the lines just before that content. */
  leastComment = Infinity;
  #tokens = 0;

  constructor(text: string) {
    this.text = text;
    this.ascii = !NOT_ASCII.test(text);
  }

  /** Moves past what a sticky pattern matches here; undefined if it does not match. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match;
  }

  matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  get next(): string | undefined {
    return this.text[this.at];
  }

  get column(): number {
    return this.at - (this.text.lastIndexOf('\n', this.at - 1) + 1);
  }

  get lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end === -1 ? this.text.length : end;
  }

  /** Counts at least as many tokens as the library does. */
  countTokens(count: number): void {
    this.#tokens += count;
    if (this.#tokens > MOST_TOKENS) unsure();
  }

  /** Moves from the start of a line to the next content. */
  toNextContent(): void {
    this.leastComment = Infinity;
    for (
      let line = this.take(LINE_WITHOUT_CONTENT);
      line !== undefined;
      line = this.take(LINE_WITHOUT_CONTENT)
    ) {
      this.countTokens(3);
      const column = line[0].indexOf('#');
      if (column !== -1) this.leastComment = Math.min(this.leastComment, column);
    }
    const start = this.at;
    this.take(SPACES);
    this.indent = this.at === this.text.length ? -1 : this.at - start;
  }

  /** Moves past the rest of a line, which may hold a comment only. */
  endLine(): void {
    if (this.take(REST_OF_LINE) === undefined) unsure();
    this.toNextContent();
  }
}
