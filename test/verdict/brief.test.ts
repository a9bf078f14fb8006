import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOn, withFiles } from '../kit/on-file.js';
import { claimText, providerText } from '../kit/provider-text.js';

const OFFERING = 'scope: offering, grade: reviewed, sources: [terms]';
const GROUP = OFFERING.replace('offering', 'group');
const LEAD = 'scope: offering, grade: reported, origin: policy, reported_by: [survey]';
const SEEN = 'seen: 2026-11-01';
const variants =
  '{ large: { title: the plan Large, dimension: plan }, small: { title: the plan Small, dimension: plan }, ' +
  'north: { title: the North, dimension: region }, south: { title: the South, dimension: region } }';

const NEVER = 'value: { used: never, covers: [prompts, outputs] }';
const ALWAYS = 'value: { used: always }';
const SEARCH = 'not_found: { looked_in: the terms }';

/** The brief of one rule on alpha, with claims by attribute, under policy default or one that extends it. */
const briefOn = (rule: string, claims: Readonly<Record<string, readonly string[]>>, policy = '') =>
  findingOn(rule, claims, policy)?.brief;

function findingOn(rule: string, claims: Readonly<Record<string, readonly string[]>>, policy = '') {
  const lists = Object.entries(claims).map(([attribute, list]) => `${attribute}: [${list.join(', ')}]`);
  const files = {
    'alpha.yaml': providerText({ variants, claims: `{ ${lists.join(', ')} }` }),
    'own.yaml': `id: own\nextends: [default]\n${policy}`,
  };
  return withFiles(files, (folder) => {
    const data = [join(folder, 'alpha.yaml')];
    const found = findingsOn({ subjects: ['alpha'], policy: join(folder, 'own.yaml'), data });
    return found.find((finding) => finding.rule === rule);
  });
}

const training = (claims: readonly string[], policy = '') =>
  briefOn('no-training', { 'training-use': claims }, policy);

