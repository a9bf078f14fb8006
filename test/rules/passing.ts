import { NOTHING_ON_FILE, type World } from '../../src/evidence/world.js';
import type { AttributeId, AttributeValue } from '../../src/evidence/attributes/attributes.js';
import { WORLD } from '../kit/table.js';

/** Values that a part of a rule passes. */
export interface Passing {
  rules: readonly string[];
  reads: AttributeId;
  options: object;
  world: World;
  values: readonly unknown[];
}

const passing = <A extends AttributeId>(
  rule: string | readonly string[],
  reads: A,
  options: object,
  values: readonly AttributeValue<A>[],
  world = WORLD,
): Passing => ({ rules: typeof rule === 'string' ? [rule] : rule, reads, options, world, values });

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const terms = { covers: [...LETTERS], concluded_by: 'signature' as const };
const certified = { name: 'Acme Inc.', looked_up: '2026-10-01' };
const affiliate = { name: 'Acme Ops GmbH', kind: 'affiliate' as const, legal_form: 'GmbH' };
const acme = { name: 'Acme', kind: 'affiliate' as const, legal_form: 'Inc.' };
const importer = { name: 'Acme India Private Limited', kind: 'affiliate' as const, register: 'U72900KA' };
const importerByForm = { name: 'Beta Ltd', kind: 'sub-processor' as const, legal_form: 'Ltd' };
const exporterByRegister = { name: 'Acme Ireland', kind: 'affiliate' as const, register: 'IE 1' };
const byDecision = {
  exporter: { name: 'Muster', kind: 'you' as const },
  importer: importerByForm,
  looked_up: '2026-10-01',
};
const shared = { exhaustive: true, available: 'customers' as const };

const CONTRACT: readonly Passing[] = [
  passing('dpa-terms', 'processor-terms', { covers: [...LETTERS] }, [
    { form: 'separate-dpa', ...terms },
    { form: 'terms-section', ...terms, exhaustive: true },
    { form: 'scc-2021-915', covers: ['a'], concluded_by: 'incorporation' },
    { form: 'scc-2021-914', module: '2', concluded_by: 'acceptance' },
  ]),
  passing('provider-role', 'data-roles', {}, [
    { roles: [{ data: 'content', role: 'processor' }] },
    {
      roles: [
        { data: 'content', role: 'processor' },
        { data: 'account', role: 'controller' },
      ],
    },
  ]),
  passing('sub-processors-named', 'sub-processors', {}, [
    { entities: [], exhaustive: true },
    {
      entities: [
        {
          ...{ name: 'Host GmbH', legal_form: 'GmbH', established_in: 'DE', processes_in: ['DE', 'NL'] },
          ...{ tasks: ['storage', 'inference'], data: ['content'] },
        },
      ],
      ...shared,
    },
    {
      entities: [{ name: 'Help', register: 'HRB 1', country: 'FR', tasks: ['support'] }],
      ...shared,
      available_at: 'https://example.com/list',
    },
    {
      entities: [
        {
          ...{ name: 'Mail B.V.', legal_form: 'B.V.', country: 'NL' },
          ...{ tasks: ['other'], task: 'sends the invoices' },
        },
      ],
      ...shared,
    },
  ]),
  passing('sub-processor-changes', 'sub-processor-notice', { min_days: 14 }, [
    { announced: true, days: 14, right_to_object: true },
  ]),
  passing('contracting-entity-named', 'contracting-entity', {}, [
    { entities: [{ name: 'Acme GmbH', legal_form: 'GmbH', established_in: 'DE', for: ['eea'] }] },
    {
      entities: [
        { name: 'Acme', register: 'HRB 1', country: 'DE', role: 'seller', for: ['eea', 'worldwide'] },
      ],
    },
    {
      entities: [
        {
          name: 'Acme B.V.',
          legal_form: 'B.V.',
          established_in: 'NL',
          processes_in: ['NL'],
          for: ['eu'],
        },
      ],
    },
    // One entity, spelt in two ways: another name would make it two entities for the same customers.
    {
      entities: [
        { name: 'Acme', legal_form: 'GmbH', established_in: 'DE' },
        { name: 'Acme GmbH', register: 'HRB 1', established_in: 'DE' },
      ],
    },
  ]),
];

