import { CLAIMABLE_IDS } from '../../evidence/provider-shape.js';
import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../evidence/attributes/attributes.js';
import { text } from '../../input/shape.js';
import { skeletonOf } from '../../input/shape-text.js';

const commented = (lines: readonly string[], by = ''): string[] =>
  lines.map((line) => `# ${by}${line}`.trimEnd());

/** One claim on an attribute, to fill in. */
function claimLines(id: AttributeId, scope: string): string[] {
  const { title, shape } = attributeOf(id);
  const value = skeletonOf('value', shape);
  const claim = [
    ...value,
    'says: # what the source says, in your own words',
    `scope: # ${scope}`,
    'grade: # reviewed: you read it in the source; reported: someone else says that it says so',
    'sources: # a list of entries of sources, like [terms]',
    'at: # optional: the clause or section of the source, like 4.1',
    ...skeletonOf('seen', text('the last day on which the text is known to have been there', 'day')),
  ];
  return [
    `  # ${title}`,
    `  ${id}:`,
    ...claim.map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`),
  ];
}

const allClaimLines = (subject: 'provider' | 'model', scope: string): string[] =>
  CLAIMABLE_IDS.filter((id) => attributeOf(id).subject === subject).flatMap((id) => claimLines(id, scope));

const TEMPLATE_HEAD = [
  'To fill in: a skeleton without facts, valid as it is. Take out the mark in front of a line to use it, and fill in what',
  'its remark asks for; what is left empty is an error, so that no blank is taken for a fact. "mimo-check validate <this',
  'file>" says what is missing, "mimo-check show" prints a provider that is on file.',
];

const CLAIMS = [
  'What is known, by attribute: a list of statements each. Take out {} as soon as there is one.',
  'Where you looked and found no statement, write in place of value and says:',
  '    - not_found: { looked_in: the terms of service, whole text }',
  'What someone else says that the source says is a lead: grade: reported, with origin (an entry of documents) and',
  'reported_by (a list of sources) in place of sources. A statement on all products of a company has scope: group.',
];

const DEFAULTS_LINES = [
  '# What holds for each statement that does not say otherwise.',
  '# defaults:',
  '#   scope: offering # or group',
  '#   grade: reviewed # or reported',
  '#   sources: [terms]',
  '#   seen: # YYYY-MM-DD',
  '',
  '# Kinds of customers that some statements are limited to, with only_for: one of them or a list, all of which must be chosen.',
  '# variants:',
  '#   enterprise: # the id',
  '#     title: # like the plan Enterprise',
  '#     dimension: plan # of one dimension one is chosen',
  '#     default: # true: what a customer has who does nothing',
];

const nameLines = (id: string): string[] => [
  `id: ${id}`,
  `name: ${id} # as the provider writes it`,
  'kind: first-party # check this: first-party, gateway (passes requests on) or cloud',
  `offering: ${id} API # the service that the statements are about`,
];

/** A provider file with comments and every attribute, to fill in. `head`: its first lines. */
export const providerLines = (head: readonly string[], id: string): string[] => [
  ...head,
  '#',
  ...commented(TEMPLATE_HEAD),
  ...nameLines(id),
  '# homepage: https://',
  '',
  '# Documents that were read. What is not stated stays out.',
  'sources: {}',
  '#   terms:',
  '#     title: # as printed',
  '#     publisher:',
  '#     kind: terms # review, terms, policy, documentation, code, data-file, survey, price-list, certificate, register, letter',
  '#     url: # https://',
  '#     version: # edition, commit or date that the document states',
  '#     archived: # https://, a kept copy: a commit or a snapshot',
  '#     gated: # true: shown on request only',
  '#     reviewed_by:',
  '#     read_on: # YYYY-MM-DD',
  '',
  ...DEFAULTS_LINES,
  '',
  ...commented(CLAIMS),
  'claims: {}',
  ...commented(allClaimLines('provider', 'offering, or group')),
  '',
  '# Models that are offered. Take out [] as soon as there is one.',
  'models: []',
  `#   - id: ${id}/a-model`,
  '#     name: # as the provider writes it',
  '#     made_by: # optional: who made it, where that is another: a name, or the id of a provider on file',
  '#     upstream: # optional, beside made_by: maker (requests are passed on to it), host (you run it) or unknown',
  '#     claims:',
  ...allClaimLines('model', 'model').map((line) => `#     ${line}`),
];

/** What the rules read that block under policy `default`, and some more, with the parts that an answer needs. */
const FIRST_CLAIMS: Partial<Record<AttributeId, readonly string[]>> = {
  'processor-terms': ['form', 'covers', 'concluded_by'],
  'data-roles': ['roles', 'data', 'role'],
  'sub-processors': [
    'entities',
    'name',
    'legal_form',
    'established_in',
    'processes_in',
    'tasks',
    'exhaustive',
    'available',
  ],
  'contracting-entity': ['entities', 'name', 'legal_form', 'established_in'],
  'data-locations': ['locations', 'country', 'uses', 'exhaustive'],
  'inference-locations': ['locations', 'country', 'exhaustive'],
  'eea-confinement': ['offered', 'covers', 'guaranteed_by'],
  transfers: ['leave_eea', 'exhaustive'],
  'transfer-tools': ['tools', 'tool', 'module', 'exporter', 'importer', 'countries', 'exhaustive'],
  'training-use': ['used', 'default', 'covers'],
  context: ['tokens'],
  'input-price': ['usd'],
  'output-price': ['usd'],
};

const firstOf = (subject: 'provider' | 'model'): AttributeId[] =>
  ATTRIBUTE_IDS.filter((id) => FIRST_CLAIMS[id] !== undefined && attributeOf(id).subject === subject);

function shortClaimLines(id: AttributeId): string[] {
  const value = skeletonOf('value', attributeOf(id).shape, FIRST_CLAIMS[id]);
  return [
    `${id}: # ${attributeOf(id).title}`,
    ...value.map((line, at) => `  ${at === 0 ? '- ' : '  '}${line}`),
  ];
}

/** All other attributes, by name only. */
function otherAttributeIds(subject: 'provider' | 'model'): string {
  const ids = ATTRIBUTE_IDS.filter(
    (id) => attributeOf(id).subject === subject && FIRST_CLAIMS[id] === undefined,
  );
  return ids.filter((id) => attributeOf(id).attestedOnly !== true).join(', ');
}

/** Wraps words into comment lines. */
function remarkLines(text: string, width = 116): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.pop() ?? '';
    if (line === '') lines.push(word);
    else if (line.length + word.length < width) lines.push(`${line} ${word}`);
    else lines.push(line, word);
  }
  return commented(lines);
}