describe('the brief of a gap', () => {
  test.each<[brief: string, ...claims: string[]]>([
    ['', claimText(NEVER, `${OFFERING}, ${SEEN}`)],
    ['not researched'],
    ['none found', claimText(SEARCH, `${OFFERING}, ${SEEN}`)],
    [
      'none found; a report disagrees',
      claimText(SEARCH, `${OFFERING}, ${SEEN}`),
      claimText(NEVER, `${LEAD}, ${SEEN}`),
    ],
    ['reported only', claimText(NEVER, `${LEAD}, ${SEEN}`)],
    ['prompts or outputs are used to train models', claimText(ALWAYS, `${OFFERING}, ${SEEN}`)],
    ['prompts or outputs are used to train models', claimText(ALWAYS, OFFERING)],
    ['stated, but undated', claimText(NEVER, OFFERING)],
    ['stated, but older than 365 days', claimText(NEVER, `${OFFERING}, seen: 2025-11-01`)],
    ['stated, but only for the plan Large', claimText(NEVER, `${OFFERING}, ${SEEN}, only_for: large`)],
    ['stated, but company-wide only', claimText(NEVER, `${GROUP}, ${SEEN}`)],
    ['company-wide: prompts or outputs are used to train models', claimText(ALWAYS, `${GROUP}, ${SEEN}`)],
    [
      'stated; an unverified report disagrees',
      claimText(NEVER, `${OFFERING}, ${SEEN}`),
      claimText(ALWAYS, `${LEAD}, seen: 2026-11-02`),
    ],
    [
      'stated; a later search found nothing',
      claimText(NEVER, `${OFFERING}, ${SEEN}`),
      claimText(SEARCH, `${OFFERING}, seen: 2026-11-02`),
    ],
    [
      'prompts or outputs are used to train models; another statement differs',
      claimText(NEVER, `${OFFERING}, ${SEEN}`),
      claimText(ALWAYS, `${OFFERING}, ${SEEN}`),
    ],
    [
      'prompts or outputs are used to train models; another version differs',
      claimText(NEVER, `${OFFERING}, ${SEEN}, edition: one`),
      claimText(ALWAYS, `${OFFERING}, ${SEEN}, edition: two`),
    ],
  ])('%s', (brief, ...claims) => {
    const found = claims.length === 0 ? briefOn('no-training', {}) : training(claims);
    expect(found?.replace(/^(?:first|second|one|two): /i, '')).toBe(brief);
  });

  test('an answer keeps its own condition and age, where another statement has others', () => {
    const open = claimText('value: { used: optional }', `${OFFERING}, seen: 2025-11-01`);
    const used =
      'the statement does not say whether training is on or off by default (text older than 365 days)';
    const forLarge = (value: string) => claimText(value, `${OFFERING}, ${SEEN}, only_for: large`);
    expect(training([open])).toBe(used);
    expect(training([open, forLarge(NEVER)])).toBe(used);
    const uncovered = 'the statement does not say that it covers prompts and outputs';
    expect(training([open, forLarge('value: { used: never }')])).toBe(
      `one statement: ${used}; another, for some customers only: ${uncovered}`,
    );
    expect(training([forLarge('value: { used: optional }'), open.replace('2025-11-01', '2026-11-01')])).toBe(
      'the statement does not say whether training is on or off by default',
    );
  });

  test('an objection keeps its own customers, where another has others', () => {
    const copies = (improves: string, more: string) =>
      claimText(
        `value: { days: 10, improves_models: ${improves}, data: [content] }`,
        `${OFFERING}, ${SEEN}${more}`,
      );
    const brief = briefOn('provider-role', {
      'data-roles': [
        claimText('value: { roles: [{ data: content, role: processor }] }', `${OFFERING}, ${SEEN}`),
      ],
      'abuse-monitoring': [copies('always', ', only_for: large')],
      'training-use': [claimText(ALWAYS, `${OFFERING}, ${SEEN}`)],
    });
    expect(brief).not.toMatch(/Large.*training-use/);
    expect(brief).toMatch(/^for the plan Large, .* \(see abuse-monitoring\)$/);
  });

  test('says that statements are only about other customers', () => {
    const large = claimText(ALWAYS, `${OFFERING}, ${SEEN}, only_for: large`);
    expect(training([large], 'variants: { alpha: [small] }\n')).toBe('only about other customers');
  });

  test.each([
    ['stated, but depends on the customer: choose yours under variants in the policy', 'large', 'small'],
    ['stated, but only for the plan Large; and only for the North', '[large, north]'],
    ['stated, but only for the plan Large (in part only for the North)', 'large', '[large, north]'],
    [
      'stated, but depends on the customer: choose yours under variants in the policy',
      'large',
      '[large, north]',
      '[large, south]',
      'small',
    ],
    [
      'stated, but only for the plan Large; and only for the North or the South',
      '[large, north]',
      '[large, south]',
    ],
  ])('%s', (brief, ...conditions) => {
    const claims = conditions.map((only) => claimText(NEVER, `${OFFERING}, ${SEEN}, only_for: ${only}`));
    expect(training(claims)).toBe(brief);
  });

  test('names the scope that the policy does not accept', () => {
    const policy = 'accept_scopes: [contract]\n';
    expect(training([claimText(NEVER, `${OFFERING}, ${SEEN}`)], policy)).toBe(
      'stated, but about the API as a whole only',
    );
  });

  test('does not say "company-wide" if a statement about the API says the same', () => {
    const briefs = [
      claimText('value: { used: optional }', `${OFFERING}, ${SEEN}`),
      claimText('value: { used: optional }', `${GROUP}, ${SEEN}`),
    ];
    const open = 'the statement does not say whether training is on or off by default';
    expect(training(briefs.slice(0, 1))).toBe(open);
    expect(training(briefs.slice(1))).toBe(`company-wide: ${open}`);
    expect(training(briefs)).toBe(open);
  });

  test('lists the places of one version only, where versions differ', () => {
    const placed = (edition: string, ...countries: string[]) =>
      claimText(
        `value: { locations: [${countries.map((country) => `{ country: ${country} }`).join(', ')}] }`,
        `${GROUP}, ${SEEN}, edition: ${edition}`,
      );
    const said = { 'data-locations': [placed('one', 'CN', 'IN'), placed('two', 'RU', 'DE')] };
    expect(briefOn('data-in-allowed-countries', said)).toMatch(
      /^company-wide: lists (?:CN, IN|RU); another version differs$/,
    );
  });

  test.each([
    ['SCCs named, no module or parties', '{ tool: scc }'],
    ['SCCs named, no module or importer', '{ tool: scc, exporter: you }'],
    ['BCRs named, no exporter', '{ tool: bcr, importer: group-members }'],
    ['adequacy decision named, no parties', '{ tool: adequacy, countries: [JP] }'],
    ['Data Privacy Framework named, no parties or the day of the look-up', '{ tool: dpf }'],
    [
      'importer not named as a legal entity',
      "{ tool: scc, module: '2', exporter: you, importer: Alpha and others }",
    ],
  ])('on the transfer tool says: %s', (brief, tool) => {
    const may = claimText('value: { leave_eea: may }', `${OFFERING}, ${SEEN}`);
    const tools = claimText(`value: { tools: [${tool}] }`, `${OFFERING}, ${SEEN}`);
    expect(briefOn('transfer-tool-named', { transfers: [may], 'transfer-tools': [tools] })).toBe(brief);
    expect(briefOn('transfer-tool-named', { transfers: [may] })).toBe(
      'transfers out of the EEA possible; transfer tools: not researched',
    );
  });

  test('names the attribute of the opposing statement', () => {
    const claims = {
      'training-use': [claimText(NEVER, `${OFFERING}, ${SEEN}`)],
      'abuse-monitoring': [
        claimText('value: { days: 10, improves_models: always, data: [content] }', `${OFFERING}, ${SEEN}`),
      ],
    };
    expect(briefOn('no-training', claims)).toMatch(/\(see abuse-monitoring\)$/);
  });

  test('names the customers that an opposing statement is about, as the message does', () => {
    const opposing = (more: string): string =>
      claimText(
        'value: { days: 10, improves_models: always, data: [content] }',
        `${OFFERING}, ${SEEN}${more}`,
      );
    const found = (more: string) =>
      findingOn('no-training', {
        'training-use': [claimText(NEVER, `${OFFERING}, ${SEEN}`)],
        'abuse-monitoring': [opposing(more)],
      });
    const some = found(', only_for: large');
    expect(some?.brief).toMatch(/^for the plan Large, .* \(see abuse-monitoring\)$/);
    expect(some?.message).toMatch(
      /\(abuse-monitoring, .*alpha\.yaml:\d+, only for the plan Large\) contradicts/,
    );
    const all = found('');
    expect(all?.brief).not.toContain('Large');
    expect(all?.message).not.toContain('only for');
  });
});
