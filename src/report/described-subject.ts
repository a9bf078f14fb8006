import { companiesOf } from '../verdict/words/notices.js';
import type { Behind } from '../evidence/behind.js';
import type { Maker, Provider } from '../evidence/dataset.js';
import { familyText } from '../evidence/families.js';
import { PROVIDER_SHAPE, UPSTREAMS } from '../evidence/provider-shape.js';
import type { Subject } from '../evidence/subject.js';
import { present } from '../input/plain-data.js';
import { memoize } from '../input/memoize.js';
import {
  choice,
  FILE,
  freeText,
  ID,
  list,
  map,
  object,
  optional,
  SUBJECT_ID,
  type ValueOf,
} from '../input/shape.js';
import type { Finding } from '../verdict/finding.js';
import { isMakerDuty, type DescribedRule } from './described-rule.js';
import { SUBJECT_WORDS } from '../evidence/words/evidence-words-en.js';
import { REPORT_TEXTS } from './words-en.js';

/** Who made a model. */
export const MADE_BY = optional(
  object(
    { name: freeText(), id: optional({ ...ID, doc: 'where it is a provider on file' }) },
    'who made the model, where that is not the provider that serves it',
  ),
);

const { sources, collections, documents, variants, kind, homepage } = PROVIDER_SHAPE.fields;

/** A provider without its claims: what makes a report readable on its own. */
export const DESCRIBED_PROVIDER_SHAPE = object({
  id: ID,
  name: freeText(),
  kind,
  offering: freeText(),
  homepage,
  file: { ...FILE, doc: 'the provider file: where a correction goes' },
  models: list(object({ id: SUBJECT_ID, name: freeText(), madeBy: MADE_BY })),
  sources,
  collections,
  documents: map(documents.of),
  variants: map(variants.of),
});

export type DescribedProvider = ValueOf<typeof DESCRIBED_PROVIDER_SHAPE>;

/** Describes a provider without its claims. */
export function describeProvider(provider: Provider): DescribedProvider {
  const { id, name, offering, homepage: page, collections: named } = provider;
  return {
    ...{ id, name, kind: provider.kind, offering },
    ...present({ homepage: page }),
    file: provider.location.file,
    models: provider.models.map((model) => ({
      ...{ id: model.id, name: model.name },
      ...present({ madeBy: model.madeBy }),
    })),
    sources: provider.sources,
    ...(Object.keys(named).length === 0 ? {} : { collections: named }),
    ...{ documents: provider.documents, variants: provider.variants },
  };
}

/** Who runs a model behind another host. */
export const UPSTREAM = optional(
  choice(
    UPSTREAMS,
    'maker: the host passes requests on to the provider; host: it runs the model itself; unknown: it is not known',
  ),
);

/** A subject without its evidence. */
export const SUBJECT_TEXT_SHAPE = object({
  id: SUBJECT_ID,
  kind: choice(
    ['provider', 'model', 'route', 'unlisted'],
    'route: a model that another host serves; unlisted: an id that looks like one of a family, but is not on file',
  ),
  name: freeText(),
  provider: ID,
  via: optional(freeText('the other host, of a route')),
  upstream: UPSTREAM,
  behind: optional(
    list(
      object({
        provider: optional({ ...ID, doc: 'where it is on file' }),
        name: freeText(),
        model: optional({ ...SUBJECT_ID, doc: 'where it is known which one' }),
        upstream: optional(choice(['unknown'], 'absent: the host passes requests on to it')),
      }),
      'who is behind a model of the list of a host',
    ),
  ),
  madeBy: MADE_BY,
  family: optional(freeText('of an id that is not on file')),
});

export type SubjectText = ValueOf<typeof SUBJECT_TEXT_SHAPE>;
type BehindText = NonNullable<SubjectText['behind']>[number];

const nameOfSubject = (subject: Subject): string => {
  if (subject.kind === 'unlisted') return subject.id;
  return subject.kind === 'provider' ? subject.provider.name : subject.model.name;
};