const PLACES: readonly Passing[] = [
  passing('data-in-allowed-countries', 'data-locations', { allow: ['eea', 'adequate'] }, [
    { locations: [{ country: 'DE', uses: ['storage', 'backup', 'inference'] }], exhaustive: true },
    {
      locations: [
        { country: 'NL', uses: ['storage'], data: ['content'] },
        { region: 'eea', uses: ['inference'], data: ['content', 'account'] },
      ],
      exhaustive: true,
    },
    {
      locations: [{ country: 'US', uses: ['storage', 'inference'], covered_entity: certified }],
      exhaustive: true,
    },
  ]),
  passing('inference-location-stated', 'inference-locations', { within: ['eea', 'adequate'] }, [
    { locations: [{ country: 'DE' }, { country: 'NL', data: ['content'] }], exhaustive: true },
    { locations: [{ country: 'DE', data: ['content'] }], exhaustive: true },
    { locations: [{ region: 'eu' }], exhaustive: true },
    { locations: [{ country: 'US', covered_entity: certified }], exhaustive: true },
  ]),
  passing('access-in-allowed-countries', 'access-locations', { allow: ['eea', 'adequate'] }, [
    { locations: [{ country: 'DE', entity: affiliate, purpose: 'support' }], exhaustive: true },
    { locations: [{ country: 'DE', data: ['content'] }, { region: 'eea' }], exhaustive: true },
    { locations: [{ country: 'US', covered_entity: certified, entity: acme }], exhaustive: true },
  ]),
  passing('eu-only-routing', 'eea-confinement', {}, [
    {
      offered: true,
      covers: ['storage', 'backup', 'inference', 'failover', 'access'],
      guaranteed_by: 'contract',
    },
  ]),
];

