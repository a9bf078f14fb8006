import { formatYaml } from '../core/yaml.js';
import { documentOf } from './json.js';
import type { Report } from './reports.js';

/** The report as YAML: the same document as its JSON. */
export const renderYaml = (report: Report): string =>
  formatYaml(JSON.parse(JSON.stringify(documentOf(report))));
