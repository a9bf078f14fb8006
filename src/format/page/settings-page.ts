import { policyName } from '../../policy/policy.js';
import type { DescribedSetting } from '../../report/described-policy.js';
import type { ConfigReport, ConfigSetting } from '../../report/config-report.js';
import type { PolicyReport, PolicyRule } from '../../report/policy-report.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

/** Formats a setting; `unset` is for no value, `empty` for an empty list. */
export function settingValueText(value: unknown, otherwise: { unset: string; empty: string }): string {
  if (value === null) return otherwise.unset;
  if (Array.isArray(value))
    return value.map((item) => settingValueText(item, otherwise)).join(', ') || otherwise.empty;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sourceText({ from, by, file, line }: ConfigSetting): string {
  const place = file === undefined ? '' : `${file}:${String(line)}`;
  switch (from) {
    case 'flag':
      return WORDS.page.settings.option(by ?? '');
    case 'variable':
      return WORDS.page.settings.variable(by ?? '');
    case 'project':
      return place;
    case 'policy':
      return WORDS.page.settings.policy(place);
    case 'built-in':
      return WORDS.page.settings.builtIn;
  }
}

export const configPage = (report: ConfigReport, paper: Paper): string =>
  paper.page([
    report.project === undefined
      ? WORDS.page.settings.noProject
      : WORDS.page.settings.projectInForce(report.project.file),
    paper.table(
      WORDS.page.settings.heads,
      report.settings.map((setting) => [
        setting.name,
        settingValueText(setting.value, { unset: WORDS.report.none, empty: '' }),
        sourceText(setting),
      ]),
    ),
    paper.paragraph(WORDS.page.settings.precedence),
  ]);

/** Where a value was set; if no file does, it is mimo-check's own default. */
const placeText = ({ value, file, line }: DescribedSetting): string => {
  if (file === undefined) return value === null ? '' : WORDS.page.settings.builtIn;
  return `${file}:${String(line)}`;
};

const settingLine = (setting: DescribedSetting, paper: Paper): string =>
  paper.paragraph(
    `${setting.name}: ${settingValueText(setting.value, { unset: WORDS.page.settings.notSet, empty: WORDS.report.none })}  ${paper.ink.dim(placeText(setting))}`.trimEnd(),
    2,
  );

const ruleBlock = ({ id, uses, title, settings }: PolicyRule, paper: Paper): string =>
  [
    paper.paragraph(
      `${paper.ink.bold(id)}${uses === undefined ? '' : ` (${WORDS.page.settings.uses(uses)})`} · ${title}`,
    ),
    ...settings.map((setting) => settingLine(setting, paper)),
  ].join('\n');

export function policyPage(report: PolicyReport, paper: Paper): string {
  const { policy, settings, rules, notCovered, notes } = report;
  const { ink } = paper;
  const general = settings.filter(({ name }) => name !== 'not_covered');
  return paper.page([
    [
      ink.bold(
        paper.paragraph(WORDS.page.settings.policyTitle(policyName(policy), policy.title, report.asOf)),
      ),
      ...(policy.description === '' ? [] : [paper.paragraph(policy.description)]),
      paper.paragraph(ink.dim(WORDS.page.settings.digest(policy.digest))),
    ].join('\n'),
    [
      ink.bold(WORDS.page.settings.forAllRules),
      ...general.map((setting) => settingLine(setting, paper)),
    ].join('\n'),
    ...rules.map((rule) => ruleBlock(rule, paper)),
    [
      paper.paragraph(
        `${ink.bold(WORDS.page.settings.notCovered)} ${ink.dim(
          settings
            .filter(({ name }) => name === 'not_covered')
            .map(placeText)
            .join(''),
        )}`,
      ),
      ...(notCovered.length === 0
        ? [`  ${WORDS.page.settings.nothingSaid}`]
        : notCovered.map((item) => paper.item(item))),
    ].join('\n'),
    notes.map((note) => paper.paragraph(note)).join('\n'),
  ]);
}
