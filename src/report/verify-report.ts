import { isMapping } from '../input/plain-data.js';
import { canonicalJson } from '../input/digest.js';
import {
  anything,
  boolean,
  choice,
  FILE,
  freeText,
  list,
  object,
  optional,
  sentences,
  type ValueOf,
} from '../input/shape.js';
import { AS_OF, beginning } from './envelope.js';
import { NOTICE_TEXTS } from '../verdict/words/verdict-words-en.js';
import { VERIFIED_PARTS } from './words-en.js';

/** A place where two reports differ. */
const DIFFERENCE = object({
  path: freeText('of a finding by rule and subject: findings[dpa-terms of xiaomi].outcome'),
  reported: optional(anything('absent: it is not there')),
  recomputed: optional(anything('absent: it is not there')),
});

/** An input from which the report was made again. */
const VERIFIED_INPUT = object({
  what: choice(['data', 'policy', 'waivers', 'attestations']),
  name: freeText(),
  saidBy: choice(['report', 'option'], 'who says where it is'),
});

/** A part of a report, and whether it comes out the same now. */
const VERIFIED_PART = object({ what: freeText(), holds: boolean() });

/** The result of making a report again. */
export const VERIFY_SHAPE = object({
  ...beginning('verify'),
  file: FILE,
  verified: object({
    kind: freeText(),
    asOf: AS_OF,
    version: freeText('of the mimo-check that made it'),
    verdict: optional(freeText()),
  }),
  holds: boolean('made again, every field is the same'),
  inputs: list(VERIFIED_INPUT),
  parts: list(VERIFIED_PART),
  differences: list(DIFFERENCE),
  notes: sentences(),
});

export type VerifyReport = ValueOf<typeof VERIFY_SHAPE>;
export type VerifiedInput = ValueOf<typeof VERIFIED_INPUT>;
export type Difference = ValueOf<typeof DIFFERENCE>;
type VerifiedPart = ValueOf<typeof VERIFIED_PART>;

type Item = [name: string, value: unknown];

/** The name of a list entry: the rule and subject of a finding, else its index. */
function itemName(item: unknown, index: number): string {
  if (!isMapping(item)) return String(index);
  const { rule, subject, id, evidence } = item;
  const isFinding = typeof rule === 'string' && typeof subject === 'string';
  return isFinding && typeof id === 'string' && evidence !== undefined
    ? NOTICE_TEXTS.gap(rule, subject)
    : String(index);
}

/** The entries of a list by name if the names are unique, else by index. */
function namedItems(list: readonly unknown[]): Item[] {
  const named = list.map((item, index): Item => [itemName(item, index), item]);
  const distinct = new Set(named.map(([name]) => name)).size === named.length;
  return distinct ? named : list.map((item, index) => [String(index), item]);
}

const membersOf = (value: unknown): Item[] | undefined =>
  Array.isArray(value) ? namedItems(value) : isMapping(value) ? Object.entries(value) : undefined;

const step = (path: string, name: string, inList: boolean): string =>
  inList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;

/**
 * Lists all differences between two reports, or parts of them at a path, with findings matched by rule and subject. Both
 * are parsed JSON.
 */
export function reportDifferences(reported: unknown, recomputed: unknown, path = ''): Difference[] {
  if (canonicalJson(reported) === canonicalJson(recomputed)) return [];
  const left = membersOf(reported);
  const right = membersOf(recomputed);
  if (left === undefined || right === undefined || Array.isArray(reported) !== Array.isArray(recomputed))
    return [{ path, reported, recomputed }];
  const inList = Array.isArray(reported);
  const other = new Map(right);
  const mine = new Set(left.map(([name]) => name));
  const found = [
    ...left.flatMap(([name, value]): Difference[] => {
      const at = step(path, name, inList);
      return other.has(name)
        ? reportDifferences(value, other.get(name), at)
        : [{ path: at, reported: value }];
    }),
    ...right
      .filter(([name]) => !mine.has(name))
      .map(([name, value]): Difference => ({ path: step(path, name, inList), recomputed: value })),
  ];
  // The same entries in another order count as a difference.
  return found.length > 0 ? found : [{ path, reported, recomputed }];
}

const DIGESTS = 'dataset\\.digests|proof\\.digests';

/** Parts that people ask about, with the paths of each; all other paths form one more part. */
const NAMED_PARTS: readonly [what: string, pattern: RegExp][] = [
  [VERIFIED_PARTS.version, /^(tool|schemaVersion)\b/],
  [VERIFIED_PARTS.day, /^asOf\b/],
  [
    VERIFIED_PARTS.dataset,
    new RegExp(`^(dataset\\.digest$|dataset\\.(added|replaced)\\b|(${DIGESTS})\\.providers)`),
  ],
  [VERIFIED_PARTS.law, new RegExp(`^(${DIGESTS})\\.law`)],
  [VERIFIED_PARTS.adequacy, new RegExp(`^(${DIGESTS})\\.adequacy`)],
  [VERIFIED_PARTS.certificates, new RegExp(`^(${DIGESTS})\\.certificates`)],
  [VERIFIED_PARTS.policy, /^(policy\.digest|proof\.digests\.policy)/],
  [VERIFIED_PARTS.waivers, /^proof\.digests\.waivers/],
  [VERIFIED_PARTS.attestations, /^proof\.digests\.attestations/],
  [VERIFIED_PARTS.asked, /^(proof\.asked|subjects|only|selected)\b/],
  [VERIFIED_PARTS.verdict, /^(verdict|sentence|headline)\b/],
  [VERIFIED_PARTS.findings, /^(findings|explained)\b/],
  [VERIFIED_PARTS.summary, /^summary\b/],
];
const namedPartOf = ({ path }: Difference): string =>
  NAMED_PARTS.find(([, pattern]) => pattern.test(path))?.[0] ?? VERIFIED_PARTS.rest;

/** Each part of a report, and whether it is confirmed; the verdict only if there is one. */
export function verifiedParts(
  differences: readonly Difference[],
  { hasVerdict }: { hasVerdict: boolean },
): VerifiedPart[] {
  const differing = new Set(differences.map(namedPartOf));
  return [...NAMED_PARTS.map(([what]) => what), VERIFIED_PARTS.rest]
    .filter((what) => what !== VERIFIED_PARTS.verdict || hasVerdict || differing.has(what))
    .map((what) => ({ what, holds: !differing.has(what) }));
}
