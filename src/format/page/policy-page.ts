import { policyName } from '../../policy/policy.js';
import type { Setting } from '../../report/described-policy.js';
import type { PolicyReport, PolicyRule } from '../../report/policy-report.js';
import type { Paper } from './paper.js';

function valueText(value: unknown): string {
  if (value === null) return 'not set';
  if (Array.isArray(value)) return value.map(valueText).join(', ') || 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Where a value was set; one that no file sets is what mimo-check itself takes. */
const placeText = ({ value, file, line }: Setting): string => {
  if (file === undefined) return value === null ? '' : 'built in';
  return `${file}:${String(line)}`;
};

const settingLine = (setting: Setting, paper: Paper): string =>
  paper.paragraph(
    `${setting.name}: ${valueText(setting.value)}  ${paper.ink.dim(placeText(setting))}`.trimEnd(),
    2,
  );

const ruleBlock = ({ id, uses, title, settings }: PolicyRule, paper: Paper): string =>
  [
    paper.paragraph(`${paper.ink.bold(id)}${uses === undefined ? '' : ` (uses ${uses})`} · ${title}`),
    ...settings.map((setting) => settingLine(setting, paper)),
  ].join('\n');

/** The page of `policies show`. */
export function policyPage(report: PolicyReport, paper: Paper): string {
  const { policy, settings, rules, notCovered, notes } = report;
  const { ink } = paper;
  const general = settings.filter(({ name }) => name !== 'not_covered');
  return paper.page([
    [
      ink.bold(paper.paragraph(`Policy ${policyName(policy)}: ${policy.title}, as of ${report.asOf}`)),
      ...(policy.description === '' ? [] : [paper.paragraph(policy.description)]),
      paper.paragraph(ink.dim(`digest ${policy.digest}`)),
    ].join('\n'),
    [ink.bold('For all rules'), ...general.map((setting) => settingLine(setting, paper))].join('\n'),
    ...rules.map((rule) => ruleBlock(rule, paper)),
    [
      paper.paragraph(
        `${ink.bold('Not covered')} ${ink.dim(
          settings
            .filter(({ name }) => name === 'not_covered')
            .map(placeText)
            .join(''),
        )}`,
      ),
      ...(notCovered.length === 0
        ? ['  nothing is said']
        : notCovered.map((item) => paper.paragraph(`- ${item}`, 2))),
    ].join('\n'),
    notes.map((note) => paper.paragraph(note)).join('\n'),
  ]);
}
