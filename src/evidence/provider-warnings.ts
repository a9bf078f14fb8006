import type { AttributeId } from './attributes/attributes.js';
import { isMapping, type DataPath, valueAt } from '../input/plain-data.js';
import type { Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { allClaimsOf, beginsOn, isLater, isSeen } from './claim.js';
import type { Claim, Provider } from './dataset.js';
import { isCollective, isLegalEntity } from './party.js';

/**
 * A part of a value in an old form: still readable, but no rule accepts it. With a hint on how to update it.
 */
export interface OldForm {
  /** The path inside the value. */
  path: DataPath;
  message: string;
  hint: string;
}

type FormFault = readonly [key: string | undefined, message: string, hint: string];
type OldFormCheck = (part: unknown) => readonly FormFault[];

const PARTY_HINT =
  'Write { name: …, kind: you | provider | affiliate | sub-processor | other, legal_form: …, register: … }.';

const oldIdentity: OldFormCheck = (part) =>
  isMapping(part) && !isLegalEntity(part)
    ? [
        [
          undefined,
          'has neither legal_form nor register, so it names a brand and no legal entity',
          'Add it if the source gives it.',
        ],
      ]
    : [];

const oldParty: OldFormCheck = (part) => {
  if (typeof part !== 'string') return oldIdentity(part);
  return isCollective(part) ? [] : [[undefined, 'is free text, which names no party', PARTY_HINT]];
};

const oldCountry: OldFormCheck = (part) =>
  isMapping(part) && part['country'] !== undefined
    ? [['country', 'is an old key, which means established_in and processes_in', 'Write these two.']]
    : [];

const oldTask: OldFormCheck = (part) =>
  isMapping(part) && part['task'] !== undefined && part['tasks'] === undefined
    ? [
        [
          'task',
          'is free text, which cannot be compared',
          'Write tasks: [storage, backup, inference, support, billing, other], those that hold.',
        ],
      ]
    : [];

const oldLimit: OldFormCheck = (part) =>
  typeof part === 'string'
    ? [
        [
          undefined,
          'is free text, which cannot be compared',
          'Write { what: backups | union-law | third-country-law | applicable-law, within: days }.',
        ],
      ]
    : [];

/** Where old forms can occur; `*` stands for each entry of a list. */
const OLD_FORM_PLACES: readonly [
  attribute: AttributeId,
  at: readonly string[],
  looks: readonly OldFormCheck[],
][] = [
  ['sub-processors', ['entities', '*'], [oldIdentity, oldCountry, oldTask]],
  ['contracting-entity', ['entities', '*'], [oldIdentity, oldCountry]],
  ['transfer-tools', ['tools', '*', 'exporter'], [oldParty]],
  ['transfer-tools', ['tools', '*', 'importer'], [oldParty]],
  ['transfer-assessment', ['importers', '*'], [oldParty]],
  ['access-locations', ['locations', '*', 'entity'], [oldParty]],
  ['abuse-monitoring', ['reviewers', '*'], [oldParty]],
  ['upstreams', ['parties', '*'], [oldParty]],
  ['deletion', ['limits', '*'], [oldLimit]],
];

type PartAtPath = readonly [path: DataPath, part: unknown];

function partsAt(value: unknown, at: readonly string[], path: DataPath = []): PartAtPath[] {
  const [step, ...rest] = at;
  if (step === undefined) return value === undefined ? [] : [[path, value]];
  if (step !== '*') return isMapping(value) ? partsAt(value[step], rest, [...path, step]) : [];
  return Array.isArray(value)
    ? value.flatMap((item: unknown, index) => partsAt(item, rest, [...path, index]))
    : [];
}

/** Finds old forms in a value. */
export const oldFormsIn = (attribute: string, value: unknown): OldForm[] =>
  OLD_FORM_PLACES.filter(([id]) => id === attribute).flatMap(([, at, looks]) =>
    partsAt(value, at).flatMap(([path, part]) =>
      looks
        .flatMap((look) => look(part))
        .map(([key, message, hint]) => ({ path: key === undefined ? path : [...path, key], message, hint })),
    ),
  );

type ValueAtPath = readonly [attribute: string, path: DataPath, value: unknown];

const mappingEntries = (data: unknown): [string, unknown][] => (isMapping(data) ? Object.entries(data) : []);
const listItems = (data: unknown): unknown[] => (Array.isArray(data) ? data : []);

/** The values in lists of claims by attribute, as in a provider file. */
const valuesOfClaims = (lists: unknown, path: DataPath): ValueAtPath[] =>
  mappingEntries(lists).flatMap(([attribute, claims]) =>
    listItems(claims).map((claim, index): ValueAtPath => [
      attribute,
      [...path, attribute, index, 'value'],
      valueAt(claim, 'value'),
    ]),
  );

/** The values of answers by attribute, as in an attestations file. */
const valuesOfAnswers = (answers: unknown, path: DataPath): ValueAtPath[] =>
  mappingEntries(answers).map(([attribute, answer]) => [
    attribute,
    [...path, attribute, 'value'],
    valueAt(answer, 'value'),
  ]);

const inProvider = (data: unknown): ValueAtPath[] => [
  ...valuesOfClaims(valueAt(data, 'claims'), ['claims']),
  ...listItems(valueAt(data, 'models')).flatMap((model, index) =>
    valuesOfClaims(valueAt(model, 'claims'), ['models', index, 'claims']),
  ),
];

const inAttestations = (data: unknown): ValueAtPath[] =>
  listItems(valueAt(data, 'attestations')).flatMap((entry, index) => [
    ...valuesOfAnswers(valueAt(entry, 'attests'), ['attestations', index, 'attests']),
    ...mappingEntries(valueAt(entry, 'models')).flatMap(([model, answers]) =>
      valuesOfAnswers(answers, ['attestations', index, 'models', model]),
    ),
  ]);

/**
 * Finds values in a provider or attestations file that are readable but answer no rule any more, with a hint
 * for each.
 */
export const oldFormWarnings = (document: Document): Problem[] =>
  [...inProvider(document.data), ...inAttestations(document.data)].flatMap(([attribute, path, value]) =>
    oldFormsIn(attribute, value).map(({ path: inside, message, hint }) => {
      const whole = [...path, ...inside];
      return { ...document.at(whole), path: pathText(whole), message, hint };
    }),
  );

/** Nobody can have read or seen a text on a day to come: such a day is likely a slip, and proves nothing. */
function laterSources({ sources }: Provider, document: Document, asOf: string): Problem[] {
  return Object.entries(sources).flatMap(([id, source]) =>
    (['recorded', 'seen', 'read_on'] as const).flatMap((key): Problem[] => {
      const day = source[key];
      const path = ['sources', id, key];
      const message = `${day ?? ''} is after ${asOf}: it dates nothing until then`;
      return isLater(day, asOf) ? [{ ...document.at(path), path: pathText(path), message }] : [];
    }),
  );
}

/** The later days of a claim that are its own, and not those of its sources. */
function laterOnes(claim: Claim, { sources }: Provider, asOf: string): string[] {
  const inherited = claim.sources.map((id) => sources[id]?.seen);
  const { seen, vendorReply } = claim;
  const replied = vendorReply?.date;
  return [
    ...(isLater(seen, asOf) && !inherited.includes(seen)
      ? [`seen ${seen ?? ''}, after ${asOf}: that dates nothing until then`]
      : []),
    ...(isLater(replied, asOf) ? [`the reply is of ${replied ?? ''}, after ${asOf}`] : []),
  ];
}

/** Warnings on the days of a provider file that come after the as-of day. */
export const laterDayWarnings = (provider: Provider, document: Document, asOf: string): Problem[] => [
  ...laterSources(provider, document, asOf),
  ...allClaimsOf(provider).flatMap((claim) => {
    const messages = isSeen(claim, asOf)
      ? laterOnes(claim, provider, asOf)
      : [`seen ${beginsOn(claim) ?? ''}, after ${asOf}: not there yet on that day`];
    return messages.map((message) => ({
      ...claim.location,
      path: `${claim.subject}.${claim.attribute}`,
      message,
    }));
  }),
];
