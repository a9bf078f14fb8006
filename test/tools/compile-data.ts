/** Run by the build: parses and checks every file that ships, and writes them down as data that need no parsing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { compile, textDigest, type Snapshot } from '../../src/input/snapshot.js';
import { parseYaml } from '../../src/input/yaml.js';
import { builtinPolicies, loadPolicy } from '../../src/policy/load-policy.js';

const [target = ''] = process.argv.slice(2);
const policies = builtinPolicies();
const today = new Date().toISOString().slice(0, 10);
for (const id of policies) loadPolicy(id, today);
const files = [
  'data/law.yaml',
  'data/adequacy.yaml',
  'data/certificates.yaml',
  ...policies.map((id) => `data/policies/${id}.yaml`),
  ...loadDataset().providers.map(({ location }) => location.file),
];
const snapshot: Snapshot = {};
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  snapshot[textDigest(text)] = compile(parseYaml(text, file));
}
writeFileSync(target, JSON.stringify(snapshot));
