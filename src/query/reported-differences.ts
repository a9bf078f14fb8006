import { firstDay, lastDay } from '../input/calendar.js';
import { dateOf } from '../evidence/claim.js';
import type { Claim } from '../evidence/dataset.js';
import { compareDecimals } from '../input/decimal.js';
import type { Statements } from './claim-values.js';
import { priceAt, type Price } from './cost.js';

/** Whether a reviewed statement is dated after the last day of a report: then it answers it. */
function isAnsweredLater(lead: Claim, reviewed: readonly Claim[]): boolean {
  const reported = dateOf(lead);
  return (
    reported !== undefined &&
    reviewed.map(dateOf).some((dated) => dated !== undefined && firstDay(dated) > lastDay(reported))
  );
}

/** The reports that nothing newer answers. */
export const openLeads = ({ leads, reviewed }: Statements): Claim[] =>
  leads.filter((lead) => !isAnsweredLater(lead, reviewed));

/** Prices of this very API among reports: what another host charges says nothing about it. */
const ownPrices = (leads: readonly Claim[]): Price[] =>
  leads.map(({ value }) => value as Price).filter(({ host }) => host === undefined);

/** Whether a report has another price than `usd` for a request of that many input tokens. */
export const differsAt = (leads: readonly Claim[], usd: string, inputTokens: number): boolean =>
  ownPrices(leads).some((price) => compareDecimals(priceAt(price, inputTokens), usd) !== 0);

/** The highest size that a request exceeds and above which a report has another price than `usd`; in tokens. */
export function reportedTier(leads: readonly Claim[], usd: string, inputTokens: number): number | undefined {
  const sizes = ownPrices(leads).flatMap((price) =>
    (price.tiers ?? []).filter(
      ({ above }) => inputTokens > above && compareDecimals(priceAt(price, inputTokens), usd) !== 0,
    ),
  );
  return sizes.length === 0 ? undefined : Math.max(...sizes.map(({ above }) => above));
}
