import {
  boolean,
  choice,
  constant,
  day,
  freeText,
  list,
  object,
  optional,
  text,
  type ValueOf,
} from '../input/shape.js';
import { verdictOf } from '../verdict/verdict.js';
import type { ReportInputs } from './envelope.js';
import { EVALUATED, evaluatedOf } from './evaluated.js';
import { headlineOf, partialHeadline, verdictSentence } from '../verdict/words/sentences.js';
import type { AdequacyFile } from '../evidence/dataset.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { PLACE_ATTRIBUTES, placesIn, type PlaceAttribute } from '../evidence/named-places.js';
import { isRegion } from '../evidence/place.js';
import { present } from '../input/plain-data.js';
import type { ConsideredClaim, Finding } from '../verdict/finding.js';

const COUNTRY = text(undefined, 'country');

/** What Art. 45 means for the countries named in a report's statements. */
export const DESCRIBED_ADEQUACY_SHAPE = object(
  {
    url: text('official list of decisions', 'https-url'),
    decisions: list(
      object({
        country: COUNTRY,
        name: freeText(),
        decision: freeText('its number'),
        url: optional(text(undefined, 'https-url')),
        entity: boolean('holds for certified or otherwise qualified recipients only'),
        inForceFrom: day('first day'),
        until: optional(day('last day')),
        scope: optional(freeText('who or what it applies to')),
        readOn: optional(day('when the official text was read; absent: still to be read')),
      }),
      'in force on the day, on countries that statements in this report name',
    ),
    none: list(COUNTRY, 'countries named outside the EEA of which no decision is in force on the day'),
  },
  'the adequacy decisions (GDPR Art. 45) behind this report',
);

export type DescribedAdequacy = ValueOf<typeof DESCRIBED_ADEQUACY_SHAPE>;

const isOfPlaces = (attribute: string): attribute is PlaceAttribute =>
  PLACE_ATTRIBUTES.some((one) => one === attribute);

function countriesOfClaim({ attribute, value }: ConsideredClaim): string[] {
  if (value === undefined || !isOfPlaces(attribute)) return [];
  return placesIn(attribute, value as AttributeValue<typeof attribute>)
    .map(({ place }) => place)
    .filter((place) => !isRegion(place));
}

/** The adequacy decisions on countries that the claims of findings name, including reported claims. */
export function describeAdequacy(
  findings: readonly Finding[],
  { url, eea, decisions }: AdequacyFile,
  asOf: string,
): DescribedAdequacy {
  const claims = findings.flatMap((finding) => [...finding.claims, ...finding.opposing, ...finding.shows]);
  const named = [...new Set(claims.flatMap(countriesOfClaim))].filter((code) => !eea.includes(code)).sort();
  const inForce = decisions.filter(
    (one) =>
      named.includes(one.country) &&
      one.in_force_from <= asOf &&
      (one.until === undefined || one.until >= asOf),
  );
  return {
    url,
    decisions: inForce.map((one) => ({
      ...{ country: one.country, name: one.name, decision: one.decision, ...present({ url: one.url }) },
      ...{ entity: one.entity === true, inForceFrom: one.in_force_from },
      ...present({ until: one.until, scope: one.scope, readOn: one.read_on }),
    })),
    none: named.filter((code) => !inForce.some(({ country }) => country === code)),
  };
}

export const CHECK_SHAPE = object({
  kind: constant('check'),
  ...EVALUATED,
  verdict: choice(['pass', 'fail', 'not-gated']),
  sentence: freeText('the verdict in words'),
  headline: freeText('what it means for the use that is assumed'),
  adequacy: optional(DESCRIBED_ADEQUACY_SHAPE),
});

export type CheckReport = ValueOf<typeof CHECK_SHAPE>;

/** Makes the report of `check`: every finding, and the verdict. */
export function checkReport(inputs: ReportInputs): CheckReport {
  const { policy, findings, asOf, only = [] } = inputs;
  const verdict = verdictOf(findings, policy.failOn);
  const isPart = only.length > 0 && verdict === 'pass';
  return {
    kind: 'check',
    verdict,
    sentence: verdictSentence(verdict, policy, asOf, findings, only),
    headline: isPart
      ? partialHeadline(policy, only, findings)
      : headlineOf(verdict, policy, inputs.subjects, findings),
    ...evaluatedOf(inputs, findings),
    adequacy: describeAdequacy(findings, inputs.dataset.adequacy, asOf),
  };
}
