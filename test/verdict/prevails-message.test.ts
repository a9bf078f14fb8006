import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/evidence/dataset.js';
import type { Attestation } from '../../src/evidence/attestations/attestation.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import { addAttestations } from '../../src/evidence/attestations/add-attestations.js';
import type { Finding } from '../../src/verdict/finding.js';
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

/** The finding on training use, with these claims and attestations. */
function findingFor(
  claims: readonly Claim[],
  own: readonly Attestation[],
  entry = ENTRY,
): Finding | undefined {
  const provider = providerOf(claims.map((claim) => ({ claim, filedUnder: 'provider' as const })));
  const dataset = addAttestations(datasetOf(provider), own);
  const [subject] = dataset.providers;
  if (subject === undefined) throw new Error('no provider');
  return evaluate(dataset, policyOf([entry]), [subjectOf(subject)], AS_OF)[0];
}

const messageFor = (claims: readonly Claim[], own: readonly Attestation[]): string =>
  findingFor(claims, own)?.message ?? '';

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

describe('where your document and a published statement differ', () => {
  const DIFFERS = 'The published statement (training-use, alpha.yaml:9): ';
  const FIX =
    'If your contract takes precedence over what is published, add prevails_over with the reason to its entry (mimo-check help attestations).';
  const OWN = 'Attested by you, not verified by mimo-check: contract "DPA 1", 4.2.';

  test.each([
    ['says no', ALWAYS, 'Prompts or outputs are used to train models.'],
    [
      'leaves it open',
      { used: 'never', covers: ['prompts', 'outputs'], default: 'on' },
      'The statement contradicts itself: never used, but used by default.',
    ],
  ])('and the published one %s, the message says whose is which, and what closes it', (_, value, said) => {
    const message = messageFor([onFile(value)], [attested(NEVER, undefined)]);
    expect(message).toContain(`${OWN} By itself it meets this requirement. ${DIFFERS}${said}`);
    expect(message.endsWith(FIX)).toBe(true);
    expect(messageFor([onFile(value)], [attested(NEVER, REASON)])).not.toContain(FIX);
  });

  test('and yours says no, precedence is no way to close it', () => {
    const message = messageFor([onFile(NEVER)], [attested(ALWAYS, undefined)]);
    expect(message).toContain(`${OWN} Prompts or outputs are used to train models.`);
    expect(message).toContain(`${DIFFERS}By itself it meets this requirement.`);
    expect(message).not.toContain('prevails_over');
  });

  test('and yours is no contract, it cannot take precedence', () => {
    const entry = { ...ENTRY, attestations: ['vendor-statement'] as const };
    const finding = findingFor(
      [onFile(ALWAYS)],
      [{ ...attested(NEVER, undefined), kind: 'vendor-statement' }],
      entry,
    );
    expect(finding?.fix).toBe(
      'Only a contract can take precedence over what is published, and this is a statement of the vendor (mimo-check help attestations).',
    );
  });

  test('and they agree, or yours does not count, nothing is said of precedence', () => {
    expect(messageFor([onFile(NEVER)], [attested(NEVER, undefined)])).not.toContain('precedence');
    const entry = { ...ENTRY, attestations: [] };
    expect(findingFor([onFile(ALWAYS)], [attested(NEVER, undefined)], entry)?.fix).toBeUndefined();
  });

  test('and the published one is on another question, that is named too', () => {
    const roles = onFile({ roles: [{ data: 'content', role: 'controller' }] }, { attribute: 'data-roles' });
    const [one, ...rest] = attested(NEVER, undefined).answers;
    const fix = findingFor([roles], [attested(NEVER, undefined)])?.fix ?? '';
    expect(fix).toContain('with attributes: [training-use, data-roles]');
    const prevailing = { ...one, prevailsOver: REASON, prevailsOn: ['training-use', 'data-roles'] as const };
    const answers = [prevailing, ...rest] as Attestation['answers'];
    const after = findingFor([roles], [{ ...attested(NEVER, undefined), answers }]);
    expect([after?.outcome, after?.fix]).toEqual(['pass', undefined]);
  });
});
