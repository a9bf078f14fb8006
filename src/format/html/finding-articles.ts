import type { Bearer } from '../../evidence/law.js';
import { distinct } from '../../input/plain-data.js';
import type { CheckReport } from '../../report/check-report.js';
import { bearerOf, type DescribedRule } from '../../report/described-rule.js';
import { makerOf } from '../../report/described-subject.js';
import { fixOf, isGap, type Finding } from '../../verdict/finding.js';
import { isGating } from '../../verdict/verdict.js';
import { citeArticle } from '../../verdict/words/citations.js';
import { basisWords, OWN_POLICY, REASON_WORDS, REMEDIES } from '../../verdict/words/outcome-words-en.js';
import { subjectsText, type FindingGroup } from '../page/finding-groups.js';
import { groupBySameText } from '../page/finding-section.js';
import { messageOrTitle, outcomeText, waivedLines } from '../finding-text.js';
import { claimItem, distinctClaims, providerIn } from './claim-html.js';
import {
  definitions,
  joinedBy,
  linkTo,
  markup,
  nameOr,
  NO_HTML,
  paragraphOf,
  part,
  type Html,
} from './markup.js';
import { gapEffect, outcomeMark } from './outcome-mark.js';
import { WORDS } from '../words/words.js';

/** A group of findings with its anchor on the page. */
export interface Article extends FindingGroup {
  anchor: string;
}

const DUTIES: readonly (readonly [bearer: Bearer | undefined, heading: string])[] = [
  ['you', WORDS.html.articles.duties.you],
  ['vendor', WORDS.html.articles.duties.vendor],
  ['both', WORDS.html.articles.duties.both],
  [undefined, WORDS.html.articles.duties.none],
];

/** Groups the findings of a report by the same text, and gives each group an anchor. */
export const articlesOf = (report: CheckReport): Article[] =>
  groupBySameText(report.findings).map((group, index) => ({ ...group, anchor: `finding-${index + 1}` }));

function weightOf({ finding }: Article, { policy }: CheckReport): number {
  if (!isGap(finding)) return finding.outcome === 'pass' ? 5 : 6;
  if (isGating(finding, policy.failOn)) return 0;
  return finding.waiver === undefined ? { error: 1, warning: 2, note: 3, none: 4 }[finding.level] : 1;
}

function lawHtml(finding: Finding, rule: DescribedRule, report: CheckReport): Html {
  if (rule.ownRequirement) return markup`${OWN_POLICY}`;
  const maker = makerOf(finding, rule, report.providers, report.subjects);
  const byRelation = new Map<string, Html[]>();
  for (const basis of rule.basis.filter((one) => one.relation !== 'own-policy')) {
    const relation = basisWords(basis.relation, basis.dutyOf);
    const from = basis.inForce ? '' : ` (${WORDS.html.articles.from(basis.inForceFrom)})`;
    const cited = markup`${linkTo(basis.url, citeArticle(basis))}${from}`;
    byRelation.set(relation, [...(byRelation.get(relation) ?? []), cited]);
  }
  const laws = [...byRelation].map(([relation, cited]) => markup`${joinedBy(', ', cited)} – ${relation}`);
  return markup`${joinedBy('; ', laws)}${maker !== undefined && `; ${WORDS.finding.dutyOf(maker.name)}`}`;
}

/** Why a gap is one: each reason with its remedy. */
const reasonsHtml = ({ reasons }: Finding): Html =>
  reasons.length === 0
    ? NO_HTML
    : markup`<ul>${reasons.map(
        (reason) => markup`<li>${REASON_WORDS[reason]}. <span class="fine">${REMEDIES[reason]}</span></li>`,
      )}</ul>`;

function evidenceHtml({ findings, finding }: Article, report: CheckReport): Html {
  const claims = distinctClaims(findings.flatMap((one) => [...one.opposing, ...one.claims])).filter(
    ({ part: role }) => role !== 'lead',
  );
  const provider = providerIn(report, finding.provider);
  return claims.length === 0
    ? markup`<p>${WORDS.html.articles.noStatement}</p>`
    : markup`<ul class="claims">${claims.map((claim) => claimItem(claim, provider))}</ul>`;
}

