import type { Subject } from '../../evidence/subject.js';
import type { Provider } from '../../evidence/dataset.js';
import { distinct } from '../../input/present.js';
import { enumerate } from '../../input/words.js';
import type { Policy } from '../../policy/policy.js';
import { NOTICE_TEXTS, USE_WORDS } from '../words-en.js';

/** A company that a report is about, its texts, and the collections from which these were read. */
export type Company = Pick<Provider, 'name' | 'collections' | 'sources'>;

/** The companies that some subjects lead to: who serves them, on file or not, then who is behind. */
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

/** The use that a verdict is about. */
export const assumesOf = ({ use = 'personal-data' }: Pick<Policy, 'use'>): string => USE_WORDS[use].assumed;

/** More companies than a sentence can name. */
const MANY = 5;

/** The names of some companies in a sentence that says "not". */
export function anyCompany(companies: readonly { name: string }[]): string {
  const names = distinct(companies.map(({ name }) => name));
  return names.length > MANY ? NOTICE_TEXTS.anyProvider : enumerate(names, NOTICE_TEXTS.or);
}

const notAffiliated = (companies: readonly Company[]): string =>
  NOTICE_TEXTS.notAffiliated(anyCompany(companies));

/** Of providers whose terms or policies were read: what was read is not what a customer has signed. */
const publishedTexts = (providers: readonly Pick<Provider, 'sources'>[]): string[] =>
  providers.some(({ sources }) =>
    Object.values(sources).some(({ kind }) => kind === 'terms' || kind === 'policy'),
  )
    ? [NOTICE_TEXTS.published]
    : [];

/** The collections from which sources were read, each once, named as their licence asks. */
export const attributionTexts = (providers: readonly { collections?: Provider['collections'] }[]): string[] =>
  distinct(
    providers.flatMap(({ collections = {} }) =>
      Object.values(collections).map(({ name, url, licence, licence_url: terms }) =>
        NOTICE_TEXTS.attribution(name, url, licence, terms),
      ),
    ),
  );

/** The notice under a report that evaluates. */
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
