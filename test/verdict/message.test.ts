import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { findingsOn, withFiles } from '../kit/on-file.js';
import { claimText, providerText } from '../kit/provider-text.js';

const OFFERING = 'scope: offering, grade: reviewed, sources: [terms]';
const GROUP = OFFERING.replace('offering', 'group');
const LEAD = 'scope: offering, grade: reported, origin: policy, reported_by: [survey]';
const SEEN = 'seen: 2026-11-01';

/** A claim on training use: the value or search, then its other keys. */
const claim = (value: string, rest: string): string => claimText(value, rest);
const NEVER = 'value: { used: never, covers: [prompts, outputs] }';
const ALWAYS = 'value: { used: always }';
const SEARCH = 'not_found: { looked_in: the terms }';

const USED = 'Prompts or outputs are used to train models.';
const NO_PROOF = 'A statement that would meet this is on file, but it is not proof.';

/** The message of no-training with these claims, under policy default or one that extends it. */
function messageFor(claims: readonly string[], policy = ''): string | undefined {
  const files = {
    'alpha.yaml': providerText({
      variants:
        '{ large: { title: the plan Large, dimension: plan }, small: { title: the plan Small, dimension: plan }, ' +
        'north: { title: the North, dimension: region } }',
      claims: `{ training-use: [${claims.join(', ')}] }`,
    }),
    'own.yaml': `id: own\nextends: [default]\n${policy}`,
  };
  return withFiles(files, (folder) => {
    const data = [join(folder, 'alpha.yaml')];
    const found = findingsOn({ subjects: ['alpha'], policy: join(folder, 'own.yaml'), data });
    return found.find(({ rule }) => rule === 'no-training')?.message;
  });
}