const behindText = ({ provider, name, model, upstream }: Behind): BehindText => ({
  ...present({ provider: provider?.id, model: model?.id }),
  ...{ name: name ?? SUBJECT_WORDS.unnamedMaker, ...(upstream === 'unknown' ? { upstream } : {}) },
});

/** What is known of the hops of a request. */
function hopsOf(subject: Subject): Omit<SubjectText, 'id' | 'kind' | 'name' | 'provider'> {
  switch (subject.kind) {
    case 'provider':
      return {};
    case 'unlisted':
      return { family: subject.family };
    case 'route':
      return {
        ...{ via: subject.host, upstream: subject.upstream },
        ...present({ madeBy: subject.model.madeBy }),
      };
    case 'model':
      return present({
        behind: subject.behind?.map(behindText),
        madeBy: subject.model.madeBy,
      });
  }
}

/** Describes a subject without its evidence. */
export const subjectText = (subject: Subject): SubjectText => ({
  id: subject.id,
  kind: subject.kind,
  name: nameOfSubject(subject),
  provider: subject.provider.id,
  ...hopsOf(subject),
});

/** The providers of some subjects, without duplicates, sorted by id. */
export function providersOf(subjects: readonly Subject[]): Provider[] {
  const onFile = companiesOf(subjects).filter((company): company is Provider => 'id' in company);
  return onFile.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Says who runs the model behind a host, as far as known. */
function upstreamText(host: string, maker: string, upstream: SubjectText['upstream']): string {
  if (upstream === 'maker') return REPORT_TEXTS.hop.passedOn(host, maker);
  if (upstream === 'host') return REPORT_TEXTS.hop.runsItself(host);
  return REPORT_TEXTS.hop.notKnown(host, maker);
}

/**
 * Says who serves a subject, who made it, and who is in between; empty if its provider made it and serves it
 * directly.
 */
export function hopText(subject: SubjectText, provider: Pick<DescribedProvider, 'name'>): string {
  const { via, upstream, behind = [], madeBy, family } = subject;
  const texts = REPORT_TEXTS.hop;
  if (family !== undefined) return texts.unlisted(familyText(family, provider));
  const maker = madeBy?.name ?? provider.name;
  if (via !== undefined)
    return [texts.served(via), texts.made(maker), upstreamText(via, provider.name, upstream)].join('; ');
  const passed = behind.map((one) => upstreamText(provider.name, one.name, one.upstream ?? 'maker'));
  const made = madeBy === undefined && passed.length > 0 ? behind[0]?.name : madeBy?.name;
  return made === undefined ? '' : [texts.served(provider.name), texts.made(made), ...passed].join('; ');
}

const routesById = memoize(
  (subjects: readonly SubjectText[]): ReadonlyMap<string, SubjectText> =>
    new Map(subjects.flatMap((one) => (one.via === undefined ? [] : [[one.id, one]]))),
);

/** Who made the model in a finding, if another company serves it. */
export function madeBy(
  { subject, provider }: Pick<Finding, 'subject' | 'provider'>,
  providers: Readonly<Record<string, DescribedProvider>>,
  subjects: readonly SubjectText[] = [],
): Maker | undefined {
  const own = providers[provider];
  const route = routesById(subjects).get(subject);
  if (route !== undefined) return route.madeBy ?? (own && { name: own.name, id: own.id });
  return own?.models.find(({ id }) => id === subject || `${provider}/${id}` === subject)?.madeBy;
}

/** The maker of the model, if a requirement is its duty and another company serves the model. */
export const makerOf = (
  finding: Pick<Finding, 'subject' | 'provider'>,
  rule: Pick<DescribedRule, 'basis'> | undefined,
  providers: Readonly<Record<string, DescribedProvider>>,
  subjects: readonly SubjectText[] = [],
): Maker | undefined =>
  rule?.basis.some(isMakerDuty) === true ? madeBy(finding, providers, subjects) : undefined;
