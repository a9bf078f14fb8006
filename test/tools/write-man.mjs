// Writes the manual page data/man/mimo-check.1 from the tables of commands and options.
import { mkdirSync, writeFileSync } from 'node:fs';
import { importTool } from './bundle.mjs';

const { manPage } = await importTool('man');
mkdirSync('data/man', { recursive: true });
writeFileSync('data/man/mimo-check.1', await manPage());
