import type { Subject } from '../../evidence/subject.js';
import type { Provider } from '../../evidence/dataset.js';
import { distinct } from '../../input/present.js';
import { enumerate } from '../../input/words.js';
import type { Policy, PolicyUse } from '../../policy/policy.js';

const ASSUMED: Readonly<Record<PolicyUse, string>> = {
  'personal-data':
    'Ordinary personal data of people in the EEA; you are the controller; you call the API directly, under your own contract with whoever runs it. Special categories, criminal data, children, automated decisions and whether a DPIA is required are not judged.',
  trial:
    'Invented or public texts without personal data; you call the API directly, under your own contract with whoever runs it. Personal data of any kind are not judged.',
  model:
    'You build on the model and call the API directly. Personal data of any kind, and your own duties as provider or deployer of a system, are not judged.',
};

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
export const assumesOf = ({ use = 'personal-data' }: Pick<Policy, 'use'>): string => ASSUMED[use];

/** Where to report a wrong statement. */
const CORRECTIONS = 'CONTRIBUTING.md';

/** With more companies than this, a sentence does not name them. */
const MANY = 5;

/** Names companies in a negative sentence. */
export function anyCompany(companies: readonly { name: string }[]): string {
  const names = distinct(companies.map(({ name }) => name));
  return names.length > MANY ? 'any provider named here' : enumerate(names, 'or');
}

const notAffiliated = (companies: readonly Company[]): string =>
  `Not affiliated with or endorsed by ${anyCompany(companies)}.`;

/** The note for providers whose terms or policies were read: a customer may have signed something else. */
const publishedTexts = (providers: readonly Pick<Provider, 'sources'>[]): string[] =>
  providers.some(({ sources }) =>
    Object.values(sources).some(({ kind }) => kind === 'terms' || kind === 'policy'),
  )
    ? ['Terms and policies are as they were published; the contract that you concluded may differ.']
    : [];

/** The collections that sources were read from, each once, attributed as their licence demands. */
export const attributionTexts = (providers: readonly { collections?: Provider['collections'] }[]): string[] =>
  distinct(
    providers.flatMap(({ collections = {} }) =>
      Object.values(collections).map(
        ({ name, url, licence, licence_url: terms }) =>
          `Contains information from ${name} (${url}), made available under the ${licence} (${terms}).`,
      ),
    ),
  );

/** The notice under a report with findings. */
export const noticeOf = (policy: string, asOf: string, companies: readonly Company[]): string[] => [
  `This report compares statements on file with the requirements of policy ${policy}, as of ${asOf}. It is not legal advice, and it does not say whether the law is met by ${anyCompany(companies)}. 'Not shown' means that the evidence on file does not show it; it may still be so. Sources may have changed since they were read. Corrections: ${CORRECTIONS}.`,
  notAffiliated(companies),
  ...attributionTexts(companies),
];

/** The notice under what is on file about one provider. */
export const fileNotice = (provider: Company): string[] => [
  `A statement on file is what a source says, or what someone reports that it says. Nothing here is legal advice. Corrections: ${CORRECTIONS}.`,
  notAffiliated([provider]),
  ...publishedTexts([provider]),
  ...attributionTexts([provider]),
];

/** The notice under a list of what is on file. */
export const listNotice = (providers: readonly Company[]): string[] => [
  `A statement on file is what a source says. Nothing here is legal advice; the order is no ranking. Corrections: ${CORRECTIONS}.`,
  notAffiliated(providers),
  ...publishedTexts(providers),
  ...attributionTexts(providers),
];
