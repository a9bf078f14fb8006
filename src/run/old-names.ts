import { displayPath } from '../input/load-file.js';
import { isMapping, type Mapping } from '../input/plain-data.js';
import { policyName } from '../policy/policy.js';
import type { RecordedRequest } from './request.js';

/** Where the inputs of a report are now. The default is the report's own name for each. */
export type NewNames = Partial<Record<'data' | 'waivers' | 'attestations', readonly string[]>> & {
  policy?: string;
};

/** Pairs the new names of inputs with the old ones, by position. */
export function renamedInputs(recordedRequest: RecordedRequest, now: NewNames): [from: string, to: string][] {
  const pairs = (
    oldNames: readonly string[] | undefined,
    newNames: readonly string[] | undefined,
  ): [string, string][] =>
    (newNames ?? []).flatMap((name, index): [string, string][] => {
      const old = oldNames?.[index];
      return old === undefined ? [] : [[displayPath(name), displayPath(old)]];
    });
  const policy = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  return [
    ...pairs(recordedRequest.data, now.data),
    ...pairs(recordedRequest.waivers, now.waivers),
    ...pairs(recordedRequest.attestations, now.attestations),
    ...pairs(policy(recordedRequest.policy), policy(now.policy)),
  ];
}

/** The name that a file had when the report was made. */
function oldName(file: string, names: readonly [string, string][]): string {
  for (const [from, to] of names) {
    if (file === from) return to;
    if (file.startsWith(`${from}/`)) return to + file.slice(from.length);
  }
  return file;
}

/** Replaces the names of files in a value with the old ones. */
function withOldFiles(value: unknown, names: readonly [string, string][]): unknown {
  if (Array.isArray(value)) return value.map((item) => withOldFiles(item, names));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'file' && typeof item === 'string' ? oldName(item, names) : withOldFiles(item, names),
    ]),
  );
}

/** How a report names its policy, with its file. */
const policyNameIn = ({ policy }: Mapping): string => (isMapping(policy) ? policyName(policy as never) : '');

/** Replaces the names of inputs in a report with the old ones, also in sentences that name the policy. */
export function withOldNames(report: Mapping, names: readonly [string, string][]): Mapping {
  const old = withOldFiles(report, names) as Mapping;
  const [from, to] = [policyNameIn(report), policyNameIn(old)];
  const withOldName = (text: unknown): unknown =>
    typeof text === 'string' ? text.replaceAll(from, () => to) : text;
  if (from === to) return old;
  return {
    ...old,
    ...('sentence' in old ? { sentence: withOldName(old['sentence']) } : {}),
    ...(Array.isArray(old['notice']) ? { notice: old['notice'].map(withOldName) } : {}),
  };
}
