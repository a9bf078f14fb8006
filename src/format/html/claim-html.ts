import { attributeOf } from '../../evidence/attributes/attributes.js';
import { without } from '../../input/present.js';
import { asSentence } from '../../input/words.js';
import { attestedText } from '../../report/described-attestation.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import type { CheckReport } from '../../report/check-report.js';
import type { ConsideredClaim } from '../../verdict/finding.js';
import { claimValue, dateText, limitTexts, replyText } from '../page/claim-text.js';
import { WORDS } from '../words/words.js';
import { joinedBy, linkTo, markup, NO_HTML, type Html } from './markup.js';

/** The provider of a finding; of one that the report does not describe, its id alone. */
export const providerIn = ({ providers }: Pick<CheckReport, 'providers'>, id: string): DescribedProvider =>
  providers[id] ?? {
    ...{ id, name: id, kind: 'first-party', offering: '', file: '', models: [] },
    ...{ sources: {}, documents: {}, variants: {} },
  };

/** Whatever several rules read is one claim. */
export const keyOfClaim = ({ attribute, file, line, subject }: ConsideredClaim): string =>
  JSON.stringify([attribute, file, line, subject]);

/** Each claim once, in the order in which they come first. */
export function distinctClaims(claims: readonly ConsideredClaim[]): ConsideredClaim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = keyOfClaim(claim);
    return !seen.has(key) && seen.add(key);
  });
}

/** A source or document as a link, with a kept copy and whether it is shown on request only. */
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

/** The scope, grade, age and customers of a statement: short enough for a line under it. */
export const claimMarks = (claim: ConsideredClaim, provider: DescribedProvider): string[] =>
  [
    WORDS.claim.scope(claim.scope),
    // Of the user's own document the source says all that.
    ...(claim.attestation === undefined ? [claim.grade, dateText(claim, provider)] : []),
    ...limitTexts(claim.attestation === undefined ? claim : without(claim, 'until'), provider),
  ].filter((mark) => mark !== '');

/** Where a statement can be read: its document and section, or your own document. */
export function claimSource(claim: ConsideredClaim, provider: DescribedProvider): Html {
  if (claim.attestation !== undefined) return markup`${attestedText(claim.attestation)}`;
  const at = claim.at === undefined ? '' : `, ${WORDS.claim.at(claim.at)}`;
  return markup`${documentLinks(claim.sources, provider)}${at}`;
}

/** Whether the words of a claim are more than its source: what the user's own document says is its value. */
const hasWords = ({ says, attestation }: ConsideredClaim): boolean =>
  says !== undefined && attestation === undefined;

/** What a claim says: in our words where the file has them, else its value. */
export const claimSays = (claim: ConsideredClaim): string =>
  asSentence(hasWords(claim) && claim.notFound === undefined ? (claim.says ?? '') : claimValue(claim));

/** Beside the words, the value that rules read. */
const recordedValue = (claim: ConsideredClaim): Html =>
  !hasWords(claim) || claim.value === undefined
    ? NO_HTML
    : markup`<p class="fine">${WORDS.html.recordedAs}: ${claimValue(claim)}</p>`;

/** A claim in full, as an entry of a list. */
export function claimItem(claim: ConsideredClaim, provider: DescribedProvider): Html {
  const reply = replyText(claim);
  const foundNothing = claim.notFound !== undefined && claim.says !== undefined;
  return markup`<li><p><b>${attributeOf(claim.attribute).title}.</b> ${claimSays(claim)}${foundNothing && ` ${asSentence(claim.says ?? '')}`}</p>
${recordedValue(claim)}<p class="fine">${[WORDS.claim.part[claim.part], ...claimMarks(claim, provider)].join(' · ')}</p>
<p class="fine">${WORDS.html.source}: ${claimSource(claim, provider)} · ${claim.file}:${claim.line}</p>
${reply !== '' && markup`<p class="fine">${reply}</p>`}</li>
`;
}
