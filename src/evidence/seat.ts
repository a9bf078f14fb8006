/** Where an entity sits and where it handles data, as a list writes it. */
export interface Seated {
  country?: string;
  established_in?: string;
  processes_in?: readonly string[];
}

/** The country in which an entity is established. */
export const seatOf = ({ established_in, country }: Seated): string | undefined => established_in ?? country;

/** Where an entity handles data. */
export const placesOf = ({ processes_in, country }: Seated): readonly string[] | undefined =>
  processes_in ?? (country === undefined ? undefined : [country]);

/** The old key `country` means both places, so no other seat must stand beside it. */
export const contradictsSeat = ({ country, established_in }: Seated): boolean =>
  country !== undefined && established_in !== undefined && established_in !== country;

/** Nor another place where data is handled. */
export const contradictsPlaces = ({ country, processes_in = [] }: Seated): boolean =>
  country !== undefined && processes_in.some((place) => place !== country);
