import { ATTESTATION_KINDS } from '../../evidence/attestation.js';
import { PROVIDER_SHAPE, UPSTREAMS } from '../../evidence/provider-shape.js';
import { BEARERS, RELATIONS } from '../../evidence/law.js';
import { boolean, choice, freeText, list, map, object, optional, text } from '../../input/shape.js';
import { attribute } from './claim-shape.js';
import { day, digest, file, id, line, sentences, subjectId } from './envelope-shape.js';

const basis = object({
  law: freeText('its id in data/law.yaml'),
  short: freeText('as cited'),
  article: freeText(),
  relation: choice(
    RELATIONS,
    'what the article does here: requires this very thing, permits it, defines a word; needed-for: it serves a duty that the article sets; own-policy: no law demands it. More may come',
  ),
  dutyOf: choice(BEARERS, 'whose duty, where the relation is requires or needed-for'),
  asks: freeText('what the article asks for, in our own words'),
  url: text('official text', 'https-url'),
  inForceFrom: day('first day'),
  until: optional(day('last day')),
  scope: optional(freeText('to whom or to what it applies')),
  readOn: optional(day('when the official text was read; absent: still to be read')),
  inForce: boolean('on the day that is judged by'),
});

/** A rule as a report tells it, with the options of the policy filled in. */
export const describedRule = object({
  id,
  uses: optional({ ...id, doc: 'the rule itself, where the entry of the policy has an id of its own' }),
  title: freeText('true when the rule passes'),
  why: freeText(),
  fix: freeText('what would close the gap'),
  question: freeText('to the vendor'),
  subject: choice(['provider', 'model']),
  reads: list({ ...id, doc: 'attributes' }),
  basis: list(basis),
  ownRequirement: boolean('no law demands it'),
});

/** Who made a model. */
export const madeBy = optional(
  object(
    { name: freeText(), id: optional({ ...id, doc: 'where it is a provider on file' }) },
    'who made the model, where that is not the provider that serves it',
  ),
);

/** Who runs a model behind another host. */
export const upstream = optional(
  choice(
    UPSTREAMS,
    'maker: the host passes requests on to the provider; host: it runs the model itself; unknown: it is not known',
  ),
);

const { sources, documents, variants, kind, homepage } = PROVIDER_SHAPE.fields;

/** A provider without its claims. */
export const describedProvider = object({
  id,
  name: freeText(),
  kind,
  offering: freeText(),
  homepage,
  file: { ...file, doc: 'the provider file: where a correction goes' },
  models: list(object({ id: subjectId, name: freeText(), madeBy })),
  sources,
  documents: map(documents.of),
  variants: map(variants.of),
});

/** What was asked about. */
export const subject = object({
  id: subjectId,
  kind: choice(
    ['provider', 'model', 'route', 'unlisted'],
    'route: a model that another host serves; unlisted: an id of a family of which nothing is on file',
  ),
  name: freeText(),
  provider: id,
  via: optional(freeText('the other host, of a route')),
  upstream,
  behind: optional(
    list(
      object({
        provider: optional({ ...id, doc: 'where it is on file' }),
        name: freeText(),
        model: optional({ ...subjectId, doc: 'where it is known which one' }),
        upstream: optional(choice(['unknown'], 'absent: the host passes requests on to it')),
      }),
      'who is behind a model of the list of a host',
    ),
  ),
  madeBy,
  family: optional(freeText('of an id of which nothing is on file')),
});

/** A document of the user's own. */
export const attestation = object({
  kind: choice(ATTESTATION_KINDS),
  provider: id,
  title: freeText(),
  document: optional(freeText('where it lies')),
  sha256: digest,
  digest: choice(
    ['checked', 'not-checked'],
    'whether the document was here, so that its digest was compared',
  ),
  parties: list(freeText()),
  effectiveFrom: day('first day'),
  expires: day('last day'),
  owner: freeText(),
  status: choice(['in-force', 'not-yet', 'ended']),
  answers: list(
    object({
      attribute,
      subject: subjectId,
      clause: freeText(),
      says: optional(freeText()),
      prevailsOver: optional(freeText('why it goes before statements about the offering')),
    }),
  ),
  mark: sentences().of,
  file,
  line,
});
