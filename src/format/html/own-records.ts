import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { attributeOf } from '../../evidence/attributes/attributes.js';
import { attestationText } from '../../report/described-attestation.js';
import type { CheckReport } from '../../report/check-report.js';
import type { AppliedWaiver } from '../../verdict/waiver.js';
import { definitions, isEmpty, markup, NO_HTML, part, table, type Html, type Row } from './markup.js';
import { WORDS } from '../words/words.js';

function waiverRow(waiver: AppliedWaiver): Row {
  const { approvedBy = '', ticket = '', advice = '' } = waiver;
  return [
    waiver.rule,
    waiver.subject,
    markup`<b>${WORDS.finding.waiverStatus(waiver)}</b><br>${WORDS.claim.days({ first: waiver.granted, last: waiver.expires })}`,
    markup`<p>${waiver.text}</p>${definitions([
      [WORDS.html.own.reason, waiver.reason],
      [WORDS.html.own.measures, waiver.measures.join('; ')],
      [WORDS.html.own.advice, advice],
    ])}`,
    definitions([
      [WORDS.html.own.owner, waiver.owner],
      [WORDS.html.own.agreedBy, approvedBy],
      [WORDS.html.own.ticket, ticket],
      [WORDS.html.own.file, `${waiver.file}:${waiver.line}`],
    ]),
  ];
}

const attestationsHtml = ({ attestations }: CheckReport): Html =>
  attestations.length === 0
    ? NO_HTML
    : markup`<h3>${WORDS.report.ownEvidence}, ${ATTESTED_MARK}</h3>
<ul class="claims">${attestations.map(
        (one) => markup`<li><p>${attestationText(one)}</p>
<ul>${one.answers.map(
          ({ attribute, subject, clause, says, prevailsOver }) =>
            markup`<li>${attributeOf(attribute).title} (${subject}), ${clause}${says !== undefined && `: ${says}`}${
              prevailsOver !== undefined && ` (${WORDS.html.own.goesFirst(prevailsOver)})`
            }</li>`,
        )}</ul></li>
`,
      )}</ul>
`;

/** The user's waivers and documents; says so if there are none. */
export function ownRecords(report: CheckReport): Html {
  const waivers = table(
    WORDS.html.own.caption,
    [WORDS.finding.rule, WORDS.finding.subject, ...WORDS.html.own.heads],
    report.waivers.map(waiverRow),
  );
  const attestations = attestationsHtml(report);
  return part(
    'waivers',
    WORDS.html.own.heading,
    isEmpty(waivers) ? markup`<p>${WORDS.html.own.noWaiver}</p>` : waivers,
    isEmpty(attestations) ? markup`<p>${WORDS.html.own.noAttestation}</p>` : attestations,
  );
}
