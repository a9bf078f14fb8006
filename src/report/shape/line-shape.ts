import { anything, boolean, choice, object, optional, type Fields, type Shape } from '../../input/shape.js';
import { count, ENVELOPE } from './envelope-shape.js';
import { FINDING_LINE } from './finding-shape.js';

/** Some fields of a report, as they stand there. */
const pick = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, fields[name] as Shape]));

/** Some fields of a report that a line may leave out. */
const maybe = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, optional(fields[name] as Shape)]));

const findingLine = object({
  kind: choice(['finding']),
  ...FINDING_LINE,
  waived: boolean('the gap is an accepted risk'),
  waiver: anything('what became of a waiver of it, as a sentence; null: there is none'),
  attested: boolean('the outcome rests on evidence of your own'),
  attestation: anything('how far that was verified, as a sentence; null: it does not'),
  leads: count('reports that nobody here has checked'),
  uses: anything('the rule itself, where the entry of the policy has an id of its own; else null'),
});

/** The lines of an evaluation as NDJSON: a header, a line for each finding, a summary. */
export const lineShapes = (check: Fields, gaps: Fields): Shape[] => [
  object({
    kind: choice(['header']),
    of: choice(['check', 'gaps']),
    ...ENVELOPE,
    ...pick(check, ['policy', 'only', 'rules', 'assumes', 'notice']),
  }),
  findingLine,
  object(
    {
      kind: choice(['summary']),
      ...maybe(check, ['verdict', 'sentence', 'headline']),
      ...pick(check, ['summary', 'waivers', 'attestations', 'proof']),
      ...pick(gaps, ['selected']),
    },
    'a stream without it is not whole',
  ),
];
