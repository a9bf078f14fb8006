import type { AttributeId } from '../../src/evidence/attributes/attributes.js';

/** Values of an attribute, by the answer of a check. */
export interface Values {
  yes: unknown;
  no: unknown;
  und: unknown;
}

/** One attribute that a rule reads, and the values of another attribute that oppose a yes. */
export interface PartValues extends Values {
  attribute: AttributeId;
  /**
   * A yes means that the rule does not apply, which only reviewed evidence about the API or narrower can
   * show.
   */
  isNotApplicable?: true;
  opposing?: { attribute: AttributeId; no?: unknown; und?: unknown };
}

/** A shipped rule, with values that each of its parts passes, fails or leaves open. */
export interface RuleValues {
  rule: string;
  /** Options in its entry of the policy. */
  options?: Record<string, unknown>;
  joins?: 'all' | 'any';
  parts: readonly PartValues[];
  /** The rule is about models, so claims are on models only. */
  ofModels?: true;
  /** Only the user can have the evidence. */
  attested?: true;
  /** Undated evidence may pass. */
  undated?: true;
}

/** Pairs of rules whose evidence opposes each other: a file has cases of only one of each pair. */
export const SEPARATE_RULES = [
  ['inference-location-stated', 'transfer-assessment-on-file'],
  ['no-training', 'dpa-terms'],
] as const;

/**
 * Different kinds of rules whose attributes do not otherwise overlap, so that one file can have a case of
 * each.
 */
export const RULE_VALUES: readonly RuleValues[] = [
  {
    rule: 'no-training',
    parts: [
      {
        attribute: 'training-use',
        yes: { used: 'never', covers: ['prompts', 'outputs'] },
        no: { used: 'always', covers: ['prompts', 'outputs'] },
        und: { used: 'optional', covers: ['prompts', 'outputs'] },
        opposing: { attribute: 'abuse-monitoring', no: { days: 0, improves_models: 'always' } },
      },
    ],
  },
  {
    rule: 'dpa-terms',
    options: { covers: ['a', 'b'] },
    parts: [
      {
        attribute: 'processor-terms',
        yes: { form: 'separate-dpa', covers: ['a', 'b'], concluded_by: 'acceptance' },
        no: { form: 'none' },
        und: { form: 'separate-dpa' },
        opposing: { attribute: 'data-roles', no: { roles: [{ data: 'content', role: 'controller' }] } },
      },
    ],
  },
  {
    rule: 'retention-limit',
    options: { max_days: 30 },
    parts: [
      {
        attribute: 'retention',
        yes: { periods: [{ kind: 'content', days: 7 }], exhaustive: true },
        no: { periods: [{ kind: 'content', days: 90 }], exhaustive: true },
        und: { periods: [{ kind: 'content', criteria: 'as long as needed' }], exhaustive: true },
        opposing: {
          attribute: 'deletion',
          no: { events: ['erasure-request'], result: 'deleted', within: 60, clock: 'request' },
          und: { events: ['erasure-request'], result: 'deleted', limits: [{ what: 'applicable-law' }] },
        },
      },
    ],
  },
  {
    rule: 'security-measures',
    parts: [
      {
        attribute: 'security-terms',
        yes: { in_writing: true, audit_right: true },
        no: { in_writing: false, audit_right: true },
        und: { in_writing: true },
      },
    ],
  },
  {
    rule: 'inference-location-stated',
    options: { within: ['eea'] },
    parts: [
      {
        attribute: 'inference-locations',
        yes: { locations: [{ country: 'DE' }], exhaustive: true },
        no: { locations: [{ country: 'CN' }], exhaustive: true },
        und: { locations: [{ region: 'worldwide' }], exhaustive: true },
        opposing: {
          attribute: 'sub-processors',
          no: {
            entities: [{ name: 'Beta Inc.', legal_form: 'Inc.', processes_in: ['IN'], tasks: ['inference'] }],
          },
        },
      },
    ],
  },
  {
    rule: 'transfer-assessment-on-file',
    attested: true,
    joins: 'any',
    parts: [
      {
        attribute: 'transfer-assessment',
        yes: { countries: ['IN'], exhaustive: true, concluded_on: '', result: 'essentially-equivalent' },
        no: { countries: ['IN'], exhaustive: true, concluded_on: '', result: 'not-sufficient' },
        und: { countries: [], exhaustive: true, concluded_on: '', result: 'essentially-equivalent' },
        opposing: { attribute: 'access-locations', no: { locations: [{ country: 'CN' }], exhaustive: true } },
      },
    ],
  },
  {
    rule: 'price-stated',
    options: { max_input: '1', max_output: '1' },
    joins: 'all',
    ofModels: true,
    undated: true,
    parts: [
      { attribute: 'input-price', yes: { usd: '1' }, no: { usd: '2' }, und: undefined },
      { attribute: 'output-price', yes: { usd: '1' }, no: { usd: '2' }, und: undefined },
    ],
  },
  {
    rule: 'downstream-documentation',
    joins: 'any',
    ofModels: true,
    parts: [
      { attribute: 'downstream-information', yes: { offered: true }, no: { offered: false }, und: undefined },
      {
        attribute: 'open-source-exemption',
        isNotApplicable: true,
        yes: { relied_on: ['53-2'], systemic_risk: false },
        no: { relied_on: [] },
        und: { relied_on: ['53-2'] },
      },
    ],
  },
];
