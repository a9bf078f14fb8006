import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Marks the place of a value in a template literal. */
const VALUE = '\u0000';

/** A style sheet has no text for readers. */
const STYLE_SHEET = 'src/format/html/style.ts';

/** The text of a literal; undefined for any other node. */
function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(VALUE);
}

/** Two words side by side, or a word beside a value. */
const SIDE_BY_SIDE = /(?<![\w-])(?:[A-Za-z]{2,}[,;:]? (?:\u0000|[a-z]{2,})|\u0000[,;:]? [a-z]{2,})/;
/** A single word as a label or heading. */
const LABEL = /^[A-Z][a-z]+$/;

/** Whether a text is for a reader; HTML tags, addresses and the name of the tool do not count. */
function isProse(text: string): boolean {
  const bare = text.replace(/<[^>]*>|https?:\S+|mimo-check/g, '|');
  return SIDE_BY_SIDE.test(bare) || LABEL.test(bare);
}

/** Two texts with one word between values, like “… of …”, need not mean the same. */
const SEVERAL_WORDS = /[A-Za-z]{2,}\W+[A-Za-z]{2,}/;

const isThrown = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'inputError';

/** The prose in the literals of a program, except in errors, which are written where they are thrown. */
function proseIn(text: string, file = 'program.ts'): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isThrown(node)) return;
    const literal = literalText(node);
    if (literal !== undefined && isProse(literal)) found.push(literal.replaceAll(VALUE, '…'));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

const files = readdirSync('src/format', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src/format', name));
const isHome = (file: string): boolean => file.startsWith('src/format/words/');
const homes = files.filter(isHome);
const read = (file: string): string => readFileSync(file, 'utf8');

describe('the prose that formats print', () => {
  test('is found in every kind of literal', () => {
    expect(proseIn("const head = 'Fix first';")).toEqual(['Fix first']);
    expect(proseIn("const HEADS = ['Rule', 'effect'];")).toEqual(['Rule']);
    expect(proseIn('const read = `read ${day}`;')).toEqual(['read …']);
    expect(proseIn("const more = `${count} more${last ? ' and the last' : ''}`;")).toEqual([
      '… more…',
      ' and the last',
    ]);
    expect(proseIn('const none = markup`<p class="fine">No statement on file.</p>`;')).toHaveLength(1);
  });
  test('is not a key, tag, class, address or error', () => {
    const others = [
      "const kinds = ['not-applicable', 'vendorReply', 'sha256', 'application/json', '§', ''];",
      'const mark = markup`<span class="mark off" aria-hidden="true"><b>${sign}</b></span>`;',
      'const place = `${file}:${line}, ${id} (${name})`;',
      "const address = 'https://example.org/some page';",
      "throw inputError('is not a report', { hint: 'Name one that is.' });",
    ];
    expect(others.flatMap((text) => proseIn(text))).toEqual([]);
  });
  test('is in src/format/words only', () => {
    const elsewhere = files.filter((file) => !isHome(file) && file !== STYLE_SHEET);
    expect(elsewhere.length).toBeGreaterThan(50);
    expect(elsewhere.flatMap((file) => proseIn(read(file), file).map((text) => `${file}: ${text}`))).toEqual(
      [],
    );
  });
  test('is written once', () => {
    const all = homes
      .flatMap((file) => proseIn(read(file), file))
      .filter((text) => LABEL.test(text) || SEVERAL_WORDS.test(text));
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });
  test('has a file for each kind of words in each language', () => {
    const kinds = homes.flatMap((file) => /([\w-]+)-words-([a-z]{2})\.ts$/.exec(file)?.slice(1, 3) ?? []);
    expect(kinds.length).toBeGreaterThan(0);
    const languages = new Set(kinds.filter((_, index) => index % 2 === 1));
    const names = new Set(kinds.filter((_, index) => index % 2 === 0));
    expect(homes).toHaveLength(1 + names.size * languages.size);
  });
});
