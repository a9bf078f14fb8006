import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from './attributes/attributes.js';
import {
  boolean,
  choice,
  either,
  list,
  map,
  object,
  optional,
  text,
  type ShapeFields,
  type ListShape,
  type MapShape,
  type ObjectShape,
  type Shape,
  type ValuesOf,
  day,
} from '../input/shape.js';

/** From narrow to wide. */
export const SCOPES = ['contract', 'model', 'offering', 'group'] as const;
export type Scope = (typeof SCOPES)[number];

/** `reviewed`: established by a review of the source. `reported`: a lead that nobody here has checked. */
export const GRADES = ['reviewed', 'reported'] as const;
export type Grade = (typeof GRADES)[number];

const https = (doc: string) => text(doc, 'https-url');

const notFound = object(
  {
    looked_in: text('where it was looked for, and whether that is listed'),
    by: optional(text("who looked, like: the card's reviewer; absent: as under defaults, else we")),
  },
  'it was looked for there, and it does not say',
);
const vendorReply = object(
  { date: day('of the reply'), text: text('in their words'), url: https('the page that has it') },
  'what the provider answered to this statement',
);

/** The fields of a claim besides `value`. The loader checks that either `value` or `not_found` is present. */
const CLAIM_FIELDS = {
  not_found: optional(notFound),
  says: optional(text('what the source says, in our own words')),
  scope: optional(
    choice(SCOPES, 'how wide the statement is; absent: as under defaults, and model for a model'),
  ),
  grade: optional(choice(GRADES, 'absent: as under defaults')),
  sources: optional(list(text('a source of this file', 'id'), 'of a reviewed claim', 1)),
  origin: optional(text('of a reported claim: its original document, one of this file', 'id')),
  reported_by: optional(list(text('a source of this file', 'id'), 'of a reported claim: who says so', 1)),
  edition: optional(text('which of several rival texts of one document')),
  only_for: optional(
    either(
      [text(undefined, 'id'), list(text(undefined, 'id'), undefined, 1)],
      'variants of this file, all of which must be chosen: it holds for these customers only',
    ),
  ),
  at: optional(text('the clause or section of the source, like 4.1 or Annex II')),
  recorded: optional(
    text('when the text last changed, as an archive or the publisher dates it', 'day-or-month'),
  ),
  seen: optional(
    text('the last day or month on which the same text is known to have been there', 'day-or-month'),
  ),
  stated: optional(day('the date that the statement itself bears')),
  until: optional(day('the last day on which it held')),
  vendor_reply: optional(vendorReply),
};

/** A claim as in a provider file. The type of its value depends on the attribute. */
export type ClaimFile = ValuesOf<typeof CLAIM_FIELDS> & { value?: unknown };

/** A claim with the file's defaults filled in. */
export type StatedClaim = ClaimFile & { scope: Scope; grade: Grade };

const claimShape = (value: Shape): ObjectShape<typeof CLAIM_FIELDS> =>
  object({ value: optional(value), ...CLAIM_FIELDS });

const claimListShape = (id: AttributeId, isStatable: boolean): Shape => {
  const { title, shape } = attributeOf(id);
  return isStatable
    ? list(claimShape(shape), title, 1)
    : list(object({ ...CLAIM_FIELDS, not_found: notFound }), `${title}: entries with not_found alone`, 1);
};

/**
 * A file can state values for some attributes only. A search that found nothing can be recorded for every
 * attribute, which covers all models.
 */
const claimMapShape = (
  statable: readonly AttributeId[],
): MapShape<ListShape<ObjectShape<typeof CLAIM_FIELDS>>> => ({
  ...map(list(claimShape(text()), undefined, 1)),
  known: Object.fromEntries(
    ATTRIBUTE_IDS.map((id) => [id, optional(claimListShape(id, statable.includes(id)))]),
  ),
  closed: true,
});

/** Attributes that a provider file can state: all but those that only customers can attest. */
export const CLAIMABLE_IDS = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true);
const providerClaimIds = CLAIMABLE_IDS.filter((id) => attributeOf(id).subject === 'provider');

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
  archived: optional(https('a kept copy: a commit or a snapshot')),
  gated: optional(boolean('true: shown on request only')),
} satisfies ShapeFields;

