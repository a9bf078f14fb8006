import { readNumber } from '../query/filter.js';
import { quoted } from '../input/words.js';
import { checked, type Definition, once, refuse, repeated, text } from './option-parsers.js';

/** What the options that choose among findings and rows come to. */
export interface QueryFlags {
  where?: string[];
  /** The name of a field; a hyphen before it turns the order round. */
  sort?: string;
  limit?: number;
  columns?: string[];
  /** Rules of the policy to ask alone. */
  rule?: string[];
  /** Tokens of one request. */
  inputTokens?: number;
  outputTokens?: number;
  /** Of query: over findings too. */
  findings?: boolean;
}

function sort(value: string, previous: string | undefined): string {
  if (value.startsWith('--')) return refuse(`${quoted(value)} looks like another option.`);
  const name = once(text)(value.replace(/^-/, ''), previous);
  return value.startsWith('-') ? `-${name}` : name;
}

const MOST_ROWS = 1_000_000_000;

function limit(value: string): number {
  if (!/^[1-9]\d*$/.test(value) || Number(value) > MOST_ROWS)
    return refuse('It must be a whole number above 0.');
  return Number(value);
}

const columns = (value: string): string[] => value.split(',').map((name) => checked(name).trim());

function tokens(value: string): number {
  const number = Number(readNumber(value) ?? 'none');
  if (!Number.isSafeInteger(number))
    return refuse('It must be a whole number of tokens, like 1500, 200K or 1M.');
  return number;
}

export const SELECTION = 'Selection:';

export const QUERY_DEFINITIONS = {
  where: {
    flags: '--where <condition>',
    text: "name, operator (= != < <= > >= ~) and value as one word in quotes, like 'context>=200K'; repeatable, all must hold",
    group: SELECTION,
    parse: repeated(text),
  },
  sort: {
    flags: '--sort <name>',
    text: 'order by a name; -name from great to small',
    group: SELECTION,
    parse: sort,
  },
  limit: { flags: '--limit <number>', text: 'at most that many rows', group: SELECTION, parse: once(limit) },
  columns: {
    flags: '--columns <names>',
    text: 'the columns to show, like id,context',
    group: SELECTION,
    parse: once(columns),
  },
  rule: {
    flags: '--rule <id>',
    text: 'ask this rule of the policy alone; repeatable',
    group: SELECTION,
    parse: repeated(text),
  },
  inputTokens: {
    flags: '--input-tokens <number>',
    text: 'price one request with that many input tokens, like 200K',
    group: SELECTION,
    parse: once(tokens),
  },
  outputTokens: {
    flags: '--output-tokens <number>',
    text: 'and with that many output tokens',
    group: SELECTION,
    parse: once(tokens),
  },
  findings: { flags: '--findings', text: 'over the findings on everything on file too', group: SELECTION },
} as const satisfies Record<string, Definition>;
