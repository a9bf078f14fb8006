import { type Location, type Problem, rephrase } from '../input/problem.js';
import { validateDocument } from '../input/schema.js';
import {
  choice,
  either,
  freeText,
  integer,
  list,
  map,
  object,
  optional,
  text,
  type ValueOf,
} from '../input/shape.js';
import { THRESHOLDS, type Threshold } from '../policy/severity.js';
import { LANGUAGES, type Language } from '../evidence/words/vocabulary-words.js';
import { quoted } from '../input/words.js';

/** Who set a value: an option or a variable, a line of a project file, or nobody. */
export type Origin =
  { from: 'flag' | 'variable'; by: string } | ({ from: 'project' } & Location) | { from: 'built-in' };

/** A request to a command: plain values, with no streams and no clock. */
export interface Request {
  /** Providers, model ids or aliases. */
  subjects: readonly string[];
  /** Provider files or folders that add to the built-in ones or replace them. */
  data?: readonly string[];
  /** The id of a built-in policy, or the path of a policy file. */
  policy?: string;
  /** Overrides the policy's threshold. */
  failOn?: Threshold;
  /** Waiver files and attestation files. */
  waivers?: readonly string[];
  attestations?: readonly string[];
  /** What a project file adds to the request. */
  project?: {
    /** The name that messages use for it. */
    file: string;
    /** Used if the request has no subjects; `all` means everything on file. */
    subjects?: readonly string[] | 'all' | undefined;
    /** By provider. Replaces the policy's choice for that provider. */
    variants: Readonly<Record<string, readonly string[]>>;
  };
  /** The only rules of the policy to ask. */
  rules?: readonly string[];
  /** The language of a letter; the default is English. */
  lang?: Language;
  /** The as-of date, ISO 8601, UTC. */
  asOf: string;
  /**
   * For messages only: who set a value, by its path in the request, like `policy`, `data[0]` or
   * `variants.xiaomi`.
   */
  origins?: Readonly<Record<string, Origin>>;
}

/** A request without subjects: they come later or are not needed. */
export type Setup = Omit<Request, 'subjects'>;

export const DEFAULT_POLICY = 'default';

const pathList = optional(list(freeText(), 'a list of paths'));

/** The texts follow "must be". */
const REQUEST_FIELDS = {
  subjects: optional(list(freeText(), 'a list of names')),
  data: pathList,
  policy: optional(freeText('the id or the path of a policy')),
  failOn: optional(choice(THRESHOLDS, `one of ${THRESHOLDS.join(', ')}`)),
  waivers: pathList,
  attestations: pathList,
  rules: optional(list(freeText(), 'a list of rules')),
  lang: optional(choice(LANGUAGES, `one of ${LANGUAGES.join(', ')}`)),
  project: optional(
    object(
      {
        file: freeText(),
        subjects: optional(either([list(freeText()), choice(['all'])])),
        variants: map(list(freeText()), undefined, 'plain'),
      },
      'what a project file adds: its name, subjects and variants',
    ),
  ),
};

const REQUEST_SHAPE = object({
  ...REQUEST_FIELDS,
  asOf: text('a day as YYYY-MM-DD, like 2026-11-23', 'day'),
});

/** The request that a report records, with which `verify` asks again; includes what single commands add. */
export const RECORDED_REQUEST_SHAPE = object({
  ...REQUEST_FIELDS,
  rule: optional(freeText()),
  subject: optional(freeText()),
  where: optional(list(freeText())),
  sort: optional(freeText()),
  limit: optional(integer()),
  columns: optional(list(freeText())),
  volume: optional(object({ input: integer(), output: integer() })),
});

export type RecordedRequest = ValueOf<typeof RECORDED_REQUEST_SHAPE>;

/**
 * Checks a request, since callers from JavaScript can pass anything. Throws an `InputError` if it is invalid.
 */
export function checkRequest(request: Setup): void {
  const given = new Map<string, unknown>(Object.entries(request));
  for (const [key, shape] of Object.entries(REQUEST_SHAPE.fields)) {
    const value = given.get(key);
    if (value === undefined && shape.optional === true) continue;
    const found = value === undefined ? 'left out' : quoted(JSON.stringify(value));
    rephrase(
      () => [{ message: `${key} must be ${shape.doc ?? ''}; it is ${found}` }],
      () => validateDocument(shape, { file: '', data: value, at: () => ({ file: '', line: 1, column: 1 }) }),
    );
  }
}

/** The project file in use, for a report; with the line of its policy if that is in use. */
export function projectInForce(file: string, policy: Origin | undefined): { file: string; line?: number } {
  return policy?.from === 'project' ? { file, line: policy.line } : { file };
}

/** The origin of a value in a request, or of a list entry by its index. */
const originOfValue = ({ origins = {} }: Setup, key: string, index?: number): Origin | undefined =>
  origins[`${key}[${index ?? ''}]`] ?? origins[key];

/** Where a project file sets a value; the file itself if the line is not known. */
export function placeInProject(request: Setup, key: string, index?: number): Location | undefined {
  const origin = originOfValue(request, key, index);
  if (origin?.from === 'project') return { file: origin.file, line: origin.line, column: origin.column };
  return request.project === undefined ? undefined : { file: request.project.file, line: 1, column: 1 };
}

/** Moves a problem with a file as a whole to where the file is named, unless an option names it. */
export function problemWhereNamed(
  problem: Problem,
  request: Setup,
  { key, index, name }: { key: string; index?: number; name: string },
): Problem {
  const { file, message, hint } = problem;
  const more = hint === undefined ? {} : { hint };
  const origin = originOfValue(request, key, index);
  if (origin?.from === 'variable')
    return { message: `environment variable ${origin.by}=${quoted(name)}: ${message}`, ...more };
  if (origin?.from !== 'project') return problem;
  const place = { file: origin.file, line: origin.line, column: origin.column };
  const path = index === undefined ? key : `${key}[${index}]`;
  return { ...place, path, message: file === undefined ? message : `${file}: ${message}`, ...more };
}
