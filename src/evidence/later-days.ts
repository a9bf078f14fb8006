import type { Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { allClaimsOf, beginsOn, isLater, isSeen } from './claim.js';
import type { Claim, Provider } from './dataset.js';

/** Nobody can have read or seen a text on a day to come: such a day is likely a slip, and proves nothing. */
function laterSources({ sources }: Provider, document: Document, asOf: string): Problem[] {
  return Object.entries(sources).flatMap(([id, source]) =>
    (['recorded', 'seen', 'read_on'] as const).flatMap((key): Problem[] => {
      const day = source[key];
      const path = ['sources', id, key];
      const message = `${day ?? ''} is after ${asOf}: it dates nothing until then`;
      return isLater(day, asOf) ? [{ ...document.at(path), path: pathText(path), message }] : [];
    }),
  );
}

/** The later days of a claim that are its own, and not those of its sources. */
function laterOnes(claim: Claim, { sources }: Provider, asOf: string): string[] {
  const inherited = claim.sources.map((id) => sources[id]?.seen);
  const { seen, vendorReply } = claim;
  const replied = vendorReply?.date;
  return [
    ...(isLater(seen, asOf) && !inherited.includes(seen)
      ? [`seen ${seen ?? ''}, after ${asOf}: that dates nothing until then`]
      : []),
    ...(isLater(replied, asOf) ? [`the reply is of ${replied ?? ''}, after ${asOf}`] : []),
  ];
}

/** Warnings on the days of a provider file that come after the as-of day. */
export const laterDayWarnings = (provider: Provider, document: Document, asOf: string): Problem[] => [
  ...laterSources(provider, document, asOf),
  ...allClaimsOf(provider).flatMap((claim) => {
    const messages = isSeen(claim, asOf)
      ? laterOnes(claim, provider, asOf)
      : [`seen ${beginsOn(claim) ?? ''}, after ${asOf}: not there yet on that day`];
    return messages.map((message) => ({
      ...claim.location,
      path: `${claim.subject}.${claim.attribute}`,
      message,
    }));
  }),
];
