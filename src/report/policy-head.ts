import type { Policy } from '../policy/policy.js';

/** What a report says of a policy whose rules are of no concern. */
export interface PolicyHead {
  id: string;
  title: string;
  digest: string;
  /** Whether it ships with mimo-check or is a file of the user's. */
  origin: Policy['origin'];
  file: string;
  /** What that file extends, in the order written. */
  extends: string[];
}

/** A policy without its rules and settings. */
export const policyHead = ({
  id,
  title,
  digest,
  origin,
  file,
  extends: below,
}: Omit<PolicyHead, 'extends'> & Pick<Policy, 'extends'>): PolicyHead => ({
  ...{ id, title, digest, origin, file },
  extends: [...below],
});
