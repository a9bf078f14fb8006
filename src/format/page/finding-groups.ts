import type { EvaluationReport } from '../../report/reports.js';
import type { Severity } from '../../policy/severity.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { isGating } from '../../verdict/verdict.js';
import { WORDS } from '../words/words.js';

/** Findings that say the same about several subjects share a line. */
export interface FindingGroup {
  finding: Finding;
  subjects: string[];
  /** All of them, including the first. */
  findings: Finding[];
}

/**
 * Groups equal findings, in the order of the first of each group. Only findings of one rule and provider can
 * be equal.
 */
export function groupFindings(
  findings: readonly Finding[],
  isSame: (a: Finding, b: Finding) => boolean,
): FindingGroup[] {
  const groups: FindingGroup[] = [];
  const near = new Map<string, FindingGroup[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.provider}`;
    const own = near.get(key) ?? [];
    near.set(key, own);
    const group = own.find((one) => isSame(one.finding, finding));
    if (group === undefined) {
      const first = { finding, subjects: [finding.subject], findings: [finding] };
      groups.push(first);
      own.push(first);
      continue;
    }
    group.subjects.push(finding.subject);
    group.findings.push(finding);
  }
  return groups;
}

/** Whether two findings have the same rule, provider and outcome, and both or neither are accepted. */
export const haveSameOutcome = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule &&
  a.provider === b.provider &&
  a.outcome === b.outcome &&
  a.indication === b.indication &&
  a.waiver?.text === b.waiver?.text;

/** All models of a provider, which is named if the page is about several. */
function allModelsText({ provider }: Finding, models: number, { subjects }: EvaluationReport): string {
  const text = WORDS.finding.allModels(models);
  return subjects.some((subject) => subject.provider !== provider) ? `${provider}, ${text}` : text;
}

/** The subjects of a group; empty if it is about the page's only subject. */
export function subjectsText({ finding, subjects }: FindingGroup, report: EvaluationReport): string {
  const provider = report.providers[finding.provider];
  const [only] = subjects;
  const isSole = report.subjects.length === 1 && report.subjects[0]?.id === only;
  const isProvider = only === finding.provider && Object.keys(report.providers).length === 1;
  if (subjects.length === 1 && (isSole || isProvider)) return '';
  const models = provider?.models.length ?? 0;
  const areModels = subjects.length > 1 && !subjects.includes(finding.provider);
  return areModels && subjects.length === models
    ? allModelsText(finding, models, report)
    : subjects.join(', ');
}

/** The gaps of a report by their effect on the verdict. */
export interface SplitGaps {
  blocking: Finding[];
  /** Neither blocking nor an accepted risk. */
  others: Finding[];
  accepted: Finding[];
}

export function splitGaps({ findings, policy, kind }: EvaluationReport): SplitGaps {
  const gaps = findings.filter(isGap);
  const open = gaps.filter((finding) => finding.waiver === undefined);
  // A list of gaps never fails a run.
  const isBlocking = (finding: Finding): boolean => kind === 'check' && isGating(finding, policy.failOn);
  return {
    blocking: open.filter(isBlocking),
    others: open.filter((finding) => !isBlocking(finding)),
    accepted: gaps.filter((finding) => finding.waiver !== undefined),
  };
}

export const ofLevel = (findings: readonly Finding[], level: Severity): Finding[] =>
  findings.filter((finding) => finding.level === level);
