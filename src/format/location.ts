import { posix } from 'node:path';
import { anchorsOf, type Anchor } from '../report/anchor.js';
import type { EvaluationReport } from '../report/reports.js';
import type { Finding } from '../verdict/finding.js';
import type { Terminal } from './terminal.js';

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
  return inside[0] ?? { file: 'mimo-check.yaml', line: 1 };
}
