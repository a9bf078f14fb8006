import { conditionsOf, conditionTitles } from '../../evidence/claim-record.js';
import type { Attested } from '../../evidence/attested.js';
import { attributeOf, type AttributeId } from '../../evidence/attributes/attributes.js';
import type { Provider } from '../../evidence/dataset.js';
import { reportedSearch } from '../../verdict/words/searches.js';
import { asSentence } from '../../input/sentence.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import type { PolicyEntry } from '../../policy/policy.js';
import { letterValue } from './letter-values.js';

/** A gap with the entry that found it, and who is written to. */
interface Gap {
  finding: Finding;
  entry: PolicyEntry;
  provider: Provider;
}

interface Found {
  /** Empty: said of the service as a whole. */
  model: string;
  text: string;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

const titleOf = (attribute: AttributeId): string => attributeOf(attribute).title;

/** For whom alone it holds, as the provider's file titles these customers. */
const whomOf = (claim: ConsideredClaim, { variants }: Provider): string =>
  claim.onlyFor === undefined ? '' : `for ${conditionTitles(conditionsOf(claim), variants)}`;

const inBrackets = (parts: readonly string[]): string => {
  const told = parts.filter((part) => part !== '');
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

/** Why a document of the vendor's does not settle the question; neutral, for it says nothing of the document. */
function openText(claim: ConsideredClaim, attested: Attested, { finding, entry }: Gap): string {
  const { part, weaknesses, answer } = claim;
  if (part === 'ended') return `; on our record it held until ${attested.expires}`;
  if (part === 'not-yet') return `; on our record it takes effect on ${attested.effectiveFrom}`;
  if (weaknesses.includes('not-accepted'))
    return entry.attestations.includes(attested.kind)
      ? '; the copy that we recorded is not at hand, so it does not settle this for us yet'
      : '; it does not answer this in the form that we need';
  if (weaknesses.includes('stale'))
    return `; it is of ${attested.effectiveFrom}, and we need an answer of a later date`;
  if (weaknesses.length > 0 || answer === 'fail') return '; it does not settle this for us';
  if (answer === 'undecided') return '; it does not answer all that we ask';
  const differs = finding.claims.some(
    (other) => other.attribute === claim.attribute && other.answer === 'fail',
  );
  return differs ? '; other statements that we know of differ from it' : '';
}

/** A document that we hold from the vendor. What we found out ourselves stays with us. */
function heldText(claim: ConsideredClaim, gap: Gap): string[] {
  const attested = claim.attestation;
  if (attested === undefined || attested.kind === 'own-assessment') return [];
  const title = titleOf(claim.attribute);
  const topic = title.charAt(0).toLowerCase() + title.slice(1);
  const place = attested.clause.replace(/[\s.;,]+$/, '');
  return [
    `We hold your document “${attested.title}”, ${place}, on ${topic}${openText(claim, attested, gap)}.`,
  ];
}

/** What made a search in vain, with the titles that it rests on, as the subject of a sentence. */
function searcherOf({ notFound, sources }: ConsideredClaim, provider: Provider): string {
  const titles = sources.map((id) => `“${provider.sources[id]?.title ?? id}”`).join(', ');
  const by = notFound?.by;
  if (by === undefined) return `A search of ${titles}`;
  return `${by.charAt(0).toUpperCase()}${by.slice(1)} (${titles})`;
}

function searchText(claim: ConsideredClaim, provider: Provider, isHeld: boolean): string {
  const { attribute, says, notFound } = claim;
  const searcher = searcherOf(claim, provider);
  const looked = isHeld ? `Elsewhere ${lowered(searcher)}` : searcher;
  const whom = inBrackets([whomOf(claim, provider)]);
  if (says === undefined)
    return `${titleOf(attribute)}${whom}: ${lowered(looked)} did not find it in ${notFound?.looked_in ?? ''}.`;
  return /^No\b/.test(says)
    ? `${looked}${whom} found n${asSentence(says).slice(1)}`
    : `${looked}${whom} did not find it: ${asSentence(says)}`;
}

const replyText = ({ vendorReply }: ConsideredClaim): string =>
  vendorReply === undefined ? '' : ` You replied on ${vendorReply.date}: “${vendorReply.text}”`;

const ageText = ({ seen, recorded }: ConsideredClaim): string =>
  seen !== undefined ? `seen ${seen}` : recorded !== undefined ? `recorded ${recorded}` : 'undated';

/** The clause of the document, so that the vendor finds it at once. */
function clauseText({ at, sources }: ConsideredClaim, provider: Provider): string {
  const [source] = sources;
  const title = source === undefined ? undefined : provider.sources[source]?.title;
  if (at === undefined) return '';
  return title === undefined || sources.length > 1 ? `at ${at}` : `“${title}”, ${at}`;
}

/** Where a copy of what we read is kept. */
const copyTexts = ({ sources }: ConsideredClaim, provider: Provider): string[] =>
  sources.flatMap((id) => provider.sources[id]?.archived ?? []).map((address) => `copy: ${address}`);

/** A statement as it is on file, with its age, its clause, its width, its edition and for whom it holds. */
function valueText(claim: ConsideredClaim, provider: Provider): string {
  const { attribute, value, says, part, until, scope, edition } = claim;
  const about = inBrackets([
    ageText(claim),
    clauseText(claim, provider),
    ...copyTexts(claim, provider),
    part === 'ended' ? `held until ${until ?? ''}` : '',
    scope === 'group' ? 'said of the whole company' : '',
    edition ?? '',
    whomOf(claim, provider),
  ]);
  const isValueTold = says === undefined || attributeOf(attribute).subject === 'model';
  const text = isValueTold ? `${titleOf(attribute)}: ${letterValue(attribute, value)}` : says;
  return `On file${about}: ${asSentence(text)}${replyText(claim)}`;
}

/** A document of the vendor's own that others say speaks of it. */
function hintText(claim: ConsideredClaim, { documents, name }: Provider): string[] {
  const { origin, notFound } = claim;
  if (notFound !== undefined) return [`${reportedSearch({ ...claim, notFound })}; we have not checked that.`];
  const document = documents[origin ?? ''];
  if (document?.publisher !== name) return [];
  const version = document.version === undefined ? '' : ` (${document.version})`;
  return [
    `Others report that your document “${document.title}”${version} speaks of it; we have not checked that.`,
  ];
}

/** A price at another host is that host's statement, and none of our business with this vendor. */
const isOfAnotherHost = ({ value }: ConsideredClaim): boolean =>
  typeof value === 'object' && value !== null && 'host' in value;

/** A statement on file as the vendor should read it; of what is only reported, the document alone. */
function publicText(claim: ConsideredClaim, { provider }: Gap, isHeld: boolean): string[] {
  const { part, grade, value } = claim;
  if (part === 'not-yet' || isOfAnotherHost(claim)) return [];
  if (grade === 'reported') return part === 'ended' ? [] : hintText(claim, provider);
  if (part === 'not-found') return [searchText(claim, provider, isHeld)];
  return value === undefined ? [] : [valueText(claim, provider)];
}

/** What was found on one attribute: what we hold, what is on file, what others report. */
function foundOn(attribute: AttributeId, gap: Gap): Found[] {
  const { finding, entry, provider } = gap;
  const claims = finding.claims.filter((claim) => claim.attribute === attribute);
  const nameOf = (id: string): string =>
    id === provider.id ? '' : (provider.models.find((model) => model.id === id)?.name ?? id);
  const model = nameOf(finding.subject);
  // What is asked of each model but said of the service is said once.
  const ofClaim = ({ subject }: ConsideredClaim): string =>
    entry.rule.subject === 'model' ? nameOf(subject) : model;
  const held = claims.flatMap((claim) =>
    heldText(claim, gap).map((text) => ({ model: ofClaim(claim), text })),
  );
  const told = claims
    .filter(({ attestation }) => attestation === undefined)
    .toSorted((a, b) => Number(a.grade === 'reported') - Number(b.grade === 'reported'))
    .flatMap((claim) =>
      publicText(claim, gap, held.length > 0).map((text) => ({ model: ofClaim(claim), text })),
    );
  const all = [...held, ...told];
  return all.length > 0
    ? all
    : [{ model, text: `${titleOf(attribute)}: we have no statement of yours on file.` }];
}

const listed = (names: readonly string[]): string =>
  names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');

/** What was found, attribute by attribute; said once for all models of which it is the same. */
export function foundTexts(
  gaps: readonly Finding[],
  entries: readonly PolicyEntry[],
  provider: Provider,
): string[] {
  const models = new Map<string, string[]>();
  for (const finding of gaps) {
    const entry = entries.find(({ id }) => id === finding.rule);
    if (entry === undefined) continue;
    for (const attribute of entry.rule.reads)
      for (const { text, model } of foundOn(attribute, { finding, entry, provider }))
        models.set(text, [...(models.get(text) ?? []), model]);
  }
  return [...models].map(([text, names]) =>
    names.includes('') ? text : `${listed(distinct(names))}: ${text}`,
  );
}
