import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { digestOf } from '../../input/digest.js';
import { distinct, without } from '../../input/plain-data.js';
import { capitalised } from '../../input/words.js';
import type { CheckReport } from '../../report/check-report.js';
import { attestationText } from '../../report/described-attestation.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { REASON_WORDS } from '../../verdict/words/outcome-words-en.js';
import {
  ASSESSOR,
  claimRef,
  counterRef,
  ownRef,
  requirementRef,
  statementRef,
  subjectRef,
  waiverRef,
} from './cyclonedx-refs.js';
import {
  verdictEffect,
  leadLines,
  messageOrTitle,
  outcomeText,
  relatedText,
  waivedLines,
  waiverText,
} from '../finding-text.js';
import { claimProvenance, claimValue, replyText } from '../page/claim-text.js';
import { WORDS } from '../words/words.js';

const inOneText = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');

/** A statement on file, without its part in a finding. */
const statementOf = (claim: ConsideredClaim) =>
  without(claim, 'part', 'weaknesses', 'answer', 'message', 'ifConfirmed');

const refOf = (claim: ConsideredClaim): string => statementRef(digestOf(statementOf(claim)).slice(0, 16));

const isProofFor = ({ part, answer }: ConsideredClaim): boolean =>
  part === 'proof' && (answer === 'pass' || answer === 'not-applicable');

/**
 * Whether a statement counts against. One that is too weak for proof can do so, too; a report by others is
 * only a lead.
 */
const isContrary = ({ part, answer }: ConsideredClaim): boolean =>
  (part === 'proof' || part === 'weak') && answer === 'fail';

const opposingOf = ({ claims, opposing }: Finding): ConsideredClaim[] => [
  ...opposing,
  ...claims.filter(isContrary),
];

const refsOf = (claims: readonly ConsideredClaim[]): string[] => distinct(claims.map(refOf));

/** A list under a key, unless it is empty. */
const some = <K extends string, T>(key: K, list: readonly T[]): Partial<Record<K, readonly T[]>> =>
  list.length === 0 ? {} : ({ [key]: list } as Record<K, readonly T[]>);

const attached = (name: string, value: unknown) => ({
  name,
  contents: { attachment: { contentType: 'application/json', content: JSON.stringify(value) } },
});

/** A statement on file with its source, scope, grade and dates. */
function statementEvidence(claim: ConsideredClaim, provider: DescribedProvider | undefined) {
  const { attribute, says } = claim;
  return {
    'bom-ref': refOf(claim),
    propertyName: `mimo-check:${attribute}`,
    description: inOneText([
      claim.grade === 'reported' ? WORDS.tool.cyclonedx.unverified : '',
      WORDS.tool.cyclonedx.statement(attribute, claim.subject, claimValue(claim)),
      says ?? '',
      provider === undefined ? '' : `(${claimProvenance(claim, provider)})`,
      replyText(claim),
    ]),
    data: [attached(attribute, statementOf(claim))],
  };
}

/** All statements that findings considered, without duplicates. */
function statementsOf({ findings, providers }: CheckReport) {
  const found = new Map<string, ReturnType<typeof statementEvidence>>();
  for (const { claims, opposing, shows, provider } of findings)
    for (const claim of [...claims, ...opposing, ...shows]) {
      const evidence = statementEvidence(claim, providers[provider]);
      if (!found.has(evidence['bom-ref'])) found.set(evidence['bom-ref'], evidence);
    }
  return [...found.values()];
}

const waiverEvidence = ({ waivers }: CheckReport) =>
  waivers.map((waiver, place) => ({
    'bom-ref': waiverRef(place),
    propertyName: 'mimo-check:waiver',
    description: WORDS.finding.waiver(waiver, waiverText(waiver)),
    data: [attached('waiver', waiver)],
  }));

const ownEvidence = ({ attestations }: CheckReport) =>
  attestations.map((one, place) => ({
    'bom-ref': ownRef(place),
    propertyName: 'mimo-check:attestation',
    description: `${capitalised(ATTESTED_MARK)}: ${attestationText(one)}`,
    data: [attached('attestation', one)],
  }));