/** Who runs a model that is reached through another host. */
export const UPSTREAMS = ['maker', 'host', 'unknown'] as const;
export type Upstream = (typeof UPSTREAMS)[number];

const ROUTE = text('a route of this file', 'id');

/** The form of a provider file, `data/providers/<id>.yaml`. */
export const PROVIDER_SHAPE = object({
  id: text('the file is named after it', 'id'),
  name: text('as the provider writes it'),
  kind: choice(
    ['first-party', 'gateway', 'cloud'],
    'gateway: passes requests on to other providers; its claims are about its own layer, not about who is behind it',
  ),
  offering: text('the service that the claims are about'),
  homepage: optional(https('of the offering')),
  sources: map(
    object({
      ...SOURCE_FIELDS,
      reviewed_by: optional(text('who established what it says; absent: not stated')),
      read_on: optional(day('when it was read here; absent: not stated')),
      collection: optional(text('a collection of this file, from which this text was read', 'id')),
      recorded: optional(text('when the text last changed; of claims that state no day', 'day-or-month')),
      seen: optional(text('the last day on which the same text was there; likewise', 'day-or-month')),
    }),
    'what the claims rest on: documents that were read',
  ),
  collections: optional(
    map(
      object({
        name: text('as it calls itself'),
        url: https('where it is published'),
        licence: text('under which it is made available'),
        licence_url: https('of that licence'),
      }),
      'collections from which sources were read, and which ask to be named',
    ),
  ),
  documents: optional(
    map(object(SOURCE_FIELDS), 'original documents of reported claims; nobody here has read them'),
  ),
  defaults: optional(
    object(
      {
        scope: optional(choice(['offering', 'group'], 'of the claims on the provider that state none')),
        grade: optional(choice(GRADES)),
        sources: optional(list(text('a source of this file', 'id'), 'of reviewed claims that name none', 1)),
        seen: optional(text('of claims that rest on these sources and state no day', 'day-or-month')),
        recorded: optional(text('likewise', 'day-or-month')),
        searched_by: optional(
          text('who searched, for the not_found entries that rest on these sources; absent: we'),
        ),
      },
      'what holds for the claims of this file that do not say otherwise',
    ),
  ),
  variants: optional(
    map(
      object({
        title: text('like: the edition outside mainland China'),
        dimension: text('like region or plan: of one dimension only one can be chosen', 'id'),
        default: optional(boolean('what a customer has who does nothing; one of a dimension at most')),
      }),
      'kinds of customers that some statements are limited to',
    ),
  ),
  routes: optional(
    map(object({ name: text() }), 'other hosts through which a model of this provider is offered'),
  ),
  families: optional(
    list(
      object({
        like: text(
          'like mimo-v<number>…: <number> is digits with dots between them, … at the end is anything after, all else is itself; with and without the provider before it, in any case of letters',
        ),
        name: text('as the provider writes it'),
      }),
      'ids that belong to this provider even where a model is not on file: nothing is known of them, and nothing passes',
    ),
  ),
  claims: claimMapShape(providerClaimIds),
  models: list(
    object({
      id: text('as callers write it', 'model-id'),
      name: text('as the provider writes it'),
      made_by: optional(
        text(
          'who made the model, where that is not this provider: a name, or the id of a provider on file; duties of makers of models are theirs',
        ),
      ),
      upstream: optional(
        choice(
          UPSTREAMS,
          'beside made_by, maker: requests are passed on to it; host: this provider runs the weights itself, and of a gateway also without made_by; unknown: it is not known; absent: unknown of a gateway, host of any other',
        ),
      ),
      aliases: optional(
        list(
          object({
            id: text('another spelling', 'model-id'),
            via: optional(
              either(
                [
                  ROUTE,
                  object({
                    host: ROUTE,
                    upstream: choice(
                      UPSTREAMS,
                      'maker: the host passes requests on to this provider; host: it runs the weights itself; unknown: it is not known',
                    ),
                  }),
                ],
                'the request goes through another host; a route alone says nothing of what is behind it',
              ),
            ),
            weights: optional(boolean('true: names downloadable weights, not a service')),
          }),
        ),
      ),
      claims: claimMapShape(CLAIMABLE_IDS),
    }),
  ),
});
