// Writes data/schemas: the JSON Schemas of all kinds of files, derived from the shapes that the loaders
// check.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTool } from './bundle.mjs';

const { schemaFiles } = await importTool('schemas');
mkdirSync('data/schemas', { recursive: true });
for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join('data/schemas', name), text);
