import type { Attribute } from './attribute.js';
import { boolean, choice, integer, list, object, optional, text } from '../../input/shape.js';

const usd = text('USD per 1,000,000 tokens', 'decimal');
const price = object({
  usd,
  host: optional(text('the price is that of another host, not of this offering')),
  tiers: optional(
    list(
      object({ above: integer('tokens of context', { unit: 'tokens' }), usd }),
      'dearer or cheaper above a size',
      1,
    ),
  ),
});

/** Attributes of a single model. Plain data; prices in USD per 1,000,000 tokens, as printed. */
export const MODEL_ATTRIBUTES = {
  modality: {
    title: 'Modality',
    subject: 'model',
    shape: choice(['text', 'multimodal', 'image', 'audio', 'video', 'embedding']),
  },
  context: {
    title: 'Context window',
    subject: 'model',
    main: 'tokens',
    shape: object({
      tokens: integer(undefined, { min: 1, unit: 'tokens' }),
      shown: optional(text('as printed')),
    }),
  },
  'input-price': { title: 'Input price', subject: 'model', main: 'usd', shape: price },
  'output-price': { title: 'Output price', subject: 'model', main: 'usd', shape: price },
  lifecycle: {
    title: 'Lifecycle',
    subject: 'model',
    main: 'status',
    shape: object({
      status: choice(['preview', 'offered', 'deprecated', 'retired']),
      retired_on: optional(text('the day on which it was or will be switched off', 'day')),
      planned: optional(text('the day for which its end was announced, where nobody saw it happen', 'day')),
      notice: optional(integer('days of notice that are promised before retirement', { unit: 'days' })),
      successor: optional(text()),
    }),
  },
  licence: {
    title: 'Licence of the weights',
    subject: 'model',
    main: 'weights',
    shape: object({ weights: choice(['open', 'closed']), licences: optional(list(text('SPDX id'))) }),
  },
  'training-summary': {
    title: 'Public summary of the training content',
    subject: 'model',
    main: 'published',
    shape: object({ published: boolean(), url: optional(text(undefined, 'https-url')) }),
  },
  'downstream-information': {
    title: 'Documentation for downstream providers',
    subject: 'model',
    main: 'offered',
    shape: object({ offered: boolean(), how: optional(text()) }),
  },
  'authorised-representative': {
    title: 'Authorised representative in the Union',
    subject: 'model',
    main: 'appointed',
    shape: object({
      appointed: boolean(),
      name: optional(text()),
      country: optional(text('ISO 3166-1 alpha-2', 'country')),
    }),
  },
  'open-source-exemption': {
    title: 'Exemption for open-source models that the provider itself relies on',
    subject: 'model',
    main: 'relied_on',
    shape: object({
      relied_on: list(choice(['53-2', '54-6']), 'paragraphs of the AI Act; empty: none'),
      systemic_risk: optional(boolean('the provider says that the model has systemic risk')),
    }),
  },
} as const satisfies Record<string, Attribute>;
