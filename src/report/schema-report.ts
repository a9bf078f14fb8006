/** A JSON Schema (draft-7) that ships with the package, as it is printed: bare. */
export interface SchemaReport {
  kind: 'schema';
  /** The text of the file, by lines. */
  lines: string[];
}

/** The schema itself, whatever the format: it is a document of its own. */
export const schemaText = ({ lines }: SchemaReport): string => `${lines.join('\n')}\n`;
