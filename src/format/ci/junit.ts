import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { distinct, groupedBy } from '../../input/plain-data.js';
import { policyName } from '../../policy/policy.js';
import { attestationText } from '../../report/described-attestation.js';
import { replacedTexts } from '../../report/envelope.js';
import { publishedNote } from '../../report/published-text.js';
import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { isGating } from '../../verdict/verdict.js';
import { outcomeWords } from '../../verdict/words/outcome-words-en.js';
import { forTags } from '../escape.js';
import { verdictEffect, findingLines, messageOrTitle, outcomeText, waiverTexts } from '../finding-text.js';
import { WORDS } from '../words/words.js';

/** How a test viewer shows a finding. Only "shown" counts as passed: green is a promise. */
type CaseState = 'passed' | 'failed' | 'skipped';

function stateOf(finding: Finding, { policy }: EvaluationReport): CaseState {
  if (finding.outcome === 'pass') return 'passed';
  return isGating(finding, policy.failOn) ? 'failed' : 'skipped';
}

/** Formats XML attributes. */
const xmlAttributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${forTags(String(value))}"`)
    .join('');

const block = (lines: readonly string[]): string => lines.map(forTags).join('\n');

/** A gap in a few words. */
const gapMessage = (finding: Finding): string => finding.brief || messageOrTitle(finding);

/** Why a case neither passed nor failed: not applicable, accepted, or not blocking. */
function skippedText(finding: Finding, report: EvaluationReport): string {
  const words = outcomeText(finding);
  if (!isGap(finding)) return `${words}: ${messageOrTitle(finding)}`;
  const waived = finding.waiver === undefined ? '' : ` ${finding.waiver.text}`;
  return `${words} (${finding.level}, ${verdictEffect(finding, report)}): ${gapMessage(finding)}.${waived}`;
}

function caseXml(finding: Finding, report: EvaluationReport): string {
  const lines = block(findingLines(finding, report));
  const content = {
    passed: () => `<system-out>${lines}</system-out>`,
    failed: () =>
      `<failure${xmlAttributes({ type: outcomeWords(finding), message: gapMessage(finding) })}>${lines}</failure>`,
    skipped: () =>
      `<skipped>${forTags(skippedText(finding, report))}</skipped>\n<system-out>${lines}</system-out>`,
  };
  const head = `<testcase${xmlAttributes({ name: finding.rule, classname: finding.subject })}>`;
  return `${head}\n${content[stateOf(finding, report)]()}\n</testcase>`;
}

type Property = [name: string, value: string];

const each = (name: string, values: readonly (string | undefined)[]): Property[] =>
  values.flatMap((value): Property[] => (value === undefined ? [] : [[name, value]]));

const verdictProperties = (report: EvaluationReport): Property[] =>
  report.kind === 'gaps'
    ? each('selected', report.selected?.notes ?? [])
    : [
        ['verdict', report.verdict],
        ['sentence', report.sentence],
        ['headline', report.headline],
      ];

/** What the report was made from. */
const originProperties = ({ asOf, policy, dataset, tool, proof }: EvaluationReport): Property[] => [
  ['policy', policyName(policy)],
  ['policy-digest', policy.digest],
  ['as-of', asOf],
  ['data-digest', dataset.digest],
  ...each('waivers-digest', [proof.digests.waivers]),
  ['attestations-digest', proof.digests.attestations],
  ['tool', `${tool.name} ${tool.version}`],
];

/** Properties of the whole report, so that a suite can be read on its own. */
const propertiesOf = (report: EvaluationReport): Property[] => [
  ...verdictProperties(report),
  ...each('overrules', report.overrules),
  ...originProperties(report),
  ['assumed-use', report.assumes],
  ...each('rules-asked', report.only ?? []),
  ...each('provider-file', replacedTexts(report.dataset)),
  ...each('policy-note', report.policy.notes),
  ...each('note', [publishedNote(report.findings, report.providers)]),
  ...each('waiver', waiverTexts(report)),
  ...each(
    'attestation',
    report.attestations.map((one) => `${attestationText(one)} · ${ATTESTED_MARK}`),
  ),
  ...each('not-checked', report.policy.notCovered),
  ...each('notice', report.notice),
];

const propertyXml = ([name, value]: readonly [string, string]): string =>
  `<property${xmlAttributes({ name, value })}/>`;

/** The counts in a suite's attributes. */
function countsOf(findings: readonly Finding[], report: EvaluationReport) {
  const count = (state: CaseState): number =>
    findings.filter((finding) => stateOf(finding, report) === state).length;
  return { tests: findings.length, failures: count('failed'), errors: 0, skipped: count('skipped') };
}

function suiteXml(
  provider: string,
  findings: readonly Finding[],
  report: EvaluationReport,
  properties: string,
): string {
  return [
    `<testsuite${xmlAttributes({ name: provider, ...countsOf(findings, report) })}>`,
    properties,
    ...findings.map((finding) => caseXml(finding, report)),
    '</testsuite>',
  ].join('\n');
}

/**
 * Renders a report as JUnit XML: a suite for each provider, a case for each finding. Blocking gaps fail, and
 * what is shown passes. Gaps that do not block, accepted risks, and what is not applicable are skipped, with
 * a reason.
 */
export function renderJunit(report: EvaluationReport): string {
  const byProvider = groupedBy(report.findings, ({ provider }) => provider);
  const providers = distinct([...Object.keys(report.providers), ...byProvider.keys()]);
  const properties = `<properties>\n${propertiesOf(report).map(propertyXml).join('\n')}\n</properties>`;
  const { tests, failures, errors } = countsOf(report.findings, report);
  const name = WORDS.tool.junitName(report.kind, report.tool.name, report.policy.id);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name, tests, failures, errors })}>`,
    ...providers.map((provider) => suiteXml(provider, byProvider.get(provider) ?? [], report, properties)),
    '</testsuites>\n',
  ].join('\n');
}
