import { formatProblem } from '../../input/problem.js';
import type { ValidateReport, ValidatedFile } from '../../report/validate-report.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

function fileBlock({ file, kind, valid, problems, warnings }: ValidatedFile, paper: Paper): string {
  const mark = valid
    ? paper.ink.green(`${paper.unicode ? '✓' : '+'} ${WORDS.page.validate.valid}`)
    : paper.ink.red(`${paper.unicode ? '✗' : 'x'} ${WORDS.page.validate.invalid}`);
  return [
    paper.paragraph(`${mark}  ${file} (${kind})`),
    ...problems.map((problem) => paper.paragraph(formatProblem(problem), 2)),
    ...warnings.map((problem) => paper.paragraph(WORDS.page.validate.warning(formatProblem(problem)), 2)),
  ].join('\n');
}

export function validatePage(report: ValidateReport, paper: Paper): string {
  const invalid = report.files.filter(({ valid }) => !valid);
  const problems = invalid.flatMap(({ problems: found }) => found);
  const count = problems.reduce((sum, { more = 1 }) => sum + more, 0);
  const warnings = report.files.reduce((sum, file) => sum + file.warnings.length, 0);
  return paper.page([
    report.files.map((file) => fileBlock(file, paper)).join('\n'),
    invalid.length === 0
      ? WORDS.page.validate.allValid(report.files.length, warnings)
      : WORDS.page.validate.someInvalid(report.files.length, invalid.length, count),
  ]);
}
