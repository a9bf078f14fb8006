/** Members of the EEA that are not members of the Union. */
const OUTSIDE_UNION = ['IS', 'LI', 'NO'];

/** Whether a country is a member of the Union. */
export const isInUnion = (country: string, eea: readonly string[]): boolean =>
  eea.includes(country) && !OUTSIDE_UNION.includes(country);
