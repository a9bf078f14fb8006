import { replacedTexts } from '../../report/envelope.js';
import { hopText } from '../../report/described-subject.js';
import type { CheckReport } from '../../report/check-report.js';
import { publishedNote } from '../../report/published-text.js';
import { shortened } from '../../input/words.js';
import { VERDICT_WORDS } from '../../verdict/words/verdict-words-en.js';
import { countTexts, verdictText } from '../page/check-page.js';
import { splitGaps } from '../page/finding-groups.js';
import { titleText } from '../page/gap-rows.js';
import { factBoxes } from './fact-boxes.js';
import { articlesOf, findingArticles } from './finding-articles.js';
import { leadsIn, leadTable, linksToLeads } from './lead-table.js';
import { definitions, markup, NO_HTML, paragraphOf, part, ready, type Html } from './markup.js';
import { matrix } from './matrix.js';
import { ownRecords } from './own-records.js';
import { lawAndDigests, sourceTable } from './source-tables.js';
import { STYLE } from './style.js';
import { WORDS } from '../words/words.js';

/** Browsers and file lists cut longer titles. */
const LONGEST_TITLE = 60;

const UNICODE = { unicode: true } as const;

const routesText = ({ subjects, providers }: CheckReport): string =>
  subjects
    .map((subject) => {
      const provider = providers[subject.provider];
      const hops = provider === undefined ? '' : hopText(subject, provider);
      return `${subject.id}: ${hops === '' ? WORDS.html.itself(provider?.name ?? subject.provider) : hops}`;
    })
    .join('. ');

/** The first screen: what was checked, the verdict, and what it means. */
function head(report: CheckReport): Html {
  const counts = countTexts(splitGaps(report), report);
  const warnings = [...report.overrules, ...replacedTexts(report.dataset), ...report.policy.notes];
  return markup`<header class="head">
<p class="kind">${WORDS.html.kind} <span class="day">${WORDS.report.asOf(report.asOf)}</span></p>
<h1>${titleText(report, UNICODE).replace(/ · as of [-\d]+$/, '')}</h1>
<div class="verdict ${report.verdict}"><p class="answer"><strong>${VERDICT_WORDS[report.verdict]}</strong> <span>${verdictText(report)}</span></p>
${
  counts.length > 0 &&
  markup`<ul class="counts">${counts.map((count) => markup`<li>${count}</li>`)}</ul>
`
}<p>${report.headline}</p></div>
${definitions([
  [WORDS.report.assumedUse, report.assumes],
  [WORDS.html.route, routesText(report)],
])}${
    warnings.length > 0 &&
    markup`<div class="banner"><h2>${WORDS.html.readFirst}</h2><ul>${warnings.map((text) => markup`<li><span class="mark against"><span aria-hidden="true">!</span></span>${text}</li>`)}</ul></div>
`
  }</header>
`;
}

function notChecked({ policy, only, summary }: CheckReport): Html {
  const others = summary.rulesKnown - summary.rulesAsked;
  const texts = [
    ...policy.notCovered,
    ...(only === undefined && others === 0 ? [] : [WORDS.html.rulesNotAsked(others, summary.rulesKnown)]),
  ];
  return texts.length === 0
    ? NO_HTML
    : part(
        'unchecked',
        WORDS.html.notCheckedHeading,
        markup`<ul>${texts.map((text) => markup`<li>${text}</li>`)}</ul>
`,
      );
}

/** Three lines to sign, on paper only. */
const signatures = (): Html => markup`<section class="sign"><h2>${WORDS.html.signatures}</h2>
${WORDS.html.signers.map((who) => markup`<div><p>${who}</p><p>${WORDS.html.signature}</p></div>`)}</section>
`;

function body(report: CheckReport): Html {
  const articles = articlesOf(report);
  const anchors = new Map(articles.toReversed().map(({ finding, anchor }) => [finding.rule, anchor]));
  const leads = leadsIn(report);
  return markup`${factBoxes(report)}${matrix(report, anchors)}${findingArticles(articles, report, linksToLeads(leads))}${leadTable(leads, report)}${ownRecords(report)}${sourceTable(report)}${part(
    'age',
    WORDS.html.age,
    paragraphOf(`${WORDS.report.age(report.evidence)}.`),
    paragraphOf(publishedNote(report.findings, report.providers) ?? ''),
  )}${lawAndDigests(report)}${notChecked(report)}`;
}

/** Renders a report of `check` as a self-contained page: no script, no font, no picture, nothing to load. */
export function renderHtml(report: CheckReport): string {
  const title = shortened(`${VERDICT_WORDS[report.verdict]} ${titleText(report, UNICODE)}`, LONGEST_TITLE);
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="mimo-check ${report.tool.version}">
<title>${title}</title>
<style>
${ready(STYLE)}
</style>
</head>
<body>
<main>
${head(report)}${body(report)}${part('notice', WORDS.report.notice, ...report.notice.map((text) => paragraphOf(text, 'fine')))}${signatures()}</main>
</body>
</html>`;
  // Texts contain no line ends, so blank lines come from templates only.
  return `${page.html.replace(/[ \t]*\n\s*/g, '\n').trim()}\n`;
}