const SHORT_SOURCES = [
  '# Documents that were read. What is not stated stays out.',
  'sources: {}',
  '#   terms:',
  '#     title: # as printed',
  '#     kind: terms # or review, policy, documentation, register, certificate, price-list, letter, …',
  '#     url: # https://',
  '#     archived: # https://, a kept copy: a commit or a snapshot',
  '#     read_on: # YYYY-MM-DD',
];

const SHORT_DEFAULTS_LINES = [
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

/** A short provider file with comments, to fill in. `head`: its first lines. */
export const shortProviderLines = (head: readonly string[], id: string): string[] => [
  ...head,
  '#',
  ...remarkLines(
    `To fill in: a skeleton without facts, valid as it is. Take out the mark in front of a line to use it, and fill in what its remark asks for; what is left empty is an error. "mimo-check validate <this file>" says what is missing. All attributes: mimo-check init --provider ${id} --full`,
  ),
  ...nameLines(id),
  '',
  ...SHORT_SOURCES,
  '',
  ...SHORT_DEFAULTS_LINES,
  '',
  ...remarkLines(
    'What is known, by attribute: a list of statements each, with value, at (the clause) and says (in your own words). Take out {} as soon as there is one. Where you looked and found nothing, write not_found: { looked_in: … } in place of value; a text with a comma inside { } needs quotes.',
  ),
  'claims: {}',
  ...firstOf('provider').flatMap((one) => commented(shortClaimLines(one), '  ')),
  ...remarkLines(`More: ${otherAttributeIds('provider')}.`),
  '',
  '# Models that are offered. Take out [] as soon as there is one.',
  'models: []',
  `#   - id: ${id}/a-model`,
  '#     name: # as the provider writes it',
  '#     claims:',
  ...firstOf('model').flatMap((one) => commented(shortClaimLines(one), '      ')),
  ...remarkLines(`More: ${otherAttributeIds('model')}.`),
];
