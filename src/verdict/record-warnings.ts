import type { Problem } from '../input/problem.js';
import { enumerate } from '../input/words.js';
import { plainName } from '../rules/same-party.js';
import type { Attestation } from '../evidence/attestations/attestation.js';
import type { Waiver } from './waiver.js';

/** Waivers without effect on a day: a warning, not an error. */
export const waiverWarnings = (waivers: readonly Waiver[], asOf: string): Problem[] =>
  waivers.flatMap(({ rule, subject, granted, expires, location }) => {
    const what = `the waiver of ${rule} of ${subject}`;
    if (expires < asOf) return [{ ...location, message: `${what} expired on ${expires}` }];
    if (granted > asOf)
      return [{ ...location, message: `${what} is granted on ${granted}: not there yet on that day` }];
    return [];
  });

/** Whether none of the parties of a contract has a name that contains the provider's id. */
const isWithOthers = ({ kind, provider, parties }: Attestation): boolean =>
  kind === 'contract' && !parties.some((party) => plainName(party).includes(plainName(provider)));

/**
 * Attestations without effect on a day, whose document was not available to check, or whose parties are not the
 * provider by name.
 */
export const attestationWarnings = (attestations: readonly Attestation[], asOf: string): Problem[] =>
  attestations.flatMap((one) => {
    const { title, effectiveFrom, expires, digest, location } = one;
    const what = JSON.stringify(title);
    return [
      ...(expires < asOf ? [`${what} ended on ${expires}`] : []),
      ...(effectiveFrom > asOf
        ? [`${what} takes effect on ${effectiveFrom}: not there yet on that day`]
        : []),
      ...(digest === 'not-checked' ? [`the digest of ${what} was not checked: file not here`] : []),
      ...(isWithOthers(one)
        ? [
            `${what} is a contract of ${enumerate(one.parties)}; none of them has a name with ${one.provider} in it`,
          ]
        : []),
    ].map((message) => ({ ...location, message }));
  });
