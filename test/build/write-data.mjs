// Writes what is derived from the code into data/: the JSON Schemas of all kinds of files, from the shapes that the
// loaders check, and the manual page, from the tables of commands and options.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTool } from './bundle.mjs';

const { schemaFiles } = await importTool('test/build/schemas.ts');
const { manPage } = await importTool('test/build/man.ts');
const files = { 'man/mimo-check.1': await manPage() };
for (const [name, text] of Object.entries(schemaFiles())) files[`schemas/${name}`] = text;
for (const folder of ['schemas', 'man']) mkdirSync(join('data', folder), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join('data', name), text);
