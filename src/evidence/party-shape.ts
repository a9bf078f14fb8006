import { country, coveredEntity, data, place } from './place-shape.js';
import { choice, either, list, object, optional, text } from '../input/shape.js';

/** A party counts as named only with one of these: a brand is no legal entity. */
const IDENTITY = {
  legal_form: optional(text('as in its name, like GmbH, Inc. or B.V.')),
  register: optional(text('its entry in a register of companies')),
};

/** A legal entity that takes part in the processing. */
export const PARTY = object({
  name: text(),
  kind: choice(
    ['you', 'provider', 'affiliate', 'sub-processor', 'other'],
    'provider: the one that you contract with; affiliate: of its group',
  ),
  ...IDENTITY,
});

/** A party, or free text, which stays readable but names nobody. */
export const partyOrText = (doc?: string) => either([PARTY, text()], doc);

/** Parties that need no name of their own. */
export const COLLECTIVE_PARTIES = ['you', 'every-sub-processor', 'group-members'] as const;

/** The exporter or importer of a transfer tool. */
export const toolParty = (doc?: string) => either([choice(COLLECTIVE_PARTIES), PARTY, text()], doc);

export const TASKS = ['storage', 'backup', 'inference', 'support', 'billing', 'other'] as const;

const SEAT = {
  country: optional({ ...country, doc: 'old key: means established_in and processes_in' }),
  established_in: optional(country),
  processes_in: optional(list(place, 'where it handles the data', 1)),
};

/** A sub-processor as a list names it. */
export const SUB_PROCESSOR = object({
  name: text(),
  ...IDENTITY,
  ...SEAT,
  task: optional(text('old key, free text: what it does with the data')),
  tasks: optional(list(choice(TASKS), 'what it does with the data', 1)),
  data,
  covered_entity: coveredEntity,
});

/** An entity that customers contract with. */
export const CONTRACTING_ENTITY = object({
  name: text(),
  ...IDENTITY,
  ...SEAT,
  role: optional(text('as what')),
  for: optional(list(place, 'where the customers are that contract with it; absent: not stated', 1)),
});
