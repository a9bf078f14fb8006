import { expect, test } from 'vitest';
import {
  attestationEntryFaults,
  loadAttestations,
  type AttestationEntry,
} from '../../src/evidence/attestations/load-attestations.js';
import { attestationWarnings } from '../../src/verdict/record-warnings.js';
import { withFiles } from '../kit/on-file.js';
import { problemsOf } from '../kit/problems-of.js';

const text = (clause: string, parties = '[Us, Alpha Inc.]'): string => `attestations:
  - kind: contract
    provider: alpha
    parties: ${parties}
    document: { title: Our contract, sha256: '${'f'.repeat(64)}' }
    effective_from: 2026-11-01
    expires: 2027-10-31
    owner: Dana
    attests:
      training-use: { clause: '${clause}', value: { used: never } }
`;
const load = (files: Record<string, string>) =>
  withFiles(files, (folder) => loadAttestations(Object.keys(files).map((name) => `${folder}/${name}`)));

test('an entry that is attested twice is refused, as in a copy of a file', () => {
  const problems = problemsOf(() => load({ 'copy.yaml': `# A copy\n${text('1')}`, 'own.yaml': text('1') }));
  expect(problems).toEqual([expect.stringMatching(/"Our contract" is attested already at .*copy\.yaml:3/)]);
  expect(
    problemsOf(() =>
      withFiles({ 'own.yaml': text('1') }, (folder) =>
        loadAttestations([`${folder}/own.yaml`, `${folder}/own.yaml`]),
      ),
    ),
  ).toHaveLength(1);
  expect(load({ 'one.yaml': text('1'), 'two.yaml': text('2') })).toHaveLength(2);
});

test('a contract without a party like the provider gets a warning', () => {
  const warnings = (parties: string) =>
    attestationWarnings(load({ 'own.yaml': text('1', parties) }), '2026-11-20').map(({ message }) => message);
  const unchecked = 'the digest of "Our contract" was not checked: file not here';
  expect(warnings('[Us, Alpha Inc.]')).toEqual([unchecked]);
  expect(warnings('[Us, Evil Corp]')).toEqual([
    unchecked,
    '"Our contract" is a contract of Us and Evil Corp; none of them has a name with alpha in it',
  ]);
});

test('texts that say nothing name nobody and give no reason', () => {
  const entry = {
    ...{ kind: 'contract', provider: 'alpha', parties: ['Us', '-'], owner: 'unknown' },
    ...{ document: { title: 'T', sha256: '' }, effective_from: '2026-11-01', expires: '2027-10-31' },
    attests: { 'training-use': { clause: '1', value: {}, prevails_over: { reason: '-' } } },
  } as unknown as AttestationEntry;
  expect(attestationEntryFaults(entry)).toEqual([
    { path: ['owner'], message: 'says nothing' },
    { path: ['parties', 1], message: 'says nothing' },
    { path: ['attests', 'training-use', 'prevails_over', 'reason'], message: 'says nothing' },
  ]);
});
