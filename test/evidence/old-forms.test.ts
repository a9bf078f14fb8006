import { describe, expect, test } from 'vitest';
import { oldFormsIn } from '../../src/evidence/old-forms.js';

const PARTY = { name: 'Beta Ltd', kind: 'sub-processor', legal_form: 'Ltd' };
const ENTITY = { name: 'Beta Ltd', legal_form: 'Ltd', established_in: 'DE', tasks: ['storage'] };

describe('old forms that are still read and answer no rule', () => {
  test.each<[attribute: string, value: unknown, paths: string[]]>([
    ['sub-processors', { entities: [ENTITY] }, []],
    ['sub-processors', { available_at: 'https://beta.example/' }, []],
    ['sub-processors', { entities: [{ name: 'Beta' }] }, ['entities.0']],
    ['sub-processors', { entities: [ENTITY, { ...ENTITY, country: 'DE' }] }, ['entities.1.country']],
    ['sub-processors', { entities: [{ ...ENTITY, task: 'hosting' }] }, []],
    [
      'sub-processors',
      { entities: [{ name: 'Beta Ltd', register: 'HRB 1', task: 'hosting' }] },
      ['entities.0.task'],
    ],
    [
      'contracting-entity',
      { entities: [{ name: 'Beta', country: 'DE' }] },
      ['entities.0', 'entities.0.country'],
    ],
    ['transfer-tools', { tools: [{ tool: 'scc', exporter: 'you', importer: 'every-sub-processor' }] }, []],
    ['transfer-tools', { tools: [{ tool: 'scc', exporter: PARTY, importer: 'Beta' }] }, ['tools.0.importer']],
    [
      'transfer-tools',
      { tools: [{ tool: 'scc', exporter: { name: 'Beta', kind: 'other' } }] },
      ['tools.0.exporter'],
    ],
    ['transfer-assessment', { countries: [], importers: ['Beta', PARTY] }, ['importers.0']],
    ['access-locations', { locations: [{ country: 'DE', entity: 'Beta' }] }, ['locations.0.entity']],
    ['abuse-monitoring', { reviewers: ['people'] }, ['reviewers.0']],
    ['abuse-monitoring', 'no mapping', []],
    ['upstreams', { parties: [PARTY, 'Beta'] }, ['parties.1']],
    ['deletion', { limits: ['the law', { what: 'backups' }] }, ['limits.0']],
    ['training-use', { used: 'never' }, []],
  ])('%s %j', (attribute, value, paths) => {
    const found = oldFormsIn(attribute, value);
    expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
    for (const { message, hint } of found) {
      expect(message).toMatch(/^(has|is) /);
      expect(hint).toMatch(/\.$/);
    }
  });
});
