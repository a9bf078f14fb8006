// Makes declarations plain: what is derived from a shape is written out, once, and what is then unused goes.
import ts from 'typescript';

const { TypeFlags, SymbolFlags } = ts;
/** Aliases that compute a type from a shape. */
const DERIVING = new Set(['ValueOf', 'ValuesOf', 'AttributeValue']);
/** A shorter text is not worth a name. */
const NAMED_FROM = 24;

const OPTIONS = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  skipDefaultLibCheck: true,
  noEmit: true,
};

const libraries = new Map();

/** A program of these texts, by file name. */
function programOf(texts) {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => Object.hasOwn(texts, name) || fileExists(name);
  host.readFile = (name) => texts[name] ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    if (Object.hasOwn(texts, name))
      return ts.createSourceFile(name, texts[name], ts.ScriptTarget.ES2023, true);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...rest));
    return libraries.get(name);
  };
  return ts.createProgram(Object.keys(texts), OPTIONS, host);
}

const contains = (node, matches) =>
  matches(node) || ts.forEachChild(node, (child) => contains(child, matches)) === true;
const isDeriving = (node) => ts.isTypeReferenceNode(node) && DERIVING.has(node.typeName.text);
/** Whether a type is computed, of a constant's type or a shape. */
const isDerived = (node) =>
  isDeriving(node) ||
  ((ts.isIndexedAccessTypeNode(node) || ts.isTypeOperatorNode(node)) &&
    contains(node, (part) => ts.isTypeQueryNode(part) || isDeriving(part)));

/** Writes types out. A part that is the same as a type with a name is written by that name. */
class Writer {
  #names = new Map();
  #checker;
  #declared;
  constructor(checker, declared) {
    this.#checker = checker;
    this.#declared = declared;
  }

  write(type, isOptional = false) {
    const isNamed = !isOptional && this.#declared.has(type.aliasSymbol?.name);
    const text = isNamed ? type.aliasSymbol.name : this.#text(type, isOptional);
    return this.#names.get(text) ?? text;
  }

  /** Names these types, by name, shorter ones first: a type is never part of a shorter one. */
  name(types) {
    const texts = [...types].map(([name, type]) => [name, type, this.write(type).length]);
    for (const [name, type] of texts.sort((one, two) => one[2] - two[2])) {
      const text = this.#text(type);
      if (text.length >= NAMED_FROM && !this.#names.has(text)) this.#names.set(text, name);
    }
  }

  /** The text of the type of this name. */
  define(name, type) {
    const text = this.#text(type);
    const written = this.#names.get(text) ?? text;
    return written === name ? text : written;
  }

  #text(type, isOptional = false) {
    const { aliasSymbol, aliasTypeArguments = [] } = type;
    if (aliasSymbol?.name === 'Record')
      return `Record<${aliasTypeArguments.map((part) => this.write(part)).join(', ')}>`;
    if (type.isUnion()) {
      const isGiven = ({ flags }) => !isOptional || (flags & TypeFlags.Undefined) === 0;
      return this.#union(type.types.filter(isGiven));
    }
    if (this.#checker.isArrayType(type)) return this.#array(type);
    const isObject = (type.flags & TypeFlags.Object) !== 0;
    if (!isObject || this.#declared.has(type.symbol?.name))
      return this.#checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    return this.#object(type);
  }

  #union(types) {
    const parts = types
      .filter((type) => (type.flags & TypeFlags.BooleanLiteral) === 0)
      .map((type) => this.write(type));
    if (parts.length < types.length) parts.push('boolean');
    return parts.join(' | ');
  }

  #array(type) {
    const [item] = this.#checker.getTypeArguments(type);
    const text = this.write(item);
    const prefix = type.symbol.name === 'ReadonlyArray' ? 'readonly ' : '';
    return `${prefix}${(/[ |]/.test(text) && !text.startsWith('{')) || text.includes('} | ') ? `(${text})` : text}[]`;
  }

