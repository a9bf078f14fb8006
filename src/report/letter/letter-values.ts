import type { Price } from '../../query/cost.js';
import { type AttributeId, attributeOf, type AttributeValue } from '../../evidence/attributes/attributes.js';
import { PARTY, partyText } from '../../evidence/party.js';
import { VOCABULARY_EN } from '../../evidence/words/vocabulary-en.js';
import type { Key, Unit, VocabularyWords } from '../../evidence/words/vocabulary-words.js';
import { branchOf } from '../../input/branch-of.js';
import { distinct } from '../../input/plain-data.js';
import type { ShapeFields, Shape, ValueOf } from '../../input/shape.js';

/** Keys whose text is a name, the same in every language. Other free text is prose. */
const NAME_KEYS: ReadonlySet<string> = new Set([
  ...['name', 'legal_form', 'register', 'host', 'region', 'plan', 'key_names', 'licences', 'body'],
  ...['successor', 'edition'],
]);

const SEPARATORS = { key: ': ', field: '; ', detail: ', ' };

/** A word of a closed list. Signs such as `a` or `2` stay as they are. */
const wordOf = (words: Readonly<Record<string, string>>, id: string): string => words[id] ?? id;

/** What is needed to put a value into words: the language, and the value's key. */
interface WordingContext {
  words: VocabularyWords;
  key: string;
}

function wordingOf(text: string, shape: Shape, { words, key }: WordingContext): string {
  const { point = String } = words;
  if (shape.type === 'choice') return wordOf(words.choices, /^[a-h]$/.test(text) ? point(text) : text);
  if (shape.type !== 'text') return text;
  if (shape.format === 'country') return words.country(text);
  if (shape.format === 'day' || key === 'edition') return words.day?.(text) ?? text;
  return shape.format === 'plain' && !NAME_KEYS.has(key) ? words.stated(text) : text;
}

function letterScalarText(value: unknown, shape: Shape, context: WordingContext): string {
  const { words } = context;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number')
    return shape.type === 'integer' && shape.unit !== undefined
      ? words.count(value, shape.unit as Unit)
      : String(value);
  return wordingOf(String(value), shape, context);
}

interface FieldText {
  key: string;
  text: string;
  isUnlabelled: boolean;
}

/** The fields that are present, each in words. */
const fieldTexts = (value: object, fields: ShapeFields, words: VocabularyWords): FieldText[] =>
  Object.entries(value).flatMap(([key, item]) => {
    const shape = fields[key];
    if (shape === undefined) return [];
    const isUnlabelled = words.unlabelled?.has(key as Key) === true;
    return [
      { key: wordOf(words.keys, key), text: letterItemText(item, shape, { words, key }), isUnlabelled },
    ];
  });

const keyedText = ({ key, text }: FieldText, { separators = SEPARATORS }: VocabularyWords): string =>
  `${key}${separators.key}${text}`;

const isParty = (shape: Shape): boolean => shape.type === 'object' && shape.fields === PARTY.fields;

/** Describes one item of a value, with further details in brackets. */
function letterItemText(item: unknown, union: Shape, context: WordingContext): string {
  const { words } = context;
  const shape = branchOf(union, item);
  if (shape.type !== 'object' || isParty(shape)) return valueWording(item, shape, context);
  const [head, ...rest] = fieldTexts(item as object, shape.fields, words);
  const details = rest.map((field) => keyedText(field, words)).join((words.separators ?? SEPARATORS).detail);
  return `${head?.text ?? ''}${details === '' ? '' : ` (${details})`}`;
}

/** Describes the items of a list, without duplicates. */
const listText = (items: readonly unknown[], of: Shape, context: WordingContext): string =>
  distinct(items.map((item) => letterItemText(item, of, context))).join(', ') || context.words.none;

