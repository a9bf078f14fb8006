import type { Terminal } from '../format/terminal.js';
import type { Io, Output } from '../input/io.js';

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** `--color` and `--no-color`, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. */
export function wantsColor(choice: boolean | undefined, stream: Output, env: Io['env']): boolean {
  if (choice !== undefined) return choice;
  if (isSet(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (isSet(forced)) return forced !== '0' && forced !== 'false';
  return env['TERM'] !== 'dumb' && stream.isTTY;
}

/** Whether the locale can show more than ASCII; an absent one can. */
function hasUnicode(env: Io['env']): boolean {
  if (env['TERM'] === 'dumb') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

const DEFAULT_WIDTH = 80;

function widthOf(stream: Output, env: Io['env']): number {
  if (stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const columns = env['COLUMNS'];
  return columns !== undefined && /^[1-9]\d{0,3}$/.test(columns) ? Number(columns) : DEFAULT_WIDTH;
}

/** What a stream can show. */
export const terminalOf = (stream: Output, env: Io['env'], color?: boolean): Terminal => ({
  width: widthOf(stream, env),
  color: wantsColor(color, stream, env),
  unicode: hasUnicode(env),
});
