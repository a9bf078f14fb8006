import { isGreen, type Asked, type Decision, type Indication, type Outcome } from './asked.js';

const join = <A extends Asked>(
  parts: readonly Decision<A>[],
  outcome: Outcome,
  indication: Indication = 'none',
): Decision<A> => {
  const same = parts.filter((part) => part.outcome === outcome);
  return {
    ...{ outcome, indication },
    reasons: new Set(same.flatMap((part) => [...part.reasons])),
    deciding: same.flatMap((part) => part.deciding),
    opposing: same.flatMap((part) => part.opposing),
  };
};

const counts = (part: Decision, indication: 'for' | 'against'): boolean =>
  part.indication === indication || (indication === 'for' ? isGreen(part) : part.outcome === 'fail');

/** One fail decides; green needs every part; else unknown, with the reasons of the open parts. */
export function decideAll<A extends Asked>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'fail')) return join(parts, 'fail');
  if (parts.every(isGreen))
    return join(parts, parts.some((part) => part.outcome === 'pass') ? 'pass' : 'not-applicable');
  if (parts.some((part) => counts(part, 'against'))) return join(parts, 'unknown', 'against');
  return join(parts, 'unknown', parts.every((part) => counts(part, 'for')) ? 'for' : 'none');
}

/**
 * One green part decides; a fail needs every part; else unknown, with the reasons of the open parts. What opposes one
 * part points against the whole unless another part is green.
 */
export function decideAny<A extends Asked>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'pass')) return join(parts, 'pass');
  if (parts.some((part) => part.outcome === 'not-applicable')) return join(parts, 'not-applicable');
  if (parts.every((part) => part.outcome === 'fail')) return join(parts, 'fail');
  const isOpposed = parts.some((part) => part.opposing.length > 0 && part.indication === 'against');
  if (isOpposed || parts.every((part) => counts(part, 'against'))) return join(parts, 'unknown', 'against');
  return join(parts, 'unknown', parts.some((part) => counts(part, 'for')) ? 'for' : 'none');
}
