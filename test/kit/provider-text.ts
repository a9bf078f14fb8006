/** Parts of a provider file, in flow style, that differ from the default. */
export interface Parts {
  id?: string;
  sources?: string;
  documents?: string;
  variants?: string;
  routes?: string;
  claims?: string;
  models?: string;
  defaults?: string;
}

const LINES: Record<Exclude<keyof Parts, 'defaults'>, string> = {
  id: 'alpha',
  sources: '{ terms: { title: Terms, kind: terms }, survey: { title: Survey, kind: survey } }',
  documents: '{ policy: { title: Policy, kind: policy } }',
  variants: '{ large: { title: the plan Large, dimension: plan } }',
  routes: '{ side-door: { name: Side Door } }',
  claims: '{}',
  models: '[]',
};

/** The text of a provider file: sources on line 5, documents 6, variants 7, routes 8, claims 9, models 10. */
export function providerText(parts: Parts = {}): string {
  const { id, ...rest } = { ...LINES, ...parts };
  const lines = Object.entries(rest).map(([key, value]) => `${key}: ${value}`);
  return [`id: ${id}`, 'name: Alpha', 'kind: first-party\noffering: Alpha API', ...lines, ''].join('\n');
}

/** A claim in flow style: reviewed, about the offering, from the source `terms`, unless `rest` differs. */
export const claimText = (
  claims: string,
  rest = 'scope: offering, grade: reviewed, sources: [terms]',
): string => `{ ${claims}, ${rest} }`;

/** A list with one model, in flow style. */
export const modelText = (id: string, rest = 'claims: {}'): string => `[{ id: ${id}, name: M, ${rest} }]`;
