import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from './attributes.js';
import {
  boolean,
  choice,
  list,
  map,
  object,
  optional,
  text,
  type Fields,
  type ListShape,
  type MapShape,
  type ObjectShape,
  type Shape,
  type ValuesOf,
} from './shape.js';

/** From narrow to wide. */
export const SCOPES = ['contract', 'model', 'offering', 'group'] as const;
export type Scope = (typeof SCOPES)[number];

/** `reviewed`: established by a review of the source. `reported`: a lead that nobody here has checked. */
export const GRADES = ['reviewed', 'reported'] as const;
export type Grade = (typeof GRADES)[number];

const day = (doc: string) => text(doc, 'day');
const https = (doc: string) => text(doc, 'https-url');

const notFound = object(
  { looked_in: text('where we looked, and whether it is listed') },
  'we looked there and it does not say',
);
const vendorReply = object(
  { date: day('of the reply'), text: text('in their words'), url: https('where it stands') },
  'what the provider answered to this statement',
);

/** The fields of a claim besides `value`. Either `value` or `not_found` is required; which, the loader checks. */
const CLAIM_FIELDS = {
  not_found: optional(notFound),
  says: optional(text('what the source says, in our own words')),
  scope: choice(SCOPES, 'how wide the statement is'),
  grade: choice(GRADES),
  sources: optional(list(text('a source of this file', 'id'), 'of a reviewed claim', 1)),
  origin: optional(text('of a reported claim: the document of this file that the report goes back to', 'id')),
  reported_by: optional(list(text('a source of this file', 'id'), 'of a reported claim: who says so', 1)),
  edition: optional(text('which of several rival texts of one document')),
  only_for: optional(text('a variant of this file: the statement holds for these customers only', 'id')),
  seen: optional(text('when it was seen; absent: undated', 'day-or-month')),
  until: optional(day('the last day on which it held')),
  vendor_reply: optional(vendorReply),
};

/** A claim as a provider file writes it; the type of its value follows from the attribute. */
export type ClaimFile = ValuesOf<typeof CLAIM_FIELDS> & { value?: unknown };

const claimOf = (value: Shape): ObjectShape<typeof CLAIM_FIELDS> =>
  object({ value: optional(value), ...CLAIM_FIELDS });

const claimsOf = (ids: readonly AttributeId[]): MapShape<ListShape<ObjectShape<typeof CLAIM_FIELDS>>> => ({
  ...map(list(claimOf(text()), undefined, 1)),
  known: Object.fromEntries(
    ids.map((id) => [id, optional(list(claimOf(attributeOf(id).shape), attributeOf(id).title, 1))]),
  ),
  closed: true,
});

const claimable = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true);
const providerIds = claimable.filter((id) => attributeOf(id).subject === 'provider');

const SOURCE_FIELDS = {
  title: text(),
  publisher: optional(text()),
  kind: choice([
    'review',
    'terms',
    'policy',
    'documentation',
    'code',
    'data-file',
    'survey',
    'price-list',
    'certificate',
    'register',
    'letter',
  ]),
  url: optional(https('where it can be read')),
  version: optional(text('edition, commit or date that the document states')),
} satisfies Fields;

/** The form of a provider file, `data/providers/<id>.yaml`. */
export const PROVIDER_SHAPE = object({
  id: text('the file is named after it', 'id'),
  name: text('as the provider writes it'),
  kind: choice(['first-party', 'gateway', 'cloud'], 'gateway: passes requests on to other providers'),
  offering: text('the service that the claims are about'),
  homepage: optional(https('of the offering')),
  sources: map(
    object({
      ...SOURCE_FIELDS,
      reviewed_by: optional(text('who established what it says; absent: not stated')),
      read_on: optional(day('when it was read here; absent: not stated')),
    }),
    'what the claims rest on: documents that were read',
  ),
  documents: optional(
    map(object(SOURCE_FIELDS), 'documents that nobody here has read; reported claims go back to them'),
  ),
  variants: optional(
    map(
      object({
        title: text('like: the edition outside mainland China'),
        dimension: choice(
          ['region', 'plan', 'endpoint', 'configuration'],
          'of one dimension only one can be chosen',
        ),
      }),
      'kinds of customers that some statements are limited to',
    ),
  ),
  routes: optional(
    map(object({ name: text() }), 'other hosts through which a model of this provider is offered'),
  ),
  claims: claimsOf(providerIds),
  models: list(
    object({
      id: text('as callers write it', 'model-id'),
      name: text('as the provider writes it'),
      aliases: optional(
        list(
          object({
            id: text('another spelling', 'model-id'),
            via: optional(text('a route of this file: the request goes through that host', 'id')),
            weights: optional(boolean('true: names downloadable weights, not a service')),
          }),
        ),
      ),
      claims: claimsOf(claimable),
    }),
  ),
});
