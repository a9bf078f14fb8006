// Writes data/man/mimo-check.1, the manual page, from the tables of commands and options.
import { mkdirSync, writeFileSync } from 'node:fs';
import { importTool } from './bundle.mjs';

const { manPage } = await importTool('man');
mkdirSync('data/man', { recursive: true });
writeFileSync('data/man/mimo-check.1', await manPage());
