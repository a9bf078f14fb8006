import { digestOf } from '../../input/digest.js';
import { distinct, present } from '../../input/plain-data.js';
import { policyName } from '../../policy/policy.js';
import type { CheckReport } from '../../report/check-report.js';
import type { DescribedRule } from '../../report/described-rule.js';
import { hopText, madeBy, type DescribedProvider } from '../../report/described-subject.js';
import { replacedTexts } from '../../report/envelope.js';
import { publishedNote } from '../../report/published-text.js';
import { citeArticle } from '../../verdict/words/citations.js';
import { basisWords, OWN_POLICY } from '../../verdict/words/outcome-words-en.js';
import { declarationsOf } from './cyclonedx-declarations.js';
import { requirementRef, routedModelRef, subjectRef } from './cyclonedx-refs.js';
import { jsonDocument } from '../document.js';
import { waiverTexts } from '../finding-text.js';
import { WORDS } from '../words/words.js';

const property = (name: string, value: string) => ({ name: `mimo-check:${name}`, value });

const properties = (name: string, values: readonly (string | undefined)[]) =>
  values.flatMap((value) => (value === undefined ? [] : [property(name, value)]));

/** A UUID from a digest: the same report always has the same number. */
function serialNumber(report: CheckReport): string {
  const digest = digestOf(report);
  // The version (8, custom) and variant digits of a UUID.
  const digits = `${digest.slice(0, 12)}8${digest.slice(13, 16)}8${digest.slice(17, 32)}`;
  return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

/** What the report covers, its result, and what a reader must know. Its only date is the as-of date. */
const metadataOf = (report: CheckReport) => ({
  timestamp: `${report.asOf}T00:00:00Z`,
  tools: {
    components: [{ type: 'application', name: report.tool.name, version: report.tool.version }],
  },
  properties: [
    property('verdict', report.verdict),
    property('sentence', report.sentence),
    property('headline', report.headline),
    ...properties('overrules', report.overrules),
    property('policy', policyName(report.policy)),
    property('policy-digest', report.policy.digest),
    property('as-of', report.asOf),
    property('data-digest', report.dataset.digest),
    ...properties('waivers-digest', [report.proof.digests.waivers]),
    property('attestations-digest', report.proof.digests.attestations),
    property('assumed-use', report.assumes),
    ...properties('rules-asked', report.only ?? []),
    ...properties('provider-file', replacedTexts(report.dataset)),
    ...properties('policy-note', report.policy.notes),
    ...properties('note', [publishedNote(report.findings, report.providers)]),
    ...properties('waiver', waiverTexts(report)),
    ...properties('not-checked', report.policy.notCovered),
    ...properties('notice', report.notice),
  ],
});

/** The API of a provider. */
const serviceOf = ({ id, name, kind, offering, homepage }: DescribedProvider) => ({
  'bom-ref': subjectRef(id),
  provider: { name },
  name: offering,
  ...(homepage === undefined ? {} : { externalReferences: [{ type: 'website', url: homepage }] }),
  properties: [property('id', id), property('kind', kind)],
});

/** The API of another host that serves a model: nothing else about it is on file. */
const routesOf = ({ subjects, providers }: CheckReport) =>
  subjects.flatMap((subject) => {
    const provider = providers[subject.provider];
    if (subject.via === undefined || provider === undefined) return [];
    return [
      {
        'bom-ref': subjectRef(subject.id),
        provider: { name: subject.via },
        name: WORDS.report.through(subject.name, subject.via),
        description: hopText(subject, provider),
        properties: [property('id', subject.id)],
      },
    ];
  });

/** The subjects that are models: those with findings, and those of providers that were asked for. */
function modelIds({
  findings,
  subjects,
  providers,
}: CheckReport): Map<string, DescribedProvider | undefined> {
  const others = new Set([
    ...Object.keys(providers),
    ...subjects.flatMap(({ id, via }) => (via === undefined ? [] : [id])),
  ]);
  const listed = subjects.flatMap(({ id, kind }) =>
    kind === 'provider' ? (providers[id]?.models ?? []) : [],
  );
  const all = [
    ...subjects.map(({ id, provider }) => [id, provider] as const),
    ...findings.map(({ subject, provider }) => [subject, provider] as const),
    ...listed.map(
      ({ id }) => [id, subjects.find((one) => id.startsWith(`${one.id}/`))?.provider ?? ''] as const,
    ),
  ];
  return new Map(all.filter(([id]) => !others.has(id)).map(([id, provider]) => [id, providers[provider]]));
}

const optionalName = (name: string | undefined) => (name === undefined ? undefined : { name });

/** Who made a model, if on file. */
function makerName(id: string, provider: DescribedProvider, report: CheckReport): string | undefined {
  const other = madeBy({ subject: id, provider: provider.id }, report.providers, report.subjects);
  return other?.name ?? (provider.kind === 'first-party' ? provider.name : undefined);
}

/** A model as a component. */
function modelOf(id: string, provider: DescribedProvider | undefined, report: CheckReport) {
  const base = {
    type: 'machine-learning-model',
    'bom-ref': subjectRef(id),
    properties: [property('id', id)],
  };
  if (provider === undefined) return { ...base, name: id };
  const model = provider.models.find((one) => one.id === id || `${provider.id}/${one.id}` === id);
  const subject = report.subjects.find((one) => one.id === id);
  return {
    ...base,
    ...present({ manufacturer: optionalName(makerName(id, provider, report)) }),
    name: model?.name ?? subject?.name ?? id,
    ...(subject === undefined ? {} : { description: hopText(subject, provider) }),
  };
}

/** The models that other hosts serve, with the maker on file. */
const routedModels = ({ subjects, providers }: CheckReport) =>
  subjects.flatMap(({ id, name, via, provider, madeBy: maker }) =>
    via === undefined
      ? []
      : [
          {
            type: 'machine-learning-model',
            'bom-ref': routedModelRef(id),
            ...present({ manufacturer: optionalName(maker?.name ?? providers[provider]?.name) }),
            name,
          },
        ],
  );

/** A rule as a requirement, with the law behind it. */
const requirementOf = (rule: DescribedRule) => ({
  'bom-ref': requirementRef(rule.id),
  identifier: rule.id,
  title: rule.title,
  text: rule.why,
  descriptions: [`${WORDS.finding.howToClose}: ${rule.fix}`, `${WORDS.finding.question}: ${rule.question}`],
  properties: [
    ...properties('uses', [rule.uses]),
    ...rule.basis.map((basis) =>
      property('law', `${citeArticle(basis)}: ${basisWords(basis.relation, basis.dutyOf)}`),
    ),
    ...properties('law', rule.ownRequirement ? [OWN_POLICY] : []),
  ],
  externalReferences: distinct(rule.basis.map(({ url }) => url)).map((url) => ({
    type: 'documentation',
    url,
  })),
});

/** The policy as a standard: its requirements are ours or the user's, not those of a standards body. */
const standardOf = ({ policy, rules, tool }: CheckReport) => ({
  'bom-ref': 'standard',
  name: WORDS.tool.cyclonedx.standard(policy.id),
  version: policy.digest.slice(0, 12),
  description: [policy.title, policy.description].filter((text) => text !== '').join('. '),
  ...present({ owner: policy.origin === 'built-in' ? tool.name : undefined }),
  requirements: Object.values(rules).map(requirementOf),
});

/** Which models an API serves, as far as listed here. */
function dependenciesOf(report: CheckReport, models: ReadonlyMap<string, DescribedProvider | undefined>) {
  const routed = report.subjects.flatMap(({ id, via }) =>
    via === undefined ? [] : [{ ref: subjectRef(id), dependsOn: [routedModelRef(id)] }],
  );
  const own = Object.keys(report.providers).flatMap((id) => {
    const served = [...models]
      .filter(([, provider]) => provider?.id === id)
      .map(([model]) => subjectRef(model));
    return served.length === 0 ? [] : [{ ref: subjectRef(id), dependsOn: served }];
  });
  return [...own, ...routed];
}

/**
 * Renders a report as CycloneDX 1.6: the API as a service, its models as components, the policy as a
 * standard, and each finding as a claim that an attestation maps to its requirement.
 */
export function renderCycloneDx(report: CheckReport): string {
  const models = modelIds(report);
  return jsonDocument({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(report),
    version: 1,
    metadata: metadataOf(report),
    components: [
      ...[...models].map(([id, provider]) => modelOf(id, provider, report)),
      ...routedModels(report),
    ],
    services: [...Object.values(report.providers).map(serviceOf), ...routesOf(report)],
    dependencies: dependenciesOf(report, models),
    declarations: declarationsOf(report),
    definitions: { standards: [standardOf(report)] },
  });
}
