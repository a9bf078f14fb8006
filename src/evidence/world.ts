import type { AttributeValue } from './attributes/attributes.js';
import type { NamedPlace } from './named-places.js';
import type { AdequacyFile, CertificatesFile } from './dataset.js';
import { present } from '../input/present.js';

/** What is known beyond providers as of one day, as a plain value; `data/adequacy.yaml` and `certificates.yaml` are its sources. */
export interface World {
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** ISO 3166-1 alpha-2 codes of the European Economic Area. */
  eea: readonly string[];
  /** Decisions in force on `asOf`, by country. */
  adequacy: Readonly<Record<string, Adequacy>>;
  /** The editions that certificates can be to, by certificate; of one without an entry no edition is asked. */
  editions: Readonly<Record<string, readonly Edition[]>>;
  /** What else is on file about the provider, where a check has to know it. */
  onFile: OnFile;
}

/** A place on file, with its claim's grade and position. */
export interface PlaceOnFile extends NamedPlace {
  grade: 'reviewed' | 'reported';
  file: string;
  line: number;
}

/** What is on file about one provider or model, across attributes: current, about these customers, about this API. */
export interface OnFile {
  /** Every country and region that is named, whatever its claim is worth: it can count against. */
  places: readonly PlaceOnFile[];
  /** Tools out of statements that are proof: they can help a pass. */
  tools: readonly AttributeValue<'transfer-tools'>['tools'][number][];
  /** Assessments that are proof. */
  assessments: readonly AttributeValue<'transfer-assessment'>[];
  /** Statements on where data lies that are proof. */
  locations: readonly AttributeValue<'data-locations'>[];
  /** Statements on who contracts with customers that are proof: they can excuse a party from a list. */
  contracting: readonly AttributeValue<'contracting-entity'>[];
}

/** Nothing else is on file. */
export const NOTHING_ON_FILE: OnFile = {
  places: [],
  tools: [],
  assessments: [],
  locations: [],
  contracting: [],
};

/** An edition of a standard. */
export interface Edition {
  edition: string;
  /** The last day on which a certificate to it counts, ISO 8601, UTC. */
  until?: string;
}

export interface Adequacy {
  /** Who the decision covers. */
  scope: string;
  /** It covers certified or otherwise qualified recipients only, so the entity must be named. */
  entity: boolean;
  /** Its first day, ISO 8601, UTC: nobody could be certified under it before. */
  in_force_from: string;
}

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
