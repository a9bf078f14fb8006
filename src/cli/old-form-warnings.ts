import { oldFormsIn } from '../evidence/old-forms.js';
import type { Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import type { Document } from '../input/yaml.js';
import { isMapping } from '../input/present.js';

type Path = readonly (string | number)[];
type Value = readonly [attribute: string, path: Path, value: unknown];

const entriesOf = (data: unknown): [string, unknown][] => (isMapping(data) ? Object.entries(data) : []);
const itemsOf = (data: unknown): unknown[] => (Array.isArray(data) ? data : []);
const at = (data: unknown, key: string): unknown => (isMapping(data) ? data[key] : undefined);

/** The values of lists of claims by attribute, as provider files hold them. */
const claimed = (lists: unknown, path: Path): Value[] =>
  entriesOf(lists).flatMap(([attribute, claims]) =>
    itemsOf(claims).map((claim, index): Value => [
      attribute,
      [...path, attribute, index, 'value'],
      at(claim, 'value'),
    ]),
  );

/** The values of answers by attribute, as attestations hold them. */
const attested = (answers: unknown, path: Path): Value[] =>
  entriesOf(answers).map(([attribute, answer]) => [
    attribute,
    [...path, attribute, 'value'],
    at(answer, 'value'),
  ]);

const inProvider = (data: unknown): Value[] => [
  ...claimed(at(data, 'claims'), ['claims']),
  ...itemsOf(at(data, 'models')).flatMap((model, index) =>
    claimed(at(model, 'claims'), ['models', index, 'claims']),
  ),
];

const inAttestations = (data: unknown): Value[] =>
  itemsOf(at(data, 'attestations')).flatMap((entry, index) => [
    ...attested(at(entry, 'attests'), ['attestations', index, 'attests']),
    ...entriesOf(at(entry, 'models')).flatMap(([model, answers]) =>
      attested(answers, ['attestations', index, 'models', model]),
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
