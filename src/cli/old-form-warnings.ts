import { oldFormsIn } from '../evidence/old-forms.js';
import type { Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { isMapping } from '../input/present.js';

type Path = readonly (string | number)[];
type ValueAtPath = readonly [attribute: string, path: Path, value: unknown];

const mappingEntries = (data: unknown): [string, unknown][] => (isMapping(data) ? Object.entries(data) : []);
const listItems = (data: unknown): unknown[] => (Array.isArray(data) ? data : []);
const at = (data: unknown, key: string): unknown => (isMapping(data) ? data[key] : undefined);

/** The values of lists of claims by attribute, as provider files hold them. */
const valuesOfClaims = (lists: unknown, path: Path): ValueAtPath[] =>
  mappingEntries(lists).flatMap(([attribute, claims]) =>
    listItems(claims).map((claim, index): ValueAtPath => [
      attribute,
      [...path, attribute, index, 'value'],
      at(claim, 'value'),
    ]),
  );

/** The values of answers by attribute, as attestations hold them. */
const valuesOfAnswers = (answers: unknown, path: Path): ValueAtPath[] =>
  mappingEntries(answers).map(([attribute, answer]) => [
    attribute,
    [...path, attribute, 'value'],
    at(answer, 'value'),
  ]);

const inProvider = (data: unknown): ValueAtPath[] => [
  ...valuesOfClaims(at(data, 'claims'), ['claims']),
  ...listItems(at(data, 'models')).flatMap((model, index) =>
    valuesOfClaims(at(model, 'claims'), ['models', index, 'claims']),
  ),
];

const inAttestations = (data: unknown): ValueAtPath[] =>
  listItems(at(data, 'attestations')).flatMap((entry, index) => [
    ...valuesOfAnswers(at(entry, 'attests'), ['attestations', index, 'attests']),
    ...mappingEntries(at(entry, 'models')).flatMap(([model, answers]) =>
      valuesOfAnswers(answers, ['attestations', index, 'models', model]),
    ),
  ]);

/** What in a provider file or a file of attestations stays readable and answers no rule, and how to mend it. */
export const oldFormWarnings = (document: Document): Problem[] =>
  [...inProvider(document.data), ...inAttestations(document.data)].flatMap(([attribute, path, value]) =>
    oldFormsIn(attribute, value).map(({ path: inside, message, hint }) => {
      const whole = [...path, ...inside];
      return { ...document.at(whole), path: pathText(whole), message, hint };
    }),
  );
