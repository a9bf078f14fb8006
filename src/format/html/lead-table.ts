import { attributeOf } from '../../evidence/attributes/attributes.js';
import { distinct } from '../../input/plain-data.js';
import { asSentence } from '../../input/words.js';
import type { CheckReport } from '../../report/check-report.js';
import { leadsOf } from '../../report/summary.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import { reportedSearch } from '../../verdict/words/outcome-words-en.js';
import { effectText } from '../page/claim-text.js';
import { keyOfClaim, claimMarks, claimSays, documentLink, documentLinks, providerIn } from './claim-html.js';
import { markup, paragraphOf, part, table, type Html, type Row } from './markup.js';
import { WORDS } from '../words/words.js';

/** An unverified report, and what it would change for each rule. */
interface Lead {
  claim: ConsideredClaim;
  provider: string;
  anchor: string;
  effects: string[];
}

const leadKey = (claim: ConsideredClaim, provider: string): string => `${provider} ${keyOfClaim(claim)}`;

/** What a lead would change for a rule. A lead shown from another attribute changes nothing. */
const effectOn = (finding: Finding, claim: ConsideredClaim): string =>
  `${finding.rule}: ${effectText(claim, finding) || WORDS.html.leads.besides}`;

/** All leads of a report in the order of the findings, without duplicates. */
export function leadsIn({ findings }: CheckReport): Map<string, Lead> {
  const leads = new Map<string, Lead>();
  for (const finding of findings)
    for (const claim of leadsOf(finding)) {
      const key = leadKey(claim, finding.provider);
      const anchor = `lead-${leads.size + 1}`;
      const lead = leads.get(key) ?? { claim, provider: finding.provider, anchor, effects: [] };
      lead.effects.push(effectOn(finding, claim));
      leads.set(key, lead);
    }
  return leads;
}

/** Links from findings to their leads in the table. */
export const linksToLeads =
  (leads: ReadonlyMap<string, Lead>) =>
  (findings: readonly Finding[]): Html[] => {
    const anchors = findings.flatMap((finding) =>
      leadsOf(finding).flatMap((claim) => leads.get(leadKey(claim, finding.provider))?.anchor ?? []),
    );
    return distinct(anchors).map(
      (anchor) => markup`<a href="#${anchor}">${WORDS.html.leads.link(anchor.replace('lead-', ''))}</a>`,
    );
  };

const leadSays = (claim: ConsideredClaim): string => {
  const { notFound } = claim;
  return notFound === undefined ? claimSays(claim) : asSentence(reportedSearch({ ...claim, notFound }));
};

function leadRow({ claim, provider: id, anchor, effects }: Lead, report: CheckReport): Row {
  const provider = providerIn(report, id);
  const { origin } = claim;
  const from =
    origin === undefined
      ? markup`${WORDS.claim.notStated}`
      : markup`${documentLink(origin, provider)}${claim.at !== undefined && `, ${WORDS.claim.at(claim.at)}`}, ${WORDS.claim.notRead}`;
  return [
    markup`<span id="${anchor}">${anchor.replace('lead-', '')}</span>`,
    markup`<b>${attributeOf(claim.attribute).title}.</b> ${leadSays(claim)}
<span class="fine">${claimMarks(claim, provider).join(' · ')}</span>`,
    documentLinks(claim.sources, provider),
    from,
    markup`${distinct(effects).map((effect) => paragraphOf(effect))}`,
  ];
}

/** All leads: what each says, its reporter, the document behind it, and what it would change. */
export const leadTable = (leads: ReadonlyMap<string, Lead>, report: CheckReport): Html =>
  part(
    'leads',
    WORDS.html.leads.heading,
    table(
      WORDS.html.leads.caption,
      WORDS.html.leads.heads,
      [...leads.values()].map((lead) => leadRow(lead, report)),
    ),
  );
