import { formatYaml } from '../input/yaml.js';
import { documentOf } from './json.js';
import type { Report } from '../report/reports.js';

/** The report as YAML: the same document as its JSON. */
export const renderYaml = (report: Report): string =>
  formatYaml(JSON.parse(JSON.stringify(documentOf(report))));