  #object(type) {
    const checker = this.#checker;
    const fields = checker.getPropertiesOfType(type).map((field) => {
      const isOptional = (field.flags & SymbolFlags.Optional) !== 0;
      const full = checker.getTypeOfSymbol(field);
      const key = /^[\w$]+$/.test(field.name) ? field.name : `'${field.name}'`;
      return `${key}${isOptional ? '?' : ''}: ${this.write(full, isOptional)};`;
    });
    return `{ ${fields.join(' ')} }`;
  }
}

const nameOf = (statement) =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0].name.text
    : statement.name?.text;

/** The statements that the exports need, in their order. */
function needed(file) {
  const byName = new Map();
  for (const statement of file.statements) {
    const name = nameOf(statement);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), statement]);
  }
  const kept = new Set(file.statements.filter((statement) => nameOf(statement) === undefined));
  const visit = (node) => {
    if (ts.isIdentifier(node))
      for (const statement of byName.get(node.text) ?? [])
        if (!kept.has(statement)) {
          kept.add(statement);
          visit(statement);
        }
    ts.forEachChild(node, visit);
  };
  for (const statement of [...kept]) visit(statement);
  return file.statements.filter((statement) => kept.has(statement));
}

/** The declarations with each derived type written out. */
function writtenOut(text) {
  const program = programOf({ '/full.d.ts': text });
  const file = program.getSourceFile('/full.d.ts');
  const checker = program.getTypeChecker();
  const writer = new Writer(checker, new Set(file.statements.filter(ts.isInterfaceDeclaration).map(nameOf)));
  const derived = [];
  const visit = (node) => {
    if (ts.isVariableStatement(node)) return;
    if (ts.isTypeAliasDeclaration(node) && (node.typeParameters ?? []).length > 0) return;
    if (isDerived(node))
      derived.push({ node, type: checker.getTypeFromTypeNode(node), name: nameOf(node.parent) });
    else ts.forEachChild(node, visit);
  };
  visit(file);
  writer.name(
    derived
      .filter(({ node }) => ts.isTypeAliasDeclaration(node.parent))
      .map(({ name, type }) => [name, type]),
  );
  const edits = derived.map(({ node, name, type }) => ({
    node,
    text: ts.isTypeAliasDeclaration(node.parent) ? writer.define(name, type) : writer.write(type),
  }));
  let written = text;
  for (const { node, text: by } of edits.reverse())
    written = written.slice(0, node.getStart(file)) + by + written.slice(node.end);
  return written;
}

export function plainTypes(text) {
  const written = writtenOut(text);
  const file = ts.createSourceFile('/plain.d.ts', written, ts.ScriptTarget.ES2023, true);
  return `${needed(file)
    .map((statement) => statement.getFullText().trim())
    .join('\n')}\n`;
}

/** Fails unless both export the same names, of the same types. */
export function assertSame(full, plain) {
  const exported = /^export (type )?\{ (.*) \};$/gm;
  const names = [...full.matchAll(exported)].flatMap(([, kind, list]) =>
    list.split(', ').map((name) => [kind === undefined, name]),
  );
  const checks = names.map(([isValue, name], at) => {
    const of = (module) => (isValue ? `typeof ${module}.${name}` : `${module}.${name}`);
    return `export const same${at}: Same<${of('full')}, ${of('plain')}> = true;`;
  });
  const test = `import type * as full from './full.js'; import type * as plain from './plain.js';
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
${checks.join('\n')}`;
  const program = programOf({ '/full.d.ts': full, '/plain.d.ts': plain, '/same.ts': test });
  const found = ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file?.text.slice(start).split('\n')[0];
    return `${ts.flattenDiagnosticMessageText(messageText, '\n')} (${file?.fileName}: ${line})`;
  });
  if (found.length > 0 || names.length === 0)
    throw new Error(`the declarations differ:\n${found.join('\n')}`);
}
