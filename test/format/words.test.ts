import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Marks the place of a value in a template literal. */
const VALUE = '\u0000';

/** Files with prose that is not text of a report, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  'src/format/html/style.ts': 'a style sheet: no reader reads it',
  'src/verdict/load-waivers.ts': 'errors of a file of waivers',
  'src/verdict/record-warnings.ts': 'warnings of validate about a file',
  'src/verdict/words/letter/terms.ts': 'the terms of the letter, in its three languages side by side',
  'src/report/lists/rule-fields.ts': 'errors of a filter by a rule that is not asked',
};

/** The words of a room are in a file whose name ends with its language. */
const LANGUAGE_FILE = /-(de|en|fr)\.ts$/;

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

/** What a program takes from the module of shapes. */
const shapeNames = (program: ts.SourceFile): ReadonlySet<string> =>
  new Set(
    program.statements.flatMap((node) => {
      if (!ts.isImportDeclaration(node) || !node.moduleSpecifier.getText(program).includes('/input/shape.js'))
        return [];
      const bindings = node.importClause?.namedBindings;
      return bindings !== undefined && ts.isNamedImports(bindings)
        ? bindings.elements.map(({ name }) => name.text)
        : [];
    }),
  );

/** Whether texts inside a node are not text of a report: an error, why a field cannot be queried, what a field is. */
const isExempt =
  (shapes: ReadonlySet<string>) =>
  (node: ts.Node): boolean => {
    if (ts.isPropertyAssignment(node))
      return ts.isIdentifier(node.name) && ['doc', 'refused'].includes(node.name.text);
    if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === 'Error';
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
    return node.expression.text === 'inputError' || shapes.has(node.expression.text);
  };

/**
 * The prose in the literals of a program, except errors, which are written where they are thrown, and descriptions of
 * fields, which are part of the field and of its schema.
 */
function proseIn(text: string, file = 'program.ts'): string[] {
  const found: string[] = [];
  const program = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const isElsewhere = isExempt(shapeNames(program));
  const visit = (node: ts.Node): void => {
    if (isElsewhere(node)) return;
    const literal = literalText(node);
    if (literal !== undefined && isProse(literal)) found.push(literal.replaceAll(VALUE, '…'));
    ts.forEachChild(node, visit);
  };
  visit(program);
  return found;
}

const filesOf = (room: string): string[] =>
  readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', room, name));
const FORMAT_HOME = 'src/format/words/';
const isHome = (file: string): boolean => file.startsWith(FORMAT_HOME) || LANGUAGE_FILE.test(file);
const read = (file: string): string => readFileSync(file, 'utf8');

describe('the prose of reports', () => {
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
  test('does not include descriptions of fields', () => {
    const shape = "import { text, optional } from '../input/shape.js';";
    expect(proseIn(`${shape} const A = object({ a: optional(text('the last day')), doc: 'a b' });`)).toEqual(
      [],
    );
    expect(proseIn("const a = text('the last day');")).toEqual(['the last day']);
  });
  test.each([
    ['format', 50],
    ['report', 35],
    ['verdict', 20],
  ])('is only in the words files of src/%s', (room, least) => {
    const elsewhere = filesOf(room).filter((file) => !isHome(file) && !(file in EXEMPT));
    expect(elsewhere.length).toBeGreaterThan(least);
    expect(elsewhere.flatMap((file) => proseIn(read(file), file).map((text) => `${file}: ${text}`))).toEqual(
      [],
    );
  });
  test('is elsewhere only in files that have some and say why', () => {
    const idle = Object.keys(EXEMPT).filter((file) => proseIn(read(file), file).length === 0);
    expect(idle).toEqual([]);
  });
  test('is written once', () => {
    // The letter has words of its own, which a vendor reads and no user.
    const all = ['evidence', 'format', 'report', 'verdict']
      .flatMap(filesOf)
      .filter((file) => isHome(file) && !/-(de|fr)\.ts$|vocabulary-|\/letter\//.test(file))
      .flatMap((file) => proseIn(read(file), file))
      .filter((text) => LABEL.test(text) || SEVERAL_WORDS.test(text));
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });
  test('has a file for each kind of words in each language', () => {
    const homes = filesOf('format').filter(isHome);
    const kinds = homes.flatMap((file) => /([\w-]+)-words-([a-z]{2})\.ts$/.exec(file)?.slice(1, 3) ?? []);
    expect(kinds.length).toBeGreaterThan(0);
    const languages = new Set(kinds.filter((_, index) => index % 2 === 1));
    const names = new Set(kinds.filter((_, index) => index % 2 === 0));
    expect(homes).toHaveLength(1 + names.size * languages.size);
  });
});
