import { rangeOf } from '../input/calendar.js';
import { isGap, type ConsideredClaim, type Finding } from '../verdict/finding.js';
import type { DescribedProvider } from './described-subject.js';
import { REPORT_TEXTS } from './words-en.js';

type Quoted = Pick<ConsideredClaim, 'grade' | 'scope' | 'sources' | 'value' | 'attestation' | 'seen'> & {
  recorded?: string;
};

/** The day or month of the published text behind a claim: terms or a policy about the API. */
function dayOf(claim: Quoted, { sources }: Pick<DescribedProvider, 'sources'>): string[] {
  const { grade, scope, value, attestation, recorded, seen } = claim;
  const day = recorded ?? seen;
  const isPublished = claim.sources.some((id) => ['terms', 'policy'].includes(sources[id]?.kind ?? ''));
  const isQuoted = grade === 'reviewed' && scope === 'offering' && value !== undefined;
  return isQuoted && attestation === undefined && isPublished && day !== undefined ? [day] : [];
}

/**
 * The first and last day of the published texts behind the claims of findings; undefined if there are none.
 */
export function publishedDays(
  findings: readonly Finding[],
  providers: Readonly<Record<string, Pick<DescribedProvider, 'sources'>>>,
  parts: readonly ConsideredClaim['part'][],
): [first: string, last: string] | undefined {
  const days = findings.flatMap(({ claims, provider }) =>
    claims.flatMap((claim) => {
      const about = providers[provider];
      return parts.includes(claim.part) && about !== undefined ? dayOf(claim, about) : [];
    }),
  );
  const range = rangeOf(days);
  return range === undefined ? undefined : [range.first, range.last];
}

const saysYes = ({ answer }: ConsideredClaim): boolean => answer === 'pass' || answer === 'not-applicable';

/**
 * What a finding is shown by: the proof that says yes. Your own contract that goes before the published text is
 * shown by itself alone.
 */
function withItsGrounds(finding: Finding): Finding {
  const yes = finding.claims.filter((claim) => claim.part === 'proof' && saysYes(claim));
  const isOwn = yes.some(({ attestation }) => attestation?.prevailsOver !== undefined);
  return { ...finding, claims: isOwn ? [] : yes };
}

/** A note that published text is not what the reader has signed: on what is shown, else on the gaps. */
export function publishedNote(
  findings: readonly Finding[],
  providers: Readonly<Record<string, Pick<DescribedProvider, 'sources'>>>,
): string | undefined {
  const shown = publishedDays(findings.filter((finding) => !isGap(finding)).map(withItsGrounds), providers, [
    'proof',
  ]);
  const days = shown ?? publishedDays(findings.filter(isGap), providers, ['proof', 'weak']);
  return days === undefined ? undefined : REPORT_TEXTS.published(shown !== undefined, [...new Set(days)]);
}
