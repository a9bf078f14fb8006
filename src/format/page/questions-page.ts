import { letterText } from '../letter-text.js';
import type { QuestionsReport } from '../../report/questions-report.js';
import type { Paper } from './paper.js';

/** The page of `questions`: the letter as it reads. */
export const questionsPage = (report: QuestionsReport, paper: Paper): string =>
  paper.page([letterText(report).trimEnd()]);
