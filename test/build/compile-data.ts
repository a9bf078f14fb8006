/** Run by the build: parses and checks every shipped file, and stores it as data that need no parsing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileShipped } from '../../src/evidence/load-dataset.js';
import { shippedText } from '../../src/evidence/shipped-dataset.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { builtinNames, builtinText, PACKED_FOLDERS } from '../../src/input/builtin.js';
import { compilePolicies } from '../../src/policy/shipped-policies.js';

const [folder = ''] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);
const composed = compilePolicies((id) => loadPolicy(id, today));
const texts = PACKED_FOLDERS.flatMap((name) =>
  builtinNames(name).map((file) => [`${name}/${file}`, builtinText(name, file)]),
);
writeFileSync(join(folder, 'texts.json'), JSON.stringify(Object.fromEntries(texts)));
writeFileSync(join(folder, 'policies.json'), JSON.stringify(composed));
writeFileSync(join(folder, 'dataset.jsonl'), shippedText(compileShipped()));
