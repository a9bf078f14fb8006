import { forJson } from './escape.js';
import type { Report } from './reports.js';

/** The report as JSON, indented by two blanks. */
export const renderJson = (report: Report): string => `${forJson(JSON.stringify(report, null, 2))}\n`;
