import { CLAIM_WORDS_EN } from './claim-words-en.js';
import { FINDING_WORDS_EN } from './finding-words-en.js';
import { HTML_WORDS_EN } from './html-words-en.js';
import { PAGE_WORDS_EN } from './page-words-en.js';
import { REPORT_WORDS_EN } from './report-words-en.js';
import { TOOL_WORDS_EN } from './tool-words-en.js';

/**
 * Every string that formats print, besides the words of the verdict. A second language needs one more file of
 * each kind.
 */
export const WORDS = {
  claim: CLAIM_WORDS_EN,
  finding: FINDING_WORDS_EN,
  report: REPORT_WORDS_EN,
  page: PAGE_WORDS_EN,
  html: HTML_WORDS_EN,
  tool: TOOL_WORDS_EN,
};
