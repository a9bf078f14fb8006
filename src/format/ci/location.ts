import { posix } from 'node:path';
import { memoize } from '../../input/memoize.js';
import type { EvaluationReport } from '../../report/reports.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import type { Terminal } from '../terminal.js';

/** A line of a file, by the file's name in the report. */
interface Anchor {
  file: string;
  line: number;
}

/** The user's provider files with evidence on a provider. */
const ownProviderFiles = memoize(
  ({ dataset, providers }: EvaluationReport): ReadonlySet<string> =>
    new Set([...dataset.added, ...dataset.replaced].flatMap((id) => providers[id]?.file ?? [])),
);

const weighsAgainst = ({ part, answer }: ConsideredClaim): boolean =>
  part === 'weak' || (part === 'proof' && answer !== 'pass');

/** The user's statements that keep a finding open: in an attestation, or in a provider file. */
function ownStatements({ claims, opposing }: Finding, report: EvaluationReport): Anchor[] {
  const files = ownProviderFiles(report);
  return [...opposing, ...claims.filter(weighsAgainst)]
    .filter(({ attestation, file }) => attestation !== undefined || files.has(file))
    .map(({ file, line }) => ({ file, line }));
}

const FALLBACK: Anchor = { file: 'mimo-check.yaml', line: 1 };

/**
 * The lines where a finding can be shown, best first: a waiver that no longer applies, the user's own
 * statement at fault, the line of the policy or project that asks for it. The last is where a project file
 * belongs.
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

/** A file's path in its repository; undefined if it is outside. */
function pathInRepository(file: string, folder: string): string | undefined {
  if (posix.isAbsolute(file) || /^[a-z]:/i.test(file)) return undefined;
  const path = posix.normalize(posix.join(folder, file));
  return path.startsWith('../') || path === '..' ? undefined : path;
}

/**
 * The line of the user's repository where a finding is shown: the best one inside. The path is relative to
 * the root of the repository, as GitHub and GitLab expect.
 */
export function locationOf(finding: Finding, report: EvaluationReport, { folder = '' }: Terminal): Anchor {
  const inside = anchorsOf(finding, report).flatMap(({ file, line }) => {
    const path = pathInRepository(file, folder);
    return path === undefined ? [] : [{ file: path, line }];
  });
  return inside[0] ?? FALLBACK;
}
