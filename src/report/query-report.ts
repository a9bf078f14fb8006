/** The answer to an expression over the data. Programs get the bare result. */
export interface QueryReport {
  kind: 'query';
  expression: string;
  result: unknown;
}
