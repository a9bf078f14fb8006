import type { AttributeId, AttributeValue } from './attributes/attributes.js';
import { present } from '../input/plain-data.js';
import type { DATA_KINDS } from './place.js';

/** Where an entity is established and where it handles data, as a list gives it. */
export interface Seated {
  country?: string;
  established_in?: string;
  processes_in?: readonly string[];
}

/** The country in which an entity is established. */
export const seatOf = ({ established_in, country }: Seated): string | undefined => established_in ?? country;

/** Where an entity handles data. */
export const processingPlacesOf = ({ processes_in, country }: Seated): readonly string[] | undefined =>
  processes_in ?? (country === undefined ? undefined : [country]);

/** The old key `country` means both, so `established_in` must not differ from it. */
export const contradictsSeat = ({ country, established_in }: Seated): boolean =>
  country !== undefined && established_in !== undefined && established_in !== country;

/** Nor may `processes_in`. */
export const contradictsPlaces = ({ country, processes_in = [] }: Seated): boolean =>
  country !== undefined && processes_in.some((place) => place !== country);

/** What happens at a place, as far as a statement says. */
export type PlaceUse = 'storage' | 'backup' | 'inference' | 'access' | 'support' | 'billing' | 'other';

/** A country or region that a statement names, and what the statement says about it. */
export interface NamedPlace {
  attribute: AttributeId;
  /** A country code of ISO 3166-1 alpha-2, or a region. */
  place: string;
  /** If absent, not stated. */
  uses?: readonly PlaceUse[];
  /** If absent, not stated: it may be content. */
  data?: readonly (typeof DATA_KINDS)[number][];
  /** The party at that place. */
  party?: string;
  /** The party's legal form, where the statement gives it next to the name. */
  legal_form?: string;
  /** Its entry in a register, likewise. */
  register?: string;
  /** The party's relation to you, where stated. */
  kind?: 'you' | 'provider' | 'affiliate' | 'sub-processor' | 'other';
  /** `seat`: where the party is established; `tool`: a destination named by a transfer tool. */
  as: 'location' | 'seat' | 'tool';
  /** Of a tool: it rests on an adequacy decision. */
  isAdequacy?: true;
  /** Named by the old key `country` alone, beside another place of the same party: which of them holds is open. */
  doubtful?: true;
  /** The certified entity there that an adequacy decision covers. */
  covered?: { name: string; looked_up: string };
}

type ListedLocations = readonly {
  country?: string;
  region?: string;
  data?: NamedPlace['data'];
  covered_entity?: { name: string; looked_up: string };
  uses?: readonly PlaceUse[];
  entity?:
    string | { name: string; kind: NonNullable<NamedPlace['kind']>; legal_form?: string; register?: string };
}[];

const partyName = (party: string | { name: string } | undefined): string | undefined =>
  typeof party === 'string' ? party : party?.name;

type Identified = Pick<NamedPlace, 'legal_form' | 'register'>;

const partyIdentity = ({ legal_form, register }: Identified): Identified => present({ legal_form, register });

const located = (attribute: AttributeId, locations: ListedLocations, use?: PlaceUse): NamedPlace[] =>
  locations.map(({ country, region, data, covered_entity, uses, entity }) => {
    const party = partyName(entity);
    const stated = use === undefined ? uses : [use];
    return {
      attribute,
      place: country ?? region ?? 'worldwide',
      as: 'location',
      ...(stated === undefined ? {} : { uses: stated }),
      ...(data === undefined ? {} : { data }),
      ...(party === undefined ? {} : { party }),
      ...(typeof entity === 'object' ? { kind: entity.kind, ...partyIdentity(entity) } : {}),
      ...(covered_entity === undefined ? {} : { covered: covered_entity }),
    };
  });

interface Listed extends Seated {
  name: string;
  legal_form?: string;
  register?: string;
  tasks?: readonly PlaceUse[];
  data?: NamedPlace['data'];
  covered_entity?: { name: string; looked_up: string };
}

/** The places of a party: those that are stated, and the old key `country` where it names another one. */
const withCountry = (
  stated: readonly string[],
  { country }: Seated,
): { place: string; doubtful?: true }[] => [
  ...stated.map((place) => ({ place })),
  ...(country === undefined || stated.includes(country) ? [] : [{ place: country, doubtful: true as const }]),
];

/** A party that only does billing handles account data. */
const handledData = ({ data, tasks }: Listed): NamedPlace['data'] =>
  data ?? (tasks?.every((task) => task === 'billing') === true ? ['account'] : undefined);

const seated = (attribute: AttributeId, parties: readonly Listed[]): NamedPlace[] =>
  parties.flatMap((party) => {
    const data = handledData(party);
    const common = {
      attribute,
      party: party.name,
      ...partyIdentity(party),
      ...(party.tasks === undefined ? {} : { uses: party.tasks }),
      ...(data === undefined ? {} : { data }),
      ...(party.covered_entity === undefined ? {} : { covered: party.covered_entity }),
    };
    const seat = seatOf(party);
    return [
      ...withCountry(seat === undefined ? [] : [seat], party).map((at) => ({
        ...common,
        ...at,
        as: 'seat' as const,
      })),
      ...withCountry(processingPlacesOf(party) ?? [], party).map((at) => ({
        ...common,
        ...at,
        as: 'location' as const,
      })),
    ];
  });

const ofTools = ({ tools }: AttributeValue<'transfer-tools'>): NamedPlace[] =>
  tools.flatMap(({ tool, countries, importer, data, fallback }) => {
    const named = countries ?? (tool === 'dpf' ? ['US'] : []);
    const party = typeof importer === 'object' ? importer : undefined;
    return fallback === true
      ? []
      : named.map((place) => ({
          attribute: 'transfer-tools' as const,
          place,
          as: 'tool' as const,
          ...(tool === 'adequacy' || tool === 'dpf' ? { isAdequacy: true as const } : {}),
          ...(data === undefined ? {} : { data }),
          ...(party === undefined ? {} : { party: party.name, kind: party.kind, ...partyIdentity(party) }),
        }));
  });

/** The attributes whose values name places. */
export const PLACE_ATTRIBUTES = [
  'data-locations',
  'inference-locations',
  'access-locations',
  'sub-processors',
  'contracting-entity',
  'transfer-tools',
] as const satisfies readonly AttributeId[];
export type PlaceAttribute = (typeof PLACE_ATTRIBUTES)[number];

const READERS: { [A in PlaceAttribute]: (value: AttributeValue<A>) => NamedPlace[] } = {
  'data-locations': ({ locations }) => located('data-locations', locations),
  'inference-locations': ({ locations }) => located('inference-locations', locations, 'inference'),
  'access-locations': ({ locations }) => located('access-locations', locations, 'access'),
  'sub-processors': ({ entities = [] }) => seated('sub-processors', entities),
  'contracting-entity': ({ entities }) => seated('contracting-entity', entities),
  'transfer-tools': ofTools,
};

/** Every place that a value names. */
export const placesIn = <A extends PlaceAttribute>(attribute: A, value: AttributeValue<A>): NamedPlace[] =>
  READERS[attribute](value);

/** Whether a statement is about content, or does not say which data it is about. */
export const concernsContent = ({ data }: { data?: NamedPlace['data'] }): boolean =>
  data === undefined || data.includes('content');
