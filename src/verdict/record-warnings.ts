import type { Problem } from '../input/problem.js';
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

/** Attestations without effect on a day, or whose document was not available to check. */
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
