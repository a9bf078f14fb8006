import type { Terminal } from '../terminal.js';
import { paperFor, type Paper } from './paper.js';

/** A block of a topic, without its markup. */
type Block =
  | { kind: 'head' | 'paragraph'; text: string }
  | { kind: 'item'; mark: string; text: string }
  | { kind: 'code'; lines: string[] }
  | { kind: 'table'; rows: string[][] };

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-+:?$/.test(cell));

function addCells(blocks: Block[], line: string, isNew: boolean): void {
  const last = blocks.at(-1);
  const cells = cellsOf(line);
  if (last?.kind !== 'table' || isNew) blocks.push({ kind: 'table', rows: [cells] });
  else if (!isRule(cells)) last.rows.push(cells);
}

/** The block that a line's markup starts: a heading or an item; undefined if it has none. */
function marked(line: string): Block | undefined {
  const head = /^#+ (.*)$/.exec(line)?.[1];
  if (head !== undefined) return { kind: 'head', text: head };
  const [, mark, text] = /^(-|\d+\.) +(.*)$/.exec(line) ?? [];
  return mark === undefined || text === undefined ? undefined : { kind: 'item', mark, text };
}

/** Adds a line that is not code to the blocks so far. */
function addLine(blocks: Block[], line: string, isNew: boolean): void {
  const last = blocks.at(-1);
  const block = marked(line);
  if (block !== undefined) blocks.push(block);
  else if (line.startsWith('|')) addCells(blocks, line, isNew);
  else if (!isNew && (last?.kind === 'item' || last?.kind === 'paragraph')) last.text += ` ${line.trim()}`;
  else blocks.push({ kind: 'paragraph', text: line });
}

/** The blocks of a topic's Markdown: headings, paragraphs, lists, tables and fenced code. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let code: string[] | undefined;
  let isNew = true;
  for (const line of markdown.split('\n')) {
    if (/^ *```/.test(line)) {
      if (code !== undefined) blocks.push({ kind: 'code', lines: code });
      code = code === undefined ? [] : undefined;
      isNew = true;
    } else if (code !== undefined) code.push(line);
    else if (line.trim() === '') isNew = true;
    else {
      addLine(blocks, line, isNew);
      isNew = false;
    }
  }
  return blocks;
}

/** Removes Markdown markup; strong text becomes bold. */
const inline = (text: string, { ink }: Paper): string =>
  text
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, name: string, address: string) =>
      address.startsWith('https:') ? `${name} (${address})` : name,
    )
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => ink.bold(strong))
    .replaceAll('`', '');

const codeLines = ({ lines }: Block & { kind: 'code' }): string[] =>
  lines.map((line) => (line === '' ? '' : `  ${line}`));

function drawn(block: Block, paper: Paper): string {
  switch (block.kind) {
    case 'head':
      return paper.ink.bold(paper.paragraph(inline(block.text, paper)));
    case 'paragraph':
      return paper.paragraph(inline(block.text, paper));
    case 'item':
      return paper.item(inline(block.text, paper), block.mark);
    case 'code':
      return codeLines(block).join('\n');
    case 'table': {
      const [heads = [], ...rows] = block.rows.map((row) => row.map((cell) => inline(cell, paper)));
      return paper.table(heads, rows);
    }
  }
}

/** Renders a help topic as a page. Items of a list have no blank lines between them. */
export function renderTopic(markdown: string, terminal: Terminal): string {
  const paper = paperFor(terminal);
  const blocks = blocksOf(markdown);
  const parts: string[] = [];
  blocks.forEach((block, index) => {
    const text = drawn(block, paper);
    if (block.kind === 'item' && blocks[index - 1]?.kind === 'item')
      parts.push(`${parts.pop() ?? ''}\n${text}`);
    else parts.push(text);
  });
  // A line of code that is broken could not be pasted.
  return paper.page(
    parts,
    blocks.flatMap((block) => (block.kind === 'code' ? codeLines(block) : [])),
  );
}
