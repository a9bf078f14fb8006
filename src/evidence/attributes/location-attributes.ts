import { type Attribute, exhaustive } from './attribute.js';
import { partyOrText, toolParty } from '../party.js';
import { country, data, location } from '../place.js';
import { boolean, choice, list, object, optional, text } from '../../input/shape.js';

const LOCATION_USES = ['storage', 'backup', 'inference'] as const;

/** Attributes of where data is kept and transferred. Plain data. */
export const LOCATION_ATTRIBUTES = {
  'data-locations': {
    title: 'Countries where data lies',
    subject: 'provider',
    main: 'locations.place',
    shape: object({
      locations: list(
        location({
          uses: optional(list(choice(LOCATION_USES), 'what happens to content there; absent: not stated', 1)),
        }),
        undefined,
        1,
      ),
      exhaustive,
    }),
  },
  'inference-locations': {
    title: 'Countries where inference runs',
    subject: 'provider',
    main: 'locations.place',
    shape: object({
      locations: list(location({}), undefined, 1),
      exhaustive,
    }),
  },
  'access-locations': {
    title: 'Countries from which data can be accessed',
    subject: 'provider',
    main: 'locations.place',
    shape: object({
      locations: list(
        location({
          entity: optional(partyOrText('who has access')),
          purpose: optional(text()),
        }),
        undefined,
        1,
      ),
      exhaustive,
    }),
  },
  'eea-confinement': {
    title: 'Confinement of processing to the EEA',
    subject: 'provider',
    main: 'offered',
    shape: object({
      offered: boolean(),
      covers: optional(
        list(choice([...LOCATION_USES, 'failover', 'access']), 'what stays within the EEA', 1),
      ),
      guaranteed_by: optional(choice(['contract', 'documentation', 'nothing'])),
    }),
  },
  transfers: {
    title: 'Transfers outside the EEA',
    subject: 'provider',
    main: 'leave_eea',
    shape: object({
      leave_eea: choice(['yes', 'may', 'no'], 'whether personal data leave the EEA'),
      exhaustive: optional(boolean('the statement covers every kind of data and access, support included')),
      recipients: optional(list(text('group entities, service providers, …'))),
    }),
  },
  'transfer-tools': {
    title: 'Transfer tools',
    subject: 'provider',
    main: 'tools.tool',
    shape: object({
      tools: list(
        object({
          tool: choice(['adequacy', 'dpf', 'scc', 'bcr', 'derogation']),
          module: optional(choice(['1', '2', '3', '4'], 'of the standard contractual clauses')),
          exporter: optional(toolParty('who sends the data')),
          importer: optional(toolParty('who receives the data')),
          countries: optional(list(country, 'of destination', 1)),
          data,
          effective: optional(text('the day from which it is relied on', 'day')),
          fallback: optional(boolean('relied on only if the adequacy decision falls')),
          looked_up: optional(text('the day on which the certification was looked up', 'day')),
        }),
        undefined,
        1,
      ),
      exhaustive: optional(boolean('the tools are said to cover every transfer')),
    }),
  },
  'transfer-assessment': {
    title: 'Transfer impact assessment',
    subject: 'provider',
    main: 'result',
    attestedOnly: true,
    datedBy: 'concluded_on',
    shape: object({
      countries: list(country, 'that were assessed; empty: none'),
      exhaustive: optional(boolean('every country that data go to is assessed')),
      concluded_on: text(undefined, 'day'),
      result: choice(
        ['essentially-equivalent', 'with-supplementary-measures', 'not-sufficient', 'not-needed'],
        'not-needed: nothing is transferred that calls for one',
      ),
      reason: optional(text('where none is needed: why')),
      importers: optional(list(toolParty(), 'whose handling was assessed; absent: not stated', 1)),
      data,
      effective: optional(text('the day from which it is relied on', 'day')),
      author: optional(choice(['you', 'exporter'], 'who made it; absent: you')),
      your_review: optional(text('where the exporter made it: the day of your own recorded review', 'day')),
    }),
  },
  'authority-access': {
    title: 'Requests of authorities',
    subject: 'provider',
    main: 'commits',
    shape: object({
      ultimate_parent: optional(object({ name: text(), country })),
      commits: list(choice(['notify', 'challenge', 'minimise', 'report'])),
      exhaustive,
      in_writing: optional(boolean('the commitments are part of the terms')),
    }),
  },
} as const satisfies Record<string, Attribute>;
