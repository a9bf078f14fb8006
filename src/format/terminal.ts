/** Where a report is shown, as a plain value. */
export interface Terminal {
  /** How much of a verdict a page shows; absent: what decides it, a line a gap. */
  detail?: 'brief' | 'full';
  /** Whether the columns of a list were asked for by name: then none is left out where a page is too narrow. */
  allColumns?: boolean;
  /** Columns. */
  width: number;
  color: boolean;
  /** Otherwise ASCII only. */
  unicode: boolean;
  /** The working directory as its repository names it, like `services/api`; absent: it is the root. */
  folder?: string;
}
