import { firstDay, lastDay } from '../input/calendar.js';
import { dateOf } from '../evidence/claim.js';
import type { Claim } from '../evidence/dataset.js';
import { compareDecimals } from '../input/decimal.js';
import type { Statements } from './claim-values.js';
import { priceAt, type Price } from './cost.js';

/** Whether a reviewed statement is dated after a report's last day, and so refutes it. */
function isAnsweredLater(lead: Claim, reviewed: readonly Claim[]): boolean {
  const reported = dateOf(lead);
  return (
    reported !== undefined &&
    reviewed.map(dateOf).some((dated) => dated !== undefined && firstDay(dated) > lastDay(reported))
  );
}

/** The reports that no newer statement refutes. */
export const openLeads = ({ leads, reviewed }: Statements): Claim[] =>
  leads.filter((lead) => !isAnsweredLater(lead, reviewed));

/** The reported prices of this API itself: another host's prices say nothing about it. */
const ownPrices = (leads: readonly Claim[]): Price[] =>
  leads.map(({ value }) => value as Price).filter(({ host }) => host === undefined);

/** Whether a report gives a price other than `usd` for a request of so many input tokens. */
export const differsAt = (leads: readonly Claim[], usd: string, inputTokens: number): boolean =>
  ownPrices(leads).some((price) => compareDecimals(priceAt(price, inputTokens), usd) !== 0);

/** The highest tier that a request exceeds for which a report gives a price other than `usd`; in tokens. */
export function reportedTier(leads: readonly Claim[], usd: string, inputTokens: number): number | undefined {
  const sizes = ownPrices(leads).flatMap((price) =>
    (price.tiers ?? []).filter(
      ({ above }) => inputTokens > above && compareDecimals(priceAt(price, inputTokens), usd) !== 0,
    ),
  );
  return sizes.length === 0 ? undefined : Math.max(...sizes.map(({ above }) => above));
}
