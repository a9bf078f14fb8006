import type { Problem } from '../input/problem.js';
import type { Attestation } from '../evidence/attestation.js';
import type { Waiver } from './waiver.js';

/** Waivers that do nothing on a day: worth a look, but no mistake. */
export const waiverWarnings = (waivers: readonly Waiver[], asOf: string): Problem[] =>
  waivers.flatMap(({ rule, subject, granted, expires, location }) => {
    const what = `the waiver of ${rule} of ${subject}`;
    if (expires < asOf) return [{ ...location, message: `${what} expired on ${expires}` }];
    if (granted > asOf)
      return [{ ...location, message: `${what} is granted on ${granted}: not there yet on that day` }];
    return [];
  });

/** Attestations that do nothing on a day, or whose document was not here to be compared. */
export const attestationWarnings = (attestations: readonly Attestation[], asOf: string): Problem[] =>
  attestations.flatMap(({ title, effectiveFrom, expires, digest, location }) => {
    const what = JSON.stringify(title);
    return [
      ...(expires < asOf ? [`${what} ended on ${expires}`] : []),
      ...(effectiveFrom > asOf
        ? [`${what} takes effect on ${effectiveFrom}: not there yet on that day`]
        : []),
      ...(digest === 'not-checked' ? [`the digest of ${what} was not checked: file not here`] : []),
    ].map((message) => ({ ...location, message }));
  });
