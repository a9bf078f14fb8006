import { posix } from 'node:path';
import { remembered } from '../../input/remembered.js';
import type { EvaluationReport } from '../../report/reports.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import type { Terminal } from '../terminal.js';

/** A line of a file, as the report names the file. */
interface Anchor {
  file: string;
  line: number;
}

/** The files of the user's that hold what is on file about a provider. */
const ownProviderFiles = remembered(
  ({ dataset, providers }: EvaluationReport): ReadonlySet<string> =>
    new Set([...dataset.added, ...dataset.replaced].flatMap((id) => providers[id]?.file ?? [])),
);

const weighsAgainst = ({ part, answer }: ConsideredClaim): boolean =>
  part === 'weak' || (part === 'proof' && answer !== 'pass');

/** The statements of the user's that keep a finding open: in an attestation, or in a provider file. */
function ownStatements({ claims, opposing }: Finding, report: EvaluationReport): Anchor[] {
  const files = ownProviderFiles(report);
  return [...opposing, ...claims.filter(weighsAgainst)]
    .filter(({ attestation, file }) => attestation !== undefined || files.has(file))
    .map(({ file, line }) => ({ file, line }));
}

const FALLBACK: Anchor = { file: 'mimo-check.yaml', line: 1 };

/**
 * The lines that a finding can be shown at, the best first: a waiver that no longer applies, the user's own statement at
 * fault, the line of the policy or project that demands it. The last is where a project file belongs.
 */
function anchorsOf(finding: Finding, report: EvaluationReport): Anchor[] {
  const { idleWaiver, rule } = finding;
  const demanded = report.rules[rule]?.demandedAt;
  const { project } = report;
  return [
    ...(idleWaiver === undefined ? [] : [{ file: idleWaiver.file, line: idleWaiver.line }]),
    ...ownStatements(finding, report),
    ...(demanded === undefined ? [] : [demanded]),
    ...(project === undefined ? [] : [{ file: project.file, line: project.line ?? 1 }]),
    FALLBACK,
  ];
}

/** A file as its repository names it; undefined: it is outside. */
function pathInRepository(file: string, folder: string): string | undefined {
  if (posix.isAbsolute(file) || /^[a-z]:/i.test(file)) return undefined;
  const path = posix.normalize(posix.join(folder, file));
  return path.startsWith('../') || path === '..' ? undefined : path;
}

/**
 * Where a finding is shown in the user's repository: the best line of its anchors that is inside. The path is relative
 * to the root of the repository, as GitHub and GitLab read it.
 */
export function locationOf(finding: Finding, report: EvaluationReport, { folder = '' }: Terminal): Anchor {
  const inside = anchorsOf(finding, report).flatMap(({ file, line }) => {
    const path = pathInRepository(file, folder);
    return path === undefined ? [] : [{ file: path, line }];
  });
  return inside[0] ?? FALLBACK;
}
