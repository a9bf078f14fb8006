import { policyName } from '../../policy/policy.js';
import type { DescribedSetting } from '../../report/described-policy.js';
import type { ConfigReport, ConfigSetting } from '../../report/config-report.js';
import type { PolicyReport, PolicyRule } from '../../report/policy-report.js';
import type { Paper } from './paper.js';

/** A setting for people; `unset`: it has no value, `empty`: it is a list of nothing. */
export function settingValueText(value: unknown, words: { unset: string; empty: string }): string {
  if (value === null) return words.unset;
  if (Array.isArray(value))
    return value.map((item) => settingValueText(item, words)).join(', ') || words.empty;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sourceText({ from, by, file, line }: ConfigSetting): string {
  const place = file === undefined ? '' : `${file}:${String(line)}`;
  switch (from) {
    case 'flag':
      return `option ${by ?? ''}`;
    case 'variable':
      return `variable ${by ?? ''}`;
    case 'project':
      return place;
    case 'policy':
      return `policy, ${place}`;
    case 'built-in':
      return 'built in';
  }
}

/** The page of `config`. */
export const configPage = (report: ConfigReport, paper: Paper): string =>
  paper.page([
    report.project === undefined
      ? 'No project file is in force.'
      : `Project file in force: ${report.project.file}`,
    paper.table(
      ['Setting', 'In force', 'From'],
      report.settings.map((setting) => [
        setting.name,
        settingValueText(setting.value, { unset: 'none', empty: '' }),
        sourceText(setting),
      ]),
    ),
    paper.paragraph('An option goes before a variable, a variable before the project file.'),
  ]);

/** Where a value was set; one that no file sets is what mimo-check itself takes. */
const placeText = ({ value, file, line }: DescribedSetting): string => {
  if (file === undefined) return value === null ? '' : 'built in';
  return `${file}:${String(line)}`;
};

const settingLine = (setting: DescribedSetting, paper: Paper): string =>
  paper.paragraph(
    `${setting.name}: ${settingValueText(setting.value, { unset: 'not set', empty: 'none' })}  ${paper.ink.dim(placeText(setting))}`.trimEnd(),
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
