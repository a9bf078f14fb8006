import { type AttributeId, attributeOf, type AttributeValue } from '../../evidence/attributes/attributes.js';
import { branchOf } from '../../input/branch-of.js';
import { countryLabel } from '../../input/countries.js';
import type { Fields, Shape } from '../../input/shape.js';
import { ownWords } from '../../evidence/value-text.js';

/** Keys of our own vocabulary as a stranger would put them; the others read well once their `_` is a blank. */
const KEY_WORDS: Readonly<Record<string, string>> = {
  exhaustive: 'said to be complete',
  covers: 'covered',
  covers_offering: 'covers this service',
  available: 'list available to',
  days: 'time',
  hours: 'time',
  committed: 'promised',
  commits: 'promised',
  used: 'used for training',
  default: 'unless the customer acts',
  leave_eea: 'personal data leave the EEA',
  events: 'when',
  in_writing: 'set out in writing',
  body: 'issued by',
  covered_entity: 'certified recipient',
  looked_up: 'looked up on',
  available_at: 'the list is at',
  clock: 'counted from',
  for: 'for customers in',
  data: 'about',
  effective: 'relied on from',
  fallback: 'only if the adequacy decision falls',
  improves_models: 'used to improve models',
  carries_content: 'prompts or outputs go with it',
  within: 'time',
  tasks: 'for',
  your_review: 'own review of it',
  product_policies: 'policies of single products',
};

/** Choices of our own vocabulary as a stranger would put them; the others read well once their `-` is a blank. */
const CHOICE_WORDS: Readonly<Record<string, string>> = {
  'separate-dpa': 'a data processing agreement of its own',
  'terms-section': 'a section of the terms',
  'scc-2021-914': 'the clauses of Decision (EU) 2021/914',
  'scc-2021-915': 'the clauses of Decision (EU) 2021/915',
  withheld: 'nobody',
  public: 'everybody',
  'on-request': 'those who ask',
  dpf: 'the Data Privacy Framework',
  scc: 'standard contractual clauses',
  bcr: 'binding corporate rules',
  adequacy: 'an adequacy decision',
  derogation: 'a derogation',
  'purpose-fulfilled': 'the purpose has been served',
  'erasure-request': 'a request for erasure',
  'end-of-service': 'the end of the service',
  'product-ended': 'the end of the product itself',
  eea: 'the EEA',
  eu: 'the EU',
  europe: 'Europe',
  'north-america': 'North America',
  'asia-pacific': 'Asia-Pacific',
  'global-network': 'a global network',
  'union-law': 'duties under Union or Member State law',
  'third-country-law': 'duties under the law of a country outside the Union',
  'applicable-law': 'duties under applicable law',
  request: 'the request',
  awareness: 'the moment of becoming aware',
  confirmation: 'the confirmation of the breach',
  'optional-off': 'if the customer agrees',
  'optional-on': 'unless the customer objects',
  content: 'prompts and outputs',
  metadata: 'metadata',
  account: 'account data',
  'soc-2': 'SOC 2, type not stated',
  c5: 'C5, type not stated',
  'iso-27001': 'ISO 27001',
  'iso-27017': 'ISO 27017',
  'iso-27018': 'ISO 27018',
  'iso-27701': 'ISO 27701',
  'iso-22301': 'ISO 22301',
  'iso-42001': 'ISO 42001',
  'soc-2-type-1': 'SOC 2 type 1',
  'soc-2-type-2': 'SOC 2 type 2',
  'c5-type-1': 'C5 type 1',
  'c5-type-2': 'C5 type 2',
  'csa-star-2': 'CSA STAR level 2',
  'eu-cloud-coc': 'EU Cloud Code of Conduct',
  europrivacy: 'Europrivacy',
  secnumcloud: 'SecNumCloud',
  hds: 'HDS',
  tisax: 'TISAX',
  '53-2': 'AI Act 53(2)',
  '54-6': 'AI Act 54(6)',
};

const keyWords = (key: string): string => KEY_WORDS[key] ?? key.replaceAll('_', ' ');

