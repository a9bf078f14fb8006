/**
 * What an article does for a requirement. `requires`: it demands this very thing. `permits`: it allows it. `defines`: it
 * says what a word means. `needed-for`: the requirement serves a duty that the article sets. `own-policy`: it demands
 * nothing here.
 */
export const RELATIONS = ['requires', 'permits', 'defines', 'needed-for', 'own-policy'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who is bound by an article. */
export const BEARERS = ['vendor', 'you', 'both'] as const;
export type Bearer = (typeof BEARERS)[number];

/** Whether a relation sets a duty; what is only allowed or defined binds nobody. */
export const isDuty = (relation: Relation): boolean => relation === 'requires' || relation === 'needed-for';
