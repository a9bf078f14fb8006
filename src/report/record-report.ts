/** What `waive` and `attest` wrote down. */
export interface RecordReport {
  schemaVersion: 1;
  kind: 'record';
  tool: { name: 'mimo-check'; version: string };
  asOf: string;
  /** What was recorded, with the keys of the file. */
  recorded: { kind: 'waiver' | 'attestation'; entry: object };
  file: string;
  line: number;
  /** The file was not there before. */
  created: boolean;
  /** What it means, as sentences. */
  says: string[];
  next: string[];
}
