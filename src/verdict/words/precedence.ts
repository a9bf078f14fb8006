import { attestedSource } from '../../evidence/attestations/attestation.js';
import { KIND_PHRASES } from '../../evidence/words/evidence-words-en.js';
import { distinct } from '../../input/plain-data.js';
import { isPositive, isUsable, type Decision } from '../decision.js';
import type { Considered } from '../evidence.js';
import { FINDING_TEXTS, PRECEDENCE_TEXTS } from './outcome-words-en.js';

const isOwn = ({ claim }: Considered): boolean => claim.attestation !== undefined;

/** The statements among which one of your own and a public one answer the same question differently. */
export function differingStatements(deciding: readonly Considered[]): Considered[] {
  const differ = (own: Considered, other: Considered): boolean =>
    own.claim.attribute === other.claim.attribute && isPositive(own) !== isPositive(other);
  const [own, published] = [deciding.filter(isOwn), deciding.filter((one) => !isOwn(one))];
  const attributes = own
    .filter((one) => published.some((other) => differ(one, other)))
    .map(({ claim }) => claim.attribute);
  return deciding.filter(({ claim }) => attributes.includes(claim.attribute));
}

export const citedPlace = ({ claim: { attribute, location } }: Considered): string =>
  `${attribute}, ${location.file}:${location.line}`;

/** What one of the statements that differ says, and whose it is. */
export function comparedStatement(one: Considered): string {
  const { answer, claim } = one;
  const said = 'message' in answer && !isPositive(one) ? answer.message : FINDING_TEXTS.meetsAlone;
  return claim.attestation === undefined
    ? PRECEDENCE_TEXTS.published(citedPlace(one), said)
    : `${attestedSource(claim.attestation)} ${said}`;
}

/** Says how your own document can take precedence, where that would close the gap; undefined if it would not. */
export function precedenceFix({ deciding, opposing }: Decision<Considered>): string | undefined {
  const differing = differingStatements(deciding);
  const promises = (opposing.length > 0 ? deciding : differing).filter(
    (one) => isOwn(one) && isPositive(one) && isUsable(one),
  );
  const against = [...differing, ...opposing].filter((one) => !isOwn(one) && !isPositive(one));
  const [own] = promises;
  if (own === undefined || against.length === 0) return undefined;
  const kind = own.claim.attestation?.kind ?? 'contract';
  if (kind !== 'contract') return PRECEDENCE_TEXTS.onlyContract(KIND_PHRASES[kind]);
  const attributes = distinct([own, ...against].map(({ claim }) => claim.attribute));
  return PRECEDENCE_TEXTS.contract(attributes);
}
