import { count, object, type ValueOf } from '../input/shape.js';
import type { Policy } from '../policy/policy.js';
import { SEVERITIES, type Severity } from '../policy/severity.js';
import { isGap, type ConsideredClaim, type Finding } from '../verdict/finding.js';
import { isGating } from '../verdict/verdict.js';

export const SUMMARY_SHAPE = object({
  rulesAsked: count('at least once'),
  rulesKnown: count('in the policy'),
  providers: count(),
  models: count(),
  findings: count(),
  outcomes: object({ pass: count(), fail: count(), unknown: count(), notApplicable: count() }),
  gaps: count('requirements that are not met or not shown'),
  gapsByLevel: object({ note: count(), warning: count(), error: count() }, 'by what they count as'),
  gating: count('gaps that decide the verdict'),
  below: count('gaps below the threshold that nobody has accepted'),
  waived: count('gaps that are accepted risks'),
  against: count('not shown, with statements that point against'),
  withLeads: count('gaps with leads'),
  leadOrigins: count('original documents of those leads'),
  conflicting: count('findings on which our own file disagrees with itself'),
});

export type Summary = ValueOf<typeof SUMMARY_SHAPE>;

/** The leads of a finding, and those shown with it. */
export const leadsOf = (finding: Finding): ConsideredClaim[] =>
  [...finding.claims, ...finding.shows].filter(({ part }) => part === 'lead');

const hasConflict = (finding: Finding): boolean =>
  finding.reasons.includes('conflicting') || finding.caveats.includes('conflicting');

const OUTCOME_KEYS = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
} as const satisfies Record<Finding['outcome'], keyof Summary['outcomes']>;

/** Counts findings one by one, so that they need not be kept. */
export class Tally {
  readonly #policy: Policy;
  readonly #rules = new Set<string>();
  readonly #providers = new Set<string>();
  readonly #models = new Set<string>();
  readonly #origins = new Set<string | undefined>();
  readonly #outcomes: Summary['outcomes'] = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  readonly #byLevel = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<
    Severity,
    number
  >;
  readonly #counts = { findings: 0, gaps: 0, gating: 0, waived: 0, against: 0, withLeads: 0, conflicting: 0 };

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  add(finding: Finding): void {
    const { rule, provider, subject } = finding;
    this.#rules.add(rule);
    this.#providers.add(provider);
    if (subject !== provider) this.#models.add(subject);
    this.#outcomes[OUTCOME_KEYS[finding.outcome]] += 1;
    this.#counts.findings += 1;
    this.#counts.conflicting += Number(hasConflict(finding));
    if (isGap(finding)) this.#addGap(finding);
  }

  #addGap(gap: Finding): void {
    const leads = leadsOf(gap);
    const counts = this.#counts;
    counts.gaps += 1;
    if (gap.level !== 'none') this.#byLevel[gap.level] += 1;
    counts.gating += Number(isGating(gap, this.#policy.failOn));
    counts.waived += Number(gap.waiver !== undefined);
    counts.against += Number(gap.indication === 'against');
    counts.withLeads += Number(leads.length > 0);
    for (const { origin } of leads) this.#origins.add(origin);
  }

  /** The counts so far. */
  summary(): Summary {
    const { findings, gaps, gating, waived, against, withLeads, conflicting } = this.#counts;
    return {
      rulesAsked: this.#rules.size,
      rulesKnown: this.#policy.entries.length,
      providers: this.#providers.size,
      models: this.#models.size,
      findings,
      outcomes: { ...this.#outcomes },
      gaps,
      gapsByLevel: { ...this.#byLevel },
      gating,
      below: gaps - gating - waived,
      ...{ waived, against, withLeads, leadOrigins: this.#origins.size, conflicting },
    };
  }
}

/** Counts some findings. */
export function summarise(findings: readonly Finding[], policy: Policy): Summary {
  const tally = new Tally(policy);
  for (const finding of findings) tally.add(finding);
  return tally.summary();
}
