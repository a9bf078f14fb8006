import type { AttributeValue } from './attributes/attributes.js';
import type { NamedPlace } from './named-places.js';
import type { AdequacyFile, CertificatesFile } from './dataset.js';
import { present } from '../input/plain-data.js';

/**
 * What is known on one day apart from the claims: plain data from `data/adequacy.yaml` and
 * `data/certificates.yaml`, and what is on file about the provider.
 */
export interface World {
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** ISO 3166-1 alpha-2 codes of the European Economic Area. */
  eea: readonly string[];
  /** Decisions in force on `asOf`, by country. */
  adequacy: Readonly<Record<string, Adequacy>>;
  /** The editions of each standard, by certificate. Certificates without an entry need no edition. */
  editions: Readonly<Record<string, readonly Edition[]>>;
  /** What else is on file about the provider, for checks that need it. */
  onFile: OnFile;
}

/** A place on file, with the grade and position of its claim. */
export interface PlaceOnFile extends NamedPlace {
  grade: 'reviewed' | 'reported';
  file: string;
  line: number;
}

/**
 * What is on file about a provider or model, across attributes: current, for these customers and this API.
 */
export interface OnFile {
  /** All countries and regions named by any claim, since even a weak claim can count against. */
  places: readonly PlaceOnFile[];
  /**
   * The places that proof names for content of customers in the EEA: each is judged where it is, so these alone
   * can excuse.
   */
  provenPlaces: readonly NamedPlace[];
  /** Tools from statements that are proof: they can help a pass. */
  tools: readonly AttributeValue<'transfer-tools'>['tools'][number][];
  /** Tools from all reviewed statements, since even a weak one can count against. */
  reviewedTools: readonly AttributeValue<'transfer-tools'>['tools'][number][];
  /** Assessments that are proof. */
  assessments: readonly AttributeValue<'transfer-assessment'>[];
  /** Contracting entities from statements that are proof: they can excuse a party from a list. */
  contracting: readonly AttributeValue<'contracting-entity'>[];
  /** Lists of sub-processors that are proof. */
  subProcessors: readonly AttributeValue<'sub-processors'>[];
}

export const NOTHING_ON_FILE: OnFile = {
  places: [],
  provenPlaces: [],
  tools: [],
  reviewedTools: [],
  assessments: [],
  contracting: [],
  subProcessors: [],
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
  /** Covers certified or otherwise qualified recipients only, so the entity must be named. */
  entity: boolean;
  /** Its first day, ISO 8601, UTC. Nobody could be certified under it earlier. */
  in_force_from: string;
}

/** The editions known on a day, including ended ones. */
const editionsOf = ({ certificates }: CertificatesFile, asOf: string): World['editions'] =>
  Object.fromEntries(
    certificates.map(({ id, editions }): [string, Edition[]] => [
      id,
      editions
        .filter(({ in_force_from }) => in_force_from === undefined || in_force_from <= asOf)
        .map(({ edition, until }) => ({ edition, ...present({ until }) })),
    ]),
  );

/** The world on a day: the adequacy decisions in force, and the editions of standards. */
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
