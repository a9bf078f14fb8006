import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProviderFiles } from '../../src/evidence/load-dataset.js';
import { resolveSubjects } from '../../src/evidence/subject.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import type { Policy } from '../../src/policy/policy.js';
import { AS_OF, DATASET } from './shipped.js';

/** The folder of the invented providers. */
export const FIXTURES = fileURLToPath(new URL('../fixtures/providers', import.meta.url));

export const fixturePath = (id: string): string => join(FIXTURES, `${id}.yaml`);

/** Runs a step on files in a temporary folder, and returns its result. */
export function withFiles<T>(files: Readonly<Record<string, string>>, step: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return step(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Question {
  subjects: readonly string[];
  policy: string;
  asOf?: string;
  /** Paths of provider files. */
  data?: readonly string[];
}

/** Policies by id and day; loaded once, since many tests use the same ones. */
const POLICIES = new Map<string, Policy>();
function policyOn(id: string, asOf: string): Policy {
  const key = `${id} ${asOf}`;
  const policy = POLICIES.get(key) ?? loadPolicy(id, asOf);
  POLICIES.set(key, policy);
  return policy;
}

/** The findings on the shipped providers and the given provider files. */
export function findingsOn({ subjects, policy, asOf = AS_OF, data = [] }: Question): Finding[] {
  const providers = [...loadProviderFiles(data), ...DATASET.providers];
  const dataset = { ...DATASET, providers: providers.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  return evaluate(dataset, policyOn(policy, asOf), resolveSubjects(dataset, subjects), asOf);
}

/** For example `? against: wrong-scope undated` for unknown, else just the outcome. */
export function outcomeOf({ outcome, indication, reasons }: Finding): string {
  if (outcome !== 'unknown') return outcome;
  return `${indication === 'none' ? '?' : `? ${indication}`}: ${reasons.join(' ')}`;
}

/** The gist of each finding by rule, or by rule and model. */
export const outcomes = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(
    findings.map((finding) => [
      finding.subject === finding.provider ? finding.rule : `${finding.rule} of ${finding.subject}`,
      outcomeOf(finding),
    ]),
  );
