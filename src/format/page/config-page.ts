import type { ConfigReport, ConfigSetting } from '../../report/config-report.js';
import type { Paper } from './paper.js';

const valueText = (value: unknown): string => {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

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
      report.settings.map((setting) => [setting.name, valueText(setting.value), sourceText(setting)]),
    ),
    paper.paragraph('An option goes before a variable, a variable before the project file.'),
  ]);
