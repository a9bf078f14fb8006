import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { digestOf } from '../../input/digest.js';
import { present } from '../../input/plain-data.js';
import type { DescribedRule } from '../../report/described-rule.js';
import { publishedNote } from '../../report/published-text.js';
import type { EvaluationReport } from '../../report/reports.js';
import { leadsOf } from '../../report/summary.js';
import { isAttested, isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { citeArticle } from '../../verdict/words/citations.js';
import { basisWords, outcomeWords } from '../../verdict/words/outcome-words-en.js';
import { jsonDocument } from '../document.js';
import { forMarkdown, forSarif, forUri } from '../escape.js';
import { locationOf } from './location.js';
import { gapTexts, openGaps, type OpenGap, type Weight } from './open-gaps.js';
import { verdictTexts } from '../page/details-page.js';
import type { Terminal } from '../terminal.js';
import { WORDS } from '../words/words.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF's levels. Whether a gap decides the verdict is a property, since SARIF has nothing above `error`. */
const SARIF_LEVELS: Readonly<Record<Weight, string>> = {
  ...{ blocking: 'error', error: 'error' },
  ...{ warning: 'warning', note: 'note' },
};

/** The laws behind a rule, one sentence each. */
const basisTexts = ({ basis }: DescribedRule): string[] =>
  basis
    .filter(({ relation }) => relation !== 'own-policy')
    .map((one) => `${citeArticle(one)} (${basisWords(one.relation, one.dutyOf)}): ${one.asks} ${one.url}`);

const helpMarkdown = (rule: DescribedRule): string =>
  [
    forMarkdown(rule.why),
    `**${WORDS.finding.howToClose}:** ${forMarkdown(rule.fix)}`,
    `**${WORDS.finding.question}:** ${forMarkdown(rule.question)}`,
    basisTexts(rule)
      .map((text) => `- ${forMarkdown(text)}`)
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

/** A rule as SARIF describes it, with its help. The address is that of the first official text behind it. */
function descriptorOf(rule: DescribedRule): object {
  const official = rule.basis.find(({ relation }) => relation !== 'own-policy');
  const help = [
    rule.why,
    `${WORDS.finding.howToClose}: ${rule.fix}`,
    `${WORDS.finding.question}: ${rule.question}`,
  ];
  return {
    id: rule.id,
    shortDescription: { text: forSarif(rule.title) || rule.id },
    fullDescription: { text: forSarif(rule.why) || rule.id },
    help: {
      text: [...help, ...basisTexts(rule)].map(forSarif).join('\n'),
      markdown: helpMarkdown(rule),
    },
    ...present({ helpUri: official?.url }),
    properties: {
      ...present({ uses: rule.uses }),
      reads: rule.reads,
      ownRequirement: rule.ownRequirement,
    },
  };
}

const leadProperties = ({ attribute, says, origin, dated, ifConfirmed }: ConsideredClaim): object => ({
  attribute,
  ...present({ says, origin, dated, ifConfirmed }),
});

/** Properties of every finding, whether or not it is a result. */
const findingProperties = (finding: Finding): object => {
  const { id, rule, subject, provider, outcome, indication, reasons, caveats, severity, level } = finding;
  return {
    ...{ id, rule, subject, provider, outcome, words: outcomeWords(finding), indication, reasons, caveats },
    ...{ severity, level, evidence: finding.evidence },
    ...(isAttested(finding) ? { attestation: ATTESTED_MARK } : {}),
  };
};

function resultOf(
  { finding, weight }: OpenGap,
  rules: readonly string[],
  report: EvaluationReport,
  terminal: Terminal,
): object {
  const { file, line } = locationOf(finding, report, terminal);
  const about = WORDS.finding.of(finding.rule, finding.subject);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(finding.rule),
    kind: 'fail',
    level: SARIF_LEVELS[weight],
    message: { text: [`${about}:`, ...gapTexts(finding, report)].map(forSarif).join(' ') },
    locations: [
      { physicalLocation: { artifactLocation: { uri: forUri(file) }, region: { startLine: line } } },
    ],
    partialFingerprints: { 'mimoCheckFinding/v1': finding.id },
    properties: {
      ...findingProperties(finding),
      blocking: weight === 'blocking',
      waivable: finding.waivable,
      ...present({ idleWaiver: finding.idleWaiver }),
      leads: leadsOf(finding).map(leadProperties),
    },
  };
}

/** The longest name of an analysis, in characters. */
const LONGEST_NAME = 120;

/**
 * Identifies an analysis in a repository: the policy, the subjects, and whether it is partial. Under the name
 * of the whole, a partial one would close the alerts that it leaves out.
 */
function automationId(report: EvaluationReport): string {
  const { policy, subjects, only = [] } = report;
  const part = report.kind === 'gaps' ? ['gaps'] : [];
  const names = [...subjects.map(({ id }) => id), ...only, ...part].join('+');
  return `mimo-check/${policy.id}/${names.length > LONGEST_NAME ? digestOf(names).slice(0, 12) : names}/`;
}

/** Properties of the run, with the findings that are not results: a viewer would show those as alerts. */
function runProperties(report: EvaluationReport): object {
  const { findings, waivers, attestations, notice, overrules, policy, asOf, assumes, summary } = report;
  const [sentence, headline] = verdictTexts(report);
  const verdict = report.kind === 'check' ? report.verdict : undefined;
  const passing = (outcome: Finding['outcome']): object[] =>
    findings.filter((finding) => finding.outcome === outcome).map(findingProperties);
  const waived = findings.filter((finding) => isGap(finding) && finding.waiver !== undefined);
  return {
    ...present({ verdict, sentence, headline, overrules, assumes, asOf, project: report.project }),
    ...{ policy, subjects: report.subjects.map(({ id }) => id), dataset: report.dataset },
    digests: report.proof.digests,
    summary,
    waived: waived.map((finding) => ({
      ...findingProperties(finding),
      message: finding.message,
      waiver: finding.waiver,
      leads: leadsOf(finding).map(leadProperties),
    })),
    shown: passing('pass'),
    notApplicable: passing('not-applicable'),
    ...{ waivers, attestations, notice },
    ...present({ published: publishedNote(findings, report.providers) }),
  };
}

/** Renders a report as SARIF 2.1.0: each open gap is a result at a line of the user's repository. */
export function renderSarif(report: EvaluationReport, terminal: Terminal): string {
  const rules = Object.values(report.rules);
  const ids = rules.map(({ id }) => id);
  return jsonDocument({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules: rules.map(descriptorOf),
          },
        },
        automationDetails: { id: automationId(report) },
        columnKind: 'utf16CodeUnits',
        results: openGaps(report).map((gap) => resultOf(gap, ids, report, terminal)),
        properties: runProperties(report),
      },
    ],
  });
}
