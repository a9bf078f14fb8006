import { escapeHidden, needsQuotes } from './texts.js';
import { guardParser, PARSE_OPTIONS, yaml } from './library.js';

/**
 * Formats plain data as YAML that `parseYaml` reads back and that YAML 1.1 parsers read as the same. Numbers
 * must be ones that `parseYaml` accepts. Block scalars are off: the library does not write all of them so
 * that they can be read back.
 */
export function formatYaml(value: unknown): string {
  const { Document: YamlDocument, visit } = yaml();
  const document = new YamlDocument(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  // By now all hidden characters are inside double quotes, except line ends. Each text stays on one line: a
  // continuation line could look like a command to a log reader.
  const layout = { lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Infinity } as const;
  return escapeHidden(document.toString(layout));
}

/** Adds an item to the list at a path. Comments are kept; the layout may change. */
export function addToYaml(text: string, file: string, path: readonly string[], item: unknown): string {
  const document = guardParser(file, () => yaml().parseDocument(text, PARSE_OPTIONS));
  document.addIn(path, document.createNode(item));
  return document.toString({ lineWidth: 0, blockQuote: false });
}
