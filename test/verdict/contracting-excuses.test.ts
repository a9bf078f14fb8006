import { expect, test } from 'vitest';
import { claimText, providerText } from '../kit/provider-text.js';
import { findingsOn, outcomes, withFiles } from '../kit/on-file.js';
import { AS_OF } from '../kit/shipped.js';

const REVIEWED = `seen: ${AS_OF}, scope: offering, grade: reviewed, sources: [terms]`;
const LIST = claimText('value: { entities: [], exhaustive: true }', REVIEWED);
const ACCESS = claimText(
  'value: { locations: [{ country: IE, entity: { name: Alpha Ireland, kind: affiliate, legal_form: Limited } }] }',
  REVIEWED,
);
const entity = (customers: string): string =>
  `value: { entities: [{ name: Alpha Ireland Limited, legal_form: Limited, established_in: IE${customers} }] }`;

/** The gist for an empty list of sub-processors when an affiliate has access. */
function listBeside(contracting: string): string | undefined {
  const claims = `{ sub-processors: [${LIST}], access-locations: [${ACCESS}]${contracting} }`;
  return withFiles({ 'alpha.yaml': providerText({ claims }) }, (folder) => {
    const found = findingsOn({ subjects: ['alpha'], policy: 'default', data: [folder] });
    return outcomes(found)['sub-processors-named'];
  });
}

const AGAINST = '? against: conflicting';
test.each([
  ['no statement on who contracts', undefined, AGAINST],
  ['the affiliate contracts', claimText(entity(''), REVIEWED), 'not-applicable'],
  [
    'the affiliate contracts with customers elsewhere',
    claimText(entity(', for: [asia-pacific]'), REVIEWED),
    AGAINST,
  ],
  [
    'a report says that the affiliate contracts',
    claimText(
      entity(''),
      `seen: ${AS_OF}, scope: offering, grade: reported, origin: policy, reported_by: [survey]`,
    ),
    AGAINST,
  ],
  [
    'a stale statement says that the affiliate contracts',
    claimText(entity(''), 'seen: 2020-01-01, scope: offering, grade: reviewed, sources: [terms]'),
    AGAINST,
  ],
])(
  'an entity with access may be missing from the list only if it is proved to contract: %s',
  (_name, claim, outcome) => {
    expect(listBeside(claim === undefined ? '' : `, contracting-entity: [${claim}]`)).toBe(outcome);
  },
);