const TRANSFERS: readonly Passing[] = [
  passing(['transfer-tool-named', 'transfer-assessment-on-file'], 'transfers', {}, [
    { leave_eea: 'no', exhaustive: true },
  ]),
  passing('transfer-tool-named', 'transfer-tools', {}, [
    {
      tools: [{ tool: 'scc', module: '2', exporter: 'you', importer, countries: ['IN'], data: ['content'] }],
      exhaustive: true,
    },
    {
      tools: [
        {
          tool: 'scc',
          module: '3',
          exporter: importerByForm,
          importer: 'every-sub-processor',
          countries: ['IN'],
        },
        {
          ...{ tool: 'adequacy', countries: ['JP'], effective: '2026-02-01' },
          ...{ exporter: exporterByRegister, importer: importerByForm },
        },
      ],
      exhaustive: true,
    },
    {
      tools: [
        { tool: 'bcr', exporter: affiliate, importer: 'group-members', countries: ['IN'] },
        { ...byDecision, tool: 'dpf', countries: ['US'] },
      ],
      exhaustive: true,
    },
    {
      tools: [
        { ...byDecision, tool: 'adequacy', countries: ['US'] },
        {
          tool: 'scc',
          module: '2',
          exporter: 'you',
          importer: importerByForm,
          countries: ['US'],
          fallback: true,
        },
      ],
      exhaustive: true,
    },
  ]),
  passing('transfer-assessment-on-file', 'transfer-tools', {}, [
    {
      tools: [
        { ...byDecision, tool: 'dpf' },
        { tool: 'scc', module: '2', exporter: 'you', importer, countries: ['US'], fallback: true },
      ],
      exhaustive: true,
    },
    {
      tools: [
        { tool: 'adequacy', countries: ['JP'], exporter: affiliate, importer },
        { tool: 'scc', module: '3', exporter: affiliate, importer, data: ['account'] },
        { tool: 'bcr', exporter: affiliate, importer: 'group-members', effective: '2027-01-01' },
      ],
      exhaustive: true,
    },
    {
      tools: [
        {
          ...byDecision,
          tool: 'adequacy',
          countries: ['CA'],
          exporter: exporterByRegister,
          data: ['content'],
        },
      ],
      exhaustive: true,
    },
  ]),
  passing(
    'transfer-assessment-on-file',
    'transfer-assessment',
    {},
    [
      {
        countries: ['IN', 'CN'],
        exhaustive: true,
        concluded_on: '2026-10-01',
        result: 'with-supplementary-measures',
        importers: [importer, importerByForm],
        data: ['content'],
        effective: '2026-10-02',
      },
      {
        countries: ['IN'],
        exhaustive: true,
        concluded_on: '2026-10-01',
        result: 'essentially-equivalent',
        importers: [importer],
        author: 'exporter',
        your_review: '2026-10-05',
      },
      {
        countries: ['IN'],
        exhaustive: true,
        concluded_on: '2026-10-01',
        result: 'essentially-equivalent',
        importers: ['every-sub-processor'],
        author: 'you',
      },
      { countries: [], concluded_on: '2026-10-01', result: 'not-needed', reason: 'nothing leaves the EEA' },
    ],
    { ...WORLD, onFile: NOTHING_ON_FILE },
  ),
  passing('authority-requests', 'authority-access', {}, [
    { commits: ['notify', 'challenge'], in_writing: true },
    {
      commits: ['notify', 'challenge', 'minimise', 'report'],
      in_writing: true,
      ultimate_parent: { name: 'Acme Holding', country: 'DE' },
    },
  ]),
];

const chosen = {
  events: ['end-of-service' as const],
  result: 'deleted' as const,
  returned: true,
  customer_choice: true,
};

const HANDLING: readonly Passing[] = [
  passing('no-training', 'training-use', {}, [
    { used: 'never', covers: ['prompts', 'outputs'] },
    { used: 'never', default: 'off', covers: ['prompts', 'outputs', 'files', 'feedback'], data: ['content'] },
    { used: 'optional', default: 'off', covers: ['prompts', 'outputs'], data: ['content', 'account'] },
  ]),
  passing('no-training', 'training-use', { accept_opt_out: true }, [
    { used: 'optional', default: 'on', covers: ['prompts', 'outputs'] },
  ]),
  passing('retention-limit', 'retention', {}, [
    { periods: [{ kind: 'content', days: 400 }], exhaustive: true },
    { periods: [{ kind: 'content', days: 30, clock: 'end-of-service' }], exhaustive: true },
  ]),
  passing('retention-limit', 'retention', { max_days: 30 }, [
    {
      periods: [
        { kind: 'content', days: 30 },
        { kind: 'logs', hours: 72, clock: 'request' },
      ],
      exhaustive: true,
    },
    { periods: [{ kind: 'content', hours: 720 }], exhaustive: true },
  ]),
  passing('abuse-monitoring-limit', 'abuse-monitoring', { max_days: 30 }, [
    { days: 0 },
    { days: 30, human_review: false, data: ['content', 'account'] },
    { hours: 720, human_review: true, reviewers: [affiliate, { name: 'Muster', kind: 'you' }] },
    {
      ...{ days: 30, human_review: true, zero_retention: true, conditions: 'on request' },
      reviewers: [{ name: 'Watch', kind: 'sub-processor', register: 'HRB 1' }],
      improves_models: 'never',
    },
  ]),
  passing('deletion-or-return', 'deletion', {}, [
    chosen,
    { ...chosen, events: ['end-of-service', 'instruction'], within: 30, clock: 'end-of-service' },
    { ...chosen, limits: [{ what: 'backups', within: 30 }, { what: 'union-law' }] },
  ]),
  passing('breach-notice', 'breach-notification', { max_hours: 48 }, [
    { committed: true, without_undue_delay: true, hours: 48 },
    { committed: true, without_undue_delay: true, hours: 24, clock: 'awareness' },
  ]),
  passing('breach-notice', 'breach-notification', {}, [
    { committed: true, without_undue_delay: true },
    { committed: true, without_undue_delay: true, hours: 72 },
  ]),
  passing('security-measures', 'security-terms', {}, [{ in_writing: true, audit_right: true }]),
  passing('certification-held', 'certifications', { accept: ['iso-27001', 'soc-2-type-2'] }, [
    {
      certificates: [
        {
          ...{
            id: 'iso-27001',
            edition: '2022',
            covers_offering: true,
            body: 'TÜV',
            valid_until: '2027-06-01',
          },
          scope: 'the API',
        },
      ],
    },
    {
      certificates: [
        {
          id: 'soc-2-type-2',
          covers_offering: true,
          body: 'An auditor',
          valid_until: '2027-06-01',
          scope: 'it',
        },
      ],
      exhaustive: true,
    },
  ]),
];

