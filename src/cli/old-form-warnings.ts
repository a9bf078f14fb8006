import { oldFormsIn } from '../evidence/old-forms.js';
import type { Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { isMapping, type DataPath, valueAt } from '../input/present.js';

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
