import type { Subject } from '../../evidence/subject.js';
import type { Provider } from '../../evidence/dataset.js';
import { distinct } from '../../input/plain-data.js';
import { enumerate } from '../../input/words.js';
import type { Policy } from '../../policy/policy.js';
import { NOTICE_TEXTS, USE_WORDS } from './verdict-words-en.js';

/** A company in a report, its texts, and the collections that these were read from. */
export type Company = Pick<Provider, 'name' | 'collections' | 'sources'>;

/** The companies behind subjects: who serves them, on file or not, then who is behind that. */
export function companiesOf(subjects: readonly Subject[]): Company[] {
  const all = subjects.flatMap((subject): Company[] => {
    const behind = 'behind' in subject ? (subject.behind ?? []) : [];
    const host =
      subject.kind === 'route'
        ? [subject.hostProvider ?? { name: subject.host, collections: {}, sources: {} }]
        : [];
    return [...host, subject.provider, ...behind.flatMap(({ provider }) => provider ?? [])];
  });
  return [...new Set(all)];
}

/** The use that a verdict assumes. */
export const assumesOf = ({ use = 'personal-data' }: Pick<Policy, 'use'>): string => USE_WORDS[use].assumed;

/** With more companies than this, a sentence does not name them. */
const MANY = 5;

/** Names companies in a negative sentence. */
export function anyCompany(companies: readonly { name: string }[]): string {
  const names = distinct(companies.map(({ name }) => name));
  return names.length > MANY ? NOTICE_TEXTS.anyProvider : enumerate(names, NOTICE_TEXTS.or);
}

const notAffiliated = (companies: readonly Company[]): string =>
  NOTICE_TEXTS.notAffiliated(anyCompany(companies));

/** The note for providers whose terms or policies were read: a customer may have signed something else. */
const publishedTexts = (providers: readonly Pick<Provider, 'sources'>[]): string[] =>
  providers.some(({ sources }) =>
    Object.values(sources).some(({ kind }) => kind === 'terms' || kind === 'policy'),
  )
    ? [NOTICE_TEXTS.published]
    : [];

/** The collections that sources were read from, each once, attributed as their licence demands. */
export const attributionTexts = (
  providers: readonly { collections?: Provider['collections'] }[],
  attribution: (typeof NOTICE_TEXTS)['attribution'] = NOTICE_TEXTS.attribution,
): string[] =>
  distinct(
    providers.flatMap(({ collections = {} }) =>
      Object.values(collections).map(({ name, url, licence, licence_url: terms }) =>
        attribution(name, url, licence, terms),
      ),
    ),
  );

/** The notice under a report with findings. */
export const noticeOf = (policy: string, asOf: string, companies: readonly Company[]): string[] => [
  NOTICE_TEXTS.evaluated(policy, asOf, anyCompany(companies)),
  notAffiliated(companies),
  ...attributionTexts(companies),
];

/** The notice under what is on file about one provider. */
export const fileNotice = (provider: Company): string[] => [
  NOTICE_TEXTS.file,
  notAffiliated([provider]),
  ...publishedTexts([provider]),
  ...attributionTexts([provider]),
];

/** The notice under a list of what is on file. */
export const listNotice = (providers: readonly Company[]): string[] => [
  NOTICE_TEXTS.list,
  notAffiliated(providers),
  ...publishedTexts(providers),
  ...attributionTexts(providers),
];
