import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS } from '../../src/evidence/attributes/attributes.js';
import { RULES, ruleOf } from '../../src/rules/index.js';
import { hasLaw } from '../../src/rules/rule.js';

const TITLES = {
  'dpa-terms': 'Terms that bind the provider as processor (a DPA) are offered for this API',
  'provider-role': "Prompts and outputs are handled as processor, on the customer's instructions",
  'sub-processors-named': 'The sub-processors are named, with their countries and tasks',
  'sub-processor-changes':
    'Changes of sub-processors are announced at least {min_days} days ahead, with a right to object',
  'data-in-allowed-countries':
    'Content is stored and processed [{allow?}only in allowed countries|in places that are all stated]',
  'inference-location-stated':
    'The place where inference runs is stated[, and lies in an allowed country ({within})]',
  'access-in-allowed-countries':
    'The data can be accessed [{allow?}only from allowed countries|from places that are all stated]',
  'eu-only-routing': 'Processing can be confined to the EEA',
  'transfer-tool-named': 'For every transfer outside the EEA a transfer tool is named, with the parties',
  'transfer-assessment-on-file': 'A transfer impact assessment for the countries concerned is on file',
  'authority-requests':
    'The provider commits in writing to notify customers of authority requests and to challenge unlawful ones',
  'no-training':
    'By default, prompts and outputs are not used to train or improve models[{accept_opt_out?}, or the customer can opt out]',
  'retention-limit': 'A retention period is stated for each kind of data[, and is at most {max_days} days]',
  'abuse-monitoring-limit':
    'Copies kept for abuse monitoring are deleted within {max_days} days, and human review is described',
  'deletion-or-return': "Content is deleted or returned at the end of the service, at the customer's choice",
  'breach-notice':
    'The provider commits to report a personal data breach to customers without undue delay[, within {max_hours} hours]',
  'security-measures': "The security measures and the customer's audit right are set out in writing",
  'certification-held': 'At least one accepted certificate covers this API',
  'contracting-entity-named': 'The entity that customers contract with is named, with its country',
  'training-summary-public': 'A summary of the training content is public',
  'downstream-documentation': 'Documentation for downstream providers is offered',
  'eu-representative': 'An authorised representative in the Union is named',
  'ai-act-statement': 'The provider says how it meets the AI Act for this service',
  'model-available': 'The model is offered, and will be for {notice_days} days',
  'price-stated':
    'The price is stated[ and is at most USD {max_input} (input)[ and USD {max_output} (output)]|[ and is at most USD {max_output} (output)]]',
  'context-minimum': 'The context window [holds at least {tokens} tokens|is stated]',
};

const FORBIDDEN =
  /compliant|violates|illegal|unsafe|trusted|approved|sends data to|inadequate|score|winner|undefined/i;

test('the rules have their order and titles', () => {
  expect(RULES.map(({ id, title }) => [id, title])).toEqual(Object.entries(TITLES));
});

test('every rule has a file named after it', () => {
  const files = new Set(readdirSync(new URL('../../src/rules', import.meta.url)));
  expect(RULES.filter(({ id }) => !files.has(`${id}.ts`))).toEqual([]);
});

test('ruleOf finds a rule by its id, and nothing else', () => {
  for (const rule of RULES) expect(ruleOf(rule.id)).toBe(rule);
  expect(ruleOf('toString')).toBeUndefined();
});

test('no rule has the id of an attribute', () => {
  const attributes: readonly string[] = ATTRIBUTE_IDS;
  expect(RULES.filter(({ id }) => attributes.includes(id))).toEqual([]);
});

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const texts = [rule.title, rule.why, rule.fix, rule.question];

  test('uses no forbidden word', () => {
    for (const text of texts) expect(text).not.toMatch(FORBIDDEN);
  });

  test('has texts that are whole sentences', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].*[.\]]$/);
    expect(rule.fix).toMatch(/^[A-Z].*\.$/);
    expect(rule.question).toMatch(/^[A-Z].*\?$/);
  });

  test('names only its own options, with optional ones inside brackets', () => {
    const required = Object.keys(rule.options).filter((key) => !('optional' in (rule.options[key] ?? {})));
    for (const text of texts) {
      const names = (part: string) => Array.from(part.matchAll(/\{(\w+)\??\}/g), (match) => match[1]);
      expect(Object.keys(rule.options)).toEqual(expect.arrayContaining(names(text)));
      let outside = text;
      while (/\[[^[\]]*\]/.test(outside)) outside = outside.replace(/\[[^[\]]*\]/g, '');
      expect(outside).not.toMatch(/[[\]|]/);
      expect(required).toEqual(expect.arrayContaining(names(outside)));
    }
  });

  test('limits only its own options, and accepts undated evidence only without a law', () => {
    expect(Object.keys(rule.options)).toEqual(expect.arrayContaining([...rule.limits]));
    if (rule.undated === 'accepted') expect(hasLaw(rule)).toBe(false);
  });
});

test('the rules that accept undated evidence, and those about the model itself, are these', () => {
  const idsOf = (holds: (rule: (typeof RULES)[number]) => boolean) => RULES.filter(holds).map(({ id }) => id);
  expect(idsOf(({ undated }) => undated === 'accepted')).toEqual([
    'model-available',
    'price-stated',
    'context-minimum',
  ]);
  expect(idsOf(({ about }) => about === 'model')).toEqual([
    'training-summary-public',
    'downstream-documentation',
    'eu-representative',
    'context-minimum',
  ]);
});
