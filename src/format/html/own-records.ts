import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { attributeOf } from '../../evidence/attributes/attributes.js';
import { attestationText } from '../../report/described-attestation.js';
import type { CheckReport } from '../../report/check-report.js';
import type { AppliedWaiver } from '../../verdict/waiver.js';
import { WAIVER_STATUS_WORDS } from '../page/labels.js';
import { definitions, isEmpty, markup, NO_HTML, part, table, type Html, type Row } from './markup.js';

function waiverRow(waiver: AppliedWaiver): Row {
  const { approvedBy = '', ticket = '', advice = '' } = waiver;
  return [
    waiver.rule,
    waiver.subject,
    markup`<b>${waiver.endsSoon ? 'ends soon' : WAIVER_STATUS_WORDS[waiver.status]}</b><br>${waiver.granted} to ${waiver.expires}`,
    markup`<p>${waiver.text}</p>${definitions([
      ['Reason', waiver.reason],
      ['Measures', waiver.measures.join('; ')],
      ['Advice', advice],
    ])}`,
    definitions([
      ['Owner', waiver.owner],
      ['Agreed by', approvedBy],
      ['Ticket', ticket],
      ['File', `${waiver.file}:${waiver.line}`],
    ]),
  ];
}

const attestationsHtml = ({ attestations }: CheckReport): Html =>
  attestations.length === 0
    ? NO_HTML
    : markup`<h3>Your own evidence, ${ATTESTED_MARK}</h3>
<ul class="claims">${attestations.map(
        (one) => markup`<li><p>${attestationText(one)}</p>
<ul>${one.answers.map(
          ({ attribute, subject, clause, says, prevailsOver }) =>
            markup`<li>${attributeOf(attribute).title} (${subject}), ${clause}${says !== undefined && `: ${says}`}${
              prevailsOver !== undefined && ` (goes first: ${prevailsOver})`
            }</li>`,
        )}</ul></li>
`,
      )}</ul>
`;

/** What the reader brought along: accepted risks and their own documents; said too where there is none. */
export function ownRecords(report: CheckReport): Html {
  const waivers = table(
    'Waivers, and what became of each',
    ['Rule', 'Subject', 'Status', 'What was accepted', 'Who'],
    report.waivers.map(waiverRow),
  );
  const attestations = attestationsHtml(report);
  return part(
    'Waivers and attestations',
    isEmpty(waivers) ? markup`<p>No waiver was used in this report.</p>` : waivers,
    isEmpty(attestations) ? markup`<p>No attestation was used in this report.</p>` : attestations,
  );
}
