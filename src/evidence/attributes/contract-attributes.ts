import { type Attribute, exhaustive } from './attribute.js';
import { CONTRACTING_ENTITY, partyOrText, SUB_PROCESSOR } from '../party.js';
import { country } from '../place.js';
import { boolean, choice, integer, list, object, optional, text } from '../../input/shape.js';

/** Attributes of a provider's terms and of the companies that customers contract with. Plain data. */
export const CONTRACT_ATTRIBUTES = {
  'processor-terms': {
    title: 'Terms that bind the provider as processor',
    subject: 'provider',
    main: 'form',
    shape: object({
      form: choice(['separate-dpa', 'terms-section', 'scc-2021-915', 'scc-2021-914', 'none']),
      module: optional(choice(['1', '2', '3', '4'], 'of the clauses of Decision (EU) 2021/914')),
      covers: optional(
        list(
          choice(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
          'letters of GDPR Art. 28(3) that the terms set out',
        ),
      ),
      exhaustive,
      concluded_by: optional(choice(['signature', 'acceptance', 'incorporation'], 'how they become binding')),
    }),
  },
  'data-roles': {
    title: 'Role of the provider for each kind of data',
    subject: 'provider',
    main: 'roles.role',
    shape: object({
      roles: list(
        object({
          data: choice(
            ['content', 'account', 'telemetry', 'abuse-monitoring'],
            'content: prompts and outputs',
          ),
          role: choice(['processor', 'controller', 'joint-controller']),
        }),
        undefined,
        1,
      ),
    }),
  },
  'sub-processors': {
    title: 'Sub-processors',
    subject: 'provider',
    main: 'entities.name',
    shape: object({
      entities: optional(list(SUB_PROCESSOR, 'empty and exhaustive: none are used')),
      available_at: optional(
        text('where the list can be read; without entities: it exists and is not copied here', 'https-url'),
      ),
      exhaustive,
      available: optional(choice(['public', 'customers', 'on-request', 'withheld'], 'who can see the list')),
    }),
  },
  'sub-processor-notice': {
    title: 'Notice of changes of sub-processors',
    subject: 'provider',
    main: 'days',
    shape: object({
      announced: boolean('changes are announced to customers'),
      days: optional(integer('days between the announcement and the change', { unit: 'days' })),
      right_to_object: optional(boolean()),
    }),
  },
  'contracting-entity': {
    title: 'Entity that customers contract with',
    subject: 'provider',
    main: 'entities.name',
    shape: object({
      entities: list(CONTRACTING_ENTITY, undefined, 1),
    }),
  },
  upstreams: {
    title: 'Providers that requests are passed on to',
    subject: 'provider',
    main: 'parties',
    shape: object({
      parties: list(partyOrText(), 'who runs the models behind this service', 1),
      exhaustive,
    }),
  },
  'lead-authority': {
    title: 'Lead supervisory authority',
    subject: 'provider',
    main: 'name',
    shape: object({ name: text(), country }),
  },
  'governing-terms': {
    title: 'Which policy governs',
    subject: 'provider',
    main: 'product_policies',
    shape: object({
      general_policy_applies: optional(boolean('the company-wide policy is said to govern this service')),
      product_policies: optional(choice(['take-priority', 'may-apply-separately', 'none'])),
    }),
  },
  'trust-materials': {
    title: 'Published privacy policy and trust materials',
    subject: 'provider',
    main: 'trust_materials',
    shape: object({
      privacy_policy: boolean(),
      trust_materials: boolean(),
      url: optional(text(undefined, 'https-url')),
    }),
  },
  'ai-act-position': {
    title: 'Statement on the AI Act',
    subject: 'provider',
    main: 'published',
    shape: object({ published: boolean(), url: optional(text(undefined, 'https-url')) }),
  },
  endpoints: {
    title: 'Endpoints and key names',
    subject: 'provider',
    main: 'hosts.host',
    shape: object({
      hosts: list(object({ host: text(), region: optional(text()), plan: optional(text()) }), undefined, 1),
      key_names: optional(list(text('name of an environment variable'))),
    }),
  },
} as const satisfies Record<string, Attribute>;
