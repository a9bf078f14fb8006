/** Where a report is shown, as a plain value. */
export interface Terminal {
  /** Columns. */
  width: number;
  color: boolean;
  /** Otherwise ASCII only. */
  unicode: boolean;
}
