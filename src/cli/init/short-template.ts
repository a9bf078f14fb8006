import { attributeOf, ATTRIBUTE_IDS, type AttributeId } from '../../evidence/attributes/attributes.js';
import { skeletonOf } from './skeleton.js';

/** What most rules ask for, and of each value the parts that an answer needs. */
const FIRST: Partial<Record<AttributeId, readonly string[]>> = {
  'processor-terms': ['form', 'covers'],
  'data-roles': ['roles', 'data', 'role'],
  'sub-processors': [
    'entities',
    'name',
    'legal_form',
    'established_in',
    'processes_in',
    'tasks',
    'exhaustive',
  ],
  'contracting-entity': ['entities', 'name', 'legal_form', 'established_in'],
  'data-locations': ['locations', 'country', 'uses', 'exhaustive'],
  transfers: ['leave_eea', 'exhaustive'],
  'training-use': ['used', 'default'],
  retention: ['periods', 'kind', 'days', 'exhaustive'],
  deletion: ['events', 'result'],
  'breach-notification': ['committed', 'hours'],
  context: ['tokens'],
  'input-price': ['usd'],
  'output-price': ['usd'],
};

const firstOf = (subject: 'provider' | 'model'): AttributeId[] =>
  ATTRIBUTE_IDS.filter((id) => FIRST[id] !== undefined && attributeOf(id).subject === subject);

function claimLines(id: AttributeId): string[] {
  const value = skeletonOf('value', attributeOf(id).shape, FIRST[id]);
  return [
    `${id}: # ${attributeOf(id).title}`,
    ...value.map((line, at) => `  ${at === 0 ? '- ' : '  '}${line}`),
  ];
}

const commented = (lines: readonly string[], by = ''): string[] =>
  lines.map((line) => `# ${by}${line}`.trimEnd());

/** Everything that can be stated besides, by name alone. */
function others(subject: 'provider' | 'model'): string {
  const ids = ATTRIBUTE_IDS.filter((id) => attributeOf(id).subject === subject && FIRST[id] === undefined);
  return ids.filter((id) => attributeOf(id).attestedOnly !== true).join(', ');
}

/** Words on comment lines that are not too long. */
function remark(text: string, width = 116): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.pop() ?? '';
    if (line === '') lines.push(word);
    else if (line.length + word.length < width) lines.push(`${line} ${word}`);
    else lines.push(line, word);
  }
  return commented(lines);
}

const nameLines = (id: string): string[] => [
  `id: ${id}`,
  `name: ${id} # as the provider writes it`,
  'kind: first-party # check this: first-party, gateway (passes requests on) or cloud',
  `offering: ${id} API # the service that the statements are about`,
];

const SOURCES = [
  '# Documents that were read. What is not stated stays out.',
  'sources: {}',
  '#   terms:',
  '#     title: # as printed',
  '#     kind: terms # or review, policy, documentation, register, certificate, price-list, letter, …',
  '#     url: # https://',
  '#     archived: # https://, a kept copy: a commit or a snapshot',
  '#     read_on: # YYYY-MM-DD',
];

const ONCE = [
  '# Stated once, for each statement below that does not say otherwise.',
  '# defaults:',
  '#   scope: offering # this very API; group: all products of the company',
  '#   grade: reviewed # you read it in the source; reported: someone else says that it says so',
  '#   sources: [terms]',
  '#   seen: # YYYY-MM-DD, the last day on which the text is known to have been there',
  '',
  '# Kinds of customers that some statements are limited to with only_for, like [eu-region, enterprise]: all must be chosen.',
  '# variants:',
  '#   enterprise: # the id',
  '#     title: # like the plan Enterprise',
  '#     dimension: plan # of one dimension one is chosen',
];

/** A commented provider file of one screen or two that says nothing yet. `head`: the lines before all others. */
export const shortProviderLines = (head: readonly string[], id: string): string[] => [
  ...head,
  '#',
  ...remark(
    `To fill in: a skeleton without facts, valid as it is. Take out the mark in front of a line to use it, and fill in what its remark asks for; what is left empty is an error. "mimo-check validate <this file>" tells what is missing. All attributes: mimo-check init --provider ${id} --full`,
  ),
  ...nameLines(id),
  '',
  ...SOURCES,
  '',
  ...ONCE,
  '',
  ...remark(
    'What is known, by attribute: a list of statements each, with value, at (the clause) and says (in your own words). Take out {} as soon as there is one. Where you looked and found nothing, write not_found: { looked_in: … } in place of value; a text with a comma inside { } needs quotes.',
  ),
  'claims: {}',
  ...firstOf('provider').flatMap((one) => commented(claimLines(one), '  ')),
  ...remark(`More: ${others('provider')}.`),
  '',
  '# Models that are offered. Take out [] as soon as there is one.',
  'models: []',
  `#   - id: ${id}/a-model`,
  '#     name: # as the provider writes it',
  '#     claims:',
  ...firstOf('model').flatMap((one) => commented(claimLines(one), '      ')),
  ...remark(`More: ${others('model')}.`),
];
