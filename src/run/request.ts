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
import { SEVERITIES, type Severity } from '../policy/severity.js';
import { LANGUAGES, type Language } from '../evidence/words/vocabulary-words.js';
import { quoted } from '../input/words.js';

/** Who set a value: an option or a variable by its name, a line of a project file, or nobody. */
export type Origin =
  { from: 'flag' | 'variable'; by: string } | ({ from: 'project' } & Location) | { from: 'built-in' };

/** What a command is asked: plain values, no streams and no clock. */
export interface Request {
  /** Providers, model ids or aliases. */
  subjects: readonly string[];
  /** Provider files or folders that add to the built-in ones or replace them. */
  data?: readonly string[];
  /** A built-in policy's id, or the path of a policy file. */
  policy?: string;
  /** Instead of what the policy says. */
  failOn?: Severity | 'never';
  /** Files of accepted risks, and of evidence that only the user holds. */
  waivers?: readonly string[];
  attestations?: readonly string[];
  /** What a project file adds to the request. */
  project?: {
    /** As the user would name it. */
    file: string;
    /** Checked where no provider or model is given; `all`: everything on file. */
    subjects?: readonly string[] | 'all' | undefined;
    /** By provider, instead of what the policy chooses for it. */
    variants: Readonly<Record<string, readonly string[]>>;
  };
  /** Rules of the policy to ask alone. */
  rules?: readonly string[];
  /** Of a letter; absent: English. */
  lang?: Language;
  /** The day to judge by, ISO 8601, UTC. */
  asOf: string;
  /** For messages only: who set a value, by its path in the request, like `policy`, `data[0]` or `variants.xiaomi`. */
  origins?: Readonly<Record<string, Origin>>;
}

/** A request without subjects, which are still to come or are not needed. */
export type Setup = Omit<Request, 'subjects'>;

export const DEFAULT_POLICY = 'default';

const THRESHOLDS = [...SEVERITIES, 'never'] as const;

const pathList = optional(list(freeText(), 'a list of paths'));

/** The texts say what must be there, and so follow "must be". */
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

/** What a report says that it was asked, with which `verify` asks again: the request, and what single commands add. */
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

/** Callers from JavaScript can hand in anything. Throws an InputError for what a request cannot be. */
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

/** The project file in force as a report names it, with the line of its policy where that is in force. */
export function projectInForce(file: string, policy: Origin | undefined): { file: string; line?: number } {
  return policy?.from === 'project' ? { file, line: policy.line } : { file };
}

/** The origin of a value of a request; of an entry of a list by its index. */
const originOfValue = ({ origins = {} }: Setup, key: string, index?: number): Origin | undefined =>
  origins[`${key}[${index ?? ''}]`] ?? origins[key];

/** Where a project file says a value; the file itself where the line is not known. */
export function placeInProject(request: Setup, key: string, index?: number): Location | undefined {
  const origin = originOfValue(request, key, index);
  if (origin?.from === 'project') return { file: origin.file, line: origin.line, column: origin.column };
  return request.project === undefined ? undefined : { file: request.project.file, line: 1, column: 1 };
}

/** A problem of a file as a whole, reported where the file is named, unless an option names it. */
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
