import { NOTHING_ON_FILE, type Edition, type World } from './adequacy.js';
import type { AdequacyFile, CertificatesFile } from './dataset.js';
import { present } from '../input/present.js';

/** The editions that are known on a day, ended ones included. */
const editionsOf = ({ certificates }: CertificatesFile, asOf: string): World['editions'] =>
  Object.fromEntries(
    certificates.map(({ id, editions }): [string, Edition[]] => [
      id,
      editions
        .filter(({ in_force_from }) => in_force_from === undefined || in_force_from <= asOf)
        .map(({ edition, until }) => ({ edition, ...present({ until }) })),
    ]),
  );

/** The world of a day: the adequacy decisions that are in force then, and the editions of certificates. */
export function worldOf(file: AdequacyFile, certificates: CertificatesFile, asOf: string): World {
  const inForce = file.decisions.filter(
    (decision) => decision.in_force_from <= asOf && (decision.until === undefined || decision.until >= asOf),
  );
  return {
    asOf,
    eea: file.eea,
    editions: editionsOf(certificates, asOf),
    onFile: NOTHING_ON_FILE,
    adequacy: Object.fromEntries(
      inForce.map(({ country, scope, entity, in_force_from }) => [
        country,
        { scope: scope ?? '', entity: entity === true, in_force_from },
      ]),
    ),
  };
}