function valueWording(value: unknown, union: Shape, context: WordingContext): string {
  const { words } = context;
  const shape = branchOf(union, value);
  if (isParty(shape)) return partyText(value as ValueOf<typeof PARTY>, words.parties);
  if (shape.type === 'object') {
    const fields = fieldTexts(value as object, shape.fields, words);
    const texts = fields.map((field) => (field.isUnlabelled ? field.text : keyedText(field, words)));
    return texts.join((words.separators ?? SEPARATORS).field) || words.nothing;
  }
  if (shape.type === 'list') return listText(value as unknown[], shape.of, context);
  return letterScalarText(value, shape, context);
}

const priceText = ({ usd, tiers = [] }: Price, words: VocabularyWords): string =>
  [
    words.price(usd),
    ...tiers.map((tier) => words.tier(words.count(tier.above, 'tokens'), words.price(tier.usd))),
  ].join((words.separators ?? SEPARATORS).field);

type TextParts = (string | undefined)[];
type Writers = { [A in AttributeId]?: (value: AttributeValue<A>, words: VocabularyWords) => TextParts };

const ifPresent = <T>(value: T | undefined, say: (value: T) => string): string | undefined =>
  value === undefined ? undefined : say(value);

const yesOrNo = ([yes, no]: readonly [string, string], is: boolean): string => (is ? yes : no);

/** Values that read better as a phrase of their own. */
const WRITERS: Writers = {
  context: ({ tokens }, words) => [words.count(tokens, 'tokens')],
  'input-price': (price, words) => [priceText(price, words)],
  'output-price': (price, words) => [priceText(price, words)],
  lifecycle: ({ status, retired_on, planned, notice, successor }, words) => [
    words.choices[status],
    ifPresent(retired_on, words.switchOff),
    ifPresent(planned, words.planned),
    ifPresent(notice, (days) => words.notice(words.count(days, 'days'))),
    ifPresent(successor, words.successor),
  ],
  licence: ({ weights, licences }, words) => [
    words.weights(words.choices[weights]),
    ifPresent(licences?.join(', '), words.licence),
  ],
  'training-summary': ({ published, url }, words) => [yesOrNo(words.published, published), url],
  'ai-act-position': ({ published, url }, words) => [yesOrNo(words.published, published), url],
  'downstream-information': ({ offered, how }, words) => [
    yesOrNo(words.offered, offered),
    ifPresent(how, words.stated),
  ],
  'authorised-representative': ({ appointed, name, country }, words) => [
    yesOrNo(words.appointed, appointed),
    name,
    ifPresent(country, words.country),
  ],
  'open-source-exemption': ({ relied_on, systemic_risk }, words) => [
    relied_on.map((one) => words.choices[one]).join(', ') || words.noneReliedOn,
    ifPresent(systemic_risk, (is) => yesOrNo(words.systemicRisk, is)),
  ],
};

type Terms = AttributeValue<'processor-terms'>;

/** The letters of Article 28(3) that are missing from a stated list of them. */
function uncoveredText({ covers }: Terms, words: VocabularyWords): string {
  const { point = String, separators = SEPARATORS } = words;
  const missing = (['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const).filter(
    (letter) => covers !== undefined && !covers.includes(letter),
  );
  return missing.length === 0
    ? ''
    : `${separators.field}${words.notCovered(missing.map((one) => point(one)).join(', '))}`;
}

/** Puts a value into words for a vendor, without keys or choices of our vocabulary. */
export function letterValue(
  attribute: AttributeId,
  value: unknown,
  words: VocabularyWords = VOCABULARY_EN,
): string {
  const write = WRITERS[attribute] as ((value: unknown, words: VocabularyWords) => TextParts) | undefined;
  if (write === undefined) {
    const text = valueWording(value, attributeOf(attribute).shape, { words, key: attribute });
    return attribute === 'processor-terms' ? `${text}${uncoveredText(value as Terms, words)}` : text;
  }
  return write(value, words)
    .filter((part) => part !== undefined)
    .join(', ');
}