/** What was examined on a subject. If it is not shown, the text says so, so that no claim asserts it. */
const claimOf = (finding: Finding) => ({
  'bom-ref': claimRef(finding.id),
  target: subjectRef(finding.subject),
  predicate: finding.outcome === 'pass' ? finding.title : `${finding.title} (${outcomeText(finding)})`,
  reasoning: inOneText([
    `${capitalised(outcomeText(finding))}.`,
    isGap(finding) ? WORDS.tool.cyclonedx.notShown : '',
    finding.message,
  ]),
  ...some('evidence', refsOf(finding.claims.filter(isProofFor))),
  ...some('counterEvidence', refsOf(opposingOf(finding))),
});

/** The statements on file against it; nothing if there are none. */
function counterClaims(finding: Finding) {
  const claims = opposingOf(finding);
  if (claims.length === 0) return [];
  const statements = distinct(
    claims.map(({ message, says }) => message ?? says ?? '').filter((text) => text !== ''),
  );
  return [
    {
      'bom-ref': counterRef(finding.id),
      target: subjectRef(finding.subject),
      predicate: inOneText(statements) || messageOrTitle(finding),
      reasoning: WORDS.tool.cyclonedx.contrary,
      evidence: refsOf(claims),
    },
  ];
}

/** 1: shown by the evidence on file; 0: not shown. Without a score if not applicable. */
const scoreOf = ({ outcome }: Finding): { score?: number } =>
  outcome === 'not-applicable' ? {} : { score: outcome === 'pass' ? 1 : 0 };

function conformanceOf(finding: Finding, report: CheckReport) {
  const accepted = report.waivers.flatMap(({ finding: id, status }, place) =>
    finding.waiver !== undefined && id === finding.id && status === 'active' ? [waiverRef(place)] : [],
  );
  const effect = isGap(finding)
    ? WORDS.tool.cyclonedx.severity(finding.level, verdictEffect(finding, report))
    : '';
  return {
    ...scoreOf(finding),
    rationale: inOneText([
      `${capitalised(outcomeText(finding))}.`,
      finding.message,
      effect,
      isGap(finding) ? WORDS.tool.cyclonedx.score : '',
      ...waivedLines(finding),
    ]),
    ...some('mitigationStrategies', accepted),
  };
}

/** Why it is not shown, and what others report. Without a score, since nothing here measures confidence. */
function confidenceOf(finding: Finding) {
  const reasons = finding.reasons.map((reason) => REASON_WORDS[reason]);
  const rationale = inOneText([
    reasons.length === 0 ? '' : `${capitalised(reasons.join(', '))}.`,
    ...leadLines(finding),
    relatedText(finding),
  ]);
  return rationale === '' ? {} : { confidence: { rationale } };
}

const mapped = (finding: Finding, report: CheckReport) => ({
  requirement: requirementRef(finding.rule),
  claims: [claimRef(finding.id)],
  ...some('counterClaims', opposingOf(finding).length === 0 ? [] : [counterRef(finding.id)]),
  conformance: conformanceOf(finding, report),
  ...confidenceOf(finding),
});

/** What the tool attests for each subject, requirement by requirement. */
const attestationsOf = (report: CheckReport) =>
  distinct(report.findings.map(({ subject }) => subject)).map((subject) => {
    const own = report.findings.filter((finding) => finding.subject === subject);
    const shown = own.filter(({ outcome }) => outcome === 'pass').length;
    const applicable = own.filter(({ outcome }) => outcome !== 'not-applicable').length;
    return {
      summary: WORDS.tool.cyclonedx.summary(subject, shown, applicable, report.sentence),
      assessor: ASSESSOR,
      map: own.map((finding) => mapped(finding, report)),
    };
  });

/**
 * What is claimed, on which evidence, and how far that meets the policy. Nobody signs: the affirmation is the
 * report's notice. Whether the assessor is a third party depends on who runs the tool, so that is left out.
 */
export const declarationsOf = (report: CheckReport) => ({
  assessors: [{ 'bom-ref': ASSESSOR, organization: { name: `${report.tool.name} ${report.tool.version}` } }],
  attestations: attestationsOf(report),
  claims: report.findings.flatMap((finding) => [claimOf(finding), ...counterClaims(finding)]),
  evidence: [...statementsOf(report), ...waiverEvidence(report), ...ownEvidence(report)],
  affirmation: { statement: report.notice.join(' ') },
});
