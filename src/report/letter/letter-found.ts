import type { Attested } from '../../evidence/attestations/attestation.js';
import { type AttributeId, attributeOf } from '../../evidence/attributes/attributes.js';
import type { Provider } from '../../evidence/dataset.js';
import { asSentence } from '../../input/words.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import type { PolicyEntry } from '../../policy/policy.js';
import { type LetterWords, inBrackets } from '../../verdict/words/letter/letter-words.js';
import { letterValue } from './letter-values.js';
import { conditionsOf } from '../../evidence/claim-record.js';
import { distinct } from '../../input/plain-data.js';

/** The vendor that is written to, and the words of the language. */
export interface LetterContext {
  provider: Provider;
  words: LetterWords;
}

/** A gap with the entry of the policy that it belongs to. */
interface LetterGap extends LetterContext {
  finding: Finding;
  entry: PolicyEntry;
}

interface FoundSentence {
  /** The name of the model; empty for the whole service. */
  model: string;
  text: string;
}

/** The customers that a claim is limited to. */
const customersText = (claim: ConsideredClaim, { provider, words }: LetterContext): string =>
  claim.onlyFor === undefined
    ? ''
    : words.only(conditionsOf(claim).map((id) => ({ id, title: provider.variants[id]?.title ?? id })));

/** Why a document of the vendor's does not settle the question. */
function openText(claim: ConsideredClaim, attested: Attested, { finding, entry, words }: LetterGap): string {
  const { part, weaknesses, answer } = claim;
  const { open } = words;
  if (part === 'ended') return open.ended(attested.expires);
  if (part === 'not-yet') return open.notYet(attested.effectiveFrom);
  if (weaknesses.includes('not-accepted'))
    return entry.attestations.includes(attested.kind) ? open.copyMissing : open.otherForm;
  if (weaknesses.includes('stale')) return open.stale(attested.effectiveFrom);
  if (weaknesses.length > 0 || answer === 'fail') return open.unsettled;
  if (answer === 'undecided') return open.partial;
  const differs = finding.claims.some(
    (other) => other.attribute === claim.attribute && other.answer === 'fail',
  );
  return differs ? open.differs : '';
}

/** Describes a document that we hold from the vendor. Our own research is not mentioned. */
function heldDocumentText(claim: ConsideredClaim, gap: LetterGap): string[] {
  const attested = claim.attestation;
  if (attested === undefined || attested.kind === 'own-assessment') return [];
  const { words } = gap;
  return [
    words.heldDocument({
      document: words.quote(attested.title),
      place: attested.clause.replace(/[\s.;,]+$/, ''),
      title: words.vocabulary.titles[claim.attribute],
      open: openText(claim, attested, gap),
    }),
  ];
}

function unsuccessfulSearchText(
  claim: ConsideredClaim,
  { provider, words }: LetterContext,
  hasDocument: boolean,
): string {
  const { attribute, says, notFound, sources, dated } = claim;
  return words.search({
    title: words.vocabulary.titles[attribute],
    only: customersText(claim, { provider, words }),
    by: notFound?.by,
    documents: sources.map((id) => words.quote(provider.sources[id]?.title ?? id)),
    isDated: dated !== undefined,
    lookedIn: notFound?.looked_in ?? '',
    says,
    hasDocument,
  });
}

const letterReply = ({ vendorReply }: ConsideredClaim, words: LetterWords): string =>
  vendorReply === undefined ? '' : ` ${words.replied(vendorReply.date, vendorReply.text)}`;

/** Why we ask again, if that is its age. */
const againText = ({ weaknesses }: ConsideredClaim, words: LetterWords): string =>
  weaknesses.includes('stale') ? ` ${words.tooOld}` : '';

function claimAgeText({ seen, recorded }: ConsideredClaim, words: LetterWords): string {
  if (seen !== undefined) return words.seen(seen);
  return recorded === undefined ? words.undated : words.recorded(recorded);
}

/** The clause of the document, so that the vendor finds it at once. */
function clauseText({ at, sources }: ConsideredClaim, { provider, words }: LetterContext): string {
  const [source] = sources;
  const title = source === undefined ? undefined : provider.sources[source]?.title;
  const { clause = (document, place) => `${document}, ${place}` } = words;
  if (at === undefined) return '';
  return title === undefined || sources.length > 1 ? words.at(at) : clause(words.quote(title), at);
}

/** Where a copy of what we read is kept. */
const copyTexts = ({ sources }: ConsideredClaim, { provider, words }: LetterContext): string[] =>
  sources.flatMap((id) => provider.sources[id]?.archived ?? []).map((address) => words.copy(address));

