/** Transfer law as of one day, as a plain value; `data/adequacy.yaml` is its source. */
export interface World {
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** ISO 3166-1 alpha-2 codes of the European Economic Area. */
  eea: readonly string[];
  /** Decisions in force on `asOf`, by country. */
  adequacy: Readonly<Record<string, Adequacy>>;
}

export interface Adequacy {
  /** Whom the decision covers. */
  scope: string;
  /** It covers certified or otherwise qualified recipients only, so the entity must be named. */
  entity: boolean;
  /** Its first day, ISO 8601, UTC: nobody could be certified under it before. */
  in_force_from: string;
}
