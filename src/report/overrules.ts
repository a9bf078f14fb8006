import type { AttributeValue } from '../evidence/attributes/attributes.js';
import type { Claim, Model } from '../evidence/dataset.js';
import type { Subject } from '../evidence/subject.js';
import { isCurrent, isSeen } from '../evidence/claim.js';
import { asSentence } from '../input/words.js';
import { replacedTexts, type Envelope } from './envelope.js';

/** The day on which a model's service ended or was to end, where that day has come; undefined: it has not. */
function endOf(
  { status, retired_on, planned }: AttributeValue<'lifecycle'>,
  asOf: string,
): string | undefined {
  const day = [retired_on, planned].filter((one) => one !== undefined).toSorted()[0];
  if (day !== undefined) return day <= asOf ? day : undefined;
  return status === 'retired' ? '' : undefined;
}

function endText(claim: Claim, asOf: string): string | undefined {
  const day = endOf(claim.value as AttributeValue<'lifecycle'>, asOf);
  if (day === undefined) return undefined;
  const unverified = claim.grade === 'reported' ? ' (unverified)' : '';
  const says = claim.says ?? (day === '' ? 'Switched off' : `Switched off, or to be, on ${day}`);
  return asSentence(`${says.replace(/\.$/, '')}${unverified}`);
}

/** What is on file about the end of a model, in words; undefined: nothing. */
const endOfModel = ({ claims }: Model, asOf: string): string | undefined =>
  claims
    .filter(
      (claim) =>
        claim.attribute === 'lifecycle' &&
        claim.value !== undefined &&
        isSeen(claim, asOf) &&
        isCurrent(claim, asOf),
    )
    .map((claim) => endText(claim, asOf))
    .find((text) => text !== undefined);

const modelsOf = (subject: Subject): readonly Model[] =>
  subject.kind === 'provider' ? subject.provider.models : subject.kind === 'model' ? [subject.model] : [];

/** Models that are said to be gone, those with the same end together. */
function endTexts(subjects: readonly Subject[], asOf: string): string[] {
  const models = [...new Set(subjects.flatMap(modelsOf))];
  const ends = new Map<string, string[]>();
  for (const model of models) {
    const text = endOfModel(model, asOf);
    if (text !== undefined) ends.set(text, [...(ends.get(text) ?? []), model.name]);
  }
  return [...ends].map(([text, names]) => {
    if (names.length < models.length) return `${names.join(', ')}: ${text}`;
    return models.length === 1 ? `This model: ${text}` : `All ${models.length} models: ${text}`;
  });
}

const routeText = (subject: Subject): string[] =>
  subject.kind === 'route'
    ? [
        `${subject.id} is served through ${subject.host}. The evidence on file is about ${subject.provider.name}'s own API and says nothing about that route.`,
      ]
    : [];

/** How many statements there are, and how many of them bear no date. */
type Counts = Record<'reviewed' | 'reviewedUndated' | 'attested', number>;

const undatedText = ({ reviewed, reviewedUndated, attested }: Counts): string[] =>
  reviewed > 0 && reviewed === reviewedUndated && attested === 0
    ? ['All reviewed statements are undated, so almost none of them counts as proof.']
    : [];

/** What a reader must know before any single gap: it makes the rest matter less. In the order of weight. */
export const overrulesOf = (
  subjects: readonly Subject[],
  asOf: string,
  evidence: Counts,
  dataset: Envelope['dataset'],
): string[] => [
  ...endTexts(subjects, asOf),
  ...subjects.flatMap(routeText),
  ...undatedText(evidence),
  ...replacedTexts(dataset),
];
