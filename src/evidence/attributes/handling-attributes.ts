import { type Attribute, exhaustive } from './attribute.js';
import { partyOrText } from '../party.js';
import { data } from '../place.js';
import { boolean, choice, either, integer, list, object, optional, text } from '../../input/shape.js';

/** A closed list of certificates, so that a misspelt one is an error. */
export const CERTIFICATES = [
  'iso-27001',
  'iso-27017',
  'iso-27018',
  'iso-27701',
  'iso-22301',
  'iso-42001',
  'soc-2',
  'soc-2-type-1',
  'soc-2-type-2',
  'c5',
  'c5-type-1',
  'c5-type-2',
  'csa-star-2',
  'eu-cloud-coc',
  'europrivacy',
  'secnumcloud',
  'hds',
  'tisax',
] as const;

/** Certificates without a stated type. They satisfy no rule. */
export const WITHOUT_TYPE = ['soc-2', 'c5'] as const;

/** When a period starts. Periods with different starts are never compared. */
const CLOCKS = ['request', 'end-of-service'] as const;

/** What may be kept after deletion. Law outside the Union, and unnamed law, leave the end open. */
const DELETION_LIMIT = object({
  what: choice(['backups', 'union-law', 'third-country-law', 'applicable-law']),
  within: optional(integer('days after which it is gone too', { unit: 'days', max: 36_525 })),
});

/** Attributes of how data is handled. Plain data; a time is in the unit that its key names. */
export const HANDLING_ATTRIBUTES = {
  'training-use': {
    title: 'Use of prompts and outputs for training',
    subject: 'provider',
    main: 'used',
    shape: object({
      used: choice(['never', 'optional', 'always']),
      default: optional(choice(['off', 'on'], 'where it is optional: what holds unless the customer acts')),
      covers: optional(
        list(choice(['prompts', 'outputs', 'files', 'feedback']), 'what the statement is about', 1),
      ),
      carries_content: optional(boolean('of feedback: prompts or outputs go with it')),
      data,
    }),
  },
  retention: {
    title: 'Retention periods',
    subject: 'provider',
    main: 'periods.days',
    shape: object({
      periods: list(
        object({
          kind: choice(['content', 'logs', 'abuse-monitoring', 'cache', 'backup', 'account', 'unspecified']),
          days: optional(integer('0: not kept', { unit: 'days', max: 36_525 })),
          hours: optional(integer('in place of days', { unit: 'hours', max: 876_600 })),
          clock: optional(choice(CLOCKS, 'from when it runs; absent: from the request')),
          criteria: optional(text('where no number of days is stated')),
        }),
        undefined,
        1,
      ),
      exhaustive: optional(boolean('every kind of data that is kept is named')),
    }),
  },
  'abuse-monitoring': {
    title: 'Copies kept for abuse monitoring',
    subject: 'provider',
    main: 'days',
    shape: object({
      days: optional(integer('0: none are kept', { unit: 'days', max: 36_525 })),
      hours: optional(integer('in place of days', { unit: 'hours', max: 876_600 })),
      human_review: optional(boolean()),
      reviewers: optional(list(partyOrText(), 'who reads them', 1)),
      improves_models: optional(
        choice(['never', 'optional-off', 'optional-on', 'always'], 'the copies are used to improve models'),
      ),
      data,
      zero_retention: optional(boolean('can be had')),
      conditions: optional(text('of zero retention')),
    }),
  },
  deletion: {
    title: 'Deletion and return',
    subject: 'provider',
    main: 'result',
    shape: object({
      events: list(
        choice(
          ['purpose-fulfilled', 'erasure-request', 'end-of-service', 'product-ended', 'instruction'],
          'end-of-service: of the service to this customer; product-ended: the provider ends the product itself',
        ),
        undefined,
        1,
      ),
      result: choice(['deleted', 'deleted-or-anonymised']),
      returned: optional(boolean('content can be had back')),
      customer_choice: optional(boolean('the customer chooses between deletion and return')),
      within: optional(integer(undefined, { unit: 'days' })),
      clock: optional(choice(CLOCKS, 'from when that runs; absent: from the end of service')),
      limits: optional(
        list(either([DELETION_LIMIT, text()]), 'what may stay longer; free text is undecided'),
      ),
    }),
  },
  'breach-notification': {
    title: 'Notification of personal data breaches',
    subject: 'provider',
    main: 'committed',
    shape: object({
      committed: boolean(),
      without_undue_delay: optional(boolean()),
      hours: optional(integer('hours after the clock starts', { unit: 'hours' })),
      clock: optional(choice(['awareness', 'confirmation'], 'from when the hours run; absent: awareness')),
      limited_to: optional(text('the breaches that it covers, where that is not all of them')),
    }),
  },
  'security-terms': {
    title: 'Security measures and audit',
    subject: 'provider',
    main: 'in_writing',
    shape: object({
      in_writing: optional(boolean('the measures are set out in a document that the customer can have')),
      audit_right: optional(boolean()),
    }),
  },
  certifications: {
    title: 'Certificates',
    subject: 'provider',
    main: 'certificates.id',
    shape: object({
      certificates: list(
        object({
          id: choice(CERTIFICATES),
          edition: optional(text('like 2022')),
          scope: optional(text('as the certificate words it, in our own words')),
          covers_offering: optional(boolean('its scope includes this API')),
          body: optional(text('who issued it')),
          valid_until: optional(text(undefined, 'day')),
        }),
      ),
      exhaustive,
    }),
  },
} as const satisfies Record<string, Attribute>;
