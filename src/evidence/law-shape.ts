import { boolean, list, map, object, optional, text } from '../input/shape.js';

const period = {
  in_force_from: text('first day', 'day'),
  until: optional(text('last day', 'day')),
  scope: optional(text('to whom or to what it applies')),
  read_on: optional(text('when the official text was read; absent: still to be read', 'day')),
};

/** The form of `data/law.yaml`: what the articles ask for, dated, in our own words. */
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
