/** Run by the build: parses and checks every shipped file, and stores it as data that need no parsing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileShipped } from '../../src/evidence/load-dataset.js';
import { shippedText } from '../../src/evidence/shipped-dataset.js';
import { compile, textDigest, type Snapshot } from '../../src/input/snapshot.js';
import { parseYaml } from '../../src/input/yaml.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { builtinPolicyFiles, compilePolicies } from '../../src/policy/shipped-policies.js';

const [folder = ''] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);
const composed = compilePolicies((id) => loadPolicy(id, today));
const snapshot: Snapshot = {};
for (const file of builtinPolicyFiles()) {
  const text = readFileSync(file, 'utf8');
  snapshot[textDigest(text)] = compile(parseYaml(text, file));
}
writeFileSync(join(folder, 'composed-policies.json'), JSON.stringify(composed));
writeFileSync(join(folder, 'policies.json'), JSON.stringify(snapshot));
writeFileSync(join(folder, 'dataset.jsonl'), shippedText(compileShipped()));
