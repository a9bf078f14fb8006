/** Run by the build: parses and checks every shipped file, and stores it as data that need no parsing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileShipped } from '../../src/evidence/load-dataset.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { compilePolicies } from '../../src/policy/shipped-policies.js';

const [folder = ''] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);
const composed = compilePolicies((id) => loadPolicy(id, today));
writeFileSync(join(folder, 'policies.json'), JSON.stringify(composed));
writeFileSync(join(folder, 'dataset.json'), JSON.stringify(compileShipped()));