/** Links from a finding's leads to where they are shown in full. */
export type LeadLinks = (findings: readonly Finding[]) => readonly Html[];

const headHtml = (group: Article, report: CheckReport): Html => {
  const { finding } = group;
  const effect = gapEffect(finding, report);
  const about = subjectsText(group, report);
  return markup`<header><p>${outcomeMark(finding, outcomeText(finding))}${effect !== '' && markup` <span class="effect ${effect === WORDS.finding.blocking && 'blocking'}">${effect}</span>`}</p>
<h4>${nameOr(finding.title, finding.rule)}</h4>
<p class="fine"><code>${finding.rule}</code>${about !== '' && ` · ${about}`}</p></header>
`;
};

/** Details of a finding, folded on screen and always printed on paper. */
function detailsHtml(group: Article, rule: DescribedRule | undefined, report: CheckReport): Html {
  const { finding, findings } = group;
  const gap = isGap(finding);
  const ids =
    findings.length === 1 ? finding.id : findings.map(({ id, subject }) => `${subject} ${id}`).join(', ');
  return markup`<details><summary>${gap ? WORDS.html.articles.gapDetails : WORDS.report.evidence}</summary>
${evidenceHtml(group, report)}${definitions([
    [WORDS.finding.reasons, reasonsHtml(finding)],
    [WORDS.html.articles.why, rule?.why ?? ''],
    [WORDS.finding.question, gap ? (rule?.question ?? '') : ''],
    [findings.length === 1 ? WORDS.finding.finding : WORDS.finding.findings, ids],
  ])}</details>
`;
}

function articleHtml(group: Article, report: CheckReport, leadLinks: LeadLinks): Html {
  const { finding, findings, anchor } = group;
  const rule = report.rules[finding.rule];
  const message = messageOrTitle(finding);
  const leads = leadLinks(findings);
  return markup`<article id="${anchor}">${headHtml(group, report)}<div class="said">
${paragraphOf(message === finding.title ? '' : message)}${waivedLines(finding).map((text) => paragraphOf(text, 'waived'))}${definitions(
    [
      [WORDS.finding.law, rule === undefined ? '' : lawHtml(finding, rule, report)],
      [WORDS.finding.howToClose, isGap(finding) ? fixOf(finding, rule) : ''],
      [
        WORDS.report.leads,
        leads.length === 0 ? '' : markup`${joinedBy(', ', leads)} (${WORDS.html.articles.unverified})`,
      ],
    ],
  )}${detailsHtml(group, rule, report)}</div></article>
`;
}

/** How many of a group block, and how many are shown, for its heading. */
function countText(articles: readonly Article[], { policy }: CheckReport): string {
  const all = articles.flatMap(({ findings }) => findings);
  const gaps = all.filter(isGap);
  const blocking = gaps.filter((gap) => isGating(gap, policy.failOn)).length;
  return WORDS.html.articles.counts(all.length, blocking, gaps.length);
}

/** All findings by whose duty they are about, most serious first. */
export function findingArticles(
  articles: readonly Article[],
  report: CheckReport,
  leadLinks: LeadLinks,
): Html {
  const bearers = new Map(
    distinct(articles.map(({ finding }) => finding.rule)).map((id) => {
      const rule = report.rules[id];
      return [id, rule === undefined ? undefined : bearerOf(rule)];
    }),
  );
  const groups = DUTIES.map(([bearer, heading]) => {
    const own = articles
      .filter(({ finding }) => bearers.get(finding.rule) === bearer)
      .toSorted((a, b) => weightOf(a, report) - weightOf(b, report));
    return own.length === 0
      ? NO_HTML
      : markup`<h3>${heading} <span class="count">${countText(own, report)}</span></h3>
${own.map((one) => articleHtml(one, report, leadLinks))}`;
  });
  return part('findings', WORDS.html.articles.heading, ...groups);
}