/** Describes a statement on file: its age, clause, scope, edition and the customers it is limited to. */
function statementText(claim: ConsideredClaim, addressed: LetterContext): string {
  const { words } = addressed;
  const { attribute, value, says, part, until, scope, edition } = claim;
  const { notes = inBrackets } = words;
  const limits = [
    part === 'ended' ? words.validUntil(until ?? '') : '',
    scope === 'group' ? words.ofGroup : '',
    edition === undefined ? '' : words.edition(edition),
    customersText(claim, addressed),
  ].filter((limit) => limit !== '');
  const about = notes([
    claimAgeText(claim, words),
    clauseText(claim, addressed),
    ...copyTexts(claim, addressed),
    ...(words.limited === undefined ? limits : []),
  ]);
  const { vocabulary } = words;
  const showsValue =
    vocabulary.isOfFiles !== true || says === undefined || attributeOf(attribute).subject === 'model';
  const text = showsValue
    ? words.stated(
        words.limited?.(vocabulary.titles[attribute], limits) ?? vocabulary.titles[attribute],
        letterValue(attribute, value, vocabulary),
      )
    : says;
  return `${words.onFile(about, asSentence(text))}${againText(claim, words)}${letterReply(claim, words)}`;
}

/** Names a document of the vendor's that others say covers this. */
function hintText(claim: ConsideredClaim, { provider, words }: LetterContext): string[] {
  const { origin, notFound, attribute, says } = claim;
  const { documents, name } = provider;
  const title = words.vocabulary.titles[attribute];
  if (notFound !== undefined) return [words.reportedSearch({ title, lookedIn: notFound.looked_in, says })];
  const document = documents[origin ?? ''];
  return document?.publisher === name ? [words.reported(words.quote(document.title), document.version)] : [];
}

/** A price at another host is that host's statement, and no concern of this vendor. */
const isOfAnotherHost = ({ value }: ConsideredClaim): boolean =>
  typeof value === 'object' && value !== null && 'host' in value;

/** Describes a statement on file for the vendor; for a reported one, only the document. */
function publicText(claim: ConsideredClaim, gap: LetterGap, hasDocument: boolean): string[] {
  const { part, grade, value } = claim;
  if (part === 'not-yet' || isOfAnotherHost(claim)) return [];
  if (grade === 'reported') return part === 'ended' ? [] : hintText(claim, gap);
  if (part === 'not-found') return [unsuccessfulSearchText(claim, gap, hasDocument)];
  return value === undefined ? [] : [statementText(claim, gap)];
}

/** What was found on one attribute: what we hold, what is on file, and what others report. */
function foundOn(attribute: AttributeId, gap: LetterGap): FoundSentence[] {
  const { finding, entry, provider, words } = gap;
  const claims = finding.claims.filter((claim) => claim.attribute === attribute);
  const nameOf = (id: string): string =>
    id === provider.id ? '' : (provider.models.find((model) => model.id === id)?.name ?? id);
  const model = nameOf(finding.subject);
  // Claims about the service are mentioned once, even if each model is asked about.
  const ofClaim = ({ subject }: ConsideredClaim): string =>
    entry.rule.subject === 'model' ? nameOf(subject) : model;
  const ownDocuments = claims.flatMap((claim) =>
    heldDocumentText(claim, gap).map((text) => ({ model: ofClaim(claim), text })),
  );
  const fileStatements = claims
    .filter(({ attestation }) => attestation === undefined)
    .toSorted((a, b) => Number(a.grade === 'reported') - Number(b.grade === 'reported'))
    .flatMap((claim) =>
      publicText(claim, gap, ownDocuments.length > 0).map((text) => ({ model: ofClaim(claim), text })),
    );
  const all = [...ownDocuments, ...fileStatements];
  return all.length > 0 ? all : [{ model, text: words.noStatement(words.vocabulary.titles[attribute]) }];
}

const joinedNames = (names: readonly string[]): string =>
  names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');

/** What was found, by attribute; mentioned once for all models with the same answer. */
export function foundTexts(
  gaps: readonly Finding[],
  entries: readonly PolicyEntry[],
  addressed: LetterContext,
): string[] {
  const { ofModels = addressed.words.stated } = addressed.words;
  const models = new Map<string, string[]>();
  for (const finding of gaps) {
    const entry = entries.find(({ id }) => id === finding.rule);
    if (entry === undefined) continue;
    for (const attribute of entry.rule.reads)
      for (const { text, model } of foundOn(attribute, { ...addressed, finding, entry }))
        models.set(text, [...(models.get(text) ?? []), model]);
  }
  return [...models].map(([text, names]) =>
    names.includes('') ? text : ofModels(joinedNames(distinct(names)), text),
  );
}
