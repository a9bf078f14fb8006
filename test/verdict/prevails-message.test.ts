import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/evidence/dataset.js';
import type { Attestation } from '../../src/evidence/attestations/attestation.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import { addAttestations } from '../../src/evidence/attestations/add-attestations.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import { ruleOf } from '../../src/rules/index.js';
import { datasetOf, entryOf, policyOf, providerOf, subjectOf } from '../kit/scenario.js';
import { AS_OF } from '../kit/shipped.js';

const location = { file: 'alpha.yaml', line: 9, column: 5 };
const NEVER = { used: 'never', covers: ['prompts', 'outputs'] };
const ALWAYS = { used: 'always' };
const REASON = 'clause 1.3 puts this contract first';

const onFile = (value: unknown, change: Partial<Claim> = {}): Claim => ({
  ...{ attribute: 'training-use', subject: 'alpha', value, scope: 'offering', grade: 'reviewed' },
  ...{ sources: ['terms'], seen: '2026-11-01', location },
  ...change,
});

const attested = (value: unknown, prevailsOver: string | undefined): Attestation => ({
  ...{ kind: 'contract', provider: 'alpha', parties: ['us'], title: 'DPA 1', sha256: 'a'.repeat(64) },
  ...{ digest: 'checked', effectiveFrom: '2026-01-01', expires: '2027-12-31', owner: 'Dana', location },
  answers: [
    {
      ...{ attribute: 'training-use', subject: 'alpha', ofModel: false, value, clause: '4.2', location },
      ...(prevailsOver === undefined ? {} : { prevailsOver }),
    },
  ],
});

const rule = ruleOf('no-training');
if (rule === undefined) throw new Error('no-training is gone');
const ENTRY: PolicyEntry = { ...entryOf(rule), attestations: ['contract'], attestationDigest: 'any' };

/** The message on training use, with these claims and attestations. */
function messageFor(claims: readonly Claim[], own: readonly Attestation[]): string {
  const provider = providerOf(claims.map((claim) => ({ claim, filedUnder: 'provider' as const })));
  const dataset = addAttestations(datasetOf(provider), own);
  const [subject] = dataset.providers;
  if (subject === undefined) throw new Error('no provider');
  return evaluate(dataset, policyOf([ENTRY]), [subjectOf(subject)], AS_OF)[0]?.message ?? '';
}

const STATEMENT = `It takes precedence over a statement on file that says otherwise: ${REASON}.`;
const REPORT = `It takes precedence over a report that says otherwise: ${REASON}.`;
const reported: Partial<Claim> = { grade: 'reported', origin: 'blog' };

describe('the message on an attestation that prevails names what it prevails over, and why', () => {
  test.each<[what: string, claims: Claim[], own: unknown, sentence: string | undefined]>([
    ['the offering says no', [onFile(ALWAYS)], NEVER, STATEMENT],
    ['the offering says yes', [onFile(NEVER)], ALWAYS, STATEMENT],
    ['the offering said no long ago', [onFile(ALWAYS, { seen: '2020-01-01' })], NEVER, STATEMENT],
    ['a report says no', [onFile(ALWAYS, reported)], NEVER, REPORT],
    ['both say no', [onFile(ALWAYS, reported), onFile(ALWAYS)], NEVER, STATEMENT],
    ['they agree', [onFile(NEVER)], NEVER, undefined],
    ['the company says no', [onFile(ALWAYS, { scope: 'group' })], NEVER, undefined],
    ['it has ended', [onFile(ALWAYS, { until: '2026-11-22' })], NEVER, undefined],
    ['nothing is on file', [], NEVER, undefined],
    ['a search found nothing', [onFile(undefined, { notFound: { looked_in: 'terms' } })], NEVER, undefined],
  ])('on file: %s; attested: %j', (_what, claims, own, sentence) => {
    const message = messageFor(claims, [attested(own, REASON)]);
    expect(message.match(/It takes precedence over [^.]*\.[^.]*\./g) ?? []).toEqual(
      sentence === undefined ? [] : [sentence],
    );
    expect(messageFor([...claims].reverse(), [attested(own, REASON)])).toBe(message);
  });

  test('says nothing if the attestation does not prevail, or settles nothing', () => {
    expect(messageFor([onFile(ALWAYS)], [attested(NEVER, undefined)])).not.toContain(
      'It takes precedence over',
    );
    const both = [attested(NEVER, REASON), attested(ALWAYS, REASON)];
    expect(messageFor([onFile(ALWAYS)], both)).not.toContain('It takes precedence over');
  });

  test('follows the document that it is about', () => {
    expect(messageFor([onFile(ALWAYS)], [attested(NEVER, REASON)])).toBe(
      `Attested by you, not verified by mimo-check: contract "DPA 1", 4.2. ${STATEMENT}`,
    );
  });
});
