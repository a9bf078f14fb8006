/** Run by the build: parses and checks every shipped file, and stores it as data that need no parsing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileShipped } from '../../src/evidence/load-dataset.js';
import { compile, textDigest, type Snapshot } from '../../src/input/snapshot.js';
import { parseYaml } from '../../src/input/yaml.js';
import { builtinPolicies, loadPolicy } from '../../src/policy/load-policy.js';

const [folder = ''] = process.argv.slice(2);
const policies = builtinPolicies();
const today = new Date().toISOString().slice(0, 10);
for (const id of policies) loadPolicy(id, today);
const files = policies.map((id) => `data/policies/${id}.yaml`);
const snapshot: Snapshot = {};
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  snapshot[textDigest(text)] = compile(parseYaml(text, file));
}
const { dataset, texts } = compileShipped();
writeFileSync(join(folder, 'policies.json'), JSON.stringify(snapshot));
writeFileSync(join(folder, 'dataset.json'), JSON.stringify(dataset));
writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts));
