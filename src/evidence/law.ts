import { boolean, choice, list, map, object, optional, text } from '../input/shape.js';
import { CERTIFICATES } from './attributes/handling-attributes.js';

const period = {
  in_force_from: text('first day', 'day'),
  until: optional(text('last day', 'day')),
  scope: optional(text('who or what it applies to')),
  read_on: optional(text('when the official text was read; absent: still to be read', 'day')),
};

/** The form of `data/law.yaml`: what the articles require, with dates, in our own words. */
export const LAW_SHAPE = object({
  laws: map(
    object({ title: text(), short: text('as cited, like GDPR'), url: text('official text', 'https-url') }),
    'by the id that rules cite',
    'plain',
  ),
  articles: list(
    object({
      law: text(),
      article: text('like 28(3)(a)'),
      asks: text('what it asks for, allows or defines, in our own words'),
      kept_for: optional(text('why it is here although no rule rests on it')),
      ...period,
    }),
    undefined,
    1,
  ),
});

/** The form of `data/adequacy.yaml`: the EEA, and the decisions under GDPR Art. 45. */
export const ADEQUACY_SHAPE = object({
  url: text('official list of decisions', 'https-url'),
  eea: list(text(undefined, 'country'), 'members of the European Economic Area', 1),
  decisions: list(
    object({
      country: text(undefined, 'country'),
      name: text(),
      decision: text('its number'),
      url: optional(text(undefined, 'https-url')),
      entity: optional(boolean('holds for certified or otherwise qualified recipients only')),
      note: optional(text()),
      ...period,
    }),
    undefined,
    1,
  ),
  organisations: optional(
    list(object({ name: text(), decision: text(), note: optional(text()), ...period })),
  ),
});

const EDITION = object({
  edition: text('like 2022'),
  in_force_from: optional(text('the day on which it was published; absent: not stated', 'day')),
  until: optional(text('the last day on which a certificate to it counts', 'day')),
  note: optional(text()),
  read_on: optional(text('when the official text was read; absent: still to be read', 'day')),
});

/**
 * The form of `data/certificates.yaml`: the editions of each standard, and until when a certificate to one
 * counts.
 */
export const CERTIFICATES_SHAPE = object({
  certificates: list(
    object({
      id: choice(CERTIFICATES),
      title: text(),
      url: text('official page', 'https-url'),
      editions: list(EDITION, undefined, 1),
    }),
    undefined,
    1,
  ),
});

/**
 * How an article relates to a rule. `requires`: it sets the duty behind it. `permits`: it allows it. `defines`:
 * it defines a term. `needed-for`: the rule serves a duty in the article. `own-policy`: it demands nothing
 * here.
 */
export const RELATIONS = ['requires', 'permits', 'defines', 'needed-for', 'own-policy'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who an article binds. */
export const BEARERS = ['vendor', 'you', 'both'] as const;
export type Bearer = (typeof BEARERS)[number];

/** Whether a relation is a duty. What is only permitted or defined binds nobody. */
export const isDuty = (relation: Relation): boolean => relation === 'requires' || relation === 'needed-for';
