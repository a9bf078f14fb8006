import { describe, expect, test } from 'vitest';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import type { Claim } from '../../src/evidence/dataset.js';
import { on, pass } from '../../src/rules/rule.js';
import { onFileOf } from '../../src/verdict/on-file.js';
import { claimOn, contextOf, entryWith, ofProvider, providerOf, ruleWith } from '../kit/claims.js';

const CONTEXT = contextOf(entryWith(ruleWith(on('transfers', () => pass()))));
const onFile = (...claims: Claim[]) =>
  onFileOf({ id: 'alpha', provider: providerOf(ofProvider(...claims)) }, CONTEXT);

const LOCATIONS = { locations: [{ country: 'DE' }], exhaustive: true };
const TOOLS = { tools: [{ tool: 'scc', countries: ['US'] }, { tool: 'bcr' }] };
const ASSESSMENT = { countries: ['US'], result: 'not-needed', concluded_on: '2026-11-01' };
const ENTITIES = { entities: [{ name: 'Alpha GmbH', country: 'DE' }] };

describe('the places on file', () => {
  const AT = { file: 'alpha.yaml', line: 7, grade: 'reviewed' };

  test.each<[attribute: AttributeId, value: unknown, places: object[]]>([
    ['data-locations', LOCATIONS, [{ place: 'DE', as: 'location' }]],
    ['inference-locations', LOCATIONS, [{ place: 'DE', as: 'location', uses: ['inference'] }]],
    ['access-locations', LOCATIONS, [{ place: 'DE', as: 'location', uses: ['access'] }]],
    [
      'sub-processors',
      { entities: [{ name: 'C', established_in: 'IE' }] },
      [{ place: 'IE', as: 'seat', party: 'C' }],
    ],
    [
      'contracting-entity',
      { entities: [{ name: 'A', processes_in: ['FR'] }] },
      [{ place: 'FR', as: 'location', party: 'A' }],
    ],
    ['transfer-tools', TOOLS, [{ place: 'US', as: 'tool' }]],
  ])('include those that a claim on %s names, with its grade and line', (attribute, value, places) => {
    expect(onFile(claimOn(attribute, value)).places).toEqual(
      places.map((place) => ({ attribute, ...place, ...AT })),
    );
  });

  test.each<[what: string, claim: Partial<Claim>, isNamed: boolean]>([
    ['a report', { grade: 'reported' }, true],
    ['a claim that is not proof', { onlyFor: ['basic'], seen: '2020-01-01' }, true],
    ['a company-wide claim', { scope: 'group' }, false],
    ['a claim that has ended', { until: '2026-11-22' }, false],
    ['a later claim', { seen: '2026-11-24' }, false],
    ['a search', { value: undefined, notFound: { looked_in: 'the terms' } }, false],
  ])('with %s: %j', (_what, more, isNamed) => {
    const { places, provenPlaces } = onFile(claimOn('data-locations', LOCATIONS, more));
    expect(provenPlaces).toEqual([]);
    expect(places.map(({ place, grade }) => [place, grade])).toEqual(
      isNamed ? [['DE', more.grade ?? 'reviewed']] : [],
    );
  });
});

describe('what is on file as proof', () => {
  test('is each tool for transfers', () => {
    expect(onFile(claimOn('transfer-tools', TOOLS)).tools).toEqual(TOOLS.tools);
  });

  test('is only what the policy accepts, but what it does not accept can count against', () => {
    const kind = 'own-assessment' as const;
    const attested = (attribute: AttributeId, value: unknown): Claim =>
      claimOn(attribute, value, {
        scope: 'contract',
        attestation: { kind } as Claim['attestation'] & object,
      });
    const entry = { ...CONTEXT.entry, attestations: ['contract'] as const };
    const claims = ofProvider(
      attested('transfer-tools', TOOLS),
      attested('data-locations', LOCATIONS),
      attested('contracting-entity', ENTITIES),
      attested('transfer-assessment', ASSESSMENT),
    );
    const found = onFileOf({ id: 'alpha', provider: providerOf(claims) }, { ...CONTEXT, entry });
    expect([found.tools, found.contracting]).toEqual([[], []]);
    expect(found.places.map(({ place }) => place)).toContain('DE');
    expect(found.provenPlaces).toEqual([]);
    expect(found.reviewedTools).toEqual(TOOLS.tools);
    // An assessment is never a contract.
    expect(found.assessments).toEqual([ASSESSMENT]);
  });

  test('is each assessment, contracting entity and list of sub-processors', () => {
    expect(onFile(claimOn('transfer-assessment', ASSESSMENT)).assessments).toEqual([ASSESSMENT]);
    expect(onFile(claimOn('contracting-entity', ENTITIES)).contracting).toEqual([ENTITIES]);
    expect(onFile(claimOn('sub-processors', ENTITIES)).subProcessors).toEqual([ENTITIES]);
  });

  test('is each place for content of customers in the EEA', () => {
    const elsewhere = { entities: [{ name: 'Alpha Inc.', country: 'US', for: ['US'] }] };
    const locations = [{ country: 'DE' }, { country: 'US', data: ['account'] }];
    const { provenPlaces } = onFile(
      claimOn('data-locations', { locations }),
      claimOn('contracting-entity', elsewhere),
      claimOn('sub-processors', {
        entities: [{ name: 'Zeta', country: 'IN', established_in: 'DE', processes_in: ['DE'] }],
      }),
      claimOn('contracting-entity', { entities: [{ name: 'Eta', processes_in: ['CN'] }] }),
    );
    expect(provenPlaces.map(({ attribute, place }) => [attribute, place])).toEqual([
      ['data-locations', 'DE'],
      ['sub-processors', 'DE'],
      ['contracting-entity', 'CN'],
    ]);
  });

  test.each<[what: string, more: Partial<Claim>]>([
    ['a report', { grade: 'reported' }],
    ['an undated claim', { seen: undefined as never }],
    ['a claim that may be about other customers', { onlyFor: ['pinned'] }],
    ['a company-wide claim', { scope: 'group' }],
  ])('is not %s', (_what, more) => {
    const { tools, assessments, contracting, subProcessors, provenPlaces } = onFile(
      claimOn('transfer-tools', TOOLS, more),
      claimOn('transfer-assessment', ASSESSMENT, more),
      claimOn('data-locations', LOCATIONS, more),
      claimOn('contracting-entity', ENTITIES, more),
      claimOn('sub-processors', ENTITIES, more),
    );
    expect({ tools, assessments, contracting, subProcessors, provenPlaces }).toEqual({
      ...{ tools: [], assessments: [], contracting: [], subProcessors: [], provenPlaces: [] },
    });
  });

  test('is nothing without claims', () => {
    expect({ ...onFile() }).toEqual({
      ...{ places: [], provenPlaces: [], tools: [], reviewedTools: [], assessments: [] },
      ...{ contracting: [], subProcessors: [] },
    });
  });
});
