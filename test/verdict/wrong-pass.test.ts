import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/evidence/dataset.js';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { InputError } from '../../src/input/problem.js';
import { resolveSubjects } from '../../src/evidence/subject.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import { addAttestations } from '../../src/evidence/attestations/add-attestations.js';
import { loadAttestations } from '../../src/evidence/attestations/load-attestations.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { verdictOf } from '../../src/verdict/verdict.js';
import { ruleOf } from '../../src/rules/index.js';
import { withFiles } from '../kit/on-file.js';

/**
 * Provider files with evidence that looks like a pass and is not, one for each kind. The first comment of a
 * file says what is claimed and why it does not count; the others name the rule, the expected outcome, and
 * the statement without which it would pass.
 */
const FOLDER = fileURLToPath(new URL('../fixtures/wrong-pass', import.meta.url));
const AS_OF = '2026-11-25';

const COMPANION_KINDS = ['behind', 'attestations', 'policy'] as const;
const KINDS = readdirSync(FOLDER).flatMap((name) => {
  const [kind = '', ...rest] = name.split('.');
  return rest.join('.') === 'yaml' ? [kind] : [];
});

const pathOf = (kind: string, companion?: (typeof COMPANION_KINDS)[number]): string[] =>
  [join(FOLDER, [kind, companion, 'yaml'].filter((part) => part !== undefined).join('.'))].filter((path) =>
    existsSync(path),
  );

/** The comments at the head of a file: the claim, then `key: text`. */
function headOf(kind: string): { claim: string; fields: Map<string, string> } {
  const [path = ''] = pathOf(kind);
  const lines = readFileSync(path, 'utf8').split('\n');
  const [claim = '', ...rest] = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2));
  const fields = rest.map((line): [string, string] => {
    const at = line.indexOf(': ');
    return [line.slice(0, at), line.slice(at + 2)];
  });
  return { claim, fields: new Map(fields) };
}

/** The dataset without the claims on an attribute, or without one of them, counted from 1. */
function withoutClaims(dataset: Dataset, id: string, without: string): Dataset {
  const [attribute, count] = without.split(' ');
  const providers = dataset.providers.map((provider) => {
    if (provider.id !== id) return provider;
    const on = provider.claims.filter((claim) => claim.attribute === attribute);
    const gone = count === undefined ? on : on.slice(Number(count) - 1, Number(count));
    expect(gone).not.toEqual([]);
    return { ...provider, claims: provider.claims.filter((claim) => !gone.includes(claim)) };
  });
  return { ...dataset, providers };
}

/** The dataset of a kind. A provider file is named after its id, so one behind another needs its own name. */
function datasetOf(kind: string): Dataset {
  const texts = [...pathOf(kind), ...pathOf(kind, 'behind')].map((path) => readFileSync(path, 'utf8'));
  const named = texts.map((text) => [`${/^id: (.+)$/m.exec(text)?.[1] ?? kind}.yaml`, text]);
  return withFiles(Object.fromEntries(named) as Record<string, string>, (folder) => loadDataset([folder]));
}

/** The findings of the rule that a file is about. */
function findingsOf(kind: string, without?: string): Finding[] {
  const { fields } = headOf(kind);
  const [policy = fields.get('policy') ?? ''] = pathOf(kind, 'policy');
  const onFile = addAttestations(datasetOf(kind), loadAttestations(pathOf(kind, 'attestations')));
  const dataset = without === undefined ? onFile : withoutClaims(onFile, kind, without);
  const subjects = resolveSubjects(dataset, [fields.get('subject') ?? kind]);
  const found = evaluate(dataset, loadPolicy(policy, AS_OF), subjects, AS_OF);
  return found.filter(({ rule }) => rule === fields.get('rule'));
}

/** For example `unknown against: conflicting`, or just the outcome. */
const textOf = ({ outcome, indication, reasons }: Finding): string =>
  outcome === 'unknown' ? `unknown ${indication}: ${reasons.join(' ')}` : outcome;

const isGreen = ({ outcome }: Finding): boolean => outcome === 'pass' || outcome === 'not-applicable';

/** The expected outcomes, by subject. */
const expectedFindings = (kind: string): [string, string][] => {
  const { fields } = headOf(kind);
  return [...fields].flatMap(([key, text]): [string, string][] => {
    if (key === 'outcome') return [[fields.get('subject') ?? kind, text]];
    return key.startsWith('outcome of ') ? [[key.slice('outcome of '.length), text]] : [];
  });
};

const isRefused = (kind: string): boolean =>
  headOf(kind).fields.get('outcome')?.startsWith('error: ') === true;

test('the folder has at least 42 kinds, and no file of any other name', () => {
  expect(KINDS.length).toBeGreaterThanOrEqual(42);
  const known = KINDS.flatMap((kind) => [
    ...[kind, ...COMPANION_KINDS.map((companion) => `${kind}.${companion}`)].map((name) => `${name}.yaml`),
  ]);
  expect(readdirSync(FOLDER).filter((name) => !known.includes(name))).toEqual(['document.txt']);
});

describe('evidence that looks like a pass and is not', () => {
  test.each(KINDS)('%s has a claim, a rule and an expected outcome', (kind) => {
    const { claim, fields } = headOf(kind);
    expect(claim).toMatch(/^Claimed: .+\. .+\.$/);
    expect(ruleOf(fields.get('rule') ?? '')).toBeDefined();
    expect(expectedFindings(kind)).not.toEqual([]);
  });

  test.each(KINDS.filter((kind) => !isRefused(kind)))('%s does not pass', (kind) => {
    const found = findingsOf(kind);
    const expected = expectedFindings(kind);
    const outcomes = new Map(found.map((finding) => [finding.subject, textOf(finding)]));
    expect(expected.map(([subject]) => [subject, outcomes.get(subject)])).toEqual(expected);
    expect(found.filter(isGreen).map(({ subject }) => subject)).not.toEqual(
      expect.arrayContaining(expected.map(([subject]) => subject)),
    );
    expect(verdictOf(found, 'note')).toBe('fail');
  });

  test.each(KINDS.filter(isRefused))('%s is refused', (kind) => {
    const message = headOf(kind).fields.get('outcome')?.slice('error: '.length);
    expect(() => findingsOf(kind)).toThrow(InputError);
    expect(() => findingsOf(kind)).toThrow(message);
  });
});

describe('without the opposing statement, the same evidence passes', () => {
  const cases = KINDS.flatMap((kind) => {
    const without = headOf(kind).fields.get('without');
    return without === undefined ? [] : [[kind, without] as const];
  });
  test.each(cases)('%s, without %s', (kind, without) => {
    const expected = expectedFindings(kind).map(([subject]) => subject);
    const found = findingsOf(kind, without).filter(({ subject }) => expected.includes(subject));
    expect(found.map((finding) => [textOf(finding), isGreen(finding)])).toEqual([[expect.any(String), true]]);
  });
});
