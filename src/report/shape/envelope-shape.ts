import { anything, choice, freeText, integer, list, map, object, optional, text } from '../../input/shape.js';

export const digest = text('SHA-256', 'sha256');
export const id = text(undefined, 'id');
/** A provider, a model, or an id that is served through another host. */
export const subjectId = text('a provider, a model, or an id that another host serves', 'model-id');
export const day = (doc: string) => text(doc, 'day');
export const count = (doc?: string) => integer(doc);
export const sentences = (doc?: string) => list(freeText(), doc);
export const file = freeText('relative to the working directory, or data/… for what is built in');
export const line = integer('from 1', { min: 1 });

export const schemaVersion = integer(
  'of this contract: additions keep it, so a reader ignores members that it does not know',
  { min: 1, max: 1 },
);
export const tool = object({ name: choice(['mimo-check']), version: freeText() });
export const asOf = day('the day that is judged by, UTC');
export const project = optional(object({ file }, 'the project file in force'));

export const datasetDigests = {
  providers: digest,
  law: digest,
  adequacy: digest,
  certificates: optional(digest),
};

/** What `verify` needs. */
export const proof = object(
  {
    digests: object({
      ...datasetDigests,
      policy: optional(digest),
      waivers: optional(digest),
      attestations: digest,
    }),
    asked: map(anything(), 'each input as it was named', 'plain'),
  },
  'what the report was made of',
);

/** What every report on evidence carries. */
export const ENVELOPE = {
  schemaVersion,
  tool,
  asOf,
  project,
  dataset: object({
    digest,
    digests: object(datasetDigests),
    replaced: list(id, 'providers whose built-in file the user replaced'),
    added: list(id, 'providers that the user added'),
    replacedBy: list(object({ provider: id, file }), 'the files that are read instead of those'),
  }),
  proof: optional(proof),
};

/** What stands for a policy where its rules are of no concern. */
export const policyHead = {
  id,
  title: freeText(),
  digest,
  origin: choice(['built-in', 'yours'], 'yours: a file of your own, never by the id of a built-in policy'),
  file,
  extends: list(
    freeText(),
    'by that file, as written: ids of built-in policies and paths; the later has the word',
  ),
};

/** What was asked of a list, and what became of its rows. */
export const SELECTION = {
  selection: object({
    where: list(freeText()),
    sort: optional(freeText()),
    limit: optional(integer(undefined, { min: 0 })),
  }),
  counts: object({
    total: count(),
    matching: count('before the limit'),
    shown: count(),
    unknown: count('left out because something that was asked is not known of them'),
  }),
  notes: sentences('what a reader must know of the rows'),
};

/** Something wrong with a file, and how to mend it. */
export const problem = object({
  file: optional(file),
  line: optional(line),
  column: optional(integer('in UTF-16 units, from 1', { min: 1 })),
  path: optional(freeText('where in the data')),
  message: freeText(),
  hint: optional(freeText()),
});

export const variants = map(list(id), 'chosen variants, by provider');
