// Draws the page of `mimo-check xiaomi` for the README: .github/page.svg, from the output of the program in a
// terminal of 80 columns. `npm run readme` runs it; test/docs/picture.test.ts compares the result.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const COLUMNS = 80;
/** In pixels: a cell of the terminal, and the margins of the page. */
const CELL = { width: 8.4, height: 18 };
const EDGE = { x: 18, top: 44, bottom: 18 };
const COLORS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', plain: '#e6edf3', dim: '#8b949e' };

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The parts of a line with the same style: text, column, and active codes for colour and weight. */
function* spansOf(line) {
  let codes = new Set();
  let column = 0;

  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    const code = /^\x1b\[([0-9;]*)m$/.exec(part)?.[1];
    if (code === undefined) {
      if (part !== '') yield { text: part, column, codes: [...codes] };
      column += [...part].length;
    } else if (code === '' || code === '0') codes = new Set();
    else if (code === '39') codes = new Set([...codes].filter((one) => !/^3[0-7]$/.test(one)));
    else if (code === '22') codes = new Set([...codes].filter((one) => !['1', '2'].includes(one)));
    else codes = new Set([...codes, code]);
  }
}

/** A span without leading, trailing and repeated blanks, which a browser would collapse. */
const wordsOf = ({ text, column, codes }) =>
  [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: words, index }) => ({
    ...{ text: words, codes },
    column: column + [...text.slice(0, index)].length,
  }));

function drawn({ text, column, codes }, row) {
  const color = codes.find((code) => COLORS[code] !== undefined);
  const fill = COLORS[color] ?? (codes.includes('2') ? COLORS.dim : COLORS.plain);
  const weight = codes.includes('1') ? ' font-weight="bold"' : '';
  const x = (EDGE.x + column * CELL.width).toFixed(1);
  const y = EDGE.top + row * CELL.height + 13;
  const length = ([...text].length * CELL.width).toFixed(1);
  return `<text x="${x}" y="${y}" fill="${fill}"${weight} textLength="${length}">${escape(text)}</text>`;
}

/** A page with terminal codes as SVG. */
export function pictureOf(page, command) {
  const lines = page.replace(/\n+$/, '').split('\n');
  const width = Math.ceil(2 * EDGE.x + COLUMNS * CELL.width);
  const height = EDGE.top + lines.length * CELL.height + EDGE.bottom;
  const texts = lines.flatMap((line, row) =>
    [...spansOf(line)].flatMap(wordsOf).map((span) => drawn(span, row)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="What ${escape(command)} prints">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    `<text x="${EDGE.x}" y="26" fill="${COLORS.dim}">$ ${escape(command)}</text>`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The output of the program in colour, as of a day. */
export function pageOf(args, asOf) {
  const { stdout } = spawnSync(process.execPath, ['bin/mimo-check.js', ...args, '--color'], {
    encoding: 'utf8',
    env: { ...process.env, MIMO_CHECK_AS_OF: asOf, COLUMNS: String(COLUMNS), LANG: 'C.UTF-8' },
  });
  return stdout;
}

export const PICTURE = '.github/page.svg';
export const DAY = '2026-11-23';
export const drawPicture = () => pictureOf(pageOf(['xiaomi'], DAY), 'npx mimo-check xiaomi');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(PICTURE), { recursive: true });
  writeFileSync(PICTURE, drawPicture());
}