const counted = (count: number, unit: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? unit.replace(/s$/, '') : unit}`;

function plainText(value: unknown, shape: Shape): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number')
    return shape.type === 'integer' && shape.unit !== undefined ? counted(value, shape.unit) : String(value);
  const text = String(value);
  return shape.type === 'choice' ? (CHOICE_WORDS[text] ?? text.replaceAll('-', ' ')) : text;
}

/** The fields that are there, each with its words. */
const fieldTexts = (value: object, fields: Fields): string[] =>
  Object.entries(value).flatMap(([key, item]) => {
    const shape = fields[key];
    return shape === undefined ? [] : [`${keyWords(key)}: ${wordsOf(item, shape)}`];
  });

/** One of several things: what it is, and the rest of what is known of it in brackets. */
function itemText(item: unknown, wide: Shape): string {
  const shape = branchOf(wide, item);
  if (shape.type !== 'object' || ownWords(item, shape) !== undefined) return wordsOf(item, shape);
  const [head = '', ...rest] = fieldTexts(item as object, shape.fields);
  const name = head.slice(head.indexOf(': ') + 2);
  return rest.length === 0 ? name : `${name} (${rest.join(', ')})`;
}

/** In a letter to a vendor, "you" is the vendor. */
const CUSTOMER = 'the customer';

function wordsOf(value: unknown, wide: Shape): string {
  const shape = branchOf(wide, value);
  const own = ownWords(value, shape, CUSTOMER);
  if (own !== undefined) return own;
  if (shape.type === 'object')
    return fieldTexts(value as object, shape.fields).join('; ') || 'nothing stated';
  if (shape.type === 'list')
    return (value as unknown[]).map((item) => itemText(item, shape.of)).join(', ') || 'none';
  return plainText(value, shape);
}

type Price = AttributeValue<'input-price'>;

const usd = (amount: string): string => `USD ${amount} per 1,000,000 tokens`;

const priceText = (price: Price): string =>
  [
    usd(price.usd),
    ...(price.tiers ?? []).map(
      (tier) => `above ${counted(tier.above, 'tokens')} of context ${usd(tier.usd)}`,
    ),
  ].join('; ');

type Writers = { [A in AttributeId]?: (value: AttributeValue<A>) => (string | undefined | false)[] };

const named = (label: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${label} ${value}`;

/** Values that read better as a phrase of their own. Plain data but for the words between. */
const WRITERS: Writers = {
  context: ({ tokens }) => [counted(tokens, 'tokens')],
  'input-price': (price) => [priceText(price)],
  'output-price': (price) => [priceText(price)],
  lifecycle: ({ status, retired_on, planned, notice, successor }) => [
    status === 'preview' ? 'a preview' : status,
    named('switch-off on', retired_on),
    named('end planned for', planned),
    notice !== undefined && `retirement announced ${counted(notice, 'days')} ahead`,
    named('successor', successor),
  ],
  licence: ({ weights, licences }) => [`weights ${weights}`, named('licence', licences?.join(', '))],
  'training-summary': ({ published, url }) => [published ? 'published' : 'not published', url],
  'ai-act-position': ({ published, url }) => [published ? 'published' : 'not published', url],
  'downstream-information': ({ offered, how }) => [offered ? 'offered' : 'not offered', how],
  'authorised-representative': ({ appointed, name, country }) => [
    appointed ? 'appointed' : 'none appointed',
    name,
    country === undefined ? undefined : countryLabel(country),
  ],
  'open-source-exemption': ({ relied_on, systemic_risk }) => [
    relied_on.length === 0 ? 'none relied on' : relied_on.map((one) => CHOICE_WORDS[one]).join(', '),
    systemic_risk !== undefined && (systemic_risk ? 'systemic risk' : 'no systemic risk'),
  ],
};

/** A value as a vendor should read it: without a key or a choice of our vocabulary. */
export function letterValue(attribute: AttributeId, value: unknown): string {
  const write = WRITERS[attribute] as ((value: unknown) => (string | undefined | false)[]) | undefined;
  if (write === undefined) return wordsOf(value, attributeOf(attribute).shape);
  return write(value)
    .filter((part) => typeof part === 'string')
    .join(', ');
}
