import type { Provider } from '../../evidence/dataset.js';
import { distinct } from '../../input/present.js';
import type { Policy, PolicyUse } from '../../policy/policy.js';

const ASSUMED: Readonly<Record<PolicyUse, string>> = {
  'personal-data':
    "Ordinary personal data of people in the EEA; you are the controller; you call the provider's own API under your own contract. Special categories, criminal data, children, automated decisions and whether a DPIA is required are not judged.",
  trial:
    "Invented or public texts without personal data; you call the provider's own API under your own contract. Personal data of any kind are not judged.",
  model:
    "You build on the model through the provider's own API. Personal data of any kind, and your own duties as provider or deployer of a system, are not judged.",
};

/** The use that a verdict is about. */
export const assumesOf = ({ use = 'personal-data' }: Pick<Policy, 'use'>): string => ASSUMED[use];

/** Where a wrong statement is corrected. */
const CORRECTIONS = 'CONTRIBUTING.md';

type Named = Pick<Provider, 'name' | 'collections'>;

/** More providers than a sentence can name. */
const MANY = 5;

const providerNames = (providers: readonly Named[]): string =>
  providers.length > MANY ? 'any provider on file' : providers.map(({ name }) => name).join(', ');

const notAffiliated = (who: string): string => `Not affiliated with or endorsed by ${who}.`;

/** The collections from which sources were read, each once, named as their licence asks. */
export const attributionTexts = (providers: readonly { collections?: Provider['collections'] }[]): string[] =>
  distinct(
    providers.flatMap(({ collections = {} }) =>
      Object.values(collections).map(
        ({ name, url, licence, licence_url: terms }) =>
          `Contains information from ${name} (${url}), made available under the ${licence} (${terms}).`,
      ),
    ),
  );

/** The notice under a report that evaluates. */
export const noticeOf = (policy: string, asOf: string, providers: readonly Named[]): string[] => [
  `This report compares statements on file with the requirements of policy ${policy}, as of ${asOf}. It is not legal advice, and not a finding on whether ${providerNames(providers)} complies with the law. 'Not shown' means that the evidence on file does not show it, not that it is not so. Sources may have changed since they were read. Corrections: ${CORRECTIONS}.`,
  notAffiliated(providerNames(providers)),
  ...attributionTexts(providers),
];

/** The notice under what is on file about one provider. */
export const fileNotice = (provider: Named): string[] => [
  `A statement on file is what a source says, or what someone reports that it says. Nothing here is legal advice. Corrections: ${CORRECTIONS}.`,
  notAffiliated(provider.name),
  ...attributionTexts([provider]),
];

/** The notice under a list of what is on file. */
export const listNotice = (providers: readonly Named[]): string[] => [
  `A statement on file is what a source says. Nothing here is legal advice; the order is no ranking. Corrections: ${CORRECTIONS}.`,
  notAffiliated(providerNames(providers)),
  ...attributionTexts(providers),
];
