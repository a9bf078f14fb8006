/** A token of a YAML text, from the lexer. */
export interface Token {
  type: string;
  source: string;
  offset: number;
}

/** Tokens that do not nest. */
export const BLANKS: readonly string[] = [
  'space',
  'newline',
  'comment',
  'directive-line',
  'doc-mode',
  'scalar',
];

/** Estimates the nesting depth, token by token. The true depth is at most about twice the estimate. */
export class DepthMeter {
  /** The columns of the open blocks, in rising order. */
  readonly #columns: number[] = [];
  #flow = 0;
  #colons = 0;
  #lineStart = 0;
  #atLineStart = true;

  take({ type, source, offset }: Token): number {
    this.#flow = flowAfter(type, this.#flow);
    if (type === 'newline') this.#colons = 0;
    else if (this.#flow === 0 && !BLANKS.includes(type)) this.#takeBlock(type, offset - this.#lineStart);
    if (source.includes('\n')) this.#lineStart = offset + source.lastIndexOf('\n') + 1;
    this.#atLineStart = type === 'newline' || (this.#atLineStart && BLANKS.includes(type));
    return this.#columns.length + this.#flow + Math.max(0, this.#colons - 1);
  }

  #takeBlock(type: string, column: number): void {
    if (type === 'map-value-ind') this.#colons += 1;
    if (!this.#atLineStart && type !== 'seq-item-ind' && type !== 'explicit-key-ind') return;
    while ((this.#columns.at(-1) ?? -1) >= column) this.#columns.pop();
    this.#columns.push(column);
  }
}

function flowAfter(type: string, flow: number): number {
  switch (type) {
    case 'flow-map-start':
    case 'flow-seq-start':
      return flow + 1;
    case 'flow-map-end':
    case 'flow-seq-end':
      return Math.max(0, flow - 1);
    case 'flow-error-end':
      return 0;
    // A block inside a flow collection is always an error, but the parser still nests it.
    case 'seq-item-ind':
      return flow === 0 ? 0 : flow + 1;
    default:
      return flow;
  }
}

/** Tokens that are not allowed: a message and a hint for each. */
export const REFUSED_TOKENS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  anchor: ['an anchor is not allowed', 'Put a text that begins with & in quotes.'],
  alias: ['an alias is not allowed', 'Put a text that begins with * in quotes.'],
  tag: ['a tag is not allowed', 'Put a text that begins with ! in quotes.'],
  'directive-line': ['a directive is not allowed', 'Take out the line that begins with %.'],
};

/** Makes a function that takes each token and returns true once, where a second document begins. */
export function documentCounter(): (token: Token) => boolean {
  let state: 'before' | 'inside' | 'after' | 'reported' = 'before';
  return ({ type }) => {
    if (state === 'reported' || BLANKS.includes(type)) return false;
    const second = state === 'after' || (type === 'doc-start' && state === 'inside');
    if (second) state = 'reported';
    else state = type === 'doc-end' ? 'after' : 'inside';
    return second;
  };
}

const INDICATORS: readonly string[] = ['map-value-ind', 'seq-item-ind', 'explicit-key-ind'];

/**
 * Makes a function that takes each token, and returns the offset of a text without quotes where the library could join
 * it to what follows: on a line of its own, with a comment before it that is indented less.
 */
export function misreadTextFinder(): (token: Token) => number | undefined {
  let last = '';
  let lineStart = 0;
  let isBelowKey = false;
  let leastComment = Infinity;
  let text: number | undefined;
  const begin = (type: string): void => {
    isBelowKey = INDICATORS.includes(type);
    leastComment = Infinity;
  };
  return ({ type, source, offset }) => {
    if (type === 'space') return undefined;
    // Neither a text of several lines is a key, nor one without a colon behind it.
    if (type === 'text' && !source.includes('\n')) return undefined;
    const found = type === 'map-value-ind' ? undefined : text;
    text = type === 'scalar' && isBelowKey && offset - lineStart > leastComment ? offset : undefined;
    if (type === 'newline') lineStart = offset + source.length;
    else if (type !== 'comment') begin(type);
    else if (last === 'newline') leastComment = Math.min(leastComment, offset - lineStart);
    last = type;
    return found;
  };
}

/** Whether a text in quotes ends with an escaped quote: the library takes that for the closing one. */
export function isOpenQuote({ type, source }: Token): boolean {
  if (type === 'single-quoted-scalar') return source.split("'").length % 2 === 0;
  if (type !== 'double-quoted-scalar') return false;
  const bare = source.replace(/\\[^]/g, '');
  return bare.length < 2 || !bare.endsWith('"');
}
