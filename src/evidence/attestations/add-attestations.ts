import { type Attestation, type Attested, type AttestedAnswer, attestedSource } from './attestation.js';
import { attributeOf } from '../attributes/attributes.js';
import { type Claim, type Dataset, type Provider, providerById } from '../dataset.js';
import { groupedBy, present } from '../../input/plain-data.js';
import { type Problem, throwAll } from '../../input/problem.js';
import { asSentence } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';

function attestationMark(one: Attestation, { clause, prevailsOver, prevailsOn }: AttestedAnswer): Attested {
  const { kind, parties, title, sha256, digest, owner, effectiveFrom, expires } = one;
  return {
    kind,
    parties,
    title,
    sha256,
    digest,
    clause,
    owner,
    effectiveFrom,
    expires,
    ...present({ prevailsOver, prevailsOn }),
  };
}

/** The day inside a value that it ages from, if the attribute has one. */
function dayInside({ attribute, value }: AttestedAnswer): string | undefined {
  const { datedBy } = attributeOf(attribute);
  return datedBy === undefined ? undefined : ((value as Record<string, unknown>)[datedBy] as string);
}

/**
 * Turns an answer into a claim of scope `contract` that starts on the effective day and ends with the expiry.
 */
function attestedClaim(one: Attestation, answer: AttestedAnswer): Claim {
  const attestation = attestationMark(one, answer);
  const source = attestedSource(attestation);
  return {
    attribute: answer.attribute,
    subject: answer.subject,
    value: answer.value,
    says: answer.says === undefined ? source : `${asSentence(answer.says)} ${source}`,
    scope: 'contract',
    grade: 'reviewed',
    sources: [],
    seen: one.effectiveFrom,
    ...present({ agesFrom: dayInside(answer) }),
    until: one.expires,
    attestation,
    location: answer.location,
  };
}

function attestationProblems(one: Attestation, dataset: Dataset): Problem[] {
  const provider = providerById(dataset, one.provider);
  const place = { ...one.location, path: 'provider' };
  const hintFor = (given: string, known: readonly string[]): { hint?: string } =>
    present({ hint: suggest(given, known) });
  if (provider === undefined) {
    const known = dataset.providers.map(({ id }) => id);
    const message = `unknown provider ${JSON.stringify(one.provider)}`;
    return [{ ...place, message, ...hintFor(one.provider, known) }];
  }
  const models = new Set(provider.models.map(({ id }) => id));
  return one.answers
    .filter(({ subject, ofModel }) => ofModel && !models.has(subject))
    .map(({ subject, location }) => ({
      ...location,
      path: 'models',
      message: `${provider.name} has no model ${JSON.stringify(subject)} on file`,
      ...hintFor(subject, [...models]),
    }));
}

interface AttestedClaim {
  answer: AttestedAnswer;
  claim: Claim;
}

const targetKey = (subject: string, ofModel: boolean): string => `${ofModel} ${subject}`;

function withClaims(provider: Provider, attested: readonly AttestedClaim[]): Provider {
  if (attested.length === 0) return provider;
  const byTarget = groupedBy(attested, ({ answer }) => targetKey(answer.subject, answer.ofModel));
  const claimsFor = (subject: string, ofModel: boolean): Claim[] =>
    (byTarget.get(targetKey(subject, ofModel)) ?? []).map(({ claim }) => claim);
  return {
    ...provider,
    claims: [...provider.claims, ...claimsFor(provider.id, false)],
    models: provider.models.map((model) => ({
      ...model,
      claims: [...model.claims, ...claimsFor(model.id, true)],
    })),
  };
}

/**
 * Adds attestations to the dataset, as claims marked as the user's. The digests stay those of the public
 * data. Throws an `InputError` for a provider or a model that is not on file.
 */
export function addAttestations(dataset: Dataset, attestations: readonly Attestation[]): Dataset {
  if (attestations.length === 0) return dataset;
  throwAll(attestations.flatMap((one) => attestationProblems(one, dataset)));
  const byProvider = groupedBy(attestations, ({ provider }) => provider);
  const attestedAnswers = (provider: string): AttestedClaim[] =>
    (byProvider.get(provider) ?? []).flatMap((one) =>
      one.answers.map((answer) => ({ answer, claim: attestedClaim(one, answer) })),
    );
  return {
    ...dataset,
    providers: dataset.providers.map((provider) => withClaims(provider, attestedAnswers(provider.id))),
  };
}
