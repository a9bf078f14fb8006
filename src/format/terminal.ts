/** Where a report is shown: plain data. */
export interface Terminal {
  /** How much of a verdict a page shows. If absent: what decides it, one line a gap. */
  detail?: 'brief' | 'full';
  /** Whether a list's columns were asked for by name: then none is left out on a narrow page. */
  allColumns?: boolean;
  /** In columns. */
  width: number;
  color: boolean;
  /** If false, ASCII only. */
  unicode: boolean;
  /** The path of the working directory in its repository, like `services/api`; absent at the root. */
  folder?: string;
}
