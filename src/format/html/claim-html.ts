import { attributeOf } from '../../evidence/attributes/attributes.js';
import { without } from '../../input/plain-data.js';
import { asSentence } from '../../input/words.js';
import { attestedText } from '../../report/described-attestation.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import type { CheckReport } from '../../report/check-report.js';
import type { ConsideredClaim } from '../../verdict/finding.js';
import { claimValue, dateText, limitTexts, replyText } from '../page/claim-text.js';
import { WORDS } from '../words/words.js';
import { joinedBy, linkTo, markup, NO_HTML, type Html } from './markup.js';

/** The provider of a finding; only its id if the report does not describe it. */
export const providerIn = ({ providers }: Pick<CheckReport, 'providers'>, id: string): DescribedProvider =>
  providers[id] ?? {
    ...{ id, name: id, kind: 'first-party', offering: '', file: '', models: [] },
    ...{ sources: {}, documents: {}, variants: {} },
  };

/** A key that is the same for one claim read by several rules. */
export const keyOfClaim = ({ attribute, file, line, subject }: ConsideredClaim): string =>
  JSON.stringify([attribute, file, line, subject]);

/** Removes duplicate claims, and keeps the order. */
export function distinctClaims(claims: readonly ConsideredClaim[]): ConsideredClaim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = keyOfClaim(claim);
    return !seen.has(key) && seen.add(key);
  });
}

/** Links to a source or document, with its kept copy and whether it is available on request only. */
export function documentLink(id: string, provider: DescribedProvider): Html {
  const document = provider.sources[id] ?? provider.documents[id];
  if (document === undefined) return markup`${id}`;
  const { title, url, archived, gated } = document;
  const notes = [
    ...(archived === undefined ? [] : [linkTo(archived, WORDS.html.keptCopy)]),
    ...(gated === true ? [markup`${WORDS.claim.gated}`] : []),
  ];
  return markup`${linkTo(url, title)}${notes.length > 0 && markup` (${joinedBy(', ', notes)})`}`;
}

export const documentLinks = (ids: readonly string[], provider: DescribedProvider): Html =>
  markup`${joinedBy(
    '; ',
    ids.map((id) => documentLink(id, provider)),
  )}`;

/** The scope, grade, age and customers of a statement, short enough for the line below it. */
export const claimMarks = (claim: ConsideredClaim, provider: DescribedProvider): string[] =>
  [
    WORDS.claim.scope(claim.scope),
    // For the user's own document, the source has these.
    ...(claim.attestation === undefined ? [claim.grade, dateText(claim, provider)] : []),
    ...limitTexts(claim.attestation === undefined ? claim : without(claim, 'until'), provider),
  ].filter((mark) => mark !== '');

/** Where to read a statement: its document and section, or your own document. */
export function claimSource(claim: ConsideredClaim, provider: DescribedProvider): Html {
  if (claim.attestation !== undefined) return markup`${attestedText(claim.attestation)}`;
  const at = claim.at === undefined ? '' : `, ${WORDS.claim.at(claim.at)}`;
  return markup`${documentLinks(claim.sources, provider)}${at}`;
}

/** Whether a claim has words besides its value. An attested claim has only a value. */
const hasWords = ({ says, attestation }: ConsideredClaim): boolean =>
  says !== undefined && attestation === undefined;

/** What a claim says: in our words if the file has them, else its value. */
export const claimSays = (claim: ConsideredClaim): string =>
  asSentence(hasWords(claim) && claim.notFound === undefined ? (claim.says ?? '') : claimValue(claim));

/** Next to the words, the value that rules read. */
const recordedValue = (claim: ConsideredClaim): Html =>
  !hasWords(claim) || claim.value === undefined
    ? NO_HTML
    : markup`<p class="fine">${WORDS.html.recordedAs}: ${claimValue(claim)}</p>`;

/** A complete claim, as a list item. */
export function claimItem(claim: ConsideredClaim, provider: DescribedProvider): Html {
  const reply = replyText(claim);
  const foundNothing = claim.notFound !== undefined && claim.says !== undefined;
  return markup`<li><p><b>${attributeOf(claim.attribute).title}.</b> ${claimSays(claim)}${foundNothing && ` ${asSentence(claim.says ?? '')}`}</p>
${recordedValue(claim)}<p class="fine">${[WORDS.claim.part[claim.part], ...claimMarks(claim, provider)].join(' · ')}</p>
<p class="fine">${WORDS.html.source}: ${claimSource(claim, provider)} · ${claim.file}:${claim.line}</p>
${reply !== '' && markup`<p class="fine">${reply}</p>`}</li>
`;
}
