import { expect, test } from 'vitest';
import { NOTHING_ON_FILE, type OnFile } from '../../src/evidence/world.js';
import { WORLD } from '../kit/table.js';
import { isForeignLawBound } from '../../src/rules/transfer-assessment.js';

type Tool = OnFile['tools'][number];
type Assessment = OnFile['assessments'][number];

const clauses: Tool = { tool: 'scc', module: '2', importer: 'Acme Inc.', countries: ['IN'] };
const assessed: Assessment = {
  countries: ['IN'],
  concluded_on: '2026-10-01',
  result: 'essentially-equivalent',
  importers: ['acme inc'],
};
const without = <T extends object>(value: T, key: keyof T): T =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as T;

test.each<[boolean, string, Tool[], Assessment[]]>([
  [true, 'clauses and an assessment of the importer', [clauses], [assessed]],
  [true, 'module 3', [{ ...clauses, module: '3' }], [assessed]],
  [true, 'importers not stated, countries covered', [clauses], [without(assessed, 'importers')]],
  [true, 'an adequacy decision beside', [clauses, { tool: 'adequacy', countries: ['JP'] }], [assessed]],
  [true, 'a fallback beside', [clauses, { ...clauses, countries: ['CN'], fallback: true }], [assessed]],
  [true, 'account data beside', [clauses, { ...clauses, countries: ['CN'], data: ['account'] }], [assessed]],
  [
    true,
    'every sub-processor',
    [{ ...clauses, importer: 'every-sub-processor' }],
    [{ ...assessed, importers: ['every-sub-processor'] }],
  ],
  [
    true,
    "the exporter's assessment, reviewed",
    [clauses],
    [{ ...assessed, author: 'exporter', your_review: '2026-10-02' }],
  ],
  [false, 'nothing', [], []],
  [false, 'no assessment', [clauses], []],
  [false, 'no clauses', [], [assessed]],
  [false, 'a fallback', [{ ...clauses, fallback: true }], [assessed]],
  [false, 'module 1, which has another clause 8.5', [{ ...clauses, module: '1' }], [assessed]],
  [false, 'no module', [without(clauses, 'module')], [assessed]],
  [false, 'no importer', [without(clauses, 'importer')], [without(assessed, 'importers')]],
  [false, 'no country', [without(clauses, 'countries')], [assessed]],
  [false, 'a country that was not assessed', [{ ...clauses, countries: ['IN', 'CN'] }], [assessed]],
  [false, 'another importer', [clauses], [{ ...assessed, importers: ['Beta Ltd'] }]],
  [
    false,
    'a second importer that nobody assessed',
    [clauses, { ...clauses, importer: 'Beta Ltd' }],
    [assessed],
  ],
  [false, 'binding corporate rules', [{ ...clauses, tool: 'bcr' }], [assessed]],
  [false, 'clauses not in force yet', [{ ...clauses, effective: '2026-12-01' }], [assessed]],
  [false, 'clauses for account data', [{ ...clauses, data: ['account'] }], [assessed]],
  [false, 'safeguards not sufficient', [clauses], [{ ...assessed, result: 'not-sufficient' }]],
  [false, 'not needed', [clauses], [{ ...assessed, result: 'not-needed' }]],
  [false, 'concluded after the as-of day', [clauses], [{ ...assessed, concluded_on: '2026-12-01' }]],
  [false, 'not relied on yet', [clauses], [{ ...assessed, effective: '2026-12-01' }]],
  [false, 'of account data', [clauses], [{ ...assessed, data: ['account'] }]],
  [false, "the exporter's, not reviewed", [clauses], [{ ...assessed, author: 'exporter' }]],
  [
    false,
    "the exporter's, reviewed later",
    [clauses],
    [{ ...assessed, author: 'exporter', your_review: '2026-12-01' }],
  ],
])('clause 8.5 binds: %s, with %s', (isBound, _name, tools, assessments) => {
  const world = { ...WORLD, onFile: { ...NOTHING_ON_FILE, tools, reviewedTools: tools, assessments } };
  expect(isForeignLawBound(world)).toBe(isBound);
});

test.each([
  ['proof of what is needed', [clauses], [clauses], true],
  ['a statement that is no proof', [], [clauses], false],
  [
    'proof, and a statement on another importer that is none',
    [clauses],
    [clauses, { ...clauses, importer: 'Beta Ltd' }],
    false,
  ],
])('clause 8.5, with %s', (_name, tools, reviewedTools, isBound) => {
  const onFile = { ...NOTHING_ON_FILE, tools, reviewedTools, assessments: [assessed] };
  expect(isForeignLawBound({ ...WORLD, onFile })).toBe(isBound);
});
