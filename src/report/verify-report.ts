import type { Difference } from './report-differences.js';

/** Something that a report says, compared with what comes out now. */
export interface VerifiedPart {
  what: string;
  holds: boolean;
}

/** An input that the report was made again from. */
export interface VerifiedInput {
  what: 'data' | 'policy' | 'waivers' | 'attestations';
  name: string;
  /** Who says where it is: the report itself, or whoever asks. */
  saidBy: 'report' | 'option';
}

/** What became of a report when it was made again. */
export interface VerifyReport {
  schemaVersion: 1;
  kind: 'verify';
  tool: { name: 'mimo-check'; version: string };
  /** The report that was verified, and what it says it is. */
  file: string;
  verified: { kind: string; asOf: string; version: string; verdict?: string };
  holds: boolean;
  inputs: VerifiedInput[];
  parts: VerifiedPart[];
  differences: Difference[];
  notes: string[];
}

const DIGESTS = 'dataset\\.digests|proof\\.digests';

/** What people want to know about each alone, and the places that speak of it; the rest is told by its path. */
const PARTS: readonly [what: string, pattern: RegExp][] = [
  ['version of mimo-check', /^(tool|schemaVersion)\b/],
  ['as-of date', /^asOf\b/],
  [
    'digest of the dataset',
    new RegExp(`^(dataset\\.digest$|dataset\\.(added|replaced)\\b|(${DIGESTS})\\.providers)`),
  ],
  ['digest of the law tables', new RegExp(`^(${DIGESTS})\\.law`)],
  ['digest of the adequacy tables', new RegExp(`^(${DIGESTS})\\.adequacy`)],
  ['digest of the table of certificates', new RegExp(`^(${DIGESTS})\\.certificates`)],
  ['digest of the effective policy', /^(policy\.digest|proof\.digests\.policy)/],
  ['digest of the waivers', /^proof\.digests\.waivers/],
  ['digest of the attestations', /^proof\.digests\.attestations/],
  ['what was asked', /^(proof\.asked|subjects|only|selected)\b/],
  ['verdict', /^(verdict|sentence|headline)\b/],
  ['findings', /^(findings|explained)\b/],
  ['summary', /^summary\b/],
];
const REST = 'all else';

const partOf = ({ path }: Difference): string => PARTS.find(([, pattern]) => pattern.test(path))?.[0] ?? REST;

/** Each part of a report, and whether it holds. */
export function verifiedParts(differences: readonly Difference[]): VerifiedPart[] {
  const differing = new Set(differences.map(partOf));
  return [...PARTS.map(([what]) => what), REST].map((what) => ({ what, holds: !differing.has(what) }));
}
