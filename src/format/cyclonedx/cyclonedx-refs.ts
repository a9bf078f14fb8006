/** The references between the parts of a CycloneDX document. */
export const ASSESSOR = 'assessor';
export const subjectRef = (id: string): string => `subject:${id}`;
/** For a model that another host serves; the subject itself is the host's service. */
export const routedModelRef = (id: string): string => `model:${id}`;
export const requirementRef = (rule: string): string => `requirement:${rule}`;
export const claimRef = (finding: string): string => `claim:${finding}`;
export const counterRef = (finding: string): string => `counter-claim:${finding}`;
export const statementRef = (digest: string): string => `statement:${digest}`;
export const waiverRef = (place: number): string => `waiver:${place}`;
export const ownRef = (place: number): string => `attested:${place}`;
