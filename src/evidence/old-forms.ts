import type { AttributeId } from './attributes/attributes.js';
import { isMapping } from '../input/present.js';
import { isCollective, isNamedParty } from './party.js';

/** A part of a value that stays readable and answers no rule, and how to mend it. */
export interface OldForm {
  /** Inside the value. */
  path: readonly (string | number)[];
  message: string;
  hint: string;
}

type Fault = readonly [key: string | undefined, message: string, hint: string];
type Look = (part: unknown) => readonly Fault[];

const PARTY_HINT =
  'Write { name: …, kind: you | provider | affiliate | sub-processor | other, legal_form: …, register: … }.';

const identity: Look = (part) =>
  isMapping(part) && !isNamedParty(part)
    ? [
        [
          undefined,
          'has neither legal_form nor register, so it names a brand and no legal entity',
          'Add one of them.',
        ],
      ]
    : [];

const party: Look = (part) => {
  if (typeof part !== 'string') return identity(part);
  return isCollective(part) ? [] : [[undefined, 'is free text, which names no party', PARTY_HINT]];
};

const country: Look = (part) =>
  isMapping(part) && part['country'] !== undefined
    ? [['country', 'is an old key, which means established_in and processes_in', 'Write these two.']]
    : [];

const task: Look = (part) =>
  isMapping(part) && part['task'] !== undefined && part['tasks'] === undefined
    ? [
        [
          'task',
          'is free text, which cannot be compared',
          'Write tasks: [storage, backup, inference, support, billing, other], those that hold.',
        ],
      ]
    : [];

const limit: Look = (part) =>
  typeof part === 'string'
    ? [
        [
          undefined,
          'is free text, which cannot be compared',
          'Write { what: backups | union-law | third-country-law | applicable-law, within: days }.',
        ],
      ]
    : [];

/** Where old forms can be: `*` is each entry of a list. */
const PLACES: readonly [attribute: AttributeId, at: readonly string[], looks: readonly Look[]][] = [
  ['sub-processors', ['entities', '*'], [identity, country, task]],
  ['contracting-entity', ['entities', '*'], [identity, country]],
  ['transfer-tools', ['tools', '*', 'exporter'], [party]],
  ['transfer-tools', ['tools', '*', 'importer'], [party]],
  ['transfer-assessment', ['importers', '*'], [party]],
  ['access-locations', ['locations', '*', 'entity'], [party]],
  ['abuse-monitoring', ['reviewers', '*'], [party]],
  ['upstreams', ['parties', '*'], [party]],
  ['deletion', ['limits', '*'], [limit]],
];

type Part = readonly [path: readonly (string | number)[], part: unknown];

/** The parts of a value at a place. */
function partsAt(value: unknown, at: readonly string[], path: readonly (string | number)[] = []): Part[] {
  const [step, ...rest] = at;
  if (step === undefined) return value === undefined ? [] : [[path, value]];
  if (step !== '*') return isMapping(value) ? partsAt(value[step], rest, [...path, step]) : [];
  return Array.isArray(value)
    ? value.flatMap((item: unknown, index) => partsAt(item, rest, [...path, index]))
    : [];
}

/** The old forms in a value of an attribute. */
export const oldFormsIn = (attribute: string, value: unknown): OldForm[] =>
  PLACES.filter(([id]) => id === attribute).flatMap(([, at, looks]) =>
    partsAt(value, at).flatMap(([path, part]) =>
      looks
        .flatMap((look) => look(part))
        .map(([key, message, hint]) => ({ path: key === undefined ? path : [...path, key], message, hint })),
    ),
  );
