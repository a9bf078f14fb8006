import { NOTHING_ON_FILE, type World } from './adequacy.js';
import type { AdequacyFile } from './dataset.js';

/** Transfer law as of a day: the decisions that are in force then. */
export function worldOf(file: AdequacyFile, asOf: string): World {
  const inForce = file.decisions.filter(
    (decision) => decision.in_force_from <= asOf && (decision.until === undefined || decision.until >= asOf),
  );
  return {
    asOf,
    eea: file.eea,
    onFile: NOTHING_ON_FILE,
    adequacy: Object.fromEntries(
      inForce.map(({ country, scope, entity, in_force_from }) => [
        country,
        { scope: scope ?? '', entity: entity === true, in_force_from },
      ]),
    ),
  };
}
