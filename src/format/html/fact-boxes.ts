import type { AttributeId } from '../../evidence/attributes/attributes.js';
import { distinct } from '../../input/plain-data.js';
import type { CheckReport } from '../../report/check-report.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import { claimMarks, claimSays, claimSource, distinctClaims, providerIn } from './claim-html.js';
import { markup, NO_HTML, paragraphOf, part, type Html } from './markup.js';
import { WORDS } from '../words/words.js';

/** What a data-protection officer asks first, with the attributes that answer it. */
const BOXES: readonly (readonly [title: string, attributes: readonly AttributeId[]])[] = [
  [WORDS.html.facts.entity, ['contracting-entity']],
  [WORDS.html.facts.role, ['data-roles']],
  [WORDS.html.facts.terms, ['processor-terms']],
  [WORDS.html.facts.places, ['data-locations', 'inference-locations']],
  [WORDS.html.facts.access, ['access-locations']],
  [WORDS.html.facts.transfer, ['transfer-tools']],
];

/** More would fill the first page. All facts are below, under their findings. */
const MOST_FACTS = 2;

const isFact = ({ part: role, notFound }: ConsideredClaim): boolean =>
  notFound === undefined && (role === 'proof' || role === 'weak' || role === 'silent');

const factHtml = (claim: ConsideredClaim, provider: DescribedProvider): Html =>
  markup`<p>${claimSays(claim)}</p>
<p class="fine">${claimMarks(claim, provider).join(' · ')}<br>${claimSource(claim, provider)}</p>
`;

/** Why there is no fact: nobody asked, or what the findings say. */
function withoutFact(findings: readonly Finding[], claims: readonly ConsideredClaim[]): Html {
  if (findings.length === 0) return markup`<p class="none">– ${WORDS.html.facts.notAsked}</p>`;
  const leads = claims.filter(({ part: role }) => role === 'lead').length;
  const notes = [
    ...distinct(findings.map(({ brief }) => brief)),
    ...(leads === 0 ? [] : [WORDS.report.unverifiedReports(leads)]),
  ];
  return markup`<p class="none">? ${WORDS.html.facts.noEvidence}</p>
${paragraphOf(notes.filter((note) => note !== '').join(' · '), 'fine')}`;
}

function boxHtml(title: string, attributes: readonly AttributeId[], report: CheckReport, id: string): Html {
  const provider = providerIn(report, id);
  const asking = report.findings.filter(
    (finding) =>
      finding.provider === id &&
      report.rules[finding.rule]?.reads.some((read) => attributes.some((one) => one === read)) === true,
  );
  const claims = distinctClaims(
    asking.flatMap((finding) => finding.claims.filter(({ attribute }) => attributes.includes(attribute))),
  );
  const facts = claims.filter(isFact);
  const more = facts.length - MOST_FACTS;
  return markup`<div class="box"><h3>${title}</h3>
${facts.length === 0 ? withoutFact(asking, claims) : facts.slice(0, MOST_FACTS).map((one) => factHtml(one, provider))}${
    more > 0 && markup`<p class="fine">${WORDS.html.facts.more(more)}</p>`
  }</div>
`;
}

/** The boxes that a reader looks at first, by provider: what is on file, its scope, grade and age. */
export const factBoxes = (report: CheckReport): Html => {
  const ids = distinct(report.findings.map(({ provider }) => provider));
  return part(
    'facts',
    WORDS.html.facts.heading,
    ...ids.map((id) => {
      const boxes = BOXES.map(([title, attributes]) => boxHtml(title, attributes, report, id));
      const head = ids.length === 1 ? NO_HTML : markup`<p class="about">${providerIn(report, id).name}</p>`;
      return markup`${head}<div class="boxes">${boxes}</div>
`;
    }),
  );
};