describe('the message for the statements on file', () => {
  test.each<[message: string, ...claims: string[]]>([
    ['They never do.', claim(NEVER, `${OFFERING}, ${SEEN}, says: They never do.`)],
    ['', claim(NEVER, `${OFFERING}, ${SEEN}`)],
    [USED, claim(ALWAYS, `${OFFERING}, ${SEEN}`)],
    [`${USED} Undated.`, claim(ALWAYS, OFFERING)],
    [`${NO_PROOF} Undated.`, claim(NEVER, OFFERING)],
    [
      `${USED} Its age counts from 2025-11-22, more than 365 days ago.`,
      claim(ALWAYS, `${OFFERING}, seen: 2025-11-22`),
    ],
    [`${USED} Company-wide, not about this API.`, claim(ALWAYS, `${GROUP}, ${SEEN}`)],
    [`${USED} Holds only for the plan Large.`, claim(ALWAYS, `${OFFERING}, ${SEEN}, only_for: large`)],
    [
      `${USED} Holds only for the plan Large (in part only for the North). Holds only for the plan Small.`,
      claim(ALWAYS, `${OFFERING}, ${SEEN}, only_for: large`),
      claim(ALWAYS, `${OFFERING}, ${SEEN}, only_for: [large, north]`),
      claim(ALWAYS, `${OFFERING}, ${SEEN}, only_for: small`),
    ],
    [
      'The statement on file held until 2026-11-22; nothing newer is on file.',
      claim(ALWAYS, `${OFFERING}, ${SEEN}, until: 2026-11-22`),
    ],
    [
      'The statement on file held until 2025-01-31; nothing newer is on file.',
      claim(ALWAYS, `${OFFERING}, seen: 2024-01-01, until: 2025-01-31`),
    ],
    ['What is on file is dated after this day.', claim(NEVER, `${OFFERING}, seen: 2026-12-01`)],
    [
      // The statement in force counts; the future one is not mentioned.
      USED,
      claim(ALWAYS, `${OFFERING}, ${SEEN}`),
      claim(ALWAYS, `${OFFERING}, seen: 2026-12-01`),
    ],
    [
      'The statement does not say whether training is on or off by default.',
      claim('value: { used: optional }', `${OFFERING}, ${SEEN}`),
    ],
    ['A search of Terms (text of 2026-11-01) found no answer.', claim(SEARCH, `${OFFERING}, ${SEEN}`)],
    [
      'A search of Terms (undated) found no answer. No word on it.',
      claim(SEARCH, `${OFFERING}, says: No word on it.`),
    ],
    ['A search of Terms (undated) found no answer. Silence.', claim(SEARCH, `${OFFERING}, says: Silence.`)],
    [
      'A search of Terms (text of 2026-11-01) found no answer.',
      claim(SEARCH, `${OFFERING}, ${SEEN}`),
      claim('not_found: { looked_in: the archive }', `${OFFERING}, seen: 2026-12-01`),
    ],
    ['It is said (unverified).', claim(NEVER, `${LEAD}, ${SEEN}, says: It is said.`)],
    ['Only reported; nobody here has checked it.', claim(NEVER, `${LEAD}, ${SEEN}`)],
    [
      'A search of Terms (text of 2026-11-01) found no answer. An unverified report disagrees.',
      claim(SEARCH, `${OFFERING}, ${SEEN}`),
      claim(NEVER, `${LEAD}, seen: 2026-06`),
    ],
    [
      'A search of Terms (undated) found no answer. An unverified report disagrees. The search has no date.',
      claim(SEARCH, OFFERING),
      claim(NEVER, LEAD),
    ],
    ['An unverified report disagrees.', claim(NEVER, `${OFFERING}, ${SEEN}`), claim(ALWAYS, LEAD)],
    [
      `${USED} Statements on file differ.`,
      claim(NEVER, `${OFFERING}, ${SEEN}`),
      claim(ALWAYS, `${OFFERING}, ${SEEN}`),
    ],
    [
      `Second: ${USED} Versions on file differ, and the file does not say which one governs.`,
      claim(NEVER, `${OFFERING}, ${SEEN}, edition: first`),
      claim(ALWAYS, `${OFFERING}, ${SEEN}, edition: second`),
    ],
    [
      // Editions that have ended or are in the future are not mentioned.
      `Second: ${USED} Statements on file differ.`,
      claim(NEVER, `${OFFERING}, ${SEEN}, edition: first, until: 2026-11-02`),
      claim(NEVER, `${OFFERING}, ${SEEN}`),
      claim(ALWAYS, `${OFFERING}, ${SEEN}, edition: second`),
      claim(NEVER, `${OFFERING}, seen: 2026-12-01, edition: third`),
    ],
  ])('%s', (message, ...claims) => {
    expect(messageFor(claims)).toBe(message);
  });

  test('an answer comes with its document, condition and age, where another statement has others', () => {
    const open = 'The statement does not say whether training is on or off by default.';
    const optional = claim('value: { used: optional }', `${OFFERING}, seen: 2025-11-01, at: '1'`);
    const large = claim(NEVER, `${OFFERING}, ${SEEN}, at: '2', only_for: large`);
    const old = 'Its age counts from 2025-11-01, more than 365 days ago.';
    const proof = 'It would meet this, but it is not proof. Holds only for the plan Large.';
    expect(messageFor([optional, large])).toBe(`Terms (1): ${open} ${old} Terms (2): ${proof}`);
    const promise = claim('value: { used: never }', `${OFFERING}, seen: 2025-11-01, at: '3'`);
    const uncovered = 'The statement does not say that it covers prompts and outputs.';
    expect(messageFor([optional, promise])).toBe(`Terms (1): ${open} Terms (3): ${uncovered} ${old}`);
    expect(messageFor([optional, optional])).toBe(`${open} ${old}`);
  });

  test('names the choice of customers, where each statement is about some of them', () => {
    const promises = ['large', 'small'].map((only) =>
      claim(NEVER, `${OFFERING}, ${SEEN}, only_for: ${only}`),
    );
    expect(messageFor(promises)).toBe(
      `${NO_PROOF} Each statement holds for one kind of customer: the plan Large; or the plan Small. Choose yours under variants in the policy.`,
    );
  });

  test('says that statements are about other customers, or dated later', () => {
    const chosen = 'variants: { alpha: [small] }\n';
    const large = `${OFFERING}, ${SEEN}, only_for: large`;
    const others = 'What is on file is about other customers.';
    expect(messageFor([claim(ALWAYS, large)], chosen)).toBe(others);
    expect(messageFor([claim(ALWAYS, `${LEAD}, ${SEEN}, only_for: large`)], chosen)).toBe(others);
    const later = claim(NEVER, `${OFFERING}, seen: 2026-12-01`);
    expect(messageFor([claim(ALWAYS, large), later], chosen)).toBe(
      `${others} What is on file is dated after this day.`,
    );
  });

  test('names the scope that a policy does not accept', () => {
    const claims = [claim(ALWAYS, `${OFFERING}, ${SEEN}`)];
    expect(messageFor(claims, 'accept_scopes: [contract]\n')).toBe(
      `${USED} Said of the API as a whole; this policy does not accept that scope.`,
    );
  });

  test('names the age limit of the policy', () => {
    const claims = [claim(ALWAYS, `${OFFERING}, ${SEEN}`)];
    expect(messageFor(claims, 'max_age_days: 21\n')).toBe(
      `${USED} Its age counts from 2026-11-01, more than 21 days ago.`,
    );
    expect(messageFor(claims, 'max_age_days: 22\n')).toBe(USED);
  });
});