const MODELS: readonly Passing[] = [
  passing('training-summary-public', 'training-summary', {}, [
    { published: true, url: 'https://example.com/summary' },
  ]),
  passing('downstream-documentation', 'downstream-information', {}, [
    { offered: true },
    { offered: true, how: 'on request' },
  ]),
  passing('eu-representative', 'authorised-representative', {}, [
    { appointed: true, name: 'Acme Ireland Ltd', country: 'IE' },
  ]),
  passing('downstream-documentation', 'open-source-exemption', {}, [
    { relied_on: ['53-2'], systemic_risk: false },
  ]),
  passing('eu-representative', 'open-source-exemption', {}, [
    { relied_on: ['53-2', '54-6'], systemic_risk: false },
  ]),
  passing('ai-act-statement', 'ai-act-position', {}, [
    { published: true, url: 'https://example.com/ai-act' },
  ]),
  passing('model-available', 'lifecycle', { notice_days: 14 }, [
    { status: 'offered', notice: 14 },
    { status: 'offered', retired_on: '2026-12-07', successor: 'the next one' },
    { status: 'deprecated', planned: '2026-12-07' },
  ]),
  passing('price-stated', 'input-price', { max_input: '1.00' }, [
    { usd: '1.00' },
    { usd: '0.50', tiers: [{ above: 32_000, usd: '1.00' }] },
  ]),
  passing('price-stated', 'output-price', { max_output: '1.00' }, [
    { usd: '1.00' },
    { usd: '0.50', tiers: [{ above: 32_000, usd: '1.00' }] },
  ]),
  passing('context-minimum', 'context', { tokens: 1_000 }, [{ tokens: 1_000, shown: '1K' }]),
];

/** By hand: values that each part of each rule passes, chosen so that every field of the value occurs. */
export const PASSING: readonly Passing[] = [...CONTRACT, ...PLACES, ...TRANSFERS, ...HANDLING, ...MODELS];

/** Fields that cannot lose a pass but still decide: they turn an open statement into one that fails. */
export const HARDENING: Readonly<Record<string, readonly string[]>> = {
  // An incomplete list may lack a commitment that is made elsewhere; a complete list shows that it is not
  // made.
  'authority-requests of authority-access': ['exhaustive'],
  // The same applies to a certificate.
  'certification-held of certifications': ['exhaustive'],
  // It says whether prompts are sent with feedback; a promise on all prompts and outputs holds either way.
  'no-training of training-use': ['carries_content'],
};

/** Open statements in which a field of `HARDENING` decides, and which are not close to a passing value. */
export const OPEN: readonly Passing[] = [
  passing('no-training', 'training-use', {}, [{ used: 'always', covers: ['feedback'] }]),
];
